"""Which conditions of bail are in force on a day? (Immigration Act 2016, Schedule 10.)

A condition ends when it is removed, when bail ends, and when detention begins. It ceases to be expected on the day on
which leave is granted, the person leaves or the record closes, whether or not anybody has ended it yet. One that is
set on the day of closing, after it, was never expected.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.bail import (
    BailConditionRemoved,
    BailConditionSet,
    BailConditionVaried,
    BailEnded,
    Channel,
)
from casekeeper.facts.custody import Received
from casekeeper.facts.identity import LeaveGranted
from casekeeper.facts.immigration import BailGranted, DetentionBegan, DetentionMoved
from casekeeper.position.closing import closes, opens_again


class Condition(NamedTuple):
    """One condition: how it was set and changed, what ended it, and what made it cease before anybody ended it."""

    number: int
    fact: Fact[BailConditionSet]
    varied: tuple[Fact[BailConditionVaried], ...] = ()
    ended: Fact[Any] | None = None
    ceased: Fact[Any] | None = None

    @property
    def kind(self) -> str:
        return self.fact.said.condition

    @property
    def since(self) -> date:
        return self.fact.on

    @property
    def until(self) -> date | None:
        """The first day on which it is no longer expected."""
        return min((fact.on for fact in (self.ended, self.ceased) if fact is not None), default=None)

    def in_force_on(self, day: date) -> bool:
        """Is it expected on the day?"""
        until = self.until
        return self.since <= day and (until is None or day < until)

    def channel_on(self, day: date) -> Channel:
        """How the person reports on the day."""
        changes = [fact.said.channel for fact in self.varied if fact.on <= day and fact.said.channel is not None]
        return changes[-1] if changes else self.fact.said.channel

    def place_on(self, day: date) -> str:
        """Where the person reports on the day."""
        changes = [fact.said.place for fact in self.varied if fact.on <= day and fact.said.place]
        return changes[-1] if changes else self.fact.said.place

    def said_since(self, day: date) -> date:
        """The day from which what was said of it holds: the last change by the day."""
        return max((fact.on for fact in self.varied if fact.on <= day), default=self.since)


class Bail(NamedTuple):
    """Every condition ever set, in order, and the grant of the bail that runs, if one does."""

    conditions: tuple[Condition, ...]
    granted: Fact[BailGranted] | None
    stopped: Fact[Any] | None

    def of_kind(self, kind: str) -> tuple[Condition, ...]:
        """The conditions of this type."""
        return tuple(each for each in self.conditions if each.kind == kind)

    def in_force_on(self, day: date) -> tuple[Condition, ...]:
        """The conditions expected on the day."""
        return tuple(each for each in self.conditions if each.in_force_on(day))


def bail_of(history: History) -> Bail:
    """Walk the facts of bail once, in order of happening."""
    conditions: dict[int, Condition] = {}
    granted: Fact[BailGranted] | None = None
    stopped: Fact[Any] | None = None
    closed: Fact[Any] | None = None
    for fact in history.facts:
        kind = fact.kind
        if closed is not None and opens_again(closed, fact):
            closed = None
        if kind == BailGranted.key:
            granted, stopped = fact, None
        elif kind == BailConditionSet.key:
            conditions[fact.first_number] = Condition(fact.first_number, fact, ceased=closed)
        elif kind == BailConditionVaried.key:
            _change(conditions, fact.said.condition, varied=fact)
        elif kind == BailConditionRemoved.key:
            _change(conditions, fact.said.condition, ended=fact)
        elif kind in (BailEnded.key, DetentionBegan.key, DetentionMoved.key):
            granted, stopped = None, fact
            for number in conditions:
                _change(conditions, number, ended=fact)
        elif kind == LeaveGranted.key or closes(fact):
            stopped = fact
            closed = closed if kind == LeaveGranted.key else fact
            for number in conditions:
                _change(conditions, number, ceased=fact)
        elif kind == Received.key and not any(each.until is None for each in conditions.values()):
            granted = None
    return Bail(tuple(conditions.values()), granted if stopped is None else None, stopped)


def _change(
    conditions: dict[int, Condition],
    number: int,
    *,
    varied: Fact[Any] | None = None,
    ended: Fact[Any] | None = None,
    ceased: Fact[Any] | None = None,
) -> None:
    """Change one condition, unless it has ended already or there is none of that number."""
    found = conditions.get(number)
    if found is None or found.ended is not None:
        return
    if varied is not None:
        conditions[number] = found._replace(varied=(*found.varied, varied))
    elif ended is not None:
        conditions[number] = found._replace(ended=ended)
    elif found.ceased is None:
        conditions[number] = found._replace(ceased=ceased)
