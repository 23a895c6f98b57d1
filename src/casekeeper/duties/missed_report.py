"""What the duties that follow a missed report share: which reports were missed, and what was recorded about each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from casekeeper.duties.case import Case
from casekeeper.duties.duty import RUNGS
from casekeeper.facts import Fact
from casekeeper.facts.casework import VulnerabilityNoted
from casekeeper.periods.limits import days_after
from casekeeper.position.age import born, under
from casekeeper.position.answer import Outcome, Reason, because
from casekeeper.position.reporting.contact_state import Contact, Miss
from casekeeper.position.reporting.risk import adult_age, turns


def misses(case: Case) -> Sequence[Miss]:
    """Every report that was missed while the person was expected and not yet declared an absconder."""
    found = case.standing.reporting
    return found.contact.misses if found is not None else ()


def misses_in_touch(case: Case) -> Sequence[Miss]:
    """Those missed before the person was out of contact; from then on the checks to find them take over."""
    return [miss for miss in misses(case) if miss.in_touch]


def contact(case: Case) -> Contact | None:
    """How we stand with the person; None for somebody never on bail."""
    found = case.standing.reporting
    return found.contact if found is not None else None


def about(case: Case, kind: Any, miss: Miss) -> list[Fact[Any]]:
    """The facts of the kind that name this report, by its day before or after a move."""
    days = (miss.window.on, miss.window.scheduled)
    return [fact for fact in case.history.of(kind) if fact.said.report_on in days]


def since(case: Case, kind: Any, day: date) -> Fact[Any] | None:
    """The first fact of the kind that happened on the day or after."""
    return next((fact for fact in case.history.of(kind) if fact.on >= day), None)


def missed(miss: Miss) -> Reason:
    """Why the duty arose."""
    return Reason(f"The report of {miss.window.on} was missed, number {miss.nth} in a row")


def soon(case: Case, due: date, day: date) -> tuple[date, ...] | None:
    """For the highest grade the manager the day after it was due, and the head the day after that."""
    fact_grade = case.by_grade("contact_attempts", day)
    at_once = fact_grade is not None and fact_grade.value == 0
    return tuple(days_after(due, days) for days in range(1, len(RUNGS))) if at_once else None


def welfare_first(case: Case, day: date, until: date | None = None) -> tuple[date, Reason] | None:
    """From which day, and why, welfare comes first: vulnerable, or on the day a child or possibly one.

    None where it does not, or where it was noted only after the matter was over.
    """
    when = born(case.history)
    age = adult_age(case.law, day)
    if when.last is not None and under(age, when, day) is not Outcome.NOT_MET:
        grown = turns(age, when.last)
        return day, Reason(f"A child, or possibly one, until {grown}")
    noted = case.history.of(VulnerabilityNoted)
    if not noted:
        return None
    first = noted[0]
    if until is not None and first.on > until:
        return None
    return max(day, first.on), because(f"Noted as vulnerable on {first.on}: {first.said.what}", first)
