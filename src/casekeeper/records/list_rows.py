"""Rows of lists that are kept beside a position: spells of being lost, requests between units, and leaving.

Each is a set of rows of one person; what differs is taken away and put in, by whole rows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db import connection

from casekeeper.position.reporting.tracing import LostSpell
from casekeeper.records.departing import AttemptColumns, ReadinessColumns
from casekeeper.records.projecting import Projection, RequestColumns

Row = LostSpell | RequestColumns | ReadinessColumns | AttemptColumns
_TYPES: Mapping[type, tuple[str, tuple[str, ...]]] = {
    LostSpell: ("lost_spell", (
        "state text", "since date", "until date", "ended text", "grade text", "team text", "ours boolean",
        "misses smallint", "last_contact_on date", "steps smallint", "last_step_on date", "checks smallint",
        "proposed boolean",
    )),
    RequestColumns: ("unit_request", (
        "number bigint", "by_unit text", "to_unit text", "what text", "asked_on date", "needed_by date", "state text",
        "state_on date", "escalated boolean",
    )),
    ReadinessColumns: ("departure_readiness", (
        "removable text", "since date", "depart text", "unmet jsonb", "unmet_to_plan smallint", "document text",
        "document_until date", "notice_until date", "attempt bigint", "leaves_on date",
    )),
    AttemptColumns: ("departure_attempt", (
        "number bigint", "state text", "open boolean", "how text", "leaves_on date", "departure bigint",
        "departed_on date", "failed_on date", "stage text", "cause text", "controllable text",
        "regraded_cause text", "regraded text", "review_due date", "regrade_due date", "again_until date",
        "pounds_lost integer",
    )),
}  # fmt: skip
_KEYS: Mapping[type, tuple[str, ...]] = {
    LostSpell: ("state", "since"), RequestColumns: ("number",), ReadinessColumns: (), AttemptColumns: ("number",),
}  # fmt: skip


class ListRows(NamedTuple):
    """The rows of one person in every list."""

    lost: frozenset[LostSpell] = frozenset()
    requests: frozenset[RequestColumns] = frozenset()
    readiness: frozenset[ReadinessColumns] = frozenset()
    attempts: frozenset[AttemptColumns] = frozenset()

    @property
    def every(self) -> frozenset[Row]:
        """All of them together."""
        return self.lost | self.requests | self.readiness | self.attempts


def rows_of(now: Projection) -> frozenset[Row]:
    """All that a new derivation gives."""
    return ListRows(now.lost, now.requests, now.readiness, now.attempts).every


def read(person_ids: Sequence[int]) -> dict[int, ListRows]:
    """The rows kept about these people; nobody who has none."""
    ids = list(person_ids)
    kinds = [_read(kind, ids) for kind in _TYPES]
    people = {person for kind in kinds for person in kind}
    return {person: ListRows(*(frozenset(kind.get(person, ())) for kind in kinds)) for person in people}


def write(new: Iterable[tuple[int, Row]], gone: Iterable[tuple[int, Row]]) -> None:
    """Take away and put in."""
    put, taken = list(new), list(gone)
    for kind, (table, columns) in _TYPES.items():
        names = [column.partition(" ")[0] for column in columns]
        keys = " AND ".join(["t.person_id = r.person_id", *(f"t.{name} = r.{name}" for name in _KEYS[kind])])
        record = f"jsonb_to_recordset(%s::jsonb) AS r(person_id bigint, {', '.join(columns)})"
        _execute(f"DELETE FROM {table} t USING {record} WHERE {keys}", taken, kind)
        _execute(
            f"INSERT INTO {table} (person_id, {', '.join(names)}) "
            f"SELECT r.person_id, {', '.join(f'r.{name}' for name in names)} FROM {record}",
            put, kind,
        )  # fmt: skip


def _read(kind: Any, ids: list[int]) -> dict[int, list[Any]]:
    table, columns = _TYPES[kind]
    names = ", ".join(column.partition(" ")[0] for column in columns)
    found: dict[int, list[Any]] = {}
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT person_id, {names} FROM {table} WHERE person_id = ANY(%s)", [ids])
        for person, *row in cursor.fetchall():
            found.setdefault(person, []).append(kind._make(map(_told, row, columns)))
    return found


def _execute(statement: str, rows: Sequence[tuple[int, Row]], kind: type) -> None:
    said = [{"person_id": person, **row._asdict()} for person, row in rows if isinstance(row, kind)]
    if said:
        with connection.cursor() as cursor:
            cursor.execute(statement, [json.dumps(said, default=str)])


def _told(value: Any, column: str) -> Any:
    """As the row's type has it: what is kept as JSON is lists of texts, and tuples here."""
    if not column.endswith(" jsonb"):
        return value
    return tuple(tuple(each) for each in (json.loads(value) if isinstance(value, str) else value))
