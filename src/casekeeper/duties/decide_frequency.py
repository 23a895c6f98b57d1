"""A person decides how often somebody reports, with reasons, and looks at it again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts import Fact
from casekeeper.position.answer import Reason, because
from casekeeper.position.reporting.bail import Condition
from casekeeper.position.reporting.contact_state import ContactState, Lost


def duties(case: Case) -> Iterator[Duty]:
    """For every reporting condition: to decide, and each time to look at it again."""
    found = case.standing.reporting
    for condition in found.bail.of_kind("reporting") if found is not None else ():
        assert found is not None
        until = condition.until
        sets = [
            fact for fact in found.schedule.frequencies
            if fact.said.condition in (None, condition.number)
            and condition.since <= fact.on and (until is None or fact.on < until)
        ]  # fmt: skip
        yield _decide(case, condition, sets)
        yield from _look_again(case, condition, sets, found.contact.spells(ContactState.ABSCONDER))


def _decide(case: Case, condition: Condition, sets: Sequence[Fact[Any]]) -> Duty:
    return owe(
        case,
        key=f"decide frequency:{condition.number}",
        what="Decide how often the person reports",
        by=Unit.REPORTING,
        arose=condition.since,
        allowed=case.for_reporting("decide_frequency", condition.since),
        discharged_by="a frequency and a first day, set by a named person with reasons",
        reasons=(because(f"To report since {condition.since}, and no day is set by the condition", condition.fact),),
        done_on=sets[0].on if sets else None,
        lapsed_on=condition.until,
    )


def _look_again(
    case: Case, condition: Condition, sets: Sequence[Fact[Any]], declared: Sequence[Lost]
) -> Iterator[Duty]:
    """After each decision; of an absconder it is not asked how often they report, until they are back."""
    ends = [fact.on for fact in sets[1:]]
    for fact, done_on in zip(sets, [*ends, None], strict=False):
        last = min((day for day in (done_on, condition.until) if day is not None), default=date.max)
        back = [spell.until for spell in declared if spell.until is not None and fact.on <= spell.until < last]
        for start in (fact.on, *back):
            lost_on = next((spell.since for spell in declared if spell.since >= start), None)
            yield _one_look(case, condition, fact, start=start, done_on=done_on, lost_on=lost_on)


def _one_look(
    case: Case, condition: Condition, fact: Fact[Any], *, start: date, done_on: date | None, lost_on: date | None
) -> Duty:
    mark = "" if start == fact.on else f":{start}"
    return owe(
            case,
            key=f"review frequency:{condition.number}:{fact.first_number}{mark}",
            what="Look again at how often the person reports",
            by=Unit.REPORTING,
            arose=start,
            allowed=case.for_reporting("review_frequency", start),
            discharged_by="a frequency set anew, the same or another",
            reasons=(because(f"{fact.said.every.capitalize()} since {fact.on}", fact),
                     Reason("Risk, vulnerability and removability change")),
            done_on=done_on,
            lapsed_on=min((day for day in (condition.until, lost_on) if day is not None), default=None),
        )  # fmt: skip
