"""Who is held under immigration powers: what is owed on each, and days held although a review was overdue.

From rows kept beside positions, one for the last episode of each person. What is overdue or due first comes first, the
longest held first among equals; nothing else about the person orders a list.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db import connection

from casekeeper.records.projections.stored import PERSON
from casekeeper.records.queries.keyset import PAGE, Keyset, page
from casekeeper.records.queries.sight import ORDINARY, Sight

BANDS: Mapping[str, tuple[int, int | None]] = {
    "up to 4 weeks": (0, 29), "to 3 months": (29, 92), "3 to 6 months": (92, 184), "6 to 12 months": (184, 366),
    "1 to 2 years": (366, 731), "2 years and more": (731, None),
}  # fmt: skip
"""Whole days since the episode began: from the first up to but not including the second."""
NOW_OVER = "greatest(0, %(today)s::date - d.next_on)"
WANTED: Mapping[str, str] = {
    "review": "d.next_on < %(today)s", "exposed": f"d.days_over + coalesce({NOW_OVER}, 0) > 0",
    "changed": "d.changed_on IS NOT NULL", "report": "d.report_by IS NOT NULL", "hearing": "d.hearing_on IS NOT NULL",
    "summary": "d.summary_by IS NOT NULL", "panel": "d.panel_on IS NOT NULL OR d.panel_answer_by IS NOT NULL",
    "release": "d.release_by IS NOT NULL",
}  # fmt: skip
"""What the list may be narrowed to. "exposed": held for a day or more of this episode while a review was overdue."""
_DUE = ("next_on", "change_by", "report_by", "panel_on", "panel_answer_by", "release_by", "summary_by")
_FIRST_DUE = f"coalesce(least({', '.join('d.' + name for name in _DUE)}), '9999-12-31')"
"""The earliest day of whatever is owed. An episode on which nothing is owed comes last; there is none while it runs."""
_DUE_FIRST, _LAST_OUT = Keyset(_FIRST_DUE, "d.id"), Keyset("d.until", "d.id", last_first=True)


class Held(NamedTuple):
    """One person held. `exposure` is days up to today; `prison` is empty for whoever is held outside a prison."""

    id: int
    reference: str
    invented: bool
    name: str
    prison: str
    began_on: date
    reviewed_on: date | None
    next_review: str
    next_grade: str
    next_on: date | None
    exposure: int
    changed: str
    changed_on: date | None
    change_by: date | None
    report: str
    report_on: date | None
    report_by: date | None
    panel_on: date | None
    panel_answer_by: date | None
    release_by: date | None
    hearing_on: date | None
    summary_by: date | None
    first_due: date


class HeldOver(NamedTuple):
    """One person no longer held, of whom a review was overdue for so many days before the end."""

    id: int
    reference: str
    invented: bool
    name: str
    began_on: date
    until: date
    days_over: int


class Filters(NamedTuple):
    """What to leave out. `band` is one of BANDS, `grade` that of the next review."""

    want: str = ""
    band: str = ""
    grade: str = ""


class Totals(NamedTuple):
    """People held, and of how many what is so; `days_past` lie behind a late review, `days_now` run on today."""

    held: int
    review: int
    exposed: int
    changed: int
    report: int
    hearing: int
    summary: int
    panel: int
    release: int
    days_past: int
    days_now: int
    over_held: int
    over_days: int


class Band(NamedTuple):
    """Those held for so long: how many, how many of them exposed, and the days behind and running."""

    band: str
    held: int
    exposed: int
    review: int
    days_past: int
    days_now: int

    @property
    def days(self) -> int:
        return self.days_past + self.days_now


_PAGE = f"""
WITH d AS MATERIALIZED (
  SELECT d.*, {_FIRST_DUE} AS first_due, d.days_over + coalesce({NOW_OVER}, 0) AS exposure FROM detention_row d
  WHERE d.until IS NULL AND {{where}} ORDER BY {_DUE_FIRST} LIMIT %(limit)s
)
SELECT d.id, who.reference, who.invented, coalesce(p.name, ''),
  CASE WHEN p.body #>> '{{{{position,custody,value,state}}}}' = 'in prison' THEN p.prison ELSE '' END, d.began_on,
  d.reviewed_on, d.next_review, d.next_grade, d.next_on, d.exposure, d.changed, d.changed_on, d.change_by, d.report,
  d.report_on, d.report_by, d.panel_on, d.panel_answer_by, d.release_by, d.hearing_on, d.summary_by, d.first_due
FROM d JOIN {PERSON} who ON who.id = d.person_id LEFT JOIN position p ON p.person_id = d.person_id
ORDER BY d.first_due, d.id
"""
_OVER = f"""
SELECT d.id, who.reference, who.invented, coalesce(p.name, ''), d.began_on, d.until, d.days_over
FROM detention_row d JOIN {PERSON} who ON who.id = d.person_id LEFT JOIN position p ON p.person_id = d.person_id
WHERE d.until IS NOT NULL AND d.days_over > 0 AND {{where}} ORDER BY {_LAST_OUT} LIMIT %(limit)s
"""


def held_now(
    today: date, filters: Filters = Filters(), after: tuple[date, int] | None = None,
    *, limit: int = PAGE, sight: Sight = ORDINARY,
) -> tuple[list[Held], tuple[date, int] | None]:  # fmt: skip
    """Everybody held, what is overdue or due first at the head."""
    where, values = _where(filters, today, sight)
    where, values = _DUE_FIRST.begin(where, values, after)
    return page(_PAGE.format(where=where), values, Held._make, lambda row: (row.first_due, row.id), limit=limit)


def held_over(
    after: tuple[date, int] | None = None, *, limit: int = PAGE, sight: Sight = ORDINARY
) -> tuple[list[HeldOver], tuple[date, int] | None]:
    """Those no longer held who were exposed in their last episode; the last to be let go first."""
    where, values = _LAST_OUT.begin(sight.condition("d.person_id"), {}, after)
    return page(_OVER.format(where=where), values, HeldOver._make, lambda row: (row.until, row.id), limit=limit)


def totals(today: date, *, sight: Sight = ORDINARY) -> Totals:
    """Of everybody held; and of those no longer held, how many were exposed and for how many days."""
    held = "d.until IS NULL"
    parts = ", ".join(f"count(*) FILTER (WHERE {held} AND ({sql}))" for sql in WANTED.values())
    sql = (
        f"SELECT count(*) FILTER (WHERE {held}), {parts}, coalesce(sum(d.days_over) FILTER (WHERE {held}), 0), "
        f"coalesce(sum({NOW_OVER}) FILTER (WHERE {held}), 0), "
        f"count(*) FILTER (WHERE NOT ({held}) AND d.days_over > 0), "
        f"coalesce(sum(d.days_over) FILTER (WHERE NOT ({held})), 0) "
        f"FROM detention_row d WHERE {sight.condition('d.person_id')}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, {"today": today})
        return Totals._make(cursor.fetchone())


def by_length(today: date, *, sight: Sight = ORDINARY) -> list[Band]:
    """By how long they are held; every band, also those with nobody."""
    sql = (
        f"SELECT width_bucket(%(today)s::date - d.began_on, %(edges)s::int[]), count(*), "
        f"count(*) FILTER (WHERE {WANTED['exposed']}), count(*) FILTER (WHERE {WANTED['review']}), sum(d.days_over), "
        f"coalesce(sum({NOW_OVER}), 0) FROM detention_row d "
        f"WHERE d.until IS NULL AND {sight.condition('d.person_id')} GROUP BY 1"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, {"today": today, "edges": [first for first, _ in BANDS.values()]})
        found = {row[0]: row[1:] for row in cursor.fetchall()}
    return [Band(band, *found.get(place, (0,) * 5)) for place, band in enumerate(BANDS, start=1)]


def _where(filters: Filters, today: date, sight: Sight) -> tuple[str, dict[str, Any]]:
    parts = [sight.condition("d.person_id")]
    values: dict[str, Any] = {"today": today}
    if filters.want in WANTED:
        parts.append(f"({WANTED[filters.want]})")
    if filters.grade:
        parts.append("d.next_grade = %(grade)s")
        values["grade"] = filters.grade
    if filters.band in BANDS:
        low, high = BANDS[filters.band]
        parts.append("d.began_on <= %(newest)s")
        values["newest"] = today - timedelta(days=low)
        if high is not None:
            parts.append("d.began_on > %(oldest)s")
            values["oldest"] = today - timedelta(days=high)
    return " AND ".join(parts), values
