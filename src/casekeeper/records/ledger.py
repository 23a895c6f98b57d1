"""The ledger: add facts, and read them back. Nothing here changes or removes one.

    with transaction.atomic():
        numbers = append([NewFact(person.id, Released(...), day_of(day), source="prison", recorded_by="...")])
    facts = facts_of([person.id])[person.id]

Numbers come from a sequence, so writers never wait for one another; a number that a failed transaction took is
never used. A fact's place in time is `recorded_at`, never its number.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from django.db import connection

from casekeeper.facts import Fact, FactRefused, Kind, payload_of, read_payload
from casekeeper.facts.kinds import kind_named
from casekeeper.periods import Period
from casekeeper.records import clock
from casekeeper.records.identities.joining import JOINED, own_part, records_joined_into
from casekeeper.records.opening import new_reference, open_person, open_persons
from casekeeper.records.screening.waiting import wait_for_screening
from casekeeper.records.sealing.hashing import Columns, content_hash, instant, payload_digest, salts, writable

__all__ = [
    "NewFact", "append", "facts_in_chunks", "facts_of", "new_reference", "open_person", "open_persons",
    "payload_as_stored", "read_facts",
]  # fmt: skip

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_COLUMNS = (
    "number, person_id, kind, happened_from, happened_until, recorded_at, source, recorded_by, message_id, corrects, "
    "payload, salt, content_hash"
)
# The instant as whole microseconds: reading a timestamp's text would take longer than all else together.
_READ = (
    "SELECT person_id, number, kind, happened_from, happened_until, (extract(epoch from recorded_at) * 1000000)::int8, "
    "source, recorded_by, payload::text, corrects, message_id FROM fact "
    "WHERE person_id = ANY(%s) AND payload IS NOT NULL ORDER BY person_id, number"
)
_TYPES = ["int8", "int8", "varchar", "date", "date", "timestamptz", "varchar", "varchar", "varchar", "int8",
          "text", "bytea", "bytea"]  # fmt: skip


@dataclass(frozen=True, slots=True)
class NewFact:
    """A fact about to be added. Only the loader of the invented population states `recorded_at`."""

    person_id: int
    said: Kind
    happened: Period
    source: str
    recorded_by: str
    message_id: str | None = None
    corrects: int | None = None
    recorded_at: datetime | None = None


def append(facts: Sequence[NewFact]) -> list[int]:
    """Add facts, in this order; their numbers. Raises FactRefused where one cannot stand in the ledger."""
    if not connection.in_atomic_block:
        raise RuntimeError("append() belongs with what follows from the facts: call it inside transaction.atomic().")
    if not facts:
        return []
    references = _references({fact.person_id for fact in facts})
    _check_corrections(facts)
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval('fact_number') FROM generate_series(1, %s)", [len(facts)])
        numbers = [number for (number,) in cursor.fetchall()]
        rows = _rows(facts, numbers, references)
        # A handful goes in one INSERT; COPY has a start-up cost that pays from a few dozen rows on.
        if len(facts) <= 20:
            marks = "(%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s::jsonb, %s, %s)"
            values = [value for row in rows for value in row]
            cursor.execute(f"INSERT INTO fact ({_COLUMNS}) VALUES {', '.join([marks] * len(facts))}", values)
        else:
            with cursor.copy(f"COPY fact ({_COLUMNS}) FROM STDIN") as copy:
                copy.set_types(_TYPES)
                for row in rows:
                    copy.write_row(row)
    wait_for_screening({fact.person_id for fact in facts if fact.corrects is not None or _is_identity(fact)})
    return numbers


def _is_identity(fact: NewFact) -> bool:
    return fact.said.key.startswith("identity.")


def facts_of(person_ids: Sequence[int], known_on: date | None = None) -> dict[int, list[Fact[Any]]]:
    """The facts of each person in order of number, with those of records that were joined into theirs.

    `known_on` says as of which day the joins are followed; without it, as they stand now. Facts that were erased
    are not told: their payload is gone.
    """
    ids = list(dict.fromkeys(person_ids))
    found = read_facts(ids)
    joined = records_joined_into(ids, read_facts, known_on)
    for person, parts in joined.items():
        told = found[person] + [fact for part in parts for fact in own_part(part)]
        told.sort(key=_by_number)
        found[person] = told
    return found


def read_facts(person_ids: Iterable[int]) -> dict[int, list[Fact[Any]]]:
    """The facts of each record itself, joins left aside, in order of number."""
    found: dict[int, list[Fact[Any]]] = {person: [] for person in person_ids}
    with connection.cursor() as cursor:
        cursor.execute(_READ, [list(found)])
        for person, *row in cursor.fetchall():
            found[person].append(_fact(*row))
    return found


def facts_in_chunks(person_ids: Sequence[int], size: int = 1000) -> Iterator[tuple[int, list[Fact[Any]]]]:
    """Every person's facts, a chunk of people at a time, for a run over everybody."""
    for start in range(0, len(person_ids), size):
        yield from facts_of(person_ids[start : start + size]).items()


def _fact(
    number: int, kind: str, start: date, end: date | None, recorded: int, source: str, recorded_by: str,
    payload: str, corrects: int | None, message_id: str | None,
) -> Fact[Any]:  # fmt: skip
    said = _nothing_said(kind) if payload == "{}" else read_payload(kind, payload)
    at = _instant(recorded)
    return Fact(number, kind, _period(start, end), at, source, recorded_by, said, corrects, message_id)


@lru_cache(maxsize=10_000)
def _instant(microseconds: int) -> datetime:
    return _EPOCH + timedelta(microseconds=microseconds)


@lru_cache(maxsize=200)
def _nothing_said(kind: str) -> Kind:
    return read_payload(kind, "{}")


@lru_cache(maxsize=40_000)
def _period(start: date, end: date | None) -> Period:
    return Period(start, end)


def _by_number(fact: Fact[Any]) -> int:
    return fact.number


def _references(person_ids: set[int]) -> dict[int, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, reference FROM person WHERE id = ANY(%s)", [list(person_ids)])
        found = dict(cursor.fetchall())
    missing = person_ids - found.keys()
    if missing:
        raise FactRefused(f"There is no record with id {min(missing)}. Open the record first, then add its facts.")
    return found


def _rows(facts: Sequence[NewFact], numbers: Sequence[int], references: Mapping[int, str]) -> Iterator[tuple[Any, ...]]:
    now = clock.now()
    for fact, number, salt in zip(facts, numbers, salts(len(facts)), strict=True):
        kind = kind_named(fact.said.key).key
        payload = writable(payload_of(fact.said))
        recorded_at = fact.recorded_at or now
        start, end = fact.happened.start, fact.happened.end
        columns = Columns(
            number, references[fact.person_id], kind, start.isoformat(), end.isoformat() if end else None,
            instant(recorded_at), fact.source, fact.recorded_by, fact.message_id, fact.corrects,
        )  # fmt: skip
        hashed = content_hash(columns, payload_digest(salt, payload))
        yield (
            number, fact.person_id, kind, start, end, recorded_at, fact.source, fact.recorded_by, fact.message_id,
            fact.corrects, payload, salt, hashed,
        )  # fmt: skip


def _check_corrections(facts: Sequence[NewFact]) -> None:
    """A correction puts right an earlier fact of the same person, or of a record joined with theirs."""
    wanted = {fact.corrects: fact.person_id for fact in facts if fact.corrects is not None}
    for fact in facts:
        if (fact.corrects is None) == (fact.said.key == "correction"):
            raise FactRefused(
                f"A correction, and only a correction, names the fact it corrects; this is a {fact.said.key!r} with "
                f"corrects={fact.corrects}. Give the number of the fact to correct, or leave it out."
            )
    if not wanted:
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT number, person_id FROM fact WHERE number = ANY(%s)", [list(wanted)])
        owners: dict[int, int] = dict(cursor.fetchall())
    for number, person in wanted.items():
        if number not in owners:
            raise FactRefused(f"There is no fact {number} to correct. Give the number shown beside the fact.")
        if owners[number] != person and not _are_joined(owners[number], person):
            raise FactRefused(
                f"Fact {number} is on another person's record. Record the correction on the record that has the fact."
            )


def _are_joined(one: int, other: int) -> bool:
    """Did either record ever continue in the other's line of records?"""
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            WITH RECURSIVE line AS (
                SELECT %s::bigint AS id
                UNION
                SELECT next.id FROM line
                JOIN person here ON here.id = line.id
                JOIN LATERAL (
                    SELECT f.person_id AS id FROM fact f WHERE {JOINED} = here.reference
                    UNION
                    SELECT p.id FROM fact f JOIN person p ON p.reference = {JOINED}
                    WHERE f.person_id = line.id AND {JOINED} IS NOT NULL
                ) next ON true
            )
            SELECT EXISTS (SELECT 1 FROM line WHERE id = %s)
            """,
            [one, other],
        )
        row = cursor.fetchone()
    return bool(row and row[0])


def payload_as_stored(number: int) -> dict[str, Any] | None:
    """What one fact's row holds as its payload; None where it was erased or there is no such fact."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT payload::text FROM fact WHERE number = %s", [number])
        row = cursor.fetchone()
    return json.loads(row[0]) if row and row[0] is not None else None
