"""The rows now kept about some people, read as the same shapes that a new derivation gives."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from casekeeper.records.models import Person
from casekeeper.records.projections import list_rows
from casekeeper.records.projections.projecting import DutyColumns, PositionColumns, Row

PERSON = Person._meta.db_table
POSITION = [name if name != "continues_in" else "continues_in_id" for name in PositionColumns._fields]


class StoredDuty(NamedTuple):
    """A duty's row, with where on its ladder it was last recorded."""

    columns: DutyColumns
    rung: int
    next_rung_on: date | None


class Stored(NamedTuple):
    """What is kept about one person; `position` None where nothing was ever derived."""

    as_at: date | None
    stamps: tuple[str, str] | None
    position: PositionColumns | None
    duties: dict[str, StoredDuty]
    identifiers: frozenset[tuple[str, str]]
    link_keys: frozenset[str] = frozenset()
    rows: frozenset[Row] = frozenset()


def stored(person_ids: Sequence[int]) -> dict[int, Stored]:
    """The kept rows of each person, an empty record for those who have none."""
    ids = list(person_ids)
    with connection.cursor() as cursor:
        positions = _positions(cursor, ids)
        duties = _duties(cursor, ids)
        identifiers = _identifiers(cursor, ids)
        keys = _link_keys(cursor, ids)
    lists = list_rows.read(ids)
    found = {}
    for person in ids:
        as_at, stamps, position = positions.get(person, (None, None, None))
        numbers = frozenset(identifiers.get(person, ()))
        found[person] = Stored(
            as_at, stamps, position, duties.get(person, {}), numbers, frozenset(keys.get(person, ())),
            lists.get(person, frozenset()),
        )  # fmt: skip
    return found


def _positions(cursor: Any, ids: list[int]) -> dict[int, tuple[date, tuple[str, str], PositionColumns]]:
    columns = ", ".join(
        "c.reference" if name == "continues_in_id" else f"p.{name}" for name in POSITION if name != "body"
    )
    cursor.execute(
        f"SELECT p.person_id, p.as_at, p.law_version, p.code_version, {columns}, p.body::text FROM position p "
        f"LEFT JOIN {PERSON} c ON c.id = p.continues_in_id WHERE p.person_id = ANY(%s)",
        [ids],
    )
    return {
        row[0]: (row[1], (row[2], row[3]), PositionColumns._make((*row[4:-1], json.loads(row[-1]))))
        for row in cursor.fetchall()
    }


def _duties(cursor: Any, ids: list[int]) -> dict[int, dict[str, StoredDuty]]:
    columns = ", ".join(name for name in DutyColumns._fields if name != "body")
    cursor.execute(
        f"SELECT person_id, key, rung, next_rung_on, {columns}, body::text FROM duty WHERE person_id = ANY(%s)", [ids]
    )
    found: dict[int, dict[str, StoredDuty]] = {}
    ladder = 4 + DutyColumns._fields.index("ladder")
    for row in cursor.fetchall():
        values = (*row[4:ladder], tuple(row[ladder]), *row[ladder + 1 : -1], json.loads(row[-1]))
        found.setdefault(row[0], {})[row[1]] = StoredDuty(DutyColumns._make(values), row[2], row[3])
    return found


def _identifiers(cursor: Any, ids: list[int]) -> dict[int, list[tuple[str, str]]]:
    cursor.execute("SELECT person_id, scheme, canonical FROM identifier WHERE person_id = ANY(%s)", [ids])
    found: dict[int, list[tuple[str, str]]] = {}
    for person, scheme, canonical in cursor.fetchall():
        found.setdefault(person, []).append((scheme, canonical))
    return found


def _link_keys(cursor: Any, ids: list[int]) -> dict[int, list[str]]:
    cursor.execute("SELECT person_id, key FROM link_key WHERE person_id = ANY(%s)", [ids])
    found: dict[int, list[str]] = {}
    for person, key in cursor.fetchall():
        found.setdefault(person, []).append(key)
    return found
