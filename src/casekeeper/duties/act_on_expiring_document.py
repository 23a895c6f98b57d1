"""A travel or identity document that is about to end is used or renewed before it ends, not found out of date later.

Inspectors found most travel documents held for people who could have left lying unused until they were worth nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts import Fact
from casekeeper.facts.documents import DocumentHeld
from casekeeper.position.answer import because
from casekeeper.position.documents import Document, documents_of


def duties(case: Case) -> Iterator[Duty]:
    """One for every document, and each last day it was said to have; none for one told of after it had ended."""
    documents = documents_of(case.history)
    for document in documents:
        for fact, next_said in _days_said(document):
            if fact.said.valid_until is not None and fact.said.valid_until >= fact.on:
                yield _one(case, document, fact, fact.said.valid_until, next_said, documents)


def _days_said(document: Document) -> Iterator[tuple[Fact[DocumentHeld], Fact[DocumentHeld] | None]]:
    """The first telling of each last day, with the telling that changed it."""
    first = document.told[0]
    for fact in document.told[1:]:
        if fact.said.valid_until != first.said.valid_until:
            yield first, fact
            first = fact
    yield first, None


def _one(
    case: Case, document: Document, fact: Fact[DocumentHeld], ends: date, next_said: Fact[DocumentHeld] | None,
    documents: Sequence[Document],
) -> Duty:  # fmt: skip
    warning = case.policy("document_expiry_warning", ends)
    arose = max(fact.on, case.before(ends, warning))
    allowed = case.policy("document_expiry_decide", arose)
    # Of a warning that lies ahead nothing but its day is used, and no calendar reaches to every last day.
    due = ends if arose > case.as_at else max(arose, min(case.after(arose, allowed), ends))
    another = document.replaced_by(documents)
    done = [each.on for each in (*document.decided, *([another] if another is not None else ())) if each.on >= fact.on]
    return owe(
        case,
        key=f"act on expiring document:{fact.first_number}",
        what="Decide what is done about a document that ends soon",
        by=Unit.CASEWORK,
        arose=arose,
        allowed=allowed,
        due=due,
        discharged_by="a named person's decision, or another document of the type that is valid for longer",
        reasons=(
            because(f"{fact.said.document.capitalize()}, held by {document.said.held_by}, ends on {ends}", fact),
            because(f"The warning comes {warning.in_words} before", under=warning),
        ),
        done_on=min(done, default=None),
        lapsed_on=next_said.on if next_said is not None else None,
    )
