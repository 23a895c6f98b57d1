"""A working-day calendar: which days count as working days, and arithmetic on them in constant time.

The calendar is built once, over a stated period, into two arrays: the working days in order, and how many of
them lie on or before each day. Every question is then a look-up, so no question can run for ever, whatever
Sundays and holidays lie in the way. A question that would reach past the stated period is refused.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable
from datetime import date

from casekeeper.periods.period import Period

SATURDAY = 5
YEAR_END = frozenset((12, day) for day in range(27, 32))


class BeyondCoverage(ValueError):
    """The calendar does not reach that day: refused, never guessed."""


class WorkingCalendar:
    """The working days of one nation over `coverage`: not Saturday, not Sunday, not a holiday."""

    __slots__ = ("_count", "_first", "_holidays", "_working", "_year_end", "coverage", "nation", "version")

    def __init__(self, nation: str, coverage: Period, holidays: Iterable[date], *, year_end: bool = False) -> None:
        if coverage.end is None:
            raise ValueError(f"The {nation} calendar needs an end of coverage: the first day it does not know.")
        self.nation = nation
        self.coverage = coverage
        self._first = coverage.start.toordinal()
        self._holidays = frozenset(day for day in holidays if coverage.covers(day))
        self._year_end: WorkingCalendar | None = self if year_end else None
        closed = {day.toordinal() for day in self._holidays}
        self._working = array("l")
        self._count = array("l")
        for ordinal in range(self._first, coverage.end.toordinal()):
            day = date.fromordinal(ordinal)
            weekend = day.weekday() >= SATURDAY
            if not (weekend or ordinal in closed or (year_end and (day.month, day.day) in YEAR_END)):
                self._working.append(ordinal)
            self._count.append(len(self._working))
        content = repr((nation, self._first, coverage.end.toordinal())).encode() + self._working.tobytes()
        self.version = hashlib.sha256(content).hexdigest()[:16]

    def is_working_day(self, day: date) -> bool:
        """Is this a working day? Raises BeyondCoverage."""
        offset = self._offset(day)
        return self._count[offset] > self._before(offset)

    def is_holiday(self, day: date) -> bool:
        """Is this a bank or public holiday, whatever day of the week it is? Raises BeyondCoverage."""
        self._offset(day)
        return day in self._holidays

    def add(self, day: date, n: int) -> date:
        """The nth working day after `day`, which is not counted itself; before it where n is negative."""
        offset = self._offset(day)
        if n == 0:
            return day
        index = self._count[offset] + n - 1 if n > 0 else self._before(offset) + n
        return self._at(index, "{} working days from {}", n, day)

    def on_or_after(self, day: date) -> date:
        """The day itself where it is a working day, else the next working day. Raises BeyondCoverage."""
        return self._at(self._before(self._offset(day)), "the working day on or after {}", day)

    def on_or_before(self, day: date) -> date:
        """The day itself where it is a working day, else the working day before it. Raises BeyondCoverage."""
        return self._at(self._count[self._offset(day)] - 1, "the working day on or before {}", day)

    def working_days_between(self, a: date, b: date) -> int:
        """How many working days lie in (a, b]; negative where b is before a. Raises BeyondCoverage."""
        return self._count[self._offset(b)] - self._count[self._offset(a)]

    def excluding_year_end(self) -> WorkingCalendar:
        """The same calendar without 27 to 31 December, as a tribunal counts."""
        if self._year_end is None:
            self._year_end = WorkingCalendar(self.nation, self.coverage, self._holidays, year_end=True)
        return self._year_end

    def _offset(self, day: date) -> int:
        offset = day.toordinal() - self._first
        if not 0 <= offset < len(self._count):
            raise self._refusal(str(day))
        return offset

    def _before(self, offset: int) -> int:
        return self._count[offset - 1] if offset else 0

    def _at(self, index: int, asked: str, *about: object) -> date:
        # Put into words only where it is refused: this is asked some twenty times for each person derived.
        if not 0 <= index < len(self._working):
            raise self._refusal(asked.format(*about))
        return date.fromordinal(self._working[index])

    def _refusal(self, asked: str) -> BeyondCoverage:
        assert self.coverage.end is not None
        last = date.fromordinal(self.coverage.end.toordinal() - 1)
        return BeyondCoverage(
            f"The working-day calendar for {self.nation} is known from {self.coverage.start} to {last}; "
            f"{asked} lies outside it. Import a published list of bank holidays that reaches further."
        )
