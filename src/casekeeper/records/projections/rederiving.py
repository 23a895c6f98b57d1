"""Derives everybody again, in several processes: to bring projections up to the law of now, or to compare."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection, transaction

from casekeeper.records import clock, rulebook
from casekeeper.records.models import Person
from casekeeper.records.projections.deriving import Changes, Failure, derive_people, references_of
from casekeeper.records.projections.projecting import DutyColumns, PositionColumns, Projection, rung_reached
from casekeeper.records.projections.spreading import WORKERS, chunks, spread
from casekeeper.records.projections.stored import Stored, StoredDuty, stored
from casekeeper.records.projections.worker import uncollected
from casekeeper.records.sweep import derive_in_chunks

CHUNK = 500

Progress = Callable[[str, int], None]


@dataclass
class Comparison:
    """How the kept rows compare with a derivation: each difference as person, row, column, kept, derived."""

    people: int = 0
    duties: int = 0
    differences: list[tuple[str, str, str, Any, Any]] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)

    def add(self, other: Comparison) -> None:
        """Count another chunk."""
        self.people += other.people
        self.duties += other.duties
        self.differences += other.differences
        self.failed += other.failed


def everybody() -> list[int]:
    """The numbers of all people."""
    return list(Person.objects.order_by("id").values_list("id", flat=True))


def rederive_all(
    as_at: date, *, cause: str, people: Sequence[int] | None = None, progress: Progress | None = None,
    workers: int = WORKERS,
) -> Changes:  # fmt: skip
    """Derive these people (or everybody) again as at the day and write what differs."""
    total = Changes()
    people = everybody() if people is None else people
    tasks = [(chunk, as_at, cause) for chunk in chunks(people, CHUNK)]
    for done in spread(_rederive_chunk, tasks, people=len(people), workers=workers):
        total.add(done)
        if progress is not None:
            progress("people", done.derived + len(done.failed))
    return total


def compare_all(
    *, people: Sequence[int] | None = None, progress: Progress | None = None, workers: int = WORKERS
) -> Comparison:  # fmt: skip
    """Derive everybody as at the day of their own row, with the law of now, and compare row for row."""
    total = Comparison()
    people = everybody() if people is None else people
    for done in spread(_compare_chunk, chunks(people, CHUNK), people=len(people), workers=workers):
        total.add(done)
        if progress is not None:
            progress("people", done.people)
    return total


def _rederive_chunk(task: tuple[list[int], date, str]) -> Changes:
    people, as_at, cause = task
    with uncollected():
        return derive_in_chunks(people, as_at=as_at, cause=cause)


def _compare_chunk(people: list[int]) -> Comparison:
    with uncollected():
        return _compare_people(people)


def _compare_people(people: list[int]) -> Comparison:
    with _one_view():
        kept = stored(people)
        references = references_of(people)
        days = {person: row.as_at for person, row in kept.items() if row.as_at is not None}
        never = dict.fromkeys((person for person in people if person not in days), clock.today())
        now, failed = derive_people(people, rulebook.current(), as_at=days | never, tolerant=True)
    found = Comparison(people=len(people), failed=failed)
    for person in people:
        reference = references.get(person, str(person))
        if person not in now and person in days and not any(failure.reference == reference for failure in failed):
            found.differences.append((reference, "position", "", "kept", "erased"))
        elif person in now:
            found.duties += len(now[person].duties)
            found.differences += _compare(reference, kept[person], now[person])
    return found


def _compare(reference: str, kept: Stored, now: Projection) -> Iterator[tuple[str, str, str, Any, Any]]:
    yield from _columns(reference, "position", kept.position, now.position)
    for key in sorted(kept.duties.keys() | now.duties.keys()):
        row = kept.duties.get(key)
        yield from _columns(reference, f"duty {key}", row.columns if row is not None else None, now.duties.get(key))
        if row is not None and not _stands_rightly(row):
            yield reference, f"duty {key}", "rung", row.rung, row.next_rung_on
    if kept.identifiers != now.identifiers:
        yield reference, "identifiers", "", sorted(kept.identifiers), sorted(now.identifiers)
    if kept.rows != now.rows:
        yield reference, "lists", "", sorted(map(str, kept.rows - now.rows)), sorted(map(str, now.rows - kept.rows))
    if kept.link_keys != now.link_keys:
        yield reference, "link keys", "", sorted(kept.link_keys), sorted(now.link_keys)


def _columns(
    reference: str, row: str, kept: PositionColumns | DutyColumns | None, now: PositionColumns | DutyColumns | None
) -> Iterator[tuple[str, str, str, Any, Any]]:
    if kept == now:
        return
    if kept is None or now is None:
        yield reference, row, "", "kept" if kept is not None else None, "derived" if now is not None else None
        return
    for column, before, after in zip(kept._fields, kept, now, strict=True):
        if before != after:
            yield reference, row, column, before, after


def _stands_rightly(row: StoredDuty) -> bool:
    """Do rung and next step agree with the ladder?"""
    duty = row.columns
    if duty.ended is not None:
        return row.next_rung_on is None and row.rung == rung_reached(duty, duty.due)
    reached = [day for day in duty.ladder if row.next_rung_on is None or day < row.next_rung_on]
    return row.rung == len(reached) and (row.next_rung_on is None or row.next_rung_on in duty.steps)


@contextmanager
def _one_view() -> Iterator[None]:
    """Everything read inside is as of one instant, so that work going on beside makes no false difference."""
    if connection.in_atomic_block:
        yield
        return
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield
