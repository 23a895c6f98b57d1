"""Who is out of contact, located or an absconder now; how many by age and harm; and what came in and went out.

All of it from spells kept as rows: a page is read from where the last one ended, a count is one statement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db import connection

from casekeeper.position.reporting.contact_state import ContactState
from casekeeper.records.projections.stored import PERSON
from casekeeper.records.queries.keyset import PAGE, Keyset, page
from casekeeper.records.queries.sight import ORDINARY, Sight

OUT, ABSCONDER, LOCATED = (
    ContactState.OUT_OF_CONTACT.value, ContactState.ABSCONDER.value, ContactState.LOCATED.value,
)  # fmt: skip
GRADES = ("A", "B", "C", "D")
BANDS: Mapping[str, tuple[int, int | None]] = {
    "under a month": (0, 31), "1 to 3 months": (31, 92), "3 to 12 months": (92, 366), "1 to 2 years": (366, 731),
    "2 to 5 years": (731, 1827), "5 years and more": (1827, None),
}  # fmt: skip
"""Whole days gone by since the spell began: from the first up to but not including the second."""


class Filters(NamedTuple):
    """What to leave out. `nothing_done`: no tracing step was ever taken. `waits`: proposed, for a second person."""

    grade: str = ""
    band: str = ""
    team: str = ""
    nothing_done: bool = False
    ours: bool = False
    waits: bool = False


class LostPerson(NamedTuple):
    """One row of a list."""

    id: int
    reference: str
    invented: bool
    name: str
    state: str
    since: date
    grade: str
    team: str
    ours: bool
    misses: int
    last_contact_on: date | None
    steps: int
    last_step_on: date | None
    checks: int
    proposed: bool
    next_due: date | None
    next_what: str


class LostPage(NamedTuple):
    """A page; `after` is what to ask the next one with, None on the last."""

    rows: list[LostPerson]
    after: tuple[date, int] | None


class Month(NamedTuple):
    """One month of absconders: how many at its start, who came in, who went out by which way, how many at its end."""

    starts: date
    opening: int
    declared: int
    out: Mapping[str, int]
    closing: int
    counted: int

    @property
    def gone(self) -> int:
        return sum(self.out.values())

    @property
    def agrees(self) -> bool:
        """Is what was counted at the end what opening, in and out come to?"""
        return self.closing == self.counted


_LONGEST_FIRST = Keyset("s.since", "s.id")
# What is due next: a look at the record as a whole only where nothing about finding the person is.
_PAGE = f"""
SELECT s.id, who.reference, who.invented, coalesce(p.name, ''), s.state, s.since, s.grade, s.team, s.ours, s.misses,
  s.last_contact_on, s.steps, s.last_step_on, s.checks, s.proposed, next.due, coalesce(next.what, '')
FROM (
  SELECT s.* FROM lost_spell s WHERE s.until IS NULL AND s.state = ANY(%(states)s) AND {{where}}
  ORDER BY {_LONGEST_FIRST} LIMIT %(limit)s
) s JOIN {PERSON} who ON who.id = s.person_id LEFT JOIN position p ON p.person_id = s.person_id
LEFT JOIN LATERAL (
  SELECT d.due, d.what FROM duty d WHERE d.person_id = s.person_id AND d.ended IS NULL
  ORDER BY d.key LIKE 'review %%', d.due, d.id LIMIT 1
) next ON true
ORDER BY {_LONGEST_FIRST}
"""


def lost_now(
    states: Sequence[str], as_at: date, filters: Filters = Filters(), after: tuple[date, int] | None = None,
    *, limit: int = PAGE, sight: Sight = ORDINARY,
) -> LostPage:  # fmt: skip
    """Those in these states now, the longest first."""
    where, values = _where(filters, as_at, sight)
    where, values = _LONGEST_FIRST.begin(where, values | {"states": list(states)}, after)
    return LostPage._make(
        page(_PAGE.format(where=where), values, LostPerson._make, lambda row: (row.since, row.id), limit=limit)
    )


def stock(state: str, as_at: date, *, sight: Sight = ORDINARY) -> dict[str, dict[str, int]]:
    """How many are in the state now, by how long and by harm grade."""
    found = {band: dict.fromkeys(GRADES, 0) for band in BANDS}
    sql = (
        "SELECT width_bucket(%(as_at)s::date - s.since, %(edges)s::int[]), s.grade, count(*) FROM lost_spell s "
        f"WHERE s.until IS NULL AND s.state = %(state)s AND {sight.condition('s.person_id')} GROUP BY 1, 2"
    )
    edges = [first for first, _ in BANDS.values()]
    with connection.cursor() as cursor:
        cursor.execute(sql, {"as_at": as_at, "edges": edges, "state": state})
        for bucket, grade, count in cursor.fetchall():
            band = list(BANDS)[max(0, bucket - 1)]
            found[band][grade] = found[band].get(grade, 0) + count
    return found


def totals(state: str, *, sight: Sight = ORDINARY) -> dict[str, int]:
    """How many are in the state now; of them lost by us, with nothing done, waiting for a second person, checked."""
    sql = (
        "SELECT count(*), count(*) FILTER (WHERE ours), count(*) FILTER (WHERE steps = 0), "
        "count(*) FILTER (WHERE proposed), count(*) FILTER (WHERE team = 'criminal casework') FROM lost_spell s "
        f"WHERE until IS NULL AND state = %(state)s AND {sight.condition('s.person_id')}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, {"state": state})
        found = cursor.fetchone() or (0, 0, 0, 0, 0)
    return dict(zip(("all", "ours", "nothing done", "proposed", "criminal casework"), found, strict=True))


def flows(as_at: date, *, months: int = 12, sight: Sight = ORDINARY) -> list[Month]:
    """The last months of absconders, the running one last; each month's stock is counted apart from what moved it."""
    first = _month(as_at, months - 1)
    values: dict[str, Any] = {"first": first, "state": ABSCONDER}
    seen = sight.condition("s.person_id")
    with connection.cursor() as cursor:
        cursor.execute(_OPENING.format(seen=seen), values)
        opening = (cursor.fetchone() or (0,))[0]
        cursor.execute(_CAME.format(seen=seen), values)
        came = dict(cursor.fetchall())
        cursor.execute(_WENT.format(seen=seen), values)
        went: dict[date, dict[str, int]] = {}
        for month, how, count in cursor.fetchall():
            went.setdefault(month, {})[how] = count
        starts = [_month(as_at, back) for back in range(months - 1, -1, -1)]
        cursor.execute(_STOOD.format(seen=seen), values | {"ends": [*starts[1:], as_at + timedelta(days=1)]})
        counted = dict(cursor.fetchall())
    found = []
    for place, month in enumerate(starts):
        out = went.get(month, {})
        closing = opening + came.get(month, 0) - sum(out.values())
        end = starts[place + 1] if place + 1 < len(starts) else as_at + timedelta(days=1)
        found.append(Month(month, opening, came.get(month, 0), out, closing, counted.get(end, 0)))
        opening = closing
    return found


_OPENING = (
    "SELECT count(*) FROM lost_spell s WHERE s.state = %(state)s AND s.since < %(first)s "
    "AND (s.until IS NULL OR s.until >= %(first)s) AND {seen}"
)
_CAME = (
    "SELECT date_trunc('month', s.since)::date, count(*) FROM lost_spell s WHERE s.state = %(state)s "
    "AND s.since >= %(first)s AND {seen} GROUP BY 1"
)
_WENT = (
    "SELECT date_trunc('month', s.until)::date, s.ended, count(*) FROM lost_spell s WHERE s.state = %(state)s "
    "AND s.until >= %(first)s AND {seen} GROUP BY 1, 2"
)
_STOOD = (
    "SELECT e.day, count(*) FROM unnest(%(ends)s::date[]) AS e(day) JOIN lost_spell s ON s.state = %(state)s "
    "AND s.since < e.day AND (s.until IS NULL OR s.until >= e.day) AND {seen} GROUP BY 1"
)


def days_to_declare(as_at: date, *, sight: Sight = ORDINARY) -> dict[str, Any]:
    """Of those declared within a year: how many, and how many days they were out of contact first."""
    sql = (
        "SELECT count(*), percentile_cont(0.5) WITHIN GROUP (ORDER BY s.until - s.since), avg(s.until - s.since) "
        "FROM lost_spell s WHERE s.state = %(out)s AND s.ended = 'declared' AND s.until > %(from)s "
        f"AND {sight.condition('s.person_id')}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, {"out": OUT, "from": as_at - timedelta(days=365)})
        count, median, mean = cursor.fetchone() or (0, None, None)
    return {"people": count, "median": None if median is None else round(median), "mean": mean and round(mean)}


def _where(filters: Filters, as_at: date, sight: Sight) -> tuple[str, dict[str, Any]]:
    parts = [sight.condition("s.person_id")]
    values: dict[str, Any] = {}
    if filters.grade in GRADES:
        parts.append("s.grade = %(grade)s")
        values["grade"] = filters.grade
    if filters.band in BANDS:
        low, high = BANDS[filters.band]
        parts.append("s.since <= %(newest)s")
        values["newest"] = as_at - timedelta(days=low)
        if high is not None:
            parts.append("s.since > %(oldest)s")
            values["oldest"] = as_at - timedelta(days=high)
    if filters.team:
        parts.append("s.team = %(team)s")
        values["team"] = filters.team
    parts += [sql for asked, sql in ((filters.nothing_done, "s.steps = 0"), (filters.ours, "s.ours"),
                                     (filters.waits, "s.proposed")) if asked]  # fmt: skip
    return " AND ".join(parts), values


def _month(day: date, back: int) -> date:
    """The first of the month so many months before the day's."""
    months = day.year * 12 + day.month - 1 - back
    return date(months // 12, months % 12 + 1, 1)
