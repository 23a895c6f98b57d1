"""How many people come to a centre in each hour of a day, beside the room there is?

Known are the next report of everybody and how often they report. A day further ahead is counted from both. People for
whom nobody set an hour are spread evenly over the opening hours; the picture says how many they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple, cast

from casekeeper.facts.reporting import Frequency
from casekeeper.law import Law
from casekeeper.periods.calendars import WorkingCalendar
from casekeeper.planning.centres.day import CentreDay, slots_of
from casekeeper.position.reporting.days import SHORTEST_GAP, days_of, open_day


class Group(NamedTuple):
    """So many people whose next report is on the day at the hour, and who report that often."""

    next_on: date
    at: str
    every: str
    people: int


class Hour(NamedTuple):
    """One hour of the day: people with a slot in it, people without any who fall to it, and the room there is."""

    at: str
    with_slot: int
    without: int
    room: int

    @property
    def expected(self) -> int:
        return self.with_slot + self.without

    @property
    def over(self) -> int:
        """How many more than there is room for."""
        return max(0, self.expected - self.room)


class Load(NamedTuple):
    """A centre's day. `outside` come at an hour at which the centre is not open, or on a day on which it is closed."""

    day: CentreDay
    hours: tuple[Hour, ...]
    without_slot: int
    outside: int

    @property
    def expected(self) -> int:
        return sum(hour.expected for hour in self.hours) + self.outside

    @property
    def room(self) -> int:
        return sum(hour.room for hour in self.hours)

    @property
    def too_full(self) -> tuple[Hour, ...]:
        """The hours in which more people come than there is room for."""
        return tuple(hour for hour in self.hours if hour.over)

    @property
    def over(self) -> int:
        """People for whom there is no room at their hour."""
        return sum(hour.over for hour in self.hours) + self.outside


def expected_on(day: date, groups: Iterable[Group], calendar: WorkingCalendar) -> dict[str, int]:
    """How many come at each hour ("" where none was set): the next report itself, or one later by how often."""
    found: dict[str, int] = {}
    for group in groups:
        if group.next_on == day or (group.next_on < day and _falls_on(day, group, calendar)):
            found[group.at] = found.get(group.at, 0) + group.people
    return found


def _falls_on(day: date, group: Group, calendar: WorkingCalendar) -> bool:
    """Does a later report fall on the day, or move to it from days on which nobody is there?"""
    if group.every not in SHORTEST_GAP:
        return False
    every = cast(Frequency, group.every)
    begin = max(group.next_on + timedelta(days=1), day - timedelta(days=4))
    raw = days_of(every, group.next_on, begin, day + timedelta(days=1))
    return any(open_day(each, "reporting centre", calendar) == day for each in raw)


def load_of(day: CentreDay, expected: Mapping[str, int], law: Law) -> Load:
    """Who comes in which hour, beside the room."""
    room: dict[str, int] = {}
    for slot in slots_of(day, law):
        room[slot.at[:2]] = room.get(slot.at[:2], 0) + slot.room
    hours = sorted(room)
    slotted = {at: people for at, people in expected.items() if at}
    inside = dict.fromkeys(hours, 0)
    outside = 0
    for at, people in slotted.items():
        if at[:2] in inside and day.opens <= at < day.closes:
            inside[at[:2]] += people
        else:
            outside += people
    without = expected.get("", 0)
    spread = _evenly(without, len(hours)) if hours else []
    outside += 0 if hours else without
    return Load(
        day,
        tuple(Hour(f"{hour}:00", inside[hour], spread[place], room[hour]) for place, hour in enumerate(hours)),
        without,
        outside,
    )


def _evenly(people: int, parts: int) -> Sequence[int]:
    return [people * (place + 1) // parts - people * place // parts for place in range(parts)]


class FreeSlot(NamedTuple):
    """A slot, the room it has, and how many already come at that time."""

    at: str
    room: int
    taken: int

    @property
    def left(self) -> int:
        return max(0, self.room - self.taken)


def free_slots(day: CentreDay, expected: Mapping[str, int], law: Law) -> tuple[FreeSlot, ...]:
    """Every slot of the day in order of time, the full ones too: who agrees a time sees both."""
    return tuple(FreeSlot(slot.at, slot.room, expected.get(slot.at, 0)) for slot in slots_of(day, law))
