"""Who could leave today, and who is planned to: from what was derived, with what stands in the way."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from casekeeper.records.queries.sight import ORDINARY, Sight
from casekeeper.records.stored import PERSON

PAGE = 50
MET = "met"


class Leaving(NamedTuple):
    """One row. `lines` is each line of readiness with its outcome; `leaves_on` and `state` are of the open attempt."""

    person: int
    reference: str
    invented: bool
    name: str
    whereabouts: str
    prison: str
    leaves_on: date | None
    state: str
    lines: dict[str, str]

    @property
    def open_lines(self) -> list[str]:
        """Names of the lines that are not met, in the order in which people read them."""
        return [name for name, outcome in self.lines.items() if outcome != MET]


_COLUMNS = """p.person_id, who.reference, who.invented, p.name, p.whereabouts, p.prison,
  CASE WHEN p.body #>> '{position,departure,outcome}' = 'met'
    THEN (p.body #>> '{position,departure,value,leaves_on}')::date END,
  CASE WHEN p.body #>> '{position,departure,outcome}' = 'met'
    THEN p.body #>> '{position,departure,value,state}' ELSE '' END,
  coalesce(p.body #> '{gates,depart,value,lines}', p.body #> '{position,removable today,value}', '{}')"""
_REMOVABLE = f"""
SELECT {_COLUMNS} FROM position p JOIN {PERSON} who ON who.id = p.person_id
WHERE p.body #>> '{{position,removable today,outcome}}' = 'met' AND p.person_id > %(after)s AND %%SEEN%%
ORDER BY p.person_id LIMIT %(limit)s
"""
_PLANNED = f"""
SELECT {_COLUMNS} FROM position p JOIN {PERSON} who ON who.id = p.person_id
WHERE p.body #>> '{{position,departure,outcome}}' = 'met' AND %%SEEN%%
  AND (p.body #>> '{{position,departure,value,leaves_on}}', p.person_id) > (%(day)s, %(after)s)
ORDER BY p.body #>> '{{position,departure,value,leaves_on}}', p.person_id LIMIT %(limit)s
"""
_BY_DAY = """
SELECT (p.body #>> '{position,departure,value,leaves_on}')::date AS day, count(*),
  count(*) FILTER (WHERE p.body #>> '{gates,depart,outcome}' = 'met')
FROM position p WHERE p.body #>> '{position,departure,outcome}' = 'met' AND %SEEN% GROUP BY 1 ORDER BY 1
"""


class Day(NamedTuple):
    """How many are planned to leave on a day, and for how many of them everything is ready."""

    on: date
    planned: int
    ready: int


def removable_today(after: int = 0, *, limit: int = PAGE, sight: Sight = ORDINARY) -> tuple[list[Leaving], int | None]:
    """In the order of their numbers: nobody's case is put before another's for who they are."""
    rows = _rows(_REMOVABLE, {"after": after, "limit": limit + 1}, sight)
    return rows[:limit], rows[limit - 1].person if len(rows) > limit else None


def count_removable(*, sight: Sight = ORDINARY) -> int:
    """How many could leave today."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM position p WHERE p.body #>> '{position,removable today,outcome}' = 'met' AND "
            + sight.condition("p.person_id")
        )
        found: int = cursor.fetchone()[0]
    return found


def planned(
    after: tuple[date, int] | None = None, *, limit: int = PAGE, sight: Sight = ORDINARY
) -> tuple[list[Leaving], tuple[date, int] | None]:
    """Everybody with an attempt that has not ended, the earliest day first."""
    day, number = (after[0].isoformat(), after[1]) if after is not None else ("", 0)
    rows = _rows(_PLANNED, {"day": day, "after": number, "limit": limit + 1}, sight)
    last = rows[limit - 1] if len(rows) > limit else None
    return rows[:limit], (last.leaves_on, last.person) if last is not None and last.leaves_on is not None else None


def planned_by_day(*, sight: Sight = ORDINARY) -> list[Day]:
    """For the calendar: each day on which somebody is planned to leave."""
    with connection.cursor() as cursor:
        cursor.execute(_BY_DAY.replace("%SEEN%", sight.condition("p.person_id")))
        return [Day._make(row) for row in cursor.fetchall()]


def _rows(question: str, values: dict[str, Any], sight: Sight) -> list[Leaving]:
    with connection.cursor() as cursor:
        cursor.execute(question.replace("%%SEEN%%", sight.condition("p.person_id")), values)
        return [Leaving._make((*row[:-1], _lines(row[-1]))) for row in cursor.fetchall()]


def _lines(kept: Any) -> dict[str, str]:
    found: dict[str, str] = json.loads(kept) if isinstance(kept, str) else dict(kept or {})
    return found
