"""Appeals: what is owed on those that are pending, those decided, and how each cohort came out.

All of it from rows kept beside positions. What is owed comes first, the earliest day first; nothing about the person
orders a list. What a row says is explained in `records/projections/departure_rows.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db import connection

from casekeeper.records.projections.stored import PERSON
from casekeeper.records.queries.keyset import PAGE, Keyset, page
from casekeeper.records.queries.sight import ORDINARY, Sight

SOON = timedelta(days=14)
STANDS: Mapping[str, str] = {
    "allowed": "NOT a.pending AND a.result IN ('allowed', 'allowed in part')",
    "dismissed": "NOT a.pending AND a.result = 'dismissed'",
    "ended": "NOT a.pending AND a.result NOT IN ('allowed', 'allowed in part', 'dismissed')",
    "pending": "a.pending",
}
"""How an appeal stands. Each is in exactly one: one that was decided and may still go further is pending.

"ended" is without a decision: withdrawn by either side, abandoned, struck out, rejected as late, or the person left.
"""
WANTED: Mapping[str, str] = {
    "owed": "a.owed_by IS NOT NULL", "overdue": "a.owed_by < %(today)s", "late": "a.late", "abroad": "a.from_abroad",
    "hearing": "a.hearing_on BETWEEN %(today)s AND %(soon)s",
    "no day": "a.hearing_on IS NULL AND a.result = 'not decided yet'",
}  # fmt: skip
"""What the pending list may be narrowed to."""


class Listed(NamedTuple):
    """One appeal on a list. `owner` is the unit that owes what is owed."""

    id: int
    reference: str
    invented: bool
    name: str
    appeal: str
    lodged_on: date
    late: bool
    from_abroad: bool
    pending: bool
    standing: str
    tribunal_state: str
    hearing_on: date | None
    hearing_centre: str
    result: str
    court: str
    decided_on: date | None
    ended_on: date | None
    grounds: list[str]
    evidence_on: date | None
    reviewed_on: date | None
    owed: str
    owed_by: date | None
    owner: str


class Filters(NamedTuple):
    """What to leave out. `first` and `last` are days of lodging, both in; `ground` is as a row says it."""

    stands: str = ""
    want: str = ""
    appeal: str = ""
    ground: str = ""
    first: date | None = None
    last: date | None = None


class PendingPage(NamedTuple):
    """A page of pending appeals; `after` is what to ask the next with, and whether it is among those with no debt."""

    rows: list[Listed]
    after: tuple[date, int] | None
    rest: bool


class Totals(NamedTuple):
    """Pending appeals, counted."""

    pending: int
    owed: int
    overdue: int
    late: int
    abroad: int
    hearing: int
    no_day: int


class Outcomes(NamedTuple):
    """How the appeals of one cohort, or of one type, stand today."""

    of: Any
    lodged: int
    allowed: int
    dismissed: int
    ended: int
    pending: int

    @property
    def is_mature(self) -> bool:
        """Does nothing wait any more, so that no later decision can move the figure?"""
        return self.pending == 0

    @property
    def share(self) -> tuple[float, float] | None:
        """Allowed, of those decided: the lowest and the highest it can come to. None where nothing can be said.

        The lowest is with every pending one dismissed, the highest with every one allowed. One that ends without a
        decision lies between the two. A cohort of which nothing is decided has no figure.
        """
        decided = self.allowed + self.dismissed
        if not decided:
            return None
        every = decided + self.pending
        return self.allowed / every, (self.allowed + self.pending) / every


class Ground(NamedTuple):
    """How often one ground was allowed or dismissed in the last outcome; `open` of them may still go further."""

    ground: str
    allowed: int
    dismissed: int
    open: int


_COLUMNS = f"""a.id, who.reference, who.invented, coalesce(p.name, ''), a.appeal, a.lodged_on, a.late, a.from_abroad,
  a.pending, a.standing, a.tribunal_state, a.hearing_on, a.hearing_centre, a.result, a.court, a.decided_on, a.ended_on,
  a.grounds, a.evidence_on, a.reviewed_on, a.owed, a.owed_by, coalesce(owes.owed_by, '')
FROM a JOIN {PERSON} who ON who.id = a.person_id LEFT JOIN position p ON p.person_id = a.person_id
LEFT JOIN LATERAL (
  SELECT d.owed_by FROM duty d WHERE d.person_id = a.person_id AND d.ended IS NULL AND d.due = a.owed_by
    AND d.what = a.owed ORDER BY d.id LIMIT 1
) owes ON true"""
_PENDING_ORDER = Keyset("a.owed_by IS NULL", "coalesce(a.owed_by, a.lodged_on)", "a.id")
_ENDED_LAST = Keyset("coalesce(a.ended_on, a.decided_on, a.lodged_on)", "a.id", last_first=True)
_COUNTED = ", ".join(f"count(*) FILTER (WHERE {sql})" for sql in STANDS.values())


def pending_now(
    today: date, filters: Filters = Filters(), after: tuple[date, int] | None = None, *, rest: bool = False,
    limit: int = PAGE, sight: Sight = ORDINARY,
) -> PendingPage:  # fmt: skip
    """Those on which something is owed, by its day; then the others, the longest lodged first.

    `rest` says that the page begins among the others.
    """
    where, values = _where(filters._replace(stands="pending"), today, sight)
    where, values = _PENDING_ORDER.begin(where, values, None if after is None else (rest, *after))
    rows, more = _rows(where, _PENDING_ORDER, values, lambda row: (row.owed_by or row.lodged_on, row.id), limit)
    return PendingPage(rows, more, more is not None and rows[-1].owed_by is None)


def lodged(
    today: date, filters: Filters = Filters(), after: tuple[date, int] | None = None,
    *, limit: int = PAGE, sight: Sight = ORDINARY,
) -> tuple[list[Listed], tuple[date, int] | None]:  # fmt: skip
    """Every appeal that the filters leave, whatever became of it; the last ended, decided or lodged first."""
    where, values = _where(filters, today, sight)
    where, values = _ENDED_LAST.begin(where, values, after)
    return _rows(
        where, _ENDED_LAST, values, lambda row: (row.ended_on or row.decided_on or row.lodged_on, row.id), limit
    )


def totals(today: date, *, sight: Sight = ORDINARY) -> Totals:
    """Of those that are pending."""
    parts = ", ".join(f"count(*) FILTER (WHERE {sql})" for sql in WANTED.values())
    sql = f"SELECT count(*), {parts} FROM appeal_row a WHERE a.pending AND {sight.condition('a.person_id')}"
    with connection.cursor() as cursor:
        cursor.execute(sql, {"today": today, "soon": today + SOON})
        return Totals._make(cursor.fetchone())


def count(today: date, filters: Filters, *, sight: Sight = ORDINARY) -> int:
    """How many the filters leave."""
    where, values = _where(filters, today, sight)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM appeal_row a WHERE {where}", values)
        found: int = cursor.fetchone()[0]
    return found


def by_cohort(first: date, *, months: int = 3, sight: Sight = ORDINARY) -> list[Outcomes]:
    """By the month or the quarter (`months` 1 or 3) of lodging, from the one of that day; `of` is its first day."""
    step = {1: "month", 3: "quarter"}[months]
    sql = (
        f"SELECT date_trunc('{step}', a.lodged_on)::date, count(*), {_COUNTED} FROM appeal_row a "
        f"WHERE a.lodged_on >= date_trunc('{step}', %(first)s::date) AND {sight.condition('a.person_id')} "
        "GROUP BY 1 ORDER BY 1"
    )
    return _outcomes(sql, {"first": first})


def by_type(first: date, *, sight: Sight = ORDINARY) -> list[Outcomes]:
    """By what was appealed, of those lodged from the day on; the most first."""
    sql = (
        f"SELECT a.appeal, count(*), {_COUNTED} FROM appeal_row a "
        f"WHERE a.lodged_on >= %(first)s AND {sight.condition('a.person_id')} GROUP BY 1 ORDER BY 2 DESC, 1"
    )
    return _outcomes(sql, {"first": first})


def by_ground(first: date, *, sight: Sight = ORDINARY) -> list[Ground]:
    """By ground as coded in the last outcome, of appeals lodged from the day on. An appeal may have several."""
    sql = (
        "SELECT split_part(g.said, ': ', 1), count(*) FILTER (WHERE g.said LIKE '%%: allowed'), "
        "count(*) FILTER (WHERE g.said LIKE '%%: dismissed'), count(*) FILTER (WHERE a.pending) "
        "FROM appeal_row a CROSS JOIN LATERAL unnest(a.grounds) AS g(said) "
        f"WHERE a.lodged_on >= %(first)s AND {sight.condition('a.person_id')} GROUP BY 1 ORDER BY count(*) DESC, 1"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, {"first": first})
        return [Ground._make(row) for row in cursor.fetchall()]


def _outcomes(sql: str, values: Mapping[str, Any]) -> list[Outcomes]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [Outcomes._make(row) for row in cursor.fetchall()]


def _rows(
    where: str, order: Keyset, values: Mapping[str, Any], place: Callable[[Listed], tuple[date, int]], limit: int
) -> tuple[list[Listed], tuple[date, int] | None]:
    question = (
        f"WITH a AS MATERIALIZED (SELECT a.* FROM appeal_row a WHERE {where} ORDER BY {order} LIMIT %(limit)s) "
        f"SELECT {_COLUMNS} ORDER BY {order}"
    )
    return page(question, values, Listed._make, place, limit=limit)


def _where(filters: Filters, today: date, sight: Sight) -> tuple[str, dict[str, Any]]:
    parts = [sight.condition("a.person_id")]
    values: dict[str, Any] = {"today": today, "soon": today + SOON}
    if filters.stands == "decided":
        parts.append("NOT a.pending")
    elif filters.stands in STANDS:
        parts.append(STANDS[filters.stands])
    if filters.want in WANTED:
        parts.append(f"({WANTED[filters.want]})")
    if filters.appeal:
        parts.append("a.appeal = %(appeal)s")
        values["appeal"] = filters.appeal
    if filters.ground:
        parts.append("a.grounds && %(ground)s::varchar[]")
        said = filters.ground
        values["ground"] = [said] if ": " in said else [f"{said}: allowed", f"{said}: dismissed"]
    if filters.first is not None:
        parts.append("a.lodged_on >= %(first)s")
        values["first"] = filters.first
    if filters.last is not None:
        parts.append("a.lodged_on <= %(last)s")
        values["last"] = filters.last
    return " AND ".join(parts), values
