"""Who could leave today, who is planned to, what is missing and who has it, and who left with no plan.

From rows kept beside positions (`records/projections/departing.py`). Days order the lists: nobody's case is put
before another's for who they are.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from casekeeper.position.whereabouts import FOUND
from casekeeper.records.projections.departing import NOT_PLANNED
from casekeeper.records.projections.stored import PERSON
from casekeeper.records.queries.keyset import PAGE, Keyset, page
from casekeeper.records.queries.sight import ORDINARY, Sight

CANNOT_TELL = "cannot tell"


class Missing(NamedTuple):
    """A line of readiness that is not met: what it is called, the unit that has it, and how it stands."""

    line: str
    owner: str
    outcome: str

    @property
    def cannot_tell(self) -> bool:
        return self.outcome == CANNOT_TELL


class Removable(NamedTuple):
    """Somebody who could leave today: since when, and what a departure still needs."""

    person: int
    since: date
    reference: str
    invented: bool
    name: str
    whereabouts: str
    missing: tuple[Missing, ...]
    leaves_on: date | None
    state: str

    @property
    def to_be_found(self) -> bool:
        """Nothing stands in the way, and nobody knows where the person is."""
        return self.whereabouts not in FOUND


class Planned(NamedTuple):
    """One attempt that has not ended. `stands` says that it is the plan of today, to which `missing` belongs.

    Otherwise a later plan took its place, or the record was closed, and nobody said what became of it. A document may
    be used up to and with `document_until`; the period of the notices runs to the end of `notice_until`.
    """

    number: int
    leaves_on: date
    state: str
    how: str
    reference: str
    invented: bool
    name: str
    whereabouts: str
    stands: bool
    ready: bool
    document_until: date | None
    notice_until: date | None
    missing: tuple[Missing, ...]


class Waits(NamedTuple):
    """How many planned departures wait for one line of one unit; of `cannot_tell` of them it is not known."""

    owner: str
    line: str
    people: int
    cannot_tell: int
    first: date


class Day(NamedTuple):
    """How many are planned to leave on a day, and for how many of them everything is ready.

    Of those with a plan that stands: how many documents may be used for the last time on this day, and how many
    periods of notice end with it.
    """

    on: date
    planned: int
    ready: int
    documents_end: int = 0
    notices_end: int = 0


class Unplanned(NamedTuple):
    """Somebody who left although no attempt was planned; `departure` is the number of the fact that says so."""

    departure: int
    on: date
    how: str
    reference: str
    invented: bool
    name: str


class Filters(NamedTuple):
    """What to leave out of the planned: those who do not wait for this unit, and for this line."""

    owner: str = ""
    line: str = ""


After = tuple[date, int]
_BY_SINCE = Keyset("r.since", "r.person_id")
_REMOVABLE = f"""
WITH r AS MATERIALIZED (
  SELECT r.* FROM departure_readiness r WHERE r.removable = 'met' AND {{where}} ORDER BY {_BY_SINCE} LIMIT %(limit)s
)
SELECT r.person_id, r.since, who.reference, who.invented, coalesce(p.name, ''), coalesce(p.whereabouts, ''),
  r.unmet::text, r.leaves_on, coalesce(t.state, '')
FROM r JOIN {PERSON} who ON who.id = r.person_id LEFT JOIN position p ON p.person_id = r.person_id
LEFT JOIN departure_attempt t ON t.person_id = r.person_id AND t.number = r.attempt
ORDER BY {_BY_SINCE}
"""
_BY_DAY = Keyset("t.leaves_on", "t.number")
_READY = "coalesce(t.number = r.attempt AND r.depart = 'met', FALSE)"
_OPEN = "FROM departure_attempt t LEFT JOIN departure_readiness r ON r.person_id = t.person_id WHERE t.open"
_PLANNED = f"""
WITH t AS MATERIALIZED (
  SELECT t.*, coalesce(t.number = r.attempt, FALSE) AS stands, {_READY} AS ready, r.unmet,
    r.document_until, r.notice_until
  {_OPEN} AND {{where}} ORDER BY {_BY_DAY} LIMIT %(limit)s
)
SELECT t.number, t.leaves_on, t.state, t.how, who.reference, who.invented, coalesce(p.name, ''),
  coalesce(p.whereabouts, ''), t.stands, t.ready, t.document_until, t.notice_until,
  CASE WHEN t.stands THEN t.unmet::text ELSE '[]' END
FROM t JOIN {PERSON} who ON who.id = t.person_id LEFT JOIN position p ON p.person_id = t.person_id
ORDER BY {_BY_DAY}
"""
_WAITS_FOR = """t.number = r.attempt AND EXISTS (SELECT 1 FROM jsonb_array_elements(r.unmet) u
  WHERE (%(owner)s = '' OR u ->> 1 = %(owner)s) AND (%(line)s = '' OR u ->> 0 = %(line)s))"""
_LAST_LEFT = Keyset("t.departed_on", "t.number", last_first=True)


def removable_today(
    after: After | None = None, *, limit: int = PAGE, sight: Sight = ORDINARY
) -> tuple[list[Removable], After | None]:
    """Those for whom nothing of planning stands in the way, the longest so first."""
    where, values = _BY_SINCE.begin(sight.condition("r.person_id"), {}, after)
    return page(
        _REMOVABLE.format(where=where), values, lambda row: Removable._make((*row[:6], _missing(row[6]), *row[7:])),
        lambda row: (row.since, row.person), limit=limit,
    )  # fmt: skip


def count_removable(*, sight: Sight = ORDINARY) -> tuple[int, int]:
    """For how many nothing of planning stands in the way: of whom we know where they are, and who has to be found."""
    sql = f"""
    SELECT count(*) FILTER (WHERE coalesce(p.whereabouts, '') = ANY(%(found)s)), count(*)
    FROM departure_readiness r LEFT JOIN position p ON p.person_id = r.person_id
    WHERE r.removable = 'met' AND {sight.condition("r.person_id")}
    """
    here, everybody = _rows(sql, {"found": [place.value for place in FOUND]})[0]
    return here, everybody - here


def planned(
    filters: Filters = Filters(), after: After | None = None, *, limit: int = PAGE, sight: Sight = ORDINARY
) -> tuple[list[Planned], After | None]:
    """Every attempt that has not ended, the earliest day first."""
    where, values = _where(filters, sight)
    where, values = _BY_DAY.begin(where, values, after)
    return page(
        _PLANNED.format(where=where), values, lambda row: Planned._make((*row[:-1], _missing(row[-1]))),
        lambda row: (row.leaves_on, row.number), limit=limit,
    )  # fmt: skip


def count_planned(filters: Filters, *, sight: Sight = ORDINARY) -> int:
    """How many the filters leave."""
    where, values = _where(filters, sight)
    return _count(f"SELECT count(*) {_OPEN} AND {where}", values)


def planned_by_day(*, sight: Sight = ORDINARY) -> list[Day]:
    """For the calendar: each day on which somebody is planned to leave, or a document or notice of theirs ends."""
    theirs = "t.number = r.attempt"
    sql = f"""
    WITH seen AS MATERIALIZED (
      SELECT t.leaves_on, {_READY} AS ready, CASE WHEN {theirs} THEN r.document_until END AS document_until,
        CASE WHEN {theirs} THEN r.notice_until END AS notice_until
      {_OPEN} AND {sight.condition("t.person_id")}
    )
    SELECT on_day, sum(planned)::int, sum(ready)::int, sum(documents)::int, sum(notices)::int FROM (
      SELECT leaves_on AS on_day, count(*) AS planned, count(*) FILTER (WHERE ready) AS ready, 0 AS documents,
        0 AS notices FROM seen GROUP BY 1
      UNION ALL SELECT document_until, 0, 0, count(*), 0 FROM seen WHERE document_until IS NOT NULL GROUP BY 1
      UNION ALL SELECT notice_until, 0, 0, 0, count(*) FROM seen WHERE notice_until IS NOT NULL GROUP BY 1
    ) each_day GROUP BY 1 ORDER BY 1"""
    return [Day._make(row) for row in _rows(sql, {})]


def waits(*, sight: Sight = ORDINARY) -> list[Waits]:
    """What is missing for those planned to leave, and who has it: by unit, the most first; `first` is the first day."""
    sql = (
        "SELECT u ->> 1, u ->> 0, count(*), count(*) FILTER (WHERE u ->> 2 = %(cannot_tell)s), min(t.leaves_on) "
        "FROM departure_attempt t JOIN departure_readiness r ON r.person_id = t.person_id AND r.attempt = t.number "
        "CROSS JOIN LATERAL jsonb_array_elements(r.unmet) u "
        f"WHERE t.open AND {sight.condition('t.person_id')} GROUP BY 1, 2 ORDER BY 1, 3 DESC, 2"
    )
    return [Waits._make(row) for row in _rows(sql, {"cannot_tell": CANNOT_TELL})]


def left_unplanned(since: date, *, limit: int = PAGE, sight: Sight = ORDINARY) -> tuple[list[Unplanned], int]:
    """Those who left from the day on although no attempt was planned, the last first; and how many in all."""
    where = f"t.cause = '{NOT_PLANNED}' AND t.departed_on >= %(since)s AND {sight.condition('t.person_id')}"
    sql = (
        f"WITH t AS MATERIALIZED (SELECT t.* FROM departure_attempt t WHERE {where} ORDER BY {_LAST_LEFT} "
        "LIMIT %(limit)s) SELECT t.departure, t.departed_on, t.how, who.reference, who.invented, coalesce(p.name, '') "
        f"FROM t JOIN {PERSON} who ON who.id = t.person_id LEFT JOIN position p ON p.person_id = t.person_id "
        f"ORDER BY {_LAST_LEFT}"
    )
    rows = [Unplanned._make(row) for row in _rows(sql, {"since": since, "limit": limit})]
    return rows, _count(f"SELECT count(*) FROM departure_attempt t WHERE {where}", {"since": since})


def _where(filters: Filters, sight: Sight) -> tuple[str, dict[str, Any]]:
    where = sight.condition("t.person_id")
    return (f"{where} AND {_WAITS_FOR}" if any(filters) else where), filters._asdict()


def _missing(kept: str) -> tuple[Missing, ...]:
    return tuple(Missing._make(each) for each in json.loads(kept))


def _rows(sql: str, values: dict[str, Any]) -> Sequence[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        found: Sequence[Any] = cursor.fetchall()
    return found


def _count(sql: str, values: dict[str, Any]) -> int:
    found: int = _rows(sql, values)[0][0]
    return found
