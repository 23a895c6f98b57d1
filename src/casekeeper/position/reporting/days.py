"""On which days does somebody report who was told how often, and when first?

Months are counted from the first day, so that the 31st comes back after a short month. A day on which nobody is there
to receive a person moves to the next working day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count, cycle

from casekeeper.facts.reporting import Frequency
from casekeeper.periods.calendars import BeyondCoverage, WorkingCalendar
from casekeeper.periods.limits import months_after

_STEPS: dict[str, tuple[int, ...]] = {
    "daily": (1,), "three times a week": (2, 2, 3), "twice a week": (3, 4), "weekly": (7,), "fortnightly": (14,),
}  # fmt: skip
_MONTHS = {"monthly": 1, "quarterly": 3}
SHORTEST_GAP: dict[str, int] = {
    "daily": 1, "three times a week": 2, "twice a week": 3, "weekly": 7, "fortnightly": 14, "monthly": 28,
    "quarterly": 89,
}  # fmt: skip


def days_of(every: Frequency, first_on: date, begin: date, until: date) -> Iterator[date]:
    """The days counted from the first on, from `begin` up to but not including `until`."""
    if every in _MONTHS:
        yield from _months(_MONTHS[every], first_on, begin, until)
        return
    steps = _STEPS[every]
    round_of = sum(steps)
    skipped = max(0, (begin - first_on).days // round_of)
    day = first_on + timedelta(days=skipped * round_of)
    for step in cycle(steps):
        if day >= until:
            return
        if day >= begin:
            yield day
        if date.max - day < timedelta(days=step):
            return
        day += timedelta(days=step)


def _months(step: int, first_on: date, begin: date, until: date) -> Iterator[date]:
    months_apart = (begin.year - first_on.year) * 12 + begin.month - first_on.month
    for number in count(max(0, months_apart // step - 1)):
        try:
            day = months_after(first_on, number * step)
        except BeyondCoverage:
            return
        if day >= until:
            return
        if day >= begin:
            yield day


def open_day(day: date, channel: str, calendar: WorkingCalendar) -> date:
    """The day itself, or the next working day where somebody has to be there; as it is beyond the calendar."""
    if channel == "digital":
        return day
    try:
        return calendar.on_or_after(day)
    except BeyondCoverage:
        return day
