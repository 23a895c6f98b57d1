"""Attempts that failed: who waits for a review or a second grading, whose notice may be used again, and why."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from casekeeper.records.projections.stored import PERSON
from casekeeper.records.queries.sight import ORDINARY, Sight

MOST = 50


class Failed(NamedTuple):
    """One attempt, with both gradings and what is owed about it."""

    reference: str
    invented: bool
    name: str
    on: date
    stage: str
    cause: str
    controllable: str
    regraded: str
    review_due: date | None
    regrade_due: date | None
    again_until: date | None


class CauseOf(NamedTuple):
    """How many failed for one cause, and how many of them each grading took for ours, alone or shared."""

    cause: str
    failed: int
    ours: int
    again: int
    ours_again: int
    otherwise: int


_FAILED = f"""
SELECT who.reference, who.invented, coalesce(p.name, ''), a.failed_on, a.stage, a.cause, a.controllable, a.regraded,
  a.review_due, a.regrade_due, a.again_until
FROM departure_attempt a JOIN {PERSON} who ON who.id = a.person_id LEFT JOIN position p ON p.person_id = a.person_id
WHERE a.failed_on IS NOT NULL AND %%WHICH%% AND %%SEEN%% ORDER BY a.failed_on DESC, a.id DESC LIMIT %(limit)s
"""
_CAUSES = """
SELECT cause, count(*), count(*) FILTER (WHERE controllable <> 'no'), count(*) FILTER (WHERE regraded <> ''),
  count(*) FILTER (WHERE regraded NOT IN ('', 'no')),
  count(*) FILTER (WHERE regraded <> '' AND regraded <> controllable)
FROM departure_attempt a WHERE failed_on >= %(since)s AND %%SEEN%% GROUP BY 1 ORDER BY 2 DESC, 1
"""


def failed_waiting(*, sight: Sight = ORDINARY) -> list[Failed]:
    """The newest of those that wait for a review or for an independent grading."""
    return _failed("(a.review_due IS NOT NULL OR a.regrade_due IS NOT NULL)", {}, sight)


def reuse_running(today: date, *, sight: Sight = ORDINARY) -> list[Failed]:
    """Those whose notice may still be used again."""
    return _failed("a.again_until >= %(today)s", {"today": today}, sight)


def causes(since: date, *, sight: Sight = ORDINARY) -> list[CauseOf]:
    """By cause, of attempts that failed since the day."""
    with connection.cursor() as cursor:
        cursor.execute(_CAUSES.replace("%%SEEN%%", sight.condition("a.person_id")), {"since": since})
        return [CauseOf._make(row) for row in cursor.fetchall()]


def _failed(which: str, values: Mapping[str, Any], sight: Sight) -> list[Failed]:
    question = _FAILED.replace("%%WHICH%%", which).replace("%%SEEN%%", sight.condition("a.person_id"))
    with connection.cursor() as cursor:
        cursor.execute(question, {**values, "limit": MOST})
        return [Failed._make(row) for row in cursor.fetchall()]
