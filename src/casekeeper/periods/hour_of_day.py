"""The hour at which a day ends for doing a thing: what is done later counts on the next working day."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from casekeeper.periods.working_calendar import WorkingCalendar

LEGAL_ZONE = "Europe/London"


def counts_on(done_at: datetime, ends_at: time, calendar: WorkingCalendar) -> date:
    """The working day an act counts on: that day up to and at `ends_at`, otherwise the next working day.

    An instant without a zone is taken as the clock on the wall in the UK.
    """
    local = done_at if done_at.tzinfo is None else done_at.astimezone(ZoneInfo(LEGAL_ZONE))
    day = local.date()
    if calendar.is_working_day(day) and local.time() <= ends_at:
        return day
    return calendar.add(day, 1)


def is_in_time(done_at: datetime, due: date, ends_at: time, calendar: WorkingCalendar) -> bool:
    """Was it done on or before the due day, which ends at `ends_at`?"""
    return counts_on(done_at, ends_at, calendar) <= calendar.on_or_after(due)


def hour_from(text: str) -> time:
    """An hour of day as a page of law writes it, `16:00`. Raises ValueError."""
    try:
        return time.fromisoformat(text)
    except (TypeError, ValueError):
        raise ValueError(f"Expected an hour as HH:MM, such as 16:00; got {text!r}.") from None
