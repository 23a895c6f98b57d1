"""Issues a letter: by one person, or put forward by one and issued by another where the template asks for two.

What it said is kept whole: template, version, language, data, and the digest of the PDF that was drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casekeeper.actions.holding import held
from casekeeper.actions.letters.drawing import DRAWN_WITH, Drawn, LetterRefused
from casekeeper.actions.letters.still_right import no_longer_right
from casekeeper.actions.letters.templates import Template, template_of
from casekeeper.actions.letters.writing import (
    Prepared,
    asked_of,
    draw_again,
    draw_prepared,
    may_write,
    template_named,
)
from casekeeper.actions.permissions import ISSUE_SECOND, Worker, may, require
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts import Fact, History, history_of
from casekeeper.facts.letters import LetterIssued, LetterPutForward, LetterWithdrawn
from casekeeper.position.letter_named import LETTER, letter_named
from casekeeper.position.papers_on_file import came_back, handed_over
from casekeeper.records import clock
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused


def issue_letter(person: Person, prepared: Prepared, *, why: str, user: Worker, by: str) -> int:
    """Issue, or put forward where a second person is needed; the fact's number. Raises LetterRefused, NotAllowed."""
    require(may_write(user, prepared.template, person))
    if not why.strip():
        raise LetterRefused("Say why the letter is written.")
    template, said = prepared.template, dict(prepared.data)
    drawn = draw_prepared(prepared)
    _check_still_right(person, template, said)
    if template.second_person:
        forward = LetterPutForward(
            letter=template.key, template_version=template.version, language=prepared.language, data=said,
            why=why, written_by=by,
        )  # fmt: skip
        return record_fact(person, forward, clock.today(), source="letters", by=by, user=user)
    return _issue(person, template.key, template.version, prepared.language, said, drawn, why=why, by=by, user=user)


def issue_put_forward(person: Person, number: int, *, user: Worker, by: str) -> int:
    """Issue what somebody else put forward; the number of the fact. Raises Refused, NotAllowed."""
    with held(person):
        history = _history(person)
        forward = next((each for each in waiting(history) if each.first_number == number), None)
        if forward is None:
            raise Refused(f"Fact {number} is no letter that waits for a second person.")
        template = template_named(forward.said.letter)
        require(may(user, ISSUE_SECOND, person))
        require(may_write(user, template, person))
        if by in (forward.recorded_by, forward.said.written_by):
            raise Refused("You wrote this letter. A second person issues it or withdraws it.")
        said = forward.said
        drawn = draw_again(said.letter, said.template_version, said.language, said.data)
        _check_still_right(person, template_of(said.letter, said.template_version), said.data)
        return _issue(
            person, said.letter, said.template_version, said.language, said.data, drawn, why=said.why, by=by, user=user,
            put_forward=number,
        )  # fmt: skip


def withdraw_letter(person: Person, number: int, *, why: str, user: Worker, by: str) -> int:
    """Take back a letter that was put forward or issued and not served. Raises Refused, NotAllowed."""
    with held(person):
        history = _history(person)
        if not why.strip():
            raise Refused("Say why the letter is withdrawn.")
        if number not in {each.first_number for each in (*waiting(history), *unserved(history))}:
            raise Refused(f"Fact {number} is no letter that waits to be issued or served.")
        said = LetterWithdrawn(letter=number, why=why, withdrawn_by=by)
        return record_fact(person, said, clock.today(), source="letters", by=by, user=user)


def draw_issued(letter: Fact[LetterIssued]) -> Drawn:
    """The PDF with the bytes of the day it was issued. Raises LetterRefused where it would come out otherwise."""
    said = letter.said
    drawn = draw_again(said.letter, said.template_version, said.language, said.data)
    if drawn.digest != said.digest:
        raise LetterRefused(
            f"Letter {letter.first_number} would come out with other bytes than on the day it was issued: it was drawn "
            f"with {said.drawn_with}, and this is {DRAWN_WITH}. Install what it names to draw it again."
        )
    return drawn


def waiting(history: History) -> tuple[Fact[LetterPutForward], ...]:
    """Letters put forward that nobody issued or withdrew."""
    gone = withdrawn(history) | {fact.said.put_forward for fact in history.of(LetterIssued)}
    return tuple(fact for fact in history.of(LetterPutForward) if fact.first_number not in gone)


def unserved(history: History) -> tuple[Fact[LetterIssued], ...]:
    """Letters issued, not withdrawn, whose service nobody recorded; or that came back and wait to be served anew."""
    served = {number for number, fact in services(history).items() if not _is_back(history, fact)}
    gone = withdrawn(history) | served
    return tuple(fact for fact in history.of(LetterIssued) if fact.first_number not in gone)


def _is_back(history: History, service: Fact[Any]) -> bool:
    return came_back(history, service) is not None and handed_over(history, service) is None


def withdrawn(history: History) -> set[int | None]:
    """The numbers of the letters that were taken back."""
    return {fact.said.letter for fact in history.of(LetterWithdrawn)}


def services(history: History) -> Mapping[int, Fact[Any]]:
    """By letter, the last fact that says it was served: known by the reference it carries."""
    found: dict[int, Fact[Any]] = {}
    for fact in history.facts:
        document = getattr(fact.said, "document", "")
        number = letter_named(document) if isinstance(document, str) and hasattr(fact.said, "method") else None
        if number is not None:
            found[number] = fact
    return found


def reference_of(number: int) -> str:
    """How the fact of service names the letter."""
    return f"{LETTER} {number}"


def _check_still_right(person: Person, template: Template, data: Mapping[str, str]) -> None:
    if wrong := no_longer_right(asked_of(person), template, data):
        raise LetterRefused(f"{template.name} cannot be issued as written. {wrong}")


def _history(person: Person) -> History:
    return history_of(person.reference, facts_of([person.id]).get(person.id, []))


def _issue(
    person: Person, key: str, version: int, language: str, data: Mapping[str, str], drawn: Drawn, *, why: str, by: str,
    user: Worker, put_forward: int | None = None,
) -> int:  # fmt: skip
    said = LetterIssued(
        letter=key, template_version=version, language=language, data=dict(data), digest=drawn.digest,
        drawn_with=DRAWN_WITH, why=why, put_forward=put_forward, issued_by=by,
    )  # fmt: skip
    return record_fact(person, said, clock.today(), source="letters", by=by, user=user)
