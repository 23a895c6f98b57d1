"""The day of a reporting centre: who is due, late, not seen, has arrived, was seen at the desk, or missed it.

Today's states are by the hour and conclude nothing. A day gone by says what became of each report.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db import connection

from casekeeper.position.reporting.centre_day import AtTheDesk, at_the_desk
from casekeeper.position.reporting.schedule import Window, WindowState
from casekeeper.records import rulebook
from casekeeper.records.models import Centre
from casekeeper.records.projections.stored import PERSON
from casekeeper.records.queries.centres import IN_PERSON
from casekeeper.records.queries.sight import ORDINARY, Sight

SEEN = "seen"
MOST = 3000


class OnBoard(NamedTuple):
    """One person on the board. `state` is one of STATES; `at` the slot; `came_at` the hour of arrival, if known."""

    reference: str
    name: str
    invented: bool
    at: str
    came_at: str
    state: str
    was_due: bool


STATES = ("arrived", "late", "expected", "not seen", SEEN, "missed", "not counted")
"""In the order in which an officer looks: who waits, who is late, who comes, whom nobody saw; then those done with."""

_WHO = "who.reference, p.name, who.invented"
_FROM = f"FROM position p JOIN {PERSON} who ON who.id = p.person_id"
_DUE = f"""
SELECT {_WHO}, p.reports_at {_FROM}
WHERE p.reports_place = %(place)s AND p.reports_on = %(on)s AND p.reports_how = %(how)s AND p.is_open
  AND p.continues_in_id IS NULL AND {{sight}} ORDER BY p.reports_at, p.person_id LIMIT {MOST}
"""
_STANDS = "NOT EXISTS (SELECT 1 FROM fact c WHERE c.corrects = f.number)"
_REPORT = "p.body #> '{position,reporting,value,recent}'"
_CAME = f"""
SELECT DISTINCT ON (p.person_id) {_WHO}, coalesce(f.payload ->> 'at', ''),
  coalesce({_REPORT} @> jsonb_build_array(jsonb_build_object('on', %(on)s::text)), false),
  EXISTS (SELECT 1 FROM fact i WHERE i.person_id = f.person_id AND i.kind = 'reporting.interview_held'
          AND i.happened_from = %(on)s),
  coalesce((SELECT e ->> 'at' FROM jsonb_array_elements({_REPORT}) e WHERE e ->> 'on' = %(on)s::text LIMIT 1), '')
FROM fact f JOIN position own ON own.person_id = f.person_id
JOIN position p ON p.person_id = coalesce(own.continues_in_id, own.person_id)
JOIN {PERSON} who ON who.id = p.person_id
WHERE f.kind = 'reporting.attended' AND f.happened_from = %(on)s AND f.payload ->> 'place' = %(place)s
  AND {_STANDS} AND {{sight}} ORDER BY p.person_id, f.number LIMIT {MOST}
"""
_BECAME = f"""
SELECT {_WHO}, e ->> 'at', e ->> 'state' {_FROM} CROSS JOIN LATERAL jsonb_array_elements({_REPORT}) e
WHERE p.reports_place = %(place)s AND p.reports_unkept @> ARRAY[%(on)s]::date[] AND p.reports_unkept <> '{{}}'
  AND e ->> 'on' = %(on)s::text AND e ->> 'state' <> 'attended' AND p.continues_in_id IS NULL AND {{sight}}
ORDER BY 4, p.person_id LIMIT {MOST}
"""


def board(centre: Centre, day: date, now: datetime, *, sight: Sight = ORDINARY) -> list[OnBoard]:
    """Everybody on the day, in the order of STATES and then of the hour. `now` is the clock on the wall."""
    values: dict[str, Any] = {"place": centre.name, "on": day, "how": IN_PERSON}
    with connection.cursor() as cursor:
        rows = _came(cursor, values, sight)
        rows += _due(cursor, values, sight, day, now) if day >= now.date() else _became(cursor, values, sight)
    return sorted(rows, key=lambda row: (STATES.index(row.state), row.at or "99", row.came_at, row.reference))


def _came(cursor: Any, values: Mapping[str, Any], sight: Sight) -> list[OnBoard]:
    cursor.execute(_CAME.replace("{sight}", sight.condition("p.person_id")), values)
    return [
        OnBoard(reference, name, invented, slot, came_at[:5], SEEN if spoken else "arrived", was_due)
        for reference, name, invented, came_at, was_due, spoken, slot in cursor.fetchall()
    ]


def _due(cursor: Any, values: Mapping[str, Any], sight: Sight, day: date, now: datetime) -> list[OnBoard]:
    law = rulebook.current_law()
    cursor.execute(_DUE.replace("{sight}", sight.condition("p.person_id")), values)
    window = Window(0, day, day, day, IN_PERSON, WindowState.DUE)
    found = []
    for reference, name, invented, at in cursor.fetchall():
        state = AtTheDesk.EXPECTED if day > now.date() else at_the_desk(window, at, law, now)
        found.append(OnBoard(reference, name, invented, at, "", state.value, True))
    return found


def _became(cursor: Any, values: Mapping[str, Any], sight: Sight) -> list[OnBoard]:
    """Of a day gone by: the reports that were missed, and those that do not count, with why."""
    cursor.execute(_BECAME.replace("{sight}", sight.condition("p.person_id")), values)
    missed = WindowState.MISSED.value
    return [
        OnBoard(reference, name, invented, at or "", "", "missed" if state == missed else "not counted", True)
        for reference, name, invented, at, state in cursor.fetchall()
    ]


def counted(rows: list[OnBoard]) -> dict[str, int]:
    """How many are in each state."""
    return {state: sum(1 for row in rows if row.state == state) for state in STATES}
