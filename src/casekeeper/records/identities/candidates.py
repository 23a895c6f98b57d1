"""Who may be the same person as somebody, before any weight: records that share a key or a number with theirs.

A key that very many records bear says little and is passed over; of what is left, those that share most come first.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection

from casekeeper.records.identities.lines import tops_of

MOST_BEARERS = 400
MOST = 100
NUMBER_COUNTS = 50
"""A number in common is worth so many keys."""

_BY_KEY = """
WITH own AS MATERIALIZED (
  SELECT o.person_id, o.key FROM link_key o WHERE o.person_id = ANY(%(people)s)
    AND NOT EXISTS (SELECT 1 FROM link_key k WHERE k.key = o.key OFFSET %(most)s)
)
SELECT own.person_id, other.person_id, count(*) FROM own JOIN link_key other ON other.key = own.key
WHERE other.person_id <> own.person_id GROUP BY 1, 2
"""
_BY_NUMBER = """
SELECT own.person_id, other.person_id, count(*) FROM identifier own
JOIN identifier other ON other.scheme = own.scheme AND other.canonical = own.canonical
WHERE own.person_id = ANY(%(people)s) AND other.person_id <> own.person_id AND own.scheme <> 'booking'
GROUP BY 1, 2
"""


def candidates_of(tops: Iterable[int]) -> dict[int, list[int]]:
    """For each of these records (none of which continues in another), those to compare it with, likeliest first."""
    people = sorted(set(tops))
    asked: dict[str, Any] = {"people": people, "most": MOST_BEARERS}
    with connection.cursor() as cursor:
        cursor.execute(_BY_KEY, asked)
        shared = [(one, other, count) for one, other, count in cursor.fetchall()]
        cursor.execute(_BY_NUMBER, asked)
        shared += [(one, other, count * NUMBER_COUNTS) for one, other, count in cursor.fetchall()]
    read_as = tops_of(other for _, other, _ in shared)
    counted: dict[int, dict[int, int]] = {top: {} for top in people}
    for one, other, count in shared:
        if read_as[other] != one:
            counted[one][read_as[other]] = counted[one].get(read_as[other], 0) + count
    return {top: sorted(found, key=lambda other: (-found[other], other))[:MOST] for top, found in counted.items()}
