"""Is each condition of electronic monitoring reviewed in time? If not, its lawfulness is at risk until it is.

A late review does not mend what lay before it (Nelson [2024] UKUT 141 (IAC)).
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.bail import MonitoringConsidered
from casekeeper.law import Law, Value
from casekeeper.periods.calendars import BeyondCoverage
from casekeeper.periods.limits import months_after
from casekeeper.periods.period import next_day
from casekeeper.position.reporting.bail import Bail, Condition

PAGE = "immigration_bail.monitoring_review"


class MonitoringClock(NamedTuple):
    """One condition: each time it was considered with the day by which it was due again, newest last."""

    condition: Condition
    looked_at: tuple[tuple[Fact[Any], date, Value], ...]
    overdue: bool
    changes_on: date | None

    @property
    def due_on(self) -> date:
        """The day by which it is to be reviewed next."""
        return self.looked_at[-1][1]


def monitoring_of(history: History, law: Law, bail: Bail, as_at: date) -> tuple[MonitoringClock, ...]:
    """The clock of every condition of monitoring that has one."""
    considered = history.of(MonitoringConsidered)
    clocks = (_clock(condition, considered, law, as_at) for condition in bail.of_kind("electronic monitoring"))
    return tuple(clock for clock in clocks if clock is not None)


def _clock(condition: Condition, considered: Any, law: Law, as_at: date) -> MonitoringClock | None:
    looked: list[tuple[Fact[Any], date, Value]] = []
    until = condition.until or date.max
    for fact in (condition.fact, *considered):
        if fact is not condition.fact and not (
            fact.said.condition in (None, condition.number) and condition.since <= fact.on < until
        ):
            continue
        period = law[PAGE].find(fact.on)
        if period is None:
            continue
        try:
            looked.append((fact, months_after(fact.on, period.value), period))
        except BeyondCoverage:
            continue
    if not looked:
        return None
    stands = condition.in_force_on(as_at)
    late_from = next_day(looked[-1][1])
    overdue = stands and late_from is not None and as_at >= late_from
    return MonitoringClock(condition, tuple(looked), overdue, late_from if stands and not overdue else None)
