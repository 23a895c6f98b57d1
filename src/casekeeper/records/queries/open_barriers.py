"""Barriers and safeguards that stand open over all people: how many of each code, and the people behind each figure.

All of it from rows kept beside positions (`records/projections/barrier_rows.py`). Days order the lists: the one that is
expected, or the one since which it stands. Nothing about a person does.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from casekeeper.position.departure.safeguards import SAFEGUARDS, UNKNOWN, Safeguard
from casekeeper.records.projections.stored import PERSON
from casekeeper.records.queries.keyset import PAGE, Keyset, page
from casekeeper.records.queries.sight import ORDINARY, Sight

_HARD = f"b.code IN ({', '.join(repr(each.code) for each in SAFEGUARDS.values() if each.hard)})"
_UNKNOWN = f"b.code = '{UNKNOWN}'"
LISTS: Mapping[str, tuple[str, str]] = {
    "all": ("TRUE", "b.since"),
    "hard": (_HARD, "b.since"),
    "soft": (f"NOT {_HARD}", "b.since"),
    "late": ("b.clear_by < %(today)s", "b.clear_by"),
    "expected": ("b.clear_by >= %(today)s", "b.clear_by"),
    "no-day": ("b.clear_by IS NULL", "b.since"),
    "opened": ("b.opened", "b.since"),
    "followed": ("NOT b.opened", "b.since"),
    "unknown": (_UNKNOWN, "b.since"),
    "recode-late": (f"{_UNKNOWN} AND b.recode_by < %(today)s", "b.recode_by"),
}
"""Each list: which rows are on it, and the day that orders it, the first day first."""
OWNERS: tuple[str, ...] = tuple(sorted({each.owner for each in SAFEGUARDS.values()}))
"""The units of ours that move barriers on."""


class Filters(NamedTuple):
    """Which of a list: of one code, and of one unit of ours; empty for all."""

    code: str = ""
    owner: str = ""


class Listed(NamedTuple):
    """One that stands open, on a list; `day` is the day that orders it."""

    id: int
    day: date
    reference: str
    invented: bool
    name: str
    whereabouts: str
    code: str
    since: date
    opened: bool
    why: str
    fact: int | None
    clear_by: date | None
    changes_on: date | None
    recode_by: date | None

    @property
    def safeguard(self) -> Safeguard:
        return SAFEGUARDS[self.code]


class OfCode(NamedTuple):
    """What stands open under one code. `late`: past the day expected; `no_day`: nobody said by when."""

    code: str
    open: int
    opened: int
    late: int
    no_day: int
    oldest: date

    @property
    def safeguard(self) -> Safeguard:
        return SAFEGUARDS[self.code]


class OfOwner(NamedTuple):
    """The same for one unit of ours."""

    owner: str
    open: int
    late: int
    no_day: int
    oldest: date


_COLUMNS = f"""who.reference, who.invented, coalesce(p.name, ''), coalesce(p.whereabouts, ''), b.code, b.since,
  b.opened, b.why, b.fact, b.clear_by, b.changes_on, b.recode_by
FROM b JOIN {PERSON} who ON who.id = b.person_id LEFT JOIN position p ON p.person_id = b.person_id"""


def listed(
    which: str, today: date, filters: Filters = Filters(), after: tuple[date, int] | None = None, *,
    limit: int = PAGE, sight: Sight = ORDINARY,
) -> tuple[list[Listed], tuple[date, int] | None]:  # fmt: skip
    """A page of one of LISTS in the order of its day, and what to ask for the next with."""
    day = LISTS[which][1]
    where, values = _where(which, today, filters, sight)
    order = Keyset(day, "b.id")
    where, values = order.begin(where, values, after)
    sql = (
        f"WITH b AS MATERIALIZED (SELECT b.* FROM barrier_row b WHERE {where} ORDER BY {order} LIMIT %(limit)s) "
        f"SELECT b.id, {day}, {_COLUMNS} ORDER BY {order}"
    )
    return page(sql, values, Listed._make, lambda row: (row.day, row.id), limit=limit)


def counts(today: date, filters: Filters = Filters(), *, sight: Sight = ORDINARY) -> dict[str, int]:
    """How many are on each of LISTS."""
    where, values = _where("all", today, filters, sight)
    parts = ", ".join(f"count(*) FILTER (WHERE {condition})" for condition, _ in LISTS.values())
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {parts} FROM barrier_row b WHERE {where}", values)
        return dict(zip(LISTS, cursor.fetchone(), strict=True))


def by_code(today: date, *, sight: Sight = ORDINARY) -> list[OfCode]:
    """Every code under which something stands open, in the order of the registry."""
    found = [
        OfCode._make(row) for row in _grouped(("opened", "late", "no-day"), today, sight)
    ]  # fmt: skip
    places = {code: place for place, code in enumerate(SAFEGUARDS)}
    return sorted(found, key=lambda each: places[each.code])


def by_owner(of_codes: list[OfCode]) -> list[OfOwner]:
    """The same figures by the unit of ours that moves them on."""
    found: dict[str, OfOwner] = {}
    for one in of_codes:
        owner = one.safeguard.owner
        so_far = found.get(owner, OfOwner(owner, 0, 0, 0, one.oldest))
        found[owner] = OfOwner(
            owner, so_far.open + one.open, so_far.late + one.late, so_far.no_day + one.no_day,
            min(so_far.oldest, one.oldest),
        )  # fmt: skip
    return sorted(found.values())


def _grouped(lists: tuple[str, ...], today: date, sight: Sight) -> list[tuple[Any, ...]]:
    parts = ", ".join(f"count(*) FILTER (WHERE {LISTS[name][0]})" for name in lists)
    where, values = _where("all", today, Filters(), sight)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT b.code, count(*), {parts}, min(b.since) FROM barrier_row b WHERE {where} GROUP BY 1", values
        )
        return list(cursor.fetchall())


def _where(which: str, today: date, filters: Filters, sight: Sight) -> tuple[str, dict[str, Any]]:
    where = f"{LISTS[which][0]} AND {sight.condition('b.person_id')}"
    values: dict[str, Any] = {"today": today}
    if filters.code:
        where += " AND b.code = %(code)s"
        values["code"] = filters.code
    if filters.owner:
        where += " AND b.code = ANY(%(codes)s)"
        values["codes"] = [each.code for each in SAFEGUARDS.values() if each.owner == filters.owner]
    return where, values
