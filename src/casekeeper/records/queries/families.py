"""Family groups that stand: who of those a reader may see is in each, how far it is, and its next step.

From rows kept beside positions (`records/projections/departure_rows.py`). Somebody who may not be seen is in no row
and no count; a group nobody of which may be seen is not there. Ordered by the day its next step is due.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from casekeeper.records.projections.stored import PERSON
from casekeeper.records.queries.keyset import PAGE, Keyset, page
from casekeeper.records.queries.sight import ORDINARY, Sight

POLICY = "family_returns_policy."
NEVER = date(9999, 12, 31)
"""In the order, the place of a group in which nothing is due."""


class Seen(NamedTuple):
    """Somebody in a group."""

    reference: str
    invented: bool
    name: str
    whereabouts: str
    relation: str
    part: str
    is_child: str
    stage: str
    leave_by: date | None
    since: date
    removable: str


class Group(NamedTuple):
    """One group: the first step that is due in it, whose it is, under which page; and whom of it the reader may see."""

    id: int
    name: str
    since: date
    due: date
    what: str
    owed_by: str
    page: str
    confirmed: bool
    people: Sequence[Seen] = ()

    @property
    def stage(self) -> str:
        return self.people[0].stage if self.people else ""


_GROUPS = f"""
WITH seen AS (
  SELECT f.* FROM family_row f JOIN position p ON p.person_id = f.person_id
  WHERE f.parted_on IS NULL AND p.is_open AND {{seen}}
), d AS (
  SELECT DISTINCT ON (s.name) s.name, d.due, d.what, d.owed_by, d.page, d.confirmed
  FROM seen s JOIN duty d ON d.person_id = s.person_id
  WHERE d.ended IS NULL AND d.page LIKE '{POLICY}%%' ORDER BY s.name, d.due, d.key
), g AS (
  SELECT min(s.id) AS id, s.name, min(s.since) AS since, coalesce(min(d.due), '9999-12-31'::date) AS due
  FROM seen s LEFT JOIN d ON d.name = s.name GROUP BY s.name
)
SELECT g.id, g.name, g.since, g.due, coalesce(d.what, ''), coalesce(d.owed_by, ''), coalesce(d.page, ''),
  coalesce(d.confirmed, true)
FROM g LEFT JOIN d ON d.name = g.name
"""
_PEOPLE = f"""
SELECT f.name, who.reference, who.invented, coalesce(p.name, ''), coalesce(p.whereabouts, ''), f.relation, f.part,
  f.is_child, f.stage, f.leave_by, f.since, coalesce(r.removable, '')
FROM family_row f JOIN {PERSON} who ON who.id = f.person_id LEFT JOIN position p ON p.person_id = f.person_id
LEFT JOIN departure_readiness r ON r.person_id = f.person_id
WHERE f.parted_on IS NULL AND f.name = ANY(%s) AND {{seen}} ORDER BY f.name, f.relation DESC, who.reference
"""


def standing(
    after: tuple[date, int] | None = None, *, limit: int = PAGE, sight: Sight = ORDINARY
) -> tuple[list[Group], tuple[date, int] | None]:  # fmt: skip
    """A page of groups with their people, the first due first, and what to ask for the next with."""
    order = Keyset("g.due", "g.id")
    where, values = order.begin("TRUE", {}, after)
    sql = f"{_GROUPS.format(seen=sight.condition('f.person_id'))} WHERE {where} ORDER BY {order} LIMIT %(limit)s"
    groups, place = page(sql, values, lambda row: Group(*row), lambda group: (group.due, group.id), limit=limit)
    people = _people([group.name for group in groups], sight)
    return [group._replace(people=tuple(people.get(group.name, ()))) for group in groups], place


def count(*, sight: Sight = ORDINARY) -> int:
    """How many groups stand of which somebody may be seen."""
    seen = sight.condition("f.person_id")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(DISTINCT f.name) FROM family_row f JOIN position p ON p.person_id = f.person_id "
            f"WHERE f.parted_on IS NULL AND p.is_open AND {seen}"
        )
        found: int = cursor.fetchone()[0]
    return found


def _people(names: Sequence[str], sight: Sight) -> dict[str, list[Seen]]:
    found: dict[str, list[Seen]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_PEOPLE.format(seen=sight.condition("f.person_id")), [list(names)])
        rows: list[Any] = cursor.fetchall()
    for name, *row in rows:
        found.setdefault(name, []).append(Seen._make(row))
    return found
