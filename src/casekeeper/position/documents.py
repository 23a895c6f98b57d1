"""Which travel and identity documents are there, and until when is each valid?

The same document told of again takes the place of what was told before: the same type, and the same number where both
tellings give one.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.documents import DocumentExpiryDecided, DocumentHeld

WARNING = "criminal_casework_policy.document_expiry_warning"


class Document(NamedTuple):
    """One document: every telling of it, the last of which counts; and what was decided about its end."""

    told: tuple[Fact[DocumentHeld], ...]
    decided: tuple[Fact[DocumentExpiryDecided], ...] = ()

    @property
    def number(self) -> int:
        """The same for ever: the fact that first told of it."""
        return self.told[0].first_number

    @property
    def said(self) -> DocumentHeld:
        return self.told[-1].said

    @property
    def valid_until(self) -> date | None:
        return self.said.valid_until

    def replaced_by(self, others: Sequence[Document]) -> Fact[DocumentHeld] | None:
        """The first telling of another document of this type that is valid for longer."""
        until = self.valid_until or date.max
        longer = [
            other.told[0] for other in others
            if other.number != self.number and other.said.document == self.said.document
            and other.told[0].on >= self.told[0].on and (other.valid_until or date.max) > until
        ]  # fmt: skip
        return min(longer, key=lambda fact: fact.on, default=None)


def documents_of(history: History) -> tuple[Document, ...]:
    """Every document told of, in the order in which they were first told."""
    found: list[list[Fact[DocumentHeld]]] = []
    for fact in history.of(DocumentHeld):
        same = next((told for told in found if _is_same(told[-1].said, fact.said)), None)
        if same is None:
            found.append([fact])
        else:
            same.append(fact)
    decisions = history.of(DocumentExpiryDecided)
    return tuple(
        Document(
            tuple(told),
            tuple(each for each in decisions if each.said.document in {fact.first_number for fact in told}),
        )
        for told in found
    )


def _is_same(one: DocumentHeld, other: DocumentHeld) -> bool:
    if (one.document, one.issuer.casefold()) != (other.document, other.issuer.casefold()):
        return False
    return not one.number or not other.number or _plain(one.number) == _plain(other.number)


def _plain(number: str) -> str:
    return "".join(each for each in number.casefold() if each.isalnum())
