"""A period is half-open, `[start, end)`; an end of None means it is still running."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)


def day_after(day: date) -> date:
    """The next day. Raises OverflowError after the last day there is."""
    return day + ONE_DAY


def next_day(day: date) -> date | None:
    """The next day; None after the last day there is, which feeds send to say "never"."""
    return None if day == date.max else day + ONE_DAY


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Days from `start` up to but not including `end`. Raises ValueError where it would be empty."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise ValueError(
                f"A period ends after it starts; this one starts {self.start} and ends {self.end}. "
                "Give a later end, or leave the end out if it is still running."
            )

    def covers(self, day: date) -> bool:
        """Is this day in the period?"""
        return self.start <= day and (self.end is None or day < self.end)

    @property
    def is_one_day(self) -> bool:
        return self.end == self.start + ONE_DAY


def day_of(day: date) -> Period:
    """The period that is this one day."""
    return Period(day, day + ONE_DAY)
