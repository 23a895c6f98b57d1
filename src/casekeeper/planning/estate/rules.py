"""How far apart an event and an order may lie, when the day of bookings begins, and which order a return undoes."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from casekeeper.facts import LEGAL_ZONE
from casekeeper.law import Law


class Reinstated(StrEnum):
    """Somebody who left is back, because a removal failed. Which orders near that moment no longer count?

    The order that is made for the return is of the type Failed-Removal-Return. By its name the rule drops that one: the
    centre has the person already, so no further bed is needed. The program it was first written in drops every other
    type instead. See decision 0026.
    """

    AS_NAMED = "the order made for the return"
    AS_CODED = "every order but the one made for the return"


class Rules(NamedTuple):
    """The numbers in force on a day. Windows of days are of 24 hours each."""

    order_before_event: timedelta
    order_after_event: timedelta
    event_around_order: timedelta
    return_around_order: timedelta
    shown_before: timedelta
    day_begins: int
    reinstated: Reinstated = Reinstated.AS_NAMED

    def may_be_the_same(self, event: datetime, order: datetime) -> bool:
        """Are the two near enough to be one movement? The order around the event, or the event around the order."""
        after = order - event
        if -self.order_before_event <= after <= self.order_after_event:
            return True
        return abs(after) <= self.event_around_order

    @property
    def reach(self) -> timedelta:
        """How far back an event may lie that still matters at a moment."""
        return self.shown_before + max(self.order_before_event, self.order_after_event, self.event_around_order)


def rules_on(law: Law, day: date, *, reinstated: Reinstated = Reinstated.AS_NAMED) -> Rules:
    """The rules in force on the day."""

    def number(name: str) -> int:
        return int(law[f"removal_centre_policy.{name}"].on(day).value)

    return Rules(
        order_before_event=timedelta(days=number("order_before_event")),
        order_after_event=timedelta(days=number("order_after_event")),
        event_around_order=timedelta(days=number("event_around_order")),
        return_around_order=timedelta(hours=number("return_around_order")),
        shown_before=timedelta(days=number("shown_before")),
        day_begins=number("booking_day_begins"),
        reinstated=reinstated,
    )


class Span(NamedTuple):
    """From one moment up to, but not including, another."""

    starts: datetime
    ends: datetime

    def covers(self, moment: datetime) -> bool:
        return self.starts <= moment < self.ends


def booking_day(at: datetime, *, begins: int) -> Span:
    """The day of bookings that this moment belongs to: at six in the morning it is still the one of the day before."""
    wall = at.astimezone(LEGAL_ZONE)
    day = wall.date() if wall.hour >= begins else wall.date() - timedelta(days=1)
    return Span(_clock(day, begins), _clock(day + timedelta(days=1), begins))


def shown(at: datetime, rules: Rules) -> Span:
    """What is left over is shown from so many days before the day of this moment until the day is over."""
    day = at.astimezone(LEGAL_ZONE).date()
    return Span(_clock(day, 0) - rules.shown_before, _clock(day + timedelta(days=1), 0))


def _clock(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), LEGAL_ZONE)
