"""Arrests and checks abroad: how many of each force's were checked, what waits, what came back, what was missed.

All of it from rows kept beside positions; what a row says is explained in `records/projections/departure_rows.py`.
Days order the lists. Nationality, and the country asked, order nothing and narrow nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from casekeeper.records.projections.stored import PERSON
from casekeeper.records.queries.keyset import PAGE, Keyset, page
from casekeeper.records.queries.sight import ORDINARY, Sight

STATES: Mapping[str, str] = {
    "asked": "a.state = 'asked'", "reason": "a.state = 'reason given'", "nothing": "a.state = 'nothing'",
}  # fmt: skip
"""What was done after an arrest. Each arrest is in exactly one."""
LISTS: Mapping[str, tuple[str, str, bool]] = {
    "unchecked": ("a.state = 'nothing'", "a.arrested_on", False),
    "awaited": ("a.reply_by IS NOT NULL", "a.reply_by", False),
    "missed": ("a.missed_on IS NOT NULL", "a.missed_on", True),
    "all": ("TRUE", "a.arrested_on", True),
}
"""Each list: which arrests are on it, the day that orders it, and whether the last day comes first."""


class Listed(NamedTuple):
    """One arrest on a list; `day` is the day that orders it."""

    id: int
    day: date
    reference: str
    invented: bool
    name: str
    force: str
    arrested_on: date
    state: str
    why: str
    country: str
    channel: str
    sent_on: date | None
    reminded_on: date | None
    reply_by: date | None
    reply: str
    replied_on: date | None
    check_by: date | None
    missed_on: date | None
    missed_in: str


class Filters(NamedTuple):
    """What to leave out. `first` and `last` are days of arrest, both in; `reply` "none" is a check without a reply."""

    state: str = ""
    force: str = ""
    reply: str = ""
    why: str = ""
    overdue: bool = False
    reminded: str = ""
    first: date | None = None
    last: date | None = None


class Coverage(NamedTuple):
    """Arrests by one force, or in all, by what was done after each."""

    force: str
    arrests: int
    asked: int
    reason: int
    nothing: int

    @property
    def share(self) -> float | None:
        """Checked, of all that were arrested; None where nobody was."""
        return self.asked / self.arrests if self.arrests else None


class Totals(NamedTuple):
    """What waits today, of whatever day the arrest was."""

    unchecked: int
    unchecked_late: int
    awaited: int
    awaited_late: int
    missed: int


_COLUMNS = f"""who.reference, who.invented, coalesce(p.name, ''), a.force, a.arrested_on, a.state, a.why, a.country,
  a.channel, a.sent_on, a.reminded_on, a.reply_by, a.reply, a.replied_on, a.check_by, a.missed_on, a.missed_in
FROM a JOIN {PERSON} who ON who.id = a.person_id LEFT JOIN position p ON p.person_id = a.person_id"""


def listed(
    which: str, today: date, filters: Filters = Filters(), after: tuple[date, int] | None = None,
    *, limit: int = PAGE, sight: Sight = ORDINARY,
) -> tuple[list[Listed], tuple[date, int] | None]:  # fmt: skip
    """A page of one of LISTS in the order of its day, and what to ask for the next with."""
    _, day, last_first = LISTS[which]
    where, values = _where(which, today, filters, sight)
    order = Keyset(day, "a.id", last_first=last_first)
    where, values = order.begin(where, values, after)
    sql = (
        f"WITH a AS MATERIALIZED (SELECT a.* FROM arrest_row a WHERE {where} ORDER BY {order} LIMIT %(limit)s) "
        f"SELECT a.id, {day}, {_COLUMNS} ORDER BY {order}"
    )
    return page(sql, values, Listed._make, lambda row: (row.day, row.id), limit=limit)


def count(which: str, today: date, filters: Filters = Filters(), *, sight: Sight = ORDINARY) -> int:
    """How many are on the list."""
    where, values = _where(which, today, filters, sight)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM arrest_row a WHERE {where}", values)
        found: int = cursor.fetchone()[0]
    return found


def by_force(first: date, *, sight: Sight = ORDINARY) -> list[Coverage]:
    """Of arrests from the day on; the force with the most arrests first."""
    parts = ", ".join(f"count(*) FILTER (WHERE {sql})" for sql in STATES.values())
    return [
        Coverage._make(row)
        for row in _asked(
            f"SELECT a.force, count(*), {parts} FROM arrest_row a WHERE a.arrested_on >= %(first)s "
            f"AND {sight.condition('a.person_id')} GROUP BY 1 ORDER BY 2 DESC, 1",
            first,
        )
    ]


def replies(first: date, *, sight: Sight = ORDINARY) -> list[tuple[str, int]]:
    """Kinds of reply to checks after arrests from the day on, the most first; "none" where none came."""
    return _asked(
        "SELECT coalesce(nullif(a.reply, ''), 'none'), count(*) FROM arrest_row a WHERE a.state = 'asked' "
        f"AND a.arrested_on >= %(first)s AND {sight.condition('a.person_id')} GROUP BY 1 ORDER BY 2 DESC, 1",
        first,
    )


def reasons(first: date, *, sight: Sight = ORDINARY) -> list[tuple[str, int]]:
    """Coded reasons why no check was sent after arrests from the day on, the most first."""
    return _asked(
        "SELECT a.why, count(*) FROM arrest_row a WHERE a.state = 'reason given' AND a.arrested_on >= %(first)s "
        f"AND {sight.condition('a.person_id')} GROUP BY 1 ORDER BY 2 DESC, 1",
        first,
    )


def totals(today: date, *, sight: Sight = ORDINARY) -> Totals:
    """The lists, counted."""
    sql = (
        "SELECT count(*) FILTER (WHERE a.state = 'nothing'), "
        "count(*) FILTER (WHERE a.state = 'nothing' AND a.check_by < %(today)s), "
        "count(*) FILTER (WHERE a.reply_by IS NOT NULL), count(*) FILTER (WHERE a.reply_by < %(today)s), "
        f"count(*) FILTER (WHERE a.missed_on IS NOT NULL) FROM arrest_row a WHERE {sight.condition('a.person_id')}"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, {"today": today})
        return Totals._make(cursor.fetchone())


def _asked(sql: str, first: date) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, {"first": first})
        found: list[Any] = cursor.fetchall()
    return found


def _where(which: str, today: date, filters: Filters, sight: Sight) -> tuple[str, dict[str, Any]]:
    parts = [sight.condition("a.person_id"), LISTS[which][0]]
    values: dict[str, Any] = {"today": today, **filters._asdict()}
    if filters.state in STATES:
        parts.append(STATES[filters.state])
    if filters.force:
        parts.append("a.force = %(force)s")
    if filters.why:
        parts.append("a.state = 'reason given' AND a.why = %(why)s")
    if filters.reply:
        parts.append("a.state = 'asked' AND coalesce(nullif(a.reply, ''), 'none') = %(reply)s")
    if filters.overdue:
        parts.append("(a.reply_by < %(today)s OR (a.state = 'nothing' AND a.check_by < %(today)s))")
    if filters.reminded in ("yes", "no"):
        parts.append(f"a.reminded_on IS {'NOT ' if filters.reminded == 'yes' else ''}NULL")
    if filters.first is not None:
        parts.append("a.arrested_on >= %(first)s")
    if filters.last is not None:
        parts.append("a.arrested_on <= %(last)s")
    return " AND ".join(parts), values
