"""Lines of records: one record and all that continue in it, however many joins away."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

_TOPS = """
WITH RECURSIVE up(id, at) AS (
  SELECT id, id FROM unnest(%s::bigint[]) AS asked(id)
  UNION
  SELECT up.id, p.continues_in_id FROM up JOIN position p ON p.person_id = up.at WHERE p.continues_in_id IS NOT NULL
)
SELECT up.id, up.at FROM up LEFT JOIN position p ON p.person_id = up.at WHERE p.continues_in_id IS NULL
"""
_MEMBERS = """
WITH RECURSIVE down(top, id) AS (
  SELECT id, id FROM unnest(%s::bigint[]) AS asked(id)
  UNION
  SELECT down.top, p.person_id FROM down JOIN position p ON p.continues_in_id = down.id
)
SELECT top, id FROM down
"""


def tops_of(person_ids: Iterable[int]) -> dict[int, int]:
    """For each record, the one it is read as now: itself where it was never joined."""
    ids = sorted(set(person_ids))
    with connection.cursor() as cursor:
        cursor.execute(_TOPS, [ids])
        found = dict(cursor.fetchall())
    return {person: found.get(person, person) for person in ids}


def members_of(tops: Iterable[int]) -> dict[int, set[int]]:
    """For each of these records, itself and all that continue in it."""
    ids = sorted(set(tops))
    found: dict[int, set[int]] = {top: {top} for top in ids}
    with connection.cursor() as cursor:
        cursor.execute(_MEMBERS, [ids])
        for top, person in cursor.fetchall():
            found[top].add(person)
    return found
