"""The next weeks as rows of seven days: who is planned to leave, for how many all is ready, which papers end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from casekeeper.records.queries.leaving import Day

WEEKS = 4


class Square(NamedTuple):
    """One day of the calendar."""

    day: Day
    is_today: bool


def weeks(days: Iterable[Day], today: date) -> list[list[Square]]:
    """From the Monday of this week."""
    by_day = {each.on: each for each in days}
    monday = today - timedelta(days=today.weekday())
    ahead = [monday + timedelta(days=number) for number in range(7 * WEEKS)]
    squares = [Square(by_day.get(on) or Day(on, 0, 0), on == today) for on in ahead]
    return [squares[first : first + 7] for first in range(0, len(squares), 7)]
