"""Departure policy, consider under way: what comes while somebody is on the way is considered within minutes.

The duty carries days, as every duty does, so that it stands in each unit's work and never ends with the record; its
minutes, and whom it rose to when, are those of the clock (`position/departure/minutes.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Ended, Unit
from casekeeper.facts import LEGAL_ZONE
from casekeeper.periods.limits import days_after
from casekeeper.position.answer import because
from casekeeper.position.departure.minutes import Clock, Ending, clocks_of, local_day


def duties(case: Case) -> Iterator[Duty]:
    """One for each clock."""
    for clock in clocks_of(case.history, case.law):
        yield _consider(clock)


def _consider(clock: Clock) -> Duty:
    due = max(clock.day, local_day(clock.due_at))
    ended_on = None if clock.ended_by is None else max(clock.day, clock.ended_by.on)
    came = f"{clock.concern.words}, came at {_hour(clock.started_at)}, to be considered by {_hour(clock.due_at)}"
    on_the_way = f"A departure planned for {clock.leaves_on} was under way"
    return Duty(
        key=f"consider under way:{clock.number}", what="Consider what came while the departure is under way",
        owed_by=Unit(clock.concern.owner), arose=clock.day, due=due, under=clock.allowed.citation,
        discharged_by="it was considered, with the outcome, or the departure was stopped",
        because=(because(came, clock.told), because(on_the_way),
                 because(f"The time allowed is {clock.allowed.in_words}", under=clock.allowed)),
        ladder=(days_after(due, 1), days_after(due, 1)), ended=_ended(clock, due), ended_on=ended_on, urgent=True,
    )  # fmt: skip


def _ended(clock: Clock, due: date) -> Ended | None:
    if clock.ending is None or clock.ended_at is None or clock.ended_by is None:
        return None
    if clock.ending is Ending.TAKEN_BACK:
        return Ended.WITHDRAWN
    in_time = clock.ended_at <= clock.due_at and max(clock.day, clock.ended_by.on) <= due
    return Ended.MET if in_time else Ended.LATE


def _hour(moment: datetime) -> str:
    return moment.astimezone(LEGAL_ZONE).strftime("%H:%M")
