"""verify: checks the ledger in the database, and what must hold of the records derived from it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Max

from casekeeper.records import clock
from casekeeper.records.invariants import open_without_duty
from casekeeper.records.models import FactRow, SealedBatch, SweepRun, Verification
from casekeeper.records.sealing.chain import Batch
from casekeeper.records.sealing.checking import Check, Verdict
from casekeeper.records.sealing.erasures import erasures_by_number
from casekeeper.records.sealing.hashing import Columns, instant
from casekeeper.records.sealing.kept_row import Row
from casekeeper.records.sealing.seal_key import kept_public_key, read_heads

_REFERENCE = re.compile(r"(record )?\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")
_ROWS = """
SELECT f.number, p.reference, f.kind, f.happened_from::text, f.happened_until::text,
    to_char(f.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"'), f.source, f.recorded_by,
    f.message_id, f.corrects, f.payload::text, f.salt, f.content_hash
FROM fact f LEFT JOIN person p ON p.id = f.person_id ORDER BY f.number
"""


def verify(
    *,
    heads_file: Path | None = None,
    public_key: str | None = None,
    progress: Callable[[int], object] | None = None,
) -> Verdict:
    """Check the whole ledger. Reads one state of the database throughout; writers go on undisturbed."""
    # The file of heads is read first: a seal made after this moment may be in the database and not in the file.
    heads = read_heads(heads_file or settings.HEADS_FILE)
    key = public_key or kept_public_key(settings.SEAL_KEY)
    alone = not connection.in_atomic_block
    with transaction.atomic():
        if alone:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        check = Check(batches(), erasures_by_number(), heads, key)
        for row in rows(progress):
            check.row(row)
        verdict = check.finish()
        if key is None and verdict.batches:
            verdict.notices.append("No public key is at hand, so no signature was checked.")
        _check_records(verdict)
    return verdict


def keep(verdict: Verdict) -> Verification:
    """Keep what a check came to, for the screen that shows the ledger's health. The first fault names no record."""
    first = _REFERENCE.sub("a record", verdict.faults[0].says) if verdict.faults else ""
    return Verification.objects.create(
        at=clock.now(), facts=verdict.facts, unsealed=verdict.unsealed, faults=verdict.faults_in_all, first_fault=first
    )


def count_facts() -> int:
    """How many facts there are, for a progress bar."""
    return FactRow.objects.count()


def batches() -> list[Batch]:
    """Every sealed batch, in order."""
    return [
        Batch(
            row.number, tuple((first, last) for first, last in row.facts), tuple(row.erasures), row.count, row.total,
            row.highest, bytes(row.previous_head), bytes(row.head), instant(row.sealed_at), bytes(row.signature),
        )
        for row in SealedBatch.objects.order_by("number")
    ]  # fmt: skip


def rows(progress: Callable[[int], object] | None = None, size: int = 5000) -> Iterator[Row]:
    """Every fact as it is kept, in order of number, read a few thousand at a time."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(_ROWS)
        while found := cursor.fetchmany(size):
            for row in found:
                yield _row(row)
            if progress:
                progress(len(found))


def _row(row: tuple[Any, ...]) -> Row:
    salt = None if row[11] is None else bytes(row[11])
    return Row(Columns(*row[:10]), row[10], salt, bytes(row[12]))


_OWNERLESS = """
SELECT DISTINCT p.reference FROM duty d JOIN person p ON p.id = d.person_id WHERE d.owed_by = '' ORDER BY 1
"""
_ROOTLESS = """
SELECT p.reference FROM position o JOIN person p ON p.id = o.person_id
WHERE o.last_fact > 0 AND NOT EXISTS (SELECT 1 FROM fact f WHERE f.number = o.last_fact) ORDER BY 1
"""


def _check_records(verdict: Verdict) -> None:
    """What must hold of the records as they were last derived; a sweep that is late is no fault of theirs."""
    swept, today = SweepRun.objects.aggregate(day=Max("as_at"))["day"], clock.today()
    found = {"is open and has neither a live duty nor a hold that runs": open_without_duty(min(swept or today, today))}
    with connection.cursor() as cursor:
        for says, query in (
            ("has a duty with no owner", _OWNERLESS),
            ("was derived from a fact that is not in the ledger", _ROOTLESS),
        ):
            cursor.execute(query)
            found[says] = [reference for (reference,) in cursor.fetchall()]
    for says, references in found.items():
        for reference in references:
            verdict.fault(f"record {reference} {says}")
