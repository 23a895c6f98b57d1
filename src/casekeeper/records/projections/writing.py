"""Writes projections in bulk: each table's rows travel as one JSON document, so one statement writes any number."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection

from casekeeper.records.projections.differing import Change, DutyWrite
from casekeeper.records.projections.projecting import DutyColumns, PositionColumns
from casekeeper.records.projections.stored import PERSON

_TYPES = {
    "name": "text", "is_open": "boolean", "whereabouts": "text", "prison": "text", "stage": "text",
    "release_gate": "text", "released_unconsidered_on": "date", "next_legal_date": "date", "release_on": "date",
    "hold_until": "date", "live_duties": "smallint", "continues_in": "text", "next_boundary": "date",
    "last_fact": "bigint", "reports_on": "date", "reports_at": "text", "reports_place": "text", "reports_how": "text",
    "reports_every": "text", "reports_unkept": "date[]", "body": "jsonb",
    "what": "text", "owed_by": "text", "arose": "date", "due": "date", "start_by": "date", "ladder": "date[]",
    "ended": "text", "ended_on": "date", "waiting_on": "text", "urgent": "boolean", "page": "text",
    "provision": "text", "confirmed": "boolean",
    "person_id": "bigint", "key": "text", "rung": "smallint", "next_rung_on": "date",
}  # fmt: skip


def _rows(names: Sequence[str]) -> str:
    return f"jsonb_to_recordset(%(rows)s::jsonb) AS r({', '.join(f'{name} {_TYPES[name]}' for name in names)})"


_POSITION = ("person_id", *PositionColumns._fields)
_KEPT = [name for name in PositionColumns._fields if name != "continues_in"]
_WRITE_POSITIONS = f"""
INSERT INTO position (person_id, as_at, law_version, code_version, continues_in_id, {", ".join(_KEPT)})
SELECT r.person_id, %(as_at)s, %(law)s, %(code)s, c.id, {", ".join(f"r.{name}" for name in _KEPT)}
FROM {_rows(_POSITION)} LEFT JOIN {PERSON} c ON c.reference = r.continues_in
ON CONFLICT (person_id) DO UPDATE SET as_at = excluded.as_at, law_version = excluded.law_version,
  code_version = excluded.code_version, continues_in_id = excluded.continues_in_id,
  {", ".join(f"{name} = excluded.{name}" for name in _KEPT)}
"""

_DUTY = ("person_id", "key", *DutyColumns._fields, "rung", "next_rung_on")
# A sweep may have recorded a step since we read the row: what it recorded stays while the steps are the same.
_SAME_STEPS = (
    "duty.ended IS NULL AND excluded.ended IS NULL AND (duty.due, duty.ladder) = (excluded.due, excluded.ladder)"
)
_WRITE_DUTIES = f"""
INSERT INTO duty ({", ".join(_DUTY)}) SELECT {", ".join(f"r.{name}" for name in _DUTY)} FROM {_rows(_DUTY)}
ON CONFLICT (person_id, key) DO UPDATE SET
  {", ".join(f"{name} = excluded.{name}" for name in DutyColumns._fields)},
  {
    ", ".join(
        f"{name} = CASE WHEN {_SAME_STEPS} THEN duty.{name} ELSE excluded.{name} END"
        for name in ("rung", "next_rung_on")
    )
}
"""

_WRITE_CHANGES = """
INSERT INTO duty_change (at, person_id, key, change, before, after, cause)
SELECT %(at)s, r.person_id, r.key, r.change, r.before, r.after, %(cause)s
FROM jsonb_to_recordset(%(rows)s::jsonb) AS r(person_id bigint, key text, change text, before jsonb, after jsonb)
"""

_WRITE_IDENTIFIERS = """
INSERT INTO identifier (scheme, canonical, person_id) SELECT r.scheme, r.canonical, r.person_id
FROM jsonb_to_recordset(%(rows)s::jsonb) AS r(person_id bigint, scheme text, canonical text) ON CONFLICT DO NOTHING
"""

_DELETE_IDENTIFIERS = """
DELETE FROM identifier i USING jsonb_to_recordset(%(rows)s::jsonb) AS r(person_id bigint, scheme text, canonical text)
WHERE i.person_id = r.person_id AND i.scheme = r.scheme AND i.canonical = r.canonical
"""

_WRITE_LINK_KEYS = """
INSERT INTO link_key (person_id, key) SELECT r.person_id, r.key
FROM jsonb_to_recordset(%(rows)s::jsonb) AS r(person_id bigint, key text) ON CONFLICT DO NOTHING
"""

_DELETE_LINK_KEYS = """
DELETE FROM link_key k USING jsonb_to_recordset(%(rows)s::jsonb) AS r(person_id bigint, key text)
WHERE k.person_id = r.person_id AND k.key = r.key
"""

_DELETE_DUTIES = """
DELETE FROM duty d USING jsonb_to_recordset(%(rows)s::jsonb) AS r(person_id bigint, key text)
WHERE d.person_id = r.person_id AND d.key = r.key
"""


def write_positions(
    rows: Mapping[int, PositionColumns], *, as_at: date, law_version: str, code_version: str
) -> None:  # fmt: skip
    """Insert or replace each person's position, with its stamps."""
    said = [{"person_id": person, **row._asdict()} for person, row in rows.items()]
    _execute(_WRITE_POSITIONS, said, as_at=as_at, law=law_version, code=code_version)


def write_duties(rows: Sequence[DutyWrite]) -> None:
    """Insert or replace duties."""
    said = [
        {"person_id": row.person_id, "key": row.key, **row.columns._asdict(), "rung": row.rung,
         "next_rung_on": row.next_rung_on}
        for row in rows
    ]  # fmt: skip
    _execute(_WRITE_DUTIES, said)


def delete_duties(gone: Sequence[tuple[int, str]]) -> None:
    """Take away duties that are no longer derived; the trail keeps that they were there."""
    _execute(_DELETE_DUTIES, [{"person_id": person, "key": key} for person, key in gone])


def write_changes(changes: Sequence[Change], *, at: datetime, cause: str) -> None:
    """Add to the trail of duties."""
    _execute(_WRITE_CHANGES, [change._asdict() for change in changes], at=at, cause=cause[:200])


def write_identifiers(
    new: Sequence[tuple[int, str, str]], gone: Sequence[tuple[int, str, str]]
) -> None:  # fmt: skip
    """Add and take away which record an identifier leads to."""
    _execute(_DELETE_IDENTIFIERS, [_identifier(row) for row in gone])
    _execute(_WRITE_IDENTIFIERS, [_identifier(row) for row in new])


def write_link_keys(new: Sequence[tuple[int, str]], gone: Sequence[tuple[int, str]]) -> None:
    """Add and take away the keys by which a record finds others."""
    _execute(_DELETE_LINK_KEYS, [{"person_id": person, "key": key} for person, key in gone])
    _execute(_WRITE_LINK_KEYS, [{"person_id": person, "key": key} for person, key in new])


def wait_to_be_compared(person_ids: Sequence[int]) -> None:
    """Note that these records' names, birth dates or numbers changed: they are to be compared with others."""
    statement = """
    INSERT INTO link_waiting (person_id) SELECT r.person_id
    FROM jsonb_to_recordset(%(rows)s::jsonb) AS r(person_id bigint) ON CONFLICT DO NOTHING
    """
    _execute(statement, [{"person_id": person} for person in person_ids])


def restamp(person_ids: Sequence[int], *, as_at: date, law_version: str, code_version: str) -> None:
    """Say of unchanged rows that they also follow, as at this day, from the law and the rules' code of now."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE position SET as_at = %(as_at)s, law_version = %(law)s, code_version = %(code)s "
            "WHERE person_id = ANY(%(people)s)",
            {"as_at": as_at, "law": law_version, "code": code_version, "people": list(person_ids)},
        )


def _identifier(row: tuple[int, str, str]) -> dict[str, Any]:
    return dict(zip(("person_id", "scheme", "canonical"), row, strict=True))


def _execute(statement: str, rows: Sequence[Mapping[str, Any]], **values: Any) -> None:
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(statement, {"rows": json.dumps(rows, default=str), **values})
