"""What stood in the way of leaving on the first and on the last day of an early removal window, as at those days.

Asked of the history up to each of the two days, with all that is known of it now: what was cleared later still stood in
the way then. What came after says nothing about it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from casekeeper.facts import History
from casekeeper.law import Law
from casekeeper.periods.calendars import Calendars
from casekeeper.position.departure.gate import asked_anyway
from casekeeper.position.departure.known import known_of
from casekeeper.position.departure.missed_window import Window


class StoodInTheWay(NamedTuple):
    """Lines of planning that were not met at the end of each day, with the unit that had each.

    `last_on` is the last whole day in the window. What stood on a day that has not come is not known, and empty.
    """

    first: tuple[tuple[str, str], ...]
    last_on: date
    last: tuple[tuple[str, str], ...]

    def days_ahead(self, opens_on: date, day: date) -> tuple[date, ...]:
        """The days after `day` on which more of this can be told."""
        return tuple(each for each in (opens_on, self.last_on) if each > day)


def stood_in_the_way(history: History, law: Law, calendars: Calendars, window: Window, day: date) -> StoodInTheWay:
    """As far as it can be told on the day: two looks at the gate of departure at most, none before the window opens."""
    ended = min(window.closes_on, window.ended.on) if window.ended is not None else window.closes_on
    last_on = ended - timedelta(days=1)
    first = _unmet(history, law, calendars, window.opens_on) if window.opens_on <= day else ()
    if last_on > day:
        return StoodInTheWay(first, last_on, ())
    last = first if last_on == window.opens_on else _unmet(history, law, calendars, last_on)
    return StoodInTheWay(first, last_on, last)


def _unmet(history: History, law: Law, calendars: Calendars, day: date) -> tuple[tuple[str, str], ...]:
    then, _ = history.as_at(day)
    found = asked_anyway(then, law, calendars, day, known_of(then, law))
    return tuple((line.name, line.owner) for line in found.lines if line.planning and not line.is_met)
