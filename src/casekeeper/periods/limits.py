"""How a time limit is counted. The starting event's own day is never counted; the first day is the day after.

A month is a calendar month, not 30 days: it ends on the day of the same number, or on the last day of a month too
short to have one (31 January and one month is 28 or 29 February). A year is 12 months.
The numbers come from pages of law: every function here takes them as arguments.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from casekeeper.periods.working_calendar import BeyondCoverage, WorkingCalendar

UNITS = ("calendar day", "working day", "week", "month", "year")


def days_after(day: date, n: int) -> date:
    """n calendar days later. Raises BeyondCoverage where no calendar has such a day."""
    try:
        return day + timedelta(days=n)
    except OverflowError:
        raise _no_such_day(day, n, "days") from None


def months_after(day: date, n: int) -> date:
    """n months later: the day of the same number, or the last of a shorter month. Negative counts back."""
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    if not date.min.year <= year <= date.max.year:
        raise _no_such_day(day, n, "months")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def years_before(day: date, n: int) -> date:
    """n calendar years earlier; 29 February becomes 28 February in a year that has none."""
    return months_after(day, -12 * n)


def time_limit_expires(started: date, amount: int, unit: str, working: WorkingCalendar | None = None) -> date:
    """The last day of a time limit of `amount` units counted from the day after `started`.

    Raises ValueError for a negative amount, an unknown unit, or working days asked without a calendar.
    """
    if amount < 0:
        raise ValueError(f"A time limit runs forward; expected an amount of 0 or more, got {amount}.")
    if unit == "calendar day":
        return days_after(started, amount)
    if unit == "week":
        return days_after(started, 7 * amount)
    if unit == "month":
        return months_after(started, amount)
    if unit == "year":
        return months_after(started, 12 * amount)
    if unit == "working day" and working is not None:
        return working.add(started, amount)
    raise ValueError(f"Expected a unit among {', '.join(UNITS)}, and a calendar for working days; got {unit!r}.")


def _no_such_day(day: date, n: int, unit: str) -> BeyondCoverage:
    return BeyondCoverage(f"{n} {unit} from {day} is no day of any calendar here. Check the date and the number.")
