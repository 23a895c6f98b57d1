"""My work: a unit's open duties, due first, a page at a time, with the number in each state.

Ordered by due day and then by when the row was made; nothing about the person has a part in the order.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import QuerySet

from casekeeper.duties.duty import Unit
from casekeeper.records.models import DutyRow, HandOff
from casekeeper.records.projections.stored import PERSON
from casekeeper.records.queries.keyset import PAGE, Keyset, page
from casekeeper.records.queries.sight import ORDINARY, Sight

RUNG_OF: Mapping[str, int] = {"officer": 0, "manager": 1, "head": 2}
STATES = ("overdue", "due today", "this week", "later", "waiting on others")


class Filters(NamedTuple):
    """What to leave out. `state` is one of STATES; `climbed` keeps what reached the rung of the asker's grade."""

    state: str = ""
    what: str = ""
    prison: str = ""
    urgent: bool = False
    climbed: bool = False


class Work(NamedTuple):
    """One row of the list."""

    id: int
    reference: str
    invented: bool
    name: str
    whereabouts: str
    prison: str
    key: str
    what: str
    owed_by: str
    arose: date
    due: date
    start_by: date | None
    rung: int
    waiting_on: str
    urgent: bool
    provision: str
    page: str
    confirmed: bool
    state: str


class WorkPage(NamedTuple):
    """A page of work; `after` is what to ask the next page with, None on the last one."""

    rows: list[Work]
    after: tuple[date, int] | None


_COLUMNS = (
    "d.id, who.reference, who.invented, coalesce(p.name, ''), coalesce(p.whereabouts, ''), coalesce(p.prison, ''), "
    "d.key, d.what, d.owed_by, d.arose, d.due, d.start_by, d.rung, d.waiting_on, d.urgent, d.provision, d.page, "
    "d.confirmed"
)

_ORDER = Keyset("d.due", "d.id")

# Each unit's first rows come from the index of its own queue; for several units they are then merged.
_PAGE = f"""
SELECT {_COLUMNS}
FROM (
  SELECT d.* FROM unnest(%(units)s::text[]) AS one(unit) CROSS JOIN LATERAL (
    SELECT d.* FROM duty d {{in_prison}}
    WHERE d.owed_by = one.unit AND {{where}} ORDER BY {_ORDER} LIMIT %(limit)s
  ) d ORDER BY {_ORDER} LIMIT %(limit)s
) d JOIN {PERSON} who ON who.id = d.person_id LEFT JOIN position p ON p.person_id = d.person_id
ORDER BY {_ORDER}
"""


def my_work(
    unit: str | None, grade: str, as_at: date, filters: Filters = Filters(), after: tuple[date, int] | None = None,
    limit: int = PAGE, *, sight: Sight = ORDINARY,
) -> WorkPage:  # fmt: skip
    """The unit's open duties. `unit` None is every unit: for the head of casework."""
    where, values = _where(grade, as_at, filters)
    where += f" AND {sight.condition('d.person_id')}"
    values["units"] = [each.value for each in Unit] if unit is None else [unit]
    where, values = _ORDER.begin(where, values, after)
    in_prison = "JOIN position p ON p.person_id = d.person_id" if filters.prison else ""
    rows, more = page(
        _PAGE.format(where=where, in_prison=in_prison), values,
        lambda row: Work._make((*row, state_of(row[10], as_at))), lambda row: (row.due, row.id), limit=limit,
    )  # fmt: skip
    return WorkPage(rows, more)


def counts(unit: str | None, grade: str, as_at: date, *, sight: Sight = ORDINARY) -> dict[str, int]:
    """How many open duties are in each state, how many reached the asker's rung, how many were handed to the unit."""
    values: dict[str, Any] = {"as_at": as_at, "week": as_at + timedelta(days=7), "unit": unit}
    values["rung"] = max(1, RUNG_OF.get(grade, 0))
    whose = "" if unit is None else "AND owed_by = %(unit)s"
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            SELECT count(*) FILTER (WHERE due < %(as_at)s), count(*) FILTER (WHERE due = %(as_at)s),
              count(*) FILTER (WHERE due > %(as_at)s AND due <= %(week)s), count(*) FILTER (WHERE due > %(week)s),
              count(*) FILTER (WHERE waiting_on = 'others'), count(*) FILTER (WHERE rung >= %(rung)s)
            FROM duty WHERE ended IS NULL {whose} AND {sight.condition("person_id")}
            """,
            values,
        )
        found = dict(zip((*STATES, "climbed"), cursor.fetchone() or (0,) * 6, strict=True))
    return found | {"handed to us": offers(unit, sight=sight).count()}


def offers(unit: str | None, *, sight: Sight = ORDINARY) -> QuerySet[HandOff]:
    """Duties that other units offer this one and that nobody has answered, oldest first."""
    waiting = sight.of(HandOff.objects.filter(answered_at__isnull=True)).select_related("person")
    waiting = waiting.order_by("offered_at", "id")
    return waiting if unit is None else waiting.filter(to_unit=unit)


def kinds_of_work(unit: str | None, *, sight: Sight = ORDINARY) -> list[str]:
    """What the unit owes just now, each once: what its list can be filtered by."""
    rows = sight.of(DutyRow.objects.filter(ended__isnull=True))
    if unit is not None:
        rows = rows.filter(owed_by=unit)
    return list(rows.values_list("what", flat=True).distinct().order_by("what"))


def state_of(due: date, as_at: date) -> str:
    """Overdue, due today, this week (within seven days), or later."""
    if due < as_at:
        return "overdue"
    if due == as_at:
        return "due today"
    return "this week" if due <= as_at + timedelta(days=7) else "later"


def _where(grade: str, as_at: date, filters: Filters) -> tuple[str, dict[str, Any]]:
    parts = ["d.ended IS NULL"]
    values: dict[str, Any] = {"as_at": as_at, "week": as_at + timedelta(days=7)}
    if filters.state:
        parts.append(_STATE[filters.state])
    if filters.what:
        parts.append("d.what = %(what)s")
        values["what"] = filters.what
    if filters.prison:
        parts.append("p.prison = %(prison)s")
        values["prison"] = filters.prison
    if filters.urgent:
        parts.append("d.urgent")
    if filters.climbed:
        parts.append(f"d.rung >= 1 AND d.rung >= {max(1, RUNG_OF.get(grade, 0))}")
    return " AND ".join(parts), values


_STATE = {
    "overdue": "d.due < %(as_at)s",
    "due today": "d.due = %(as_at)s",
    "this week": "d.due > %(as_at)s AND d.due <= %(week)s",
    "later": "d.due > %(week)s",
    "waiting on others": "d.waiting_on = 'others'",
}
