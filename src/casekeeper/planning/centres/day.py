"""What does a reporting centre have on a day, and how many reports is there room for at each slot?

Room in a slot = desks x minutes of a slot x the share of time that can be planned, by the minutes a report takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from casekeeper.law import Law
from casekeeper.periods.calendars import BeyondCoverage, WorkingCalendar
from casekeeper.planning.centres.statements import (
    WEEKDAYS,
    Closure,
    Desks,
    Hours,
    Interpreter,
    Rooms,
    Statement,
)


class CentreDay(NamedTuple):
    """One centre on one day. `closed` says why where nobody is received; then there are no slots."""

    on: date
    opens: str
    closes: str
    desks: int
    rooms: int
    interpreters: tuple[str, ...]
    closed: str

    @property
    def is_open(self) -> bool:
        return not self.closed


def centre_day(statements: Iterable[Statement], *, on: date, calendar: WorkingCalendar) -> CentreDay:
    """What was told of the day, the later statement before the earlier one."""
    latest: dict[str, Statement] = {}
    for each in sorted((each for each in statements if each.covers(on)), key=lambda each: each.told_at):
        latest[each.said.about] = each
    weekday = WEEKDAYS[on.weekday()]
    hours = _said(latest, Hours)
    desks, rooms = _said(latest, Desks), _said(latest, Rooms)
    speak = [each.said for each in latest.values() if isinstance(each.said, Interpreter)]
    return CentreDay(
        on,
        hours.opens if hours else "",
        hours.closes if hours else "",
        desks.desks if desks else 0,
        rooms.rooms if rooms else 0,
        tuple(sorted(each.language for each in speak if weekday in each.weekdays)),
        _why_closed(on, weekday, hours, _said(latest, Closure), desks, calendar),
    )


def _said(latest: dict[str, Statement], kind: Any) -> Any:
    found = latest.get(kind.key)
    return found.said if found is not None else None


def _why_closed(
    on: date, weekday: str, hours: Hours | None, closure: Closure | None, desks: Desks | None,
    calendar: WorkingCalendar,
) -> str:  # fmt: skip
    if closure is not None:
        if closure.closed:
            return closure.reason
    elif _is_bank_holiday(on, calendar):
        return "bank holiday"
    if hours is None:
        return "no opening hours were told"
    if weekday not in hours.weekdays:
        return f"not open on a {weekday}"
    return "" if desks is not None and desks.desks else "no desk was told"


def _is_bank_holiday(on: date, calendar: WorkingCalendar) -> bool:
    """Where the calendar does not reach, nothing is said."""
    try:
        return calendar.is_holiday(on)
    except BeyondCoverage:
        return False


class Slot(NamedTuple):
    """The time at which somebody may be told to come, and how many may be."""

    at: str
    room: int


def slots_of(day: CentreDay, law: Law) -> tuple[Slot, ...]:
    """The slots of an open day, in order; the room adds up over the day, so that no desk is lost to rounding."""
    if not day.is_open:
        return ()
    minutes, each = minutes_of_slot(law, day.on), minutes_at_desk(law, day.on)
    share = int(law["reporting_policy.plan_at_most"].on(day.on).value)
    starts = list(_starts(day, minutes))
    so_far = [place * day.desks * minutes * share // (each * 100) for place in range(len(starts) + 1)]
    return tuple(Slot(at, so_far[place + 1] - so_far[place]) for place, at in enumerate(starts))


def minutes_of_slot(law: Law, on: date) -> int:
    """How far apart slots are."""
    return int(law["reporting_policy.slot_minutes"].on(on).value)


def minutes_at_desk(law: Law, on: date) -> int:
    """How long a report takes that does what it is for."""
    return int(law["reporting_policy.minutes_at_desk"].on(on).value)


def _starts(day: CentreDay, minutes: int) -> Sequence[str]:
    first = datetime.combine(day.on, time.fromisoformat(day.opens))
    last = datetime.combine(day.on, time.fromisoformat(day.closes)) - timedelta(minutes=minutes)
    count = max(0, int((last - first) / timedelta(minutes=minutes)) + 1) if last >= first else 0
    return [(first + timedelta(minutes=minutes * place)).strftime("%H:%M") for place in range(count)]
