"""The next weeks as rows of seven days, each with how many are planned to leave and for how many all is ready."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from casekeeper.records.queries.leaving import Day

WEEKS = 4


class Square(NamedTuple):
    """One day of the calendar."""

    on: date
    planned: int
    ready: int
    is_today: bool


def weeks(days: Iterable[Day], today: date) -> list[list[Square]]:
    """From the Monday of this week."""
    by_day = {each.on: each for each in days}
    monday = today - timedelta(days=today.weekday())
    squares = [_square(by_day.get(monday + timedelta(days=ahead)), monday + timedelta(days=ahead), today)
               for ahead in range(7 * WEEKS)]  # fmt: skip
    return [squares[first : first + 7] for first in range(0, len(squares), 7)]


def _square(day: Day | None, on: date, today: date) -> Square:
    return Square(on, day.planned if day else 0, day.ready if day else 0, on == today)
