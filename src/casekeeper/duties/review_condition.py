"""A condition of bail that was to be reviewed by a day is reviewed by then, or shown as not reviewed.

Electronic monitoring has a clock of its own, by law: see `review_monitoring`.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts import Fact
from casekeeper.facts.bail import BailConditionReviewed
from casekeeper.position.answer import because
from casekeeper.position.reporting.bail import Condition

MONITORING = "electronic monitoring"


def duties(case: Case) -> Iterator[Duty]:
    """One for every day by which a condition was to be reviewed."""
    found = case.standing.reporting
    for condition in found.bail.conditions if found is not None else ():
        if condition.kind != MONITORING:
            yield from _reviews(case, condition)


def _reviews(case: Case, condition: Condition) -> Iterator[Duty]:
    reviews = [fact for fact in case.history.of(BailConditionReviewed) if fact.said.condition == condition.number]
    by: date | None = condition.fact.said.review_on
    asked: Fact[Any] = condition.fact
    for done in [*reviews, None]:
        if by is not None and (condition.until is None or asked.on < condition.until):
            yield _one(case, condition, asked, by, done)
        if done is not None:
            asked, by = done, done.said.next_review_on


def _one(case: Case, condition: Condition, asked: Fact[Any], by: date, done: Fact[Any] | None) -> Duty:
    lead = case.for_reporting("review_condition_lead", by)
    due = max(by, asked.on)
    return owe(
        case,
        key=f"review condition:{condition.number}:{asked.first_number}",
        what="Review a condition of bail",
        by=Unit.REPORTING if condition.kind == "reporting" else Unit.CASEWORK,
        arose=max(asked.on, case.before(due, lead)),
        allowed=lead,
        due=due,
        discharged_by="kept, changed or removed, with reasons by a named person, who told the person",
        reasons=(because(f"{condition.kind.capitalize()}, to be reviewed by {by}", asked),),
        done_on=done.on if done is not None else None,
        lapsed_on=condition.until,
    )
