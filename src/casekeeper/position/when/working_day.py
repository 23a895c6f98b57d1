"""Which day is so many working days from this one? And is this a working day?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from casekeeper.law import Law
from casekeeper.periods.calendars import Calendars, WorkingCalendar
from casekeeper.periods.hour_of_day import counts_on, hour_from
from casekeeper.position.when.asked import Asked, NotAsked
from casekeeper.position.when.when_answer import WhenAnswer, computed

KEYS = ("from", "days", "day", "at", "nation", "tribunal")


def working_day(asked: Asked, law: Law, calendars: Calendars) -> WhenAnswer:
    """`from` and `days`: the nth working day after, or before where negative; 0 moves on to a working day.

    `day` alone: that day where it is a working day, otherwise the next one. The day itself is never counted.
    `at` is the hour a thing was done: after the hour a working day ends, it counts on the next one.
    """
    if ("day" in asked) == ("from" in asked):
        raise NotAsked("Give from and days to count from a day, or day alone to ask about one day.")
    if "day" in asked and "days" in asked:
        raise NotAsked("days goes with from: give from and days to count from a day.")
    said = asked.needed_day("day" if "day" in asked else "from")
    nation, calendar = asked.nation(), calendars[asked.nation()]
    under = [law["tribunal_procedure.working_day"].on(said)]
    if asked.yes("tribunal"):
        under.append(law["tribunal_procedure.year_end"].on(said))
        calendar = calendar.excluding_year_end()
    start, working, days = said, [], asked.number("days")
    if (at := asked.hour("at")) is not None:
        ends = law["tribunal_procedure.working_day_ends"].on(said)
        under.append(ends)
        start = counts_on(datetime.combine(said, at), hour_from(ends.value), calendar)
        working.append(f"Working days end at {ends.value}; what is done on {said} at {at:%H:%M} counts on {start}.")
    day = calendar.add(start, days) if days else calendar.on_or_after(start)
    return computed(day, [*working, *_steps(start, days, day, nation, calendar)], under)


def _steps(start: date, days: int, day: date, nation: str, calendar: WorkingCalendar) -> Iterator[str]:
    yield f"{start} is {'a' if calendar.is_working_day(start) else 'not a'} working day in {nation}."
    if days:
        yield f"Working day {abs(days)} {'after' if days > 0 else 'before'} it, not counting it, is {day}."
    elif day != start:
        yield f"The next working day is {day}."
