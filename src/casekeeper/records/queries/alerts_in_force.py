"""Every alert in force: what a traveller is screened against beside the lists of others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.db import connection

from casekeeper.records.projections.stored import PERSON


class AlertInForce(NamedTuple):
    """An alert that was approved and has not ended: its key (CK-4711), whose it is, and their record's reference."""

    key: str
    person_id: int
    reference: str


ALERTS = "jsonb_path_query(p.body, '$.position.alerts.value[*]')"
HAS_ALERTS = "(p.body #> '{position,alerts,value,0}') IS NOT NULL AND p.continues_in_id IS NULL"
"""The condition of the index `position_with_alerts`: records without an alert are not looked at."""

_IN_FORCE = f"""
SELECT alert ->> 'key', p.person_id, who.reference
FROM position p JOIN {PERSON} who ON who.id = p.person_id, {ALERTS} AS alert
WHERE {HAS_ALERTS} AND (alert ->> 'in_force')::boolean
"""


def alerts_in_force(person_ids: Sequence[int] | None = None) -> Iterator[AlertInForce]:
    """All of them, or those of these people. A record that continues in another is told there, once."""
    only = "" if person_ids is None else "AND p.person_id = ANY(%s)"
    asked = f"{_IN_FORCE} {only} ORDER BY p.person_id, (alert ->> 'alert')::bigint"
    with connection.cursor() as cursor:
        cursor.execute(asked, None if person_ids is None else [list(person_ids)])
        yield from map(AlertInForce._make, cursor.fetchall())
