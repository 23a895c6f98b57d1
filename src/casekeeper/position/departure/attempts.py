"""Each attempt to leave: where it stands, how it failed, and whose failure it was by each grading.

What state an attempt is in follows from the facts about it, in the order of `STATES`; nobody types it in. A failed
attempt keeps the maker's grading and every later one by somebody else.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple, cast

from casekeeper.facts import Fact, History
from casekeeper.facts.departures import (
    ArrivalConfirmed,
    AttemptBooked,
    AttemptCost,
    AttemptFailed,
    AttemptMoved,
    AttemptPlanned,
    DepartureCheckMade,
    DepartureStopped,
    FailureRegraded,
    FailureReviewed,
    PersonBoarded,
    PersonCollected,
    RemovalNoticeServed,
)
from casekeeper.facts.immigration import BackInCountry, Departed


class State(StrEnum):
    """Where an attempt stands, from planned to its end."""

    PLANNED = "planned"
    NOTICE_SERVED = "notice served"
    BOOKED = "booked"
    ESCORT_ASSIGNED = "escort assigned"
    COLLECTED = "collected"
    BOARDED = "boarded"
    ARRIVED = "arrival confirmed"
    FAILED = "failed"
    GIVEN_UP = "given up for a later plan"


STATES = (State.ARRIVED, State.FAILED, State.BOARDED, State.COLLECTED, State.ESCORT_ASSIGNED, State.BOOKED,
          State.NOTICE_SERVED, State.PLANNED)  # fmt: skip
"""The first of these that the facts show."""


class Attempt(NamedTuple):
    """One attempt with the facts about it. `leaves_on` is the day planned last.

    One that was `stopped` keeps its state until how it failed is recorded; nobody is collected or boards any more.
    """

    planned: Fact[AttemptPlanned]
    leaves_on: date
    state: State
    last: Fact[Any]
    booked: Fact[AttemptBooked] | None
    collected: Fact[PersonCollected] | None
    boarded: Fact[PersonBoarded] | None
    arrived: Fact[ArrivalConfirmed] | None
    departed: Fact[Departed] | None
    failed: Fact[AttemptFailed] | None
    regraded: tuple[Fact[FailureRegraded], ...]
    reviewed: Fact[FailureReviewed] | None
    pounds: int
    pounds_lost: int
    stopped: Fact[DepartureStopped] | None = None

    @property
    def number(self) -> int:
        return self.planned.first_number

    @property
    def is_open(self) -> bool:
        return self.state not in (State.ARRIVED, State.FAILED, State.GIVEN_UP)

    @property
    def standing(self) -> str:
        """Its state in words; "stopped" for one that somebody stopped and whose failure nobody graded yet."""
        return "stopped" if self.stopped is not None and self.is_open else self.state.value

    @property
    def controllable(self) -> str | None:
        """By the grading that stands: the independent one where there is one. None while it has not failed."""
        if self.failed is None:
            return None
        return self.regraded[-1].said.controllable if self.regraded else self.failed.said.controllable

    @property
    def outside_our_control(self) -> bool:
        """By its maker and by somebody else: relying on an old notice needs more than one opinion, or the newest."""
        return self.said_outside_our_control and self.looked_at_by_another

    @property
    def said_outside_our_control(self) -> bool:
        """By every grading there is, though that may be its maker's alone."""
        return self.failed is not None and {
            self.failed.said.controllable, *(each.said.controllable for each in self.regraded),
        } == {"no"}  # fmt: skip

    @property
    def looked_at_by_another(self) -> bool:
        """Is there a grading by somebody who did not make the first?"""
        maker = self.failed.said.graded_by if self.failed is not None else ""
        return any(each.said.graded_by != maker for each in self.regraded)


def attempts_of(history: History) -> tuple[Attempt, ...]:
    """Every attempt, in the order of planning. One that a later plan took the place of is given up."""
    planned = history.of(AttemptPlanned)
    if not planned:
        return ()
    later = [*planned[1:], None]
    return tuple(_attempt(history, fact, after) for fact, after in zip(planned, later, strict=True))


def _attempt(history: History, planned: Fact[AttemptPlanned], after: Fact[AttemptPlanned] | None) -> Attempt:
    number = planned.first_number
    moved = _about(history, AttemptMoved, number)
    booked, collected = _last(history, AttemptBooked, number), _last(history, PersonCollected, number)
    boarded, arrived = _last(history, PersonBoarded, number), _last(history, ArrivalConfirmed, number)
    failed = _last(history, AttemptFailed, number)
    departed = _departed(history, planned, after, failed)
    notices = _about(history, RemovalNoticeServed, number)
    escorts = [fact for fact in _about(history, DepartureCheckMade, number)
               if fact.said.check == "escort" and fact.said.result == "met"]  # fmt: skip
    there = {
        State.ARRIVED: arrived or departed, State.FAILED: failed, State.BOARDED: boarded, State.COLLECTED: collected,
        State.ESCORT_ASSIGNED: escorts[-1] if escorts and booked else None, State.BOOKED: booked,
        State.NOTICE_SERVED: notices[-1] if notices else None, State.PLANNED: planned,
    }  # fmt: skip
    state = next(each for each in STATES if there[each] is not None)
    if after is not None and state not in (State.ARRIVED, State.FAILED, State.BOARDED, State.COLLECTED):
        state = State.GIVEN_UP
    pounds, lost = _costs(history, number, booked, failed)
    last = there.get(state) or planned
    return Attempt(
        planned, moved[-1].said.leaves_on if moved else planned.said.leaves_on, state, last, booked, collected,
        boarded, arrived, departed, failed, tuple(_about(history, FailureRegraded, number)),
        _last(history, FailureReviewed, number), pounds, lost, _first(history, DepartureStopped, number),
    )  # fmt: skip


def _departed(
    history: History, planned: Fact[AttemptPlanned], after: Fact[AttemptPlanned] | None,
    failed: Fact[AttemptFailed] | None,
) -> Fact[Departed] | None:  # fmt: skip
    """The departure this attempt led to: after it was planned, before the next was, and not after it had failed."""
    for fact in history.of(Departed):
        in_time = fact.on >= planned.on and (after is None or fact.on <= after.on)
        if in_time and (failed is None or fact.on < failed.on):
            return fact
    return None


def unplanned(history: History, attempts: Sequence[Attempt]) -> tuple[Fact[Departed], ...]:
    """Each time the person left although no attempt led to it, by the first fact that tells of it.

    A departure told of twice, with no return between, is one; one that was recorded in error is none.
    """
    led_to = {each.departed.number for each in attempts if each.departed is not None}
    found: list[Fact[Departed]] = []
    told: list[Fact[Departed]] = []
    moves = [*history.of(Departed), *history.of(BackInCountry)]
    for fact in (*sorted(moves, key=lambda move: move.in_order), None):
        if fact is not None and isinstance(fact.said, Departed):
            told.append(cast(Fact[Departed], fact))
            continue
        in_error = fact is not None and cast(BackInCountry, fact.said).why == "departure recorded in error"
        if told and not in_error and not led_to & {each.number for each in told}:
            found.append(told[0])
        told = []
    return tuple(found)


def _costs(
    history: History, number: int, booked: Fact[AttemptBooked] | None, failed: Fact[AttemptFailed] | None
) -> tuple[int, int]:
    """What an attempt cost, and what of it was lost, in pounds: items as told, or else the booking and the failure."""
    items = _about(history, AttemptCost, number)
    pounds = sum(fact.said.pounds for fact in items)
    lost = sum(fact.said.pounds for fact in items if fact.said.lost)
    if booked is not None and booked.said.pounds is not None and not any(f.said.item == "ticket" for f in items):
        pounds += booked.said.pounds
    if failed is not None and failed.said.pounds_lost is not None:
        lost = max(lost, failed.said.pounds_lost)
    return max(pounds, lost), lost


def _about(history: History, kind: Any, number: int) -> Sequence[Fact[Any]]:
    return [fact for fact in history.of(kind) if fact.said.attempt == number < fact.number]


def _last(history: History, kind: Any, number: int) -> Any:
    return next((fact for fact in reversed(history.of(kind)) if fact.said.attempt == number < fact.number), None)


def _first(history: History, kind: Any, number: int) -> Any:
    return next((fact for fact in history.of(kind) if fact.said.attempt == number < fact.number), None)
