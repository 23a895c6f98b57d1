"""Which day is so many working days from this one? And is this a working day?"""

from __future__ import annotations

from casekeeper.law import Law
from casekeeper.periods.calendars import Calendars
from casekeeper.position.when.asked import Asked, NotAsked
from casekeeper.position.when.when_answer import WhenAnswer, computed

KEYS = ("from", "days", "day", "nation", "tribunal")


def working_day(asked: Asked, law: Law, calendars: Calendars) -> WhenAnswer:
    """`from` and `days`: the nth working day after, or before where negative; 0 moves on to a working day.

    `day` alone: that day where it is a working day, otherwise the next one. The day itself is never counted.
    """
    if ("day" in asked) == ("from" in asked):
        raise NotAsked("Give from and days to count from a day, or day alone to ask about one day.")
    if "day" in asked and "days" in asked:
        raise NotAsked("days goes with from: give from and days to count from a day.")
    start, days = asked.needed_day("day" if "day" in asked else "from"), asked.number("days")
    nation = asked.nation()
    year_end = law["tribunal_procedure.year_end"].on(start) if asked.yes("tribunal") else None
    calendar = calendars[nation].excluding_year_end() if year_end is not None else calendars[nation]
    day = calendar.add(start, days) if days else calendar.on_or_after(start)
    is_one = calendar.is_working_day(start)
    working = [f"{start} is {'a' if is_one else 'not a'} working day in {nation}."]
    if days:
        way = "after" if days > 0 else "before"
        working.append(f"The working day {abs(days)} {way} it, not counting it, is {day}.")
    elif not is_one:
        working.append(f"The next working day is {day}.")
    under = [law["tribunal_procedure.working_day"].on(start)]
    return computed(day, working, [*under, year_end] if year_end is not None else under)
