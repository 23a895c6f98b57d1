"""A letter that was issued is served; one that came back is served anew. Till then nothing in it counts as told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts import Fact
from casekeeper.facts.letters import LetterIssued, LetterWithdrawn
from casekeeper.facts.serving import PaperCameBack
from casekeeper.position.answer import because
from casekeeper.position.letter_named import letter_named
from casekeeper.position.papers_on_file import came_back, handed_over, served_anew

SERVED_BY: Mapping[str, Unit] = {
    "bail.notice_served": Unit.REPORTING, "departure.notice_served": Unit.RETURNS,
}  # fmt: skip
"""Who serves a paper of this kind of service; casework serves the others."""
OF_RETURNS = frozenset({"removal_notice", "departure_details", "departure_cancelled"})
OF_REPORTING = frozenset({"bail_notice"})


def duties(case: Case) -> Iterator[Duty]:
    """One for each letter issued, and one for each time that a paper came back."""
    if case.history.has(LetterIssued):
        gone = {fact.said.letter: fact for fact in case.history.of(LetterWithdrawn)}
        served = _served(case)
        for letter in case.history.of(LetterIssued):
            yield _serve(case, letter, served.get(letter.first_number), gone.get(letter.first_number))
    for back in case.history.of(PaperCameBack):
        yield from _serve_again(case, back)


def _served(case: Case) -> Mapping[int | None, Fact[Any]]:
    """By letter, the first fact that says it was served, or that it went to the file."""
    found: dict[int | None, Fact[Any]] = {}
    for fact in case.history.facts:
        if hasattr(fact.said, "method") and (number := letter_named(getattr(fact.said, "document", ""))) is not None:
            found.setdefault(number, fact)
    return found


def _serve(
    case: Case, letter: Fact[LetterIssued], served: Fact[Any] | None, withdrawn: Fact[LetterWithdrawn] | None
) -> Duty:  # fmt: skip
    key = letter.said.letter
    by = Unit.RETURNS if key in OF_RETURNS else Unit.REPORTING if key in OF_REPORTING else Unit.CASEWORK
    return owe(
        case, key=f"serve letter:{letter.first_number}", what="Serve a letter that was issued", by=by, arose=letter.on,
        allowed=case.policy("serve_letter", letter.on),
        discharged_by="its service recorded with proof, to the file where delivery was impossible, or it is withdrawn",
        reasons=(because(f"Letter issued on {letter.on} ({key.replace('_', ' ')})", letter),),
        done_on=served.on if served is not None else None, lapsed_on=withdrawn.on if withdrawn is not None else None,
    )  # fmt: skip


def _serve_again(case: Case, back: Fact[PaperCameBack]) -> Iterator[Duty]:
    paper = next((fact for fact in case.history.facts if fact.first_number == back.said.paper), None)
    if paper is None or came_back(case.history, paper) is None:
        return
    given, anew = handed_over(case.history, paper), served_anew(case.history, paper)
    done = [max(fact.on, back.on) for fact in (given, anew) if fact is not None]
    letter = letter_named(getattr(paper.said, "document", ""))
    gone: list[date] = [
        f.on for f in case.history.of(LetterWithdrawn) if letter is not None and f.said.letter == letter
    ]
    yield owe(
        case, key=f"serve letter again:{back.first_number}", what="Serve a paper anew that came back",
        by=SERVED_BY.get(paper.kind, Unit.CASEWORK), arose=back.on, allowed=case.policy("serve_again", back.on),
        discharged_by="the paper served anew with proof, handed over, or its letter withdrawn",
        reasons=(because(f"{paper.said.label} of {paper.on} came back: {back.said.how}", back),),
        done_on=min(done, default=None), lapsed_on=min(gone, default=None), urgent=True,
    )  # fmt: skip
