"""How many things came while a departure was under way, day by day, and how many of them were considered in time.

Each clock is counted on one day, that on which it came, in one column only, so that the columns come to what came. The
same facts give the same figures again at any later time, for the instant is an argument.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from casekeeper.position.departure.minutes import Clock, Ending


class DayOfClocks(NamedTuple):
    """One day: what came; how many were met, how many missed (of them still open), run still, or were taken back."""

    on: date
    came: int
    met: int
    missed: int
    missed_and_open: int
    running: int
    taken_back: int


def days_of_clocks(clocks: Iterable[Clock], moment: datetime) -> list[DayOfClocks]:
    """Only days on which something came, the newest first; as it stands at that instant."""
    by_day: dict[date, list[Clock]] = {}
    for clock in clocks:
        by_day.setdefault(clock.day, []).append(clock)
    return [_counted(day, by_day[day], moment) for day in sorted(by_day, reverse=True)]


def _counted(day: date, clocks: list[Clock], moment: datetime) -> DayOfClocks:
    back = sum(1 for each in clocks if each.ending is Ending.TAKEN_BACK)
    missed = [each for each in clocks if each.is_missed(moment)]
    running = sum(1 for each in clocks if each.is_open and not each.is_missed(moment))
    met = len(clocks) - back - len(missed) - running
    return DayOfClocks(day, len(clocks), met, len(missed), sum(1 for each in missed if each.is_open), running, back)
