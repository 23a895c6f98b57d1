"""Whose document to travel on may come too late: asked for, and expected after it is needed; or not asked for in time.

By the time the country takes, from its profile (`position/departure/in_time.py`). The day on which it is needed orders
the list, and nothing about the person does.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import connection

from casekeeper.records.projections.stored import PERSON
from casekeeper.records.queries.sight import ORDINARY, Sight

SHOWN = 50
_LATE = """r.document_needed_on >= %(today)s
AND (r.document_expected_on > r.document_needed_on OR r.document_asked_by < %(today)s)"""


class LatePaper(NamedTuple):
    """One of them: `expected_on` of what was asked for; where nothing was, the day `ask_by` that has gone by."""

    needed_on: date
    is_planned: bool
    ask_by: date | None
    expected_on: date | None
    reference: str
    invented: bool
    name: str
    whereabouts: str


def late_papers(today: date, *, sight: Sight = ORDINARY) -> tuple[list[LatePaper], int]:
    """The first of them, the one needed first at the top; and how many there are."""
    where = f"{_LATE} AND {sight.condition('r.person_id')}"
    columns = (
        "r.document_needed_on, r.leaves_on IS NOT NULL, r.document_asked_by, r.document_expected_on, who.reference, "
        "who.invented, coalesce(p.name, ''), coalesce(p.whereabouts, '')"
    )
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {columns} FROM departure_readiness r JOIN {PERSON} who ON who.id = r.person_id "
            f"LEFT JOIN position p ON p.person_id = r.person_id WHERE {where} "
            "ORDER BY r.document_needed_on, r.person_id LIMIT %(limit)s",
            {"today": today, "limit": SHOWN},
        )
        rows = [LatePaper._make(row) for row in cursor.fetchall()]
        cursor.execute(f"SELECT count(*) FROM departure_readiness r WHERE {where}", {"today": today})
        return rows, cursor.fetchone()[0]
