"""After a missed report the person is tried on every number, at different times of day.

Nineteen reports were missed in one file before anybody rang.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.missed_report import missed, misses, soon
from casekeeper.duties.owed import owe
from casekeeper.facts.contact import ContactAttempted, ContactDetailFailed, ContactDetailGiven
from casekeeper.position.answer import Reason
from casekeeper.position.reporting.contact_state import Miss

OURS_TO_CALL = ("the person", "emergency contact")


def duties(case: Case) -> Iterator[Duty]:
    """One for every missed report; out of contact, one at a time: the next miss raises another once this is done."""
    tried_until: date | None = date.min
    for miss in misses(case):
        allowed = case.by_grade("contact_attempts", miss.window.on)
        if allowed is None or (not miss.in_touch and (tried_until is None or miss.raised <= tried_until)):
            continue
        done_on = _tried_on(case, miss)
        tried_until = min((day for day in (done_on, miss.over_on) if day is not None), default=None)
        due = case.after(miss.raised, allowed)
        numbers = _numbers(case, miss.raised)
        known = f"Numbers to try: {len(numbers)}" if numbers else "No telephone number is known: find one"
        yield owe(
            case,
            key=f"try to make contact:{miss.window.key}",
            what="Try to make contact after a missed report",
            by=Unit.REPORTING,
            arose=miss.raised,
            allowed=allowed,
            discharged_by="a word with the person, or calls to every number at different times of day",
            reasons=(missed(miss), Reason(known)),
            done_on=done_on,
            lapsed_on=miss.over_on,
            ladder=soon(case, due, miss.window.on),
        )


def _tried_on(case: Case, miss: Miss) -> date | None:
    """The day on which enough had been tried, or the person was reached."""
    calls_needed = case.for_reporting("attempts_at_least", miss.raised).value
    parts_needed = case.for_reporting("attempts_parts_of_day", miss.raised).value
    calls, parts, tried = 0, set[str](), set[str]()
    for fact in case.history.of(ContactAttempted):
        if fact.on < miss.raised:
            continue
        if fact.said.result == "spoke to the person":
            return fact.on
        if fact.said.channel != "telephone":
            continue
        calls += 1
        tried.add(fact.said.to)
        if fact.said.at:
            parts.add(_part_of_day(fact.said.at))
        if calls >= calls_needed and len(parts) >= parts_needed and _numbers(case, fact.on) <= tried:
            return fact.on
    return None


def _numbers(case: Case, day: date) -> set[str]:
    """Telephone numbers that are known by the day and still work."""
    failed = {fact.said.detail for fact in case.history.of(ContactDetailFailed) if fact.on <= day}
    given = case.history.of(ContactDetailGiven)
    return {
        fact.said.detail for fact in given
        if fact.on <= day and fact.said.means == "telephone" and fact.said.whose in OURS_TO_CALL
    } - failed  # fmt: skip


def _part_of_day(at: str) -> str:
    return "morning" if at < "12:00" else "afternoon" if at < "17:00" else "evening"
