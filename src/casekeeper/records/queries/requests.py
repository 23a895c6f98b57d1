"""Requests between units: those asked of a unit, and those it asked; open, or ended in the last weeks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db import connection

from casekeeper.records.projections.stored import PERSON
from casekeeper.records.queries.keyset import PAGE, Keyset, page
from casekeeper.records.queries.sight import ORDINARY, Sight

SIDES = ("of us", "by us")
STEPS = ("asked", "taken on", "ended")
ENDED_SINCE = 28
"""Days for which a request that ended is still listed."""


class Asked(NamedTuple):
    """One row."""

    id: int
    reference: str
    invented: bool
    name: str
    number: int
    by_unit: str
    to_unit: str
    what: str
    asked_on: date
    needed_by: date | None
    state: str
    state_on: date
    escalated: bool
    due: date | None
    rung: int


_OLDEST_FIRST = Keyset("r.asked_on", "r.id")
_PAGE = f"""
SELECT r.id, who.reference, who.invented, coalesce(p.name, ''), r.number, r.by_unit, r.to_unit, r.what, r.asked_on,
  r.needed_by, r.state, r.state_on, r.escalated, d.due, coalesce(d.rung, 0)
FROM unit_request r JOIN {PERSON} who ON who.id = r.person_id LEFT JOIN position p ON p.person_id = r.person_id
LEFT JOIN duty d ON d.person_id = r.person_id AND d.ended IS NULL
  AND d.key = (CASE r.state WHEN 'asked' THEN 'get request taken on:' ELSE 'answer request:' END) || r.number
WHERE {{where}} ORDER BY {_OLDEST_FIRST} LIMIT %(limit)s
"""


def requests_of_unit(
    unit: str | None, side: str, step: str, as_at: date, after: tuple[date, int] | None = None, *, limit: int = PAGE,
    sight: Sight = ORDINARY,
) -> tuple[list[Asked], tuple[date, int] | None]:  # fmt: skip
    """The oldest first. `unit` None is every unit."""
    where, values = _where(unit, side, step, as_at, sight)
    where, values = _OLDEST_FIRST.begin(where, values, after)
    return page(_PAGE.format(where=where), values, Asked._make, lambda row: (row.asked_on, row.id), limit=limit)


def counts(unit: str | None, as_at: date, *, sight: Sight = ORDINARY) -> dict[tuple[str, str], int]:
    """How many on each side stand at each step."""
    found = {}
    with connection.cursor() as cursor:
        for side in SIDES:
            for step in STEPS:
                where, values = _where(unit, side, step, as_at, sight)
                cursor.execute(f"SELECT count(*) FROM unit_request r WHERE {where}", values)
                found[side, step] = (cursor.fetchone() or (0,))[0]
    return found


def _where(unit: str | None, side: str, step: str, as_at: date, sight: Sight) -> tuple[str, dict[str, Any]]:
    parts = [sight.condition("r.person_id")]
    values: dict[str, Any] = {"unit": unit, "since": as_at - timedelta(days=ENDED_SINCE)}
    if unit is not None:
        parts.append(f"r.{'to_unit' if side == 'of us' else 'by_unit'} = %(unit)s")
    if step == "ended":
        parts.append("r.state IN ('answered', 'declined', 'taken back') AND r.state_on >= %(since)s")
    else:
        parts.append("r.state = %(step)s")
        values["step"] = step
    return " AND ".join(parts), values
