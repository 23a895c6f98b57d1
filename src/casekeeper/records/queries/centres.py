"""Reporting centres: what each has on a day, who is expected when, and how full the days ahead are.

Counts are of everybody, restricted records too: a desk that is full is full. They name nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import connection

from casekeeper.periods.calendars import WorkingCalendar
from casekeeper.planning.centres.day import CentreDay, centre_day
from casekeeper.planning.centres.load import FreeSlot, Group, Load, expected_on, free_slots, load_of
from casekeeper.planning.centres.remedies import Elsewhere, Suits
from casekeeper.planning.centres.statements import Statement, read_statement
from casekeeper.records import rulebook
from casekeeper.records.models import Centre, CentreStatement

IN_PERSON = "reporting centre"
FURTHEST = timedelta(days=366)
"""No report is set for later than this, so no day further ahead is looked at."""

_GROUPS = """
SELECT reports_place, reports_on, reports_at, reports_every, count(*) FROM position
WHERE reports_place = ANY(%s) AND reports_place <> '' AND reports_on IS NOT NULL AND reports_how = %s AND is_open
  AND continues_in_id IS NULL
GROUP BY 1, 2, 3, 4
"""
_PROPOSED = "body #> '{position,frequency proposed,value}'"
# How often, from the most to the least; what is proposed further on in the list is less often.
_LESS = "array_position(%(order)s, " + _PROPOSED + " ->> 'every') > array_position(%(order)s, reports_every)"
_SUITS = f"""
SELECT count(*) FILTER (WHERE {_PROPOSED} ->> 'channel' IN ('telephone', 'digital')), count(*) FILTER (WHERE {_LESS})
FROM position
WHERE reports_place = %(place)s AND reports_on = %(on)s AND reports_how = %(how)s AND is_open
  AND continues_in_id IS NULL
"""
_ORDER = ["daily", "three times a week", "twice a week", "weekly", "fortnightly", "monthly", "quarterly"]


def statements_of(centres: Iterable[Centre]) -> dict[int, list[Statement]]:
    """What was told of each centre, in the order in which it was told."""
    found: dict[int, list[Statement]] = {centre.pk: [] for centre in centres}
    for row in CentreStatement.objects.filter(centre__in=list(found)).order_by("told_at", "pk"):
        said = read_statement(row.kind, row.said)
        found[row.centre_id].append(Statement(said, row.starts, row.ends, row.told_at, row.told_by))
    return found


def days_of_centre(centre: Centre, days: Sequence[date]) -> list[CentreDay]:
    """What it has on each of these days."""
    return _days_of(statements_of([centre])[centre.pk], days, calendar())


def _days_of(told: Sequence[Statement], days: Sequence[date], working: WorkingCalendar) -> list[CentreDay]:
    return [centre_day(told, on=day, calendar=working) for day in days]


def groups_at(centres: Iterable[Centre]) -> dict[int, list[Group]]:
    """Everybody who reports at each of them, counted by next day, hour and how often."""
    names = {centre.name: centre.pk for centre in centres}
    found: dict[int, list[Group]] = {number: [] for number in names.values()}
    with connection.cursor() as cursor:
        cursor.execute(_GROUPS, [list(names), IN_PERSON])
        for place, *group in cursor.fetchall():
            found[names[place]].append(Group(*group))
    return found


def loads_of(centres: Sequence[Centre], days: Sequence[date]) -> dict[int, list[Load]]:
    """Each of these days at each of them: who is still expected in which hour, beside the room. In two questions."""
    law, working = rulebook.current_law(), calendar()
    told, groups = statements_of(centres), groups_at(centres)
    return {
        centre.pk: [
            load_of(day, expected_on(day.on, groups[centre.pk], working), law)
            for day in _days_of(told[centre.pk], days, working)
        ]
        for centre in centres
    }


def loads(centre: Centre, days: Sequence[date]) -> list[Load]:
    """Each of these days: who is still expected in which hour, beside the room."""
    return loads_of([centre], days)[centre.pk]


def slots_on(centre: Centre, day: date) -> tuple[FreeSlot, ...]:
    """The slots of the day with what is taken; none where the centre is closed."""
    (found,) = days_of_centre(centre, [day])
    return free_slots(found, expected_on(day, groups_at([centre])[centre.pk], calendar()), rulebook.current_law())


def suits(centre: Centre, day: date) -> Suits:
    """Of those whose next report is that day: for how many another way, or less often, is what is proposed."""
    values: dict[str, Any] = {"place": centre.name, "on": day, "how": IN_PERSON, "order": _ORDER}
    with connection.cursor() as cursor:
        cursor.execute(_SUITS, values)
        return Suits._make(cursor.fetchone() or (0, 0))


def elsewhere(centre: Centre, day: date) -> list[Elsewhere]:
    """The room that other centres have left on the day."""
    others = list(Centre.objects.exclude(pk=centre.pk).order_by("name"))
    there = loads_of(others, [day])
    return [
        Elsewhere(other.name, sum(max(0, hour.room - hour.expected) for hour in there[other.pk][0].hours))
        for other in others
    ]


def centre_named(name: str) -> Centre | None:
    """The centre that a condition means by its place; None for a place that is none of ours."""
    return Centre.objects.filter(name__iexact=name.strip()).first() if name.strip() else None


def calendar() -> WorkingCalendar:
    """The calendar by which reports fall."""
    return rulebook.current_calendars().default
