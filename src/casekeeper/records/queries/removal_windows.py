"""Windows of early removal that were missed: who stayed after the first day out, how many days, and why.

From rows kept beside positions (`records/projections/departure_rows.py`). Days are missed from the first day out up
to the day the person left, was released or was to be released, or today, whichever comes first. Days order the list.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from casekeeper.records.projections.stored import PERSON
from casekeeper.records.queries.keyset import PAGE, Keyset, page
from casekeeper.records.queries.sight import ORDINARY, Sight

_DECIDED = (
    "EXISTS (SELECT 1 FROM duty d WHERE d.person_id = w.person_id AND d.key LIKE 'decide scheme:%%' "
    "AND d.ended IN ('met', 'late'))"
)
_FAILED = (
    "EXISTS (SELECT 1 FROM departure_attempt t WHERE t.person_id = w.person_id AND t.failed_on >= w.opens_on "
    "AND t.failed_on <= w.closes_on)"
)
_IN_THE_WAY = "(w.way_first <> '[]' OR (w.last_on < %(today)s AND w.way_last <> '[]'))"
CAUSES: Mapping[str, str] = {
    "asked, not decided": f"w.asked_on IS NOT NULL AND NOT {_DECIDED}",
    "asked and decided": "w.asked_on IS NOT NULL",
    "an attempt failed": _FAILED,
    "decided too late": "w.decided_on > w.opens_on",
    "something in the way": _IN_THE_WAY,
    "never asked": "TRUE",
}
"""Why a window was missed: the first of these that is so, so that each is counted once.

What stood in the way is what stood there on the first day of the window, or on its last, as at those days.
"""
_CAUSE = "CASE " + " ".join(f"WHEN {sql} THEN '{name}'" for name, sql in CAUSES.items()) + " END"
_UNTIL = "least(w.ended_on, w.closes_on, %(today)s::date)"
_RUNS = "(w.ended_on IS NULL AND w.closes_on > %(today)s)"


class Missed(NamedTuple):
    """One window on the list; `runs` says that the person could still leave in it, `days` are missed up to `until`.

    `way_first` and `way_last` are lines, each with its owner, that stood in the way on its first day and on `last_on`.
    """

    id: int
    reference: str
    invented: bool
    name: str
    opens_on: date
    closes_on: date
    decided_on: date
    ended_on: date | None
    ended: str
    asked_on: date | None
    way_first: tuple[tuple[str, str], ...]
    last_on: date
    way_last: tuple[tuple[str, str], ...]
    until: date
    days: int
    runs: bool
    cause: str


class Counted(NamedTuple):
    """Windows that opened on one day and were missed for one cause. The day is kept because it says the price."""

    opens_on: date
    cause: str
    windows: int
    running: int
    days: int


class Filters(NamedTuple):
    """What to leave out. `first` and `last` are days on which windows opened, both in."""

    cause: str = ""
    running: bool = False
    first: date | None = None
    last: date | None = None


def missed(
    today: date, filters: Filters = Filters(), after: tuple[date, int] | None = None,
    *, limit: int = PAGE, sight: Sight = ORDINARY,
) -> tuple[list[Missed], tuple[date, int] | None]:  # fmt: skip
    """The window that opened last first, and what to ask the next page with."""
    where, values = _where(today, filters, sight)
    order = Keyset("w.opens_on", "w.id", last_first=True)
    where, values = order.begin(where, values, after)
    sql = (
        "SELECT w.id, who.reference, who.invented, coalesce(p.name, ''), w.opens_on, w.closes_on, w.decided_on, "
        "w.ended_on, w.ended, w.asked_on, w.way_first::text, w.last_on, w.way_last::text, "
        f"{_UNTIL}, {_UNTIL} - w.opens_on, {_RUNS}, {_CAUSE} FROM removal_window w "
        f"JOIN {PERSON} who ON who.id = w.person_id LEFT JOIN position p ON p.person_id = w.person_id "
        f"WHERE {where} ORDER BY {order} LIMIT %(limit)s"
    )
    return page(sql, values, _missed, lambda row: (row.opens_on, row.id), limit=limit)


def stood_in_the_way(
    today: date, filters: Filters = Filters(), *, sight: Sight = ORDINARY
) -> list[tuple[str, str, int, int]]:  # fmt: skip
    """By line and owner, in how many missed windows it stood in the way on the first day, and in how many on the last.

    Of those that still run the last day has not come, and they are in the first figure only. The most first.
    """
    where, values = _where(today, filters, sight)
    sql = (
        "SELECT u ->> 0, u ->> 1, count(*) FILTER (WHERE first), count(*) FILTER (WHERE NOT first) FROM ("
        f"SELECT jsonb_array_elements(w.way_first) AS u, TRUE AS first FROM removal_window w WHERE {where} UNION ALL "
        f"SELECT jsonb_array_elements(w.way_last), FALSE FROM removal_window w WHERE {where} AND w.last_on < %(today)s"
        ") stood GROUP BY 1, 2 ORDER BY 3 DESC, 4 DESC, 1, 2"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: list[tuple[str, str, int, int]] = cursor.fetchall()
    return found


def _missed(row: Sequence[Any]) -> Missed:
    first, last_on, last = row[10:13]
    return Missed._make((*row[:10], _lines(first), last_on, _lines(last), *row[13:]))


def _lines(kept: str) -> tuple[tuple[str, str], ...]:
    return tuple((line, owner) for line, owner in json.loads(kept))


def counted(today: date, filters: Filters = Filters(), *, sight: Sight = ORDINARY) -> list[Counted]:
    """By the day on which they opened and by cause, the earliest first."""
    return _counted(_CAUSE, today, filters, sight)


def by_day(today: date, filters: Filters = Filters(), *, sight: Sight = ORDINARY) -> list[Counted]:
    """The same with the causes together, which is less work; `cause` is empty."""
    return _counted("''", today, filters, sight)


def _counted(cause: str, today: date, filters: Filters, sight: Sight) -> list[Counted]:
    where, values = _where(today, filters, sight)
    sql = (
        f"SELECT w.opens_on, {cause}, count(*), count(*) FILTER (WHERE {_RUNS}), sum({_UNTIL} - w.opens_on) "
        f"FROM removal_window w WHERE {where} GROUP BY 1, 2 ORDER BY 1, 2"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [Counted._make(row) for row in cursor.fetchall()]


def _where(today: date, filters: Filters, sight: Sight) -> tuple[str, dict[str, Any]]:
    parts = [sight.condition("w.person_id"), f"w.opens_on < {_UNTIL}"]
    values: dict[str, Any] = {"today": today, **filters._asdict()}
    if filters.cause in CAUSES:
        parts.append(f"({_CAUSE}) = %(cause)s")
    if filters.running:
        parts.append(_RUNS)
    if filters.first is not None:
        parts.append("w.opens_on >= %(first)s")
    if filters.last is not None:
        parts.append("w.opens_on <= %(last)s")
    return " AND ".join(parts), values
