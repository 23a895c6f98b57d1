"""The days a fact is said to have happened, checked once for the form on screen and for the API."""

from __future__ import annotations

from datetime import date, timedelta

from casekeeper.facts import Kind
from casekeeper.periods import Period, day_of
from casekeeper.records.refused import Refused

DAY_LABEL = "The day it happened"
EARLIEST_DAY = date(1900, 1, 1)


class NotWhenItHappened(Refused):
    """Days that cannot be right; `field` is "happened" or "until"."""

    def __init__(self, field: str, said: str) -> None:
        super().__init__(said)
        self.field = field


def happened(kind: type[Kind], first: date, last: date | None, today: date) -> Period:
    """The day, or for a kind that lasts, the days from `first` to `last`, still running without one.

    Raises NotWhenItHappened for a day before 1900 or after today, or an end before the beginning.
    """
    if first < EARLIEST_DAY:
        raise NotWhenItHappened("happened", f"{DAY_LABEL} must be in 1900 or later")
    if first > today:
        raise NotWhenItHappened("happened", f"{DAY_LABEL} must be today or in the past")
    if last is not None and not kind.lasts:
        raise NotWhenItHappened("until", f"{kind.label} happens on one day: leave the last day out")
    if last is not None and last < first:
        raise NotWhenItHappened("until", "The last day must be the same as or after the first day")
    if not kind.lasts:
        return day_of(first)
    return Period(first, last + timedelta(days=1) if last else None)
