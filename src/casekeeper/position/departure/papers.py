"""The document to travel on: held and valid to a day, and every application that was made for one.

Documents themselves are those of `position/documents.py`; one withdrawn, lost or used does not count any more.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.documents import DocumentHeld
from casekeeper.facts.travel_documents import (
    DocumentAgreed,
    DocumentApplied,
    DocumentChased,
    DocumentInterview,
    DocumentRefused,
    DocumentWithdrawn,
)
from casekeeper.position.documents import Document, documents_of

TO_TRAVEL_ON = frozenset({"passport", "emergency travel document", "refugee travel document", "national identity card"})
STEPS: tuple[Any, ...] = (DocumentChased, DocumentInterview, DocumentAgreed, DocumentRefused, DocumentWithdrawn)


class Application(NamedTuple):
    """One application, with its last step; `ended` is what issued, refused or withdrew it."""

    applied: Fact[DocumentApplied]
    last: Fact[Any]
    agreed: Fact[DocumentAgreed] | None
    ended: Fact[Any] | None

    @property
    def number(self) -> int:
        return self.applied.first_number


class Papers(NamedTuple):
    """Documents to travel on that are of use, and applications."""

    held: tuple[Document, ...]
    applications: tuple[Application, ...]

    def valid_on(self, day: date) -> Document | None:
        """The document valid on the day that is valid longest."""
        valid = [each for each in self.held if each.valid_until is not None and each.valid_until >= day]
        return max(valid, key=lambda each: each.valid_until or date.min, default=None)


NO_PAPERS = Papers((), ())


def papers_of(history: History) -> Papers:
    """Everything to travel on."""
    if not (history.has(DocumentHeld) or history.has(DocumentApplied)):
        return NO_PAPERS
    gone = {fact.said.document for fact in history.of(DocumentWithdrawn)}
    held = tuple(
        each
        for each in documents_of(history)
        if each.said.document in TO_TRAVEL_ON and not gone & {fact.first_number for fact in each.told}
    )
    return Papers(held, tuple(_application(history, fact, held) for fact in history.of(DocumentApplied)))


def _application(history: History, applied: Fact[DocumentApplied], held: Sequence[Document]) -> Application:
    number = applied.first_number
    steps = [
        fact for kind in STEPS for fact in history.of(kind)
        if getattr(fact.said, "application", None) == number or getattr(fact.said, "document", None) == number
    ]  # fmt: skip
    steps.sort(key=lambda fact: fact.in_order)
    agreed = [fact for fact in steps if fact.kind == DocumentAgreed.key]
    ended = next((fact for fact in steps if fact.kind in (DocumentRefused.key, DocumentWithdrawn.key)), None)
    issued = [
        fact for document in held for fact in document.told[:1]
        if document.said.document == applied.said.document and fact.on >= applied.on
    ]  # fmt: skip
    if issued and (ended is None or issued[0].on <= ended.on):
        ended = issued[0]
    last = steps[-1] if steps else applied
    return Application(applied, last, agreed[-1] if agreed else None, ended)
