"""The reporting policy's values: plain ones by name, and those that differ by harm grade."""

from __future__ import annotations

from datetime import date

from casekeeper.law import Law, Value
from casekeeper.periods.calendars import BeyondCoverage, WorkingCalendar
from casekeeper.periods.limits import days_after, months_after


def reporting_rule(law: Law, name: str, day: date) -> Value | None:
    """The policy's value on the day; None where it reaches back not so far."""
    return law[f"reporting_policy.{name}"].find(day)


def graded_rule(law: Law, name: str, grade: str, day: date) -> Value | None:
    """The value for this harm grade; None where the policy has none for it."""
    key = f"reporting_policy.{name}_{grade.lower()}"
    return law[key].find(day) if key in law else None


def number(law: Law, name: str, day: date, otherwise: int) -> int:
    """The value as a number; `otherwise` only for days before the policy begins."""
    found = reporting_rule(law, name, day)
    return int(found.value) if found is not None else otherwise


def runs_out(start: date, allowed: Value | None, calendar: WorkingCalendar) -> date | None:
    """The day a time runs out; None where there is no such time, or no calendar reaches that far."""
    if allowed is None:
        return None
    try:
        if allowed.unit == "working day":
            return calendar.add(start, allowed.value)
        return (months_after if allowed.unit == "month" else days_after)(start, allowed.value)
    except BeyondCoverage:
        return None
