"""How does a report of today stand at this hour: due, late, or not seen? For the desk and the board of a centre.

A report counts as missed when its day is over; on the day itself only the slot and its grace can be told. An hour is
as the clock on the wall shows it.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from casekeeper.law import Law
from casekeeper.position.reporting.rules import number
from casekeeper.position.reporting.schedule import Window, WindowState

GRACE = 60


class AtTheDesk(StrEnum):
    """How a report stands during its own day."""

    NOT_TODAY = "not today"
    EXPECTED = "expected"
    LATE = "late"
    NOT_SEEN = "not seen"
    ARRIVED = "arrived"


def at_the_desk(window: Window, slot: str, law: Law, now: datetime) -> AtTheDesk:
    """At this instant. Without a slot the whole day counts, so nobody is late before it is over."""
    if window.state is WindowState.ATTENDED:
        return AtTheDesk.ARRIVED
    if window.on != now.date() or window.state is not WindowState.DUE:
        return AtTheDesk.NOT_TODAY
    if not slot:
        return AtTheDesk.EXPECTED
    begins = datetime.combine(window.on, time.fromisoformat(slot), now.tzinfo)
    if now <= begins:
        return AtTheDesk.EXPECTED
    return AtTheDesk.LATE if now <= begins + grace(law, window.on) else AtTheDesk.NOT_SEEN


def grace(law: Law, day: date) -> timedelta:
    """The time after a slot within which nobody is said not to have come."""
    return timedelta(minutes=number(law, "grace", day, GRACE))
