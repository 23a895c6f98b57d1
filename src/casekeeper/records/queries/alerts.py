"""The list of alerts: one row for each alert in each register, the most urgent first.

Urgent is what has the earliest open duty, then what is most pressing of its state; nothing about the person counts.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from casekeeper.position.alert_legs import OVER, AlertState
from casekeeper.records.projections.stored import PERSON
from casekeeper.records.queries.alerts_in_force import ALERTS, HAS_ALERTS
from casekeeper.records.queries.sight import ORDINARY, Sight

PAGE = 50
STATES = tuple(state.value for state in AlertState)


class AlertRow(NamedTuple):
    """One alert in one register; `due` is the earliest open duty about it, None where nothing is due."""

    reference: str
    invented: bool
    name: str
    alert: int
    key: str
    ground: str
    register: str
    state: str
    since: date
    why: str
    proof_on: date | None
    review_on: date | None
    due: date | None


_ROWS = f"""
FROM position p JOIN {PERSON} who ON who.id = p.person_id, {ALERTS} AS alert,
  jsonb_array_elements(
    CASE WHEN jsonb_array_length(alert -> 'registers') > 0 THEN alert -> 'registers' ELSE jsonb_build_array(alert) END
  ) AS leg
WHERE {HAS_ALERTS}
"""
_DUE = """
(SELECT min(d.due) FROM duty d WHERE d.person_id = p.person_id AND d.ended IS NULL AND d.key LIKE '%% alert:%%'
  AND d.key NOT LIKE 'propose%%' AND split_part(d.key, ':', 2) = alert ->> 'alert'
  AND (split_part(d.key, ':', 3) = leg ->> 'register' OR split_part(d.key, ':', 3) !~ '^[a-z]'))
"""
_COLUMNS = """
who.reference, who.invented, p.name, (alert ->> 'alert')::bigint, alert ->> 'key', alert ->> 'ground',
coalesce(leg ->> 'register', ''), leg ->> 'state', coalesce(leg ->> 'since', alert ->> 'proposed_on')::date,
coalesce(leg ->> 'why', ''), (leg ->> 'proof_on')::date, (alert ->> 'review_on')::date
"""


def alert_list(
    *, register: str = "", state: str = "", page: int = 0, sight: Sight = ORDINARY
) -> tuple[list[AlertRow], bool]:
    """A page of the list, and whether there is another. Without a state, only those that are not over."""
    where, values = _where(register, state, sight)
    asked = f"""
    SELECT {_COLUMNS}, {_DUE} AS due {_ROWS} {where}
    ORDER BY due NULLS LAST, array_position(%(states)s::text[], leg ->> 'state'), p.person_id, 4, 7
    LIMIT %(limit)s OFFSET %(offset)s
    """
    values |= {"states": list(STATES), "limit": PAGE + 1, "offset": page * PAGE}
    with connection.cursor() as cursor:
        cursor.execute(asked, values)
        rows = [AlertRow._make(row) for row in cursor.fetchall()]
    return rows[:PAGE], len(rows) > PAGE


def count_by_state(*, register: str = "", sight: Sight = ORDINARY) -> dict[str, int]:
    """How many alerts are in each state, counted for each register they are in."""
    where, values = _where(register, "any", sight)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT leg ->> 'state', count(*) {_ROWS} {where} GROUP BY 1", values)
        found = dict(cursor.fetchall())
    return {state: found.get(state, 0) for state in STATES}


def _where(register: str, state: str, sight: Sight) -> tuple[str, dict[str, Any]]:
    parts = [f"AND {sight.condition('p.person_id')}"]
    values: dict[str, Any] = {"register": register, "state": state, "over": [one.value for one in OVER]}
    if register:
        parts.append(
            "AND (leg ->> 'register' = %(register)s "
            "OR (leg ->> 'register' IS NULL AND alert -> 'asked_for' @> to_jsonb(%(register)s::text)))"
        )
    if state == "":
        parts.append("AND NOT leg ->> 'state' = ANY(%(over)s)")
    elif state != "any":
        parts.append("AND leg ->> 'state' = %(state)s")
    return " ".join(parts), values
