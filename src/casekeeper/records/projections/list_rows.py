"""Rows of lists that are kept beside a position: lost spells, requests between units, and the way to departure.

Each is a set of rows of one person; what differs is taken away and put in, by whole rows. A new list is a line in
`_TYPES` and `_KEYS`: its columns in the order of its row's.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

import orjson
from django.db import connection

from casekeeper.position.reporting.tracing import LostSpell
from casekeeper.records.projections.barrier_rows import BarrierRow
from casekeeper.records.projections.departing import AttemptColumns, ReadinessColumns
from casekeeper.records.projections.departure_rows import (
    AppealRow,
    ArrestRow,
    CountryRow,
    DetentionRow,
    FamilyRow,
    PaperRow,
    WindowRow,
)  # fmt: skip
from casekeeper.records.projections.projecting import RequestColumns, Row

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
        "document_asked_by date", "document_expected_on date", "document_needed_on date",
    )),
    AttemptColumns: ("departure_attempt", (
        "number bigint", "state text", "open boolean", "how text", "leaves_on date", "departure bigint",
        "departed_on date", "failed_on date", "stage text", "cause text", "controllable text",
        "regraded_cause text", "regraded text", "review_due date", "regrade_due date", "again_until date",
        "pounds_lost integer",
    )),
    AppealRow: ("appeal_row", (
        "number bigint", "appeal text", "lodged_on date", "late boolean", "from_abroad boolean", "pending boolean",
        "standing text", "tribunal_state text", "hearing_on date", "hearing_centre text", "further_until date",
        "result text", "court text", "decided_on date", "ended_on date", "grounds text[]", "evidence_on date",
        "reviewed_on date", "owed text", "owed_by date",
    )),
    DetentionRow: ("detention_row", (
        "number bigint", "began_on date", "until date", "reviewed_on date", "next_review text", "next_grade text",
        "next_on date", "days_over integer", "changed text", "changed_on date", "change_by date", "report text",
        "report_on date", "report_by date", "panel_on date", "panel_answer_by date", "release_by date",
        "hearing_on date", "summary_by date",
    )),
    PaperRow: ("paper_row", (
        "number bigint", "held boolean", "document text", "country text", "country_said text", "since date",
        "valid_until date", "held_by text", "state text", "state_on date", "ended_on date", "unused boolean",
    )),
    ArrestRow: ("arrest_row", (
        "number bigint", "force text", "arrested_on date", "state text", "why text", "country text", "channel text",
        "sent_on date", "reminded_on date", "reply_by date", "reply text", "replied_on date", "check_by date",
        "missed_on date", "missed_in text",
    )),
    FamilyRow: ("family_row", (
        "name text", "since date", "relation text", "part text", "is_child text", "stage text", "leave_by date",
        "parted_on date",
    )),
    WindowRow: ("removal_window", (
        "opens_on date", "closes_on date", "decided_on date", "ended_on date", "ended text", "asked_on date",
        "way_first jsonb", "last_on date", "way_last jsonb",
    )),
    BarrierRow: ("barrier_row", (
        "code text", "nth smallint", "since date", "opened boolean", "why text", "fact bigint", "clear_by date",
        "changes_on date", "recode_by date",
    )),
    CountryRow: ("person_country", ("country text", "nationality boolean", "planned boolean", "left_for boolean")),
}  # fmt: skip
_KEYS: Mapping[type, tuple[str, ...]] = {
    LostSpell: ("state", "since"), RequestColumns: ("number",), AppealRow: ("number",), DetentionRow: ("number",),
    PaperRow: ("number",), ArrestRow: ("number",), WindowRow: ("opens_on",),
    CountryRow: ("country",), FamilyRow: ("name",), BarrierRow: ("code", "nth"),
    ReadinessColumns: (), AttemptColumns: ("number",),
}  # fmt: skip

_KINDS = tuple(_TYPES)
_READ = " UNION ALL ".join(
    f"SELECT {place}, person_id, json_build_array({', '.join(column.partition(' ')[0] for column in columns)})::text "
    f"FROM {table} WHERE person_id = ANY(%(people)s)"
    for place, (table, columns) in enumerate(_TYPES.values())
)
"""Every list in one question: a fact recorded is answered sooner by one way to the database than by nine."""


def read(person_ids: Sequence[int]) -> dict[int, frozenset[Row]]:
    """The rows kept about these people; nobody who has none."""
    found: dict[int, list[Row]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_READ, {"people": list(person_ids)})
        for place, person, kept in cursor.fetchall():
            kind = _KINDS[place]
            row = map(_told, orjson.loads(kept), _TYPES[kind][1])
            found.setdefault(person, []).append(kind._make(row))
    return {person: frozenset(rows) for person, rows in found.items()}


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


def _execute(statement: str, rows: Sequence[tuple[int, Row]], kind: type) -> None:
    said = [{"person_id": person, **row._asdict()} for person, row in rows if isinstance(row, kind)]
    if said:
        with connection.cursor() as cursor:
            cursor.execute(statement, [json.dumps(said, default=str)])


def _told(value: Any, column: str) -> Any:
    """As the row's type has it, from JSON: days are days again, and lists are tuples."""
    if value is None:
        return None
    if column.endswith(" date"):
        return date.fromisoformat(value)
    if isinstance(value, list):
        return tuple(tuple(each) if isinstance(each, list) else each for each in value)
    return value
