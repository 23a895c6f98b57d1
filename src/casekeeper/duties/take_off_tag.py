"""A tag comes off where it may not be kept: on a child, or where it is impractical or not compatible with rights.

Immigration Act 2016, Schedule 10. What turns out later to have been so is put right from the day it is known.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts import Fact
from casekeeper.facts.bail import MonitoringConsidered
from casekeeper.position.age import born, under
from casekeeper.position.answer import Outcome, because
from casekeeper.position.reporting.bail import Condition
from casekeeper.position.reporting.risk import MONITORING_AGE, adult_age


def duties(case: Case) -> Iterator[Duty]:
    """At most one for each condition of monitoring."""
    found = case.standing.reporting
    for condition in found.bail.of_kind("electronic monitoring") if found is not None else ():
        against = min((each for each in (_child(case, condition), _not_kept(case, condition)) if each),
                      key=lambda each: each[0], default=None)  # fmt: skip
        if against is None or (condition.until is not None and against[0] > condition.until):
            continue
        arose, fact, why = against
        allowed = case.for_reporting("take_off_tag", arose)
        yield owe(
            case,
            key=f"take off tag:{condition.number}",
            what="Take off the tag: it may not be kept",
            by=Unit.TAG_HUB,
            arose=arose,
            allowed=allowed,
            discharged_by="the condition removed",
            reasons=(because(why, fact),),
            done_on=condition.until,
            ladder=case.at_once_ladder(case.after(arose, allowed)),
            urgent=True,
        )


def _child(case: Case, condition: Condition) -> tuple[date, Fact[Any], str] | None:
    when = born(case.history)
    if not when.facts:
        return None
    day = max(condition.since, when.facts[-1].on)
    if under(adult_age(case.law, day, MONITORING_AGE), when, day) is not Outcome.MET:
        return None
    return day, when.facts[-1], "Under 18: nobody under 18 is monitored"


def _not_kept(case: Case, condition: Condition) -> tuple[date, Fact[Any], str] | None:
    for fact in case.history.of(MonitoringConsidered):
        if fact.on < condition.since or fact.said.condition not in (None, condition.number):
            continue
        if "no" in (fact.said.practical, fact.said.compatible) or fact.said.outcome in ("remove", "not imposed"):
            return fact.on, fact, f"Considered on {fact.on}, and not to be kept"
    return None
