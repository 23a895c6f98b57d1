"""What each source last told us about each of its records, so that the same again is recognised.

Kept: a digest of the document, and short digests of the statements it made with the facts they became. The
document itself is kept only while it waits for a record to open.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection

from casekeeper.exchange.fields import clean
from casekeeper.exchange.said import Said
from casekeeper.records import clock
from casekeeper.records.models import SourceRecord
from casekeeper.records.queries.reconciliation import PRISON_LIST

OLDER_KEPT = 12
_LATER_DAY = """
UPDATE source_record SET document = jsonb_set(document, '{day}', to_jsonb(stood.day))
FROM unnest(%s::bigint[], %s::text[]) AS stood(row, day) WHERE id = stood.row AND document IS NOT NULL
"""


@dataclass(slots=True)
class Remembered:
    """One record of a source, as a value that a chunk works on."""

    source: str
    key: str
    person: int | None = None
    digest: str = ""
    day: date = date.min
    said: dict[str, int | None] = field(default_factory=dict)
    older: list[str] = field(default_factory=list)
    subject: str = ""
    also: tuple[str, ...] = ()
    waiting: bool = False
    document: dict[str, Any] | None = None
    last_list: str = ""
    on_list: bool = True
    here: str | None = None
    """The prison where the newest list shows the person as present; empty where it shows them away."""
    absence: int | None = None
    absence_on: str = ""
    first_seen_at: Any = None
    row: int | None = None
    altered: bool = False
    stood: bool = False
    """Unchanged on a later day than before: only the day moves on."""

    def has(self, digest: str, *, on: date, last: str) -> bool:
        """Is this the document we have, or one we have taken in already that a newer one took the place of?

        `last` is the digest of the last document of this record in the chunk: two that differ in one delivery are
        known again by the one that stood in the end.
        """
        return digest == self.digest or (digest in self.older and (on < self.day or last == self.digest))

    def stands(self, on: date) -> None:
        """The same document on a later day: what comes late from before that day is older than it."""
        if on > self.day and self.person is not None:
            self.day, self.stood = on, True

    def saw(self, digest: str, said: Said, *, on: date, list_name: str) -> None:
        """Remember the document; an older one does not take the place of a newer."""
        self.altered = True
        if on < self.day:
            self.older = [*self.older, digest][-OLDER_KEPT:]
            return
        replaced = [self.digest] if self.digest not in ("", digest) else []
        self.older = [*(old for old in self.older if old != digest), *replaced][-OLDER_KEPT:]
        self.digest, self.day = digest, on
        self.here = said.present_in if self.source == PRISON_LIST else None
        self.subject = said.subjects[0] if said.subjects else ""
        self.last_list = list_name or self.last_list

    def set_aside(
        self, feed: str, document: Any, digest: str, said: Said, *, on: date, list_name: str
    ) -> None:  # fmt: skip
        """Nobody's record yet: only the digest is kept, or the document too where it must wait."""
        is_older = on < self.day
        self.saw(digest, said, on=on, list_name=list_name)
        if is_older:
            return
        self.waiting = said.keep_if_unknown and bool(said.subjects)
        self.also = said.subjects[1:] if self.waiting else ()
        self.document = {"feed": feed, "on": on.isoformat(), "document": storable(document)} if self.waiting else None


def storable(value: Any) -> Any:
    """The same document as a database can hold it: text cleaned, numbers beyond measure as text."""
    if isinstance(value, dict):
        return {clean(name): storable(member) for name, member in value.items()}
    if isinstance(value, list):
        return [storable(member) for member in value]
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))):
        return str(value)
    return value


def of(source: str, keys: Sequence[str]) -> dict[str, Remembered]:
    """What we remember of these records of a source, by key."""
    return {row.key: _from_row(row) for row in SourceRecord.objects.filter(source=source, key__in=set(keys))}


def waiting_for(subjects: Iterable[str]) -> list[Remembered]:
    """Documents that wait for a record of one of these subjects, each once, in the order they came."""
    rows = SourceRecord.objects.filter(waiting=True, subject__in=list(subjects)).order_by("first_seen_at", "id")
    found: dict[tuple[str, str], Remembered] = {}
    for row in rows:
        record = _from_row(row)
        record.key = record.key.partition("#")[0]
        found.setdefault((record.source, record.key), record)
    return list(found.values())


def _from_row(row: SourceRecord) -> Remembered:
    kept = row.document or {}
    waits = row.waiting
    return Remembered(
        source=row.source,
        key=row.key,
        person=row.person_id,
        digest=row.digest,
        day=date.fromisoformat(kept.get("on") or kept.get("day") or "0001-01-01"),
        said={} if waits else dict(kept.get("said", {})),
        older=list(kept.get("older", [])),
        here=None if waits else kept.get("here"),
        subject=row.subject,
        waiting=waits,
        document=kept if waits else None,
        last_list=row.last_list,
        on_list=row.on_list,
        absence=None if waits else kept.get("absence"),
        absence_on="" if waits else kept.get("absence_on", ""),
        first_seen_at=row.first_seen_at,
        row=row.id,
    )


def _as_document(record: Remembered) -> dict[str, Any] | None:
    if record.waiting:
        return (record.document or {}) | ({"older": record.older} if record.older else {})
    if record.person is None:
        return {"older": record.older} if record.older else None
    kept: dict[str, Any] = {"day": record.day.isoformat(), "said": record.said}
    if record.here is not None:
        kept["here"] = record.here
    if record.older:
        kept["older"] = record.older
    if record.absence is not None:
        kept |= {"absence": record.absence, "absence_on": record.absence_on}
    return kept


def write(records: Iterable[Remembered], numbers: dict[int, int], *, list_name: str = "") -> None:
    """Write what altered; records just opened have their real number in `numbers`. The rest were only seen again."""
    now = clock.now()
    rows, settled, seen, stood = [], [], [], []
    for record in {(one.source, one.key): one for one in records}.values():
        if not record.altered and record.row is not None:
            seen.append(record.row)
            if record.stood:
                stood.append((record.row, record.day))
            continue
        person = None if record.person is None else numbers.get(record.person, record.person)
        for position, subject in enumerate((record.subject, *record.also)):
            rows.append(
                SourceRecord(
                    source=record.source, key=record.key + (f"#{position + 1}" if position else ""), subject=subject,
                    person_id=person, digest=record.digest, document=_as_document(record),
                    first_seen_at=record.first_seen_at or now, last_seen_at=now, last_list=record.last_list,
                    on_list=record.on_list, waiting=record.waiting,
                )
            )  # fmt: skip
        if person is not None and record.document is None and record.first_seen_at is not None:
            settled.append(record)
    SourceRecord.objects.bulk_create(
        rows, batch_size=1000, update_conflicts=True, unique_fields=["source", "key"],
        update_fields=["subject", "person", "digest", "document", "last_seen_at", "last_list", "on_list", "waiting"],
    )  # fmt: skip
    again: dict[str, Any] = {"last_seen_at": now} | ({"last_list": list_name} if list_name else {})
    SourceRecord.objects.filter(id__in=seen).update(**again)
    _move_day(stood)
    _settle_companions(settled)


def _move_day(stood: Sequence[tuple[int, date]]) -> None:
    if not stood:
        return
    with connection.cursor() as cursor:
        cursor.execute(_LATER_DAY, [[row for row, _ in stood], [day.isoformat() for _, day in stood]])


def _settle_companions(records: Sequence[Remembered]) -> None:
    """A document that waited under several numbers waits under none once it is applied."""
    keys = [f"{record.key}#{position}" for record in records for position in (2, 3, 4)]
    waiting = SourceRecord.objects.filter(waiting=True, key__in=keys) if keys else SourceRecord.objects.none()
    waiting.update(waiting=False, document=None)
