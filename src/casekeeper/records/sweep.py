"""The sweep: what the passing of days changes, recorded for everybody it changes anything for.

Two parts. People whose next boundary has come are derived again, in chunks of one transaction each, in two processes
where they are many. Then every
open duty that became overdue or reached a rung is recorded, in a few statements. Its cost is that of what is due;
stopped anywhere it can be run again; run twice it changes nothing; one error does not stop it. One sweep runs at
a time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date, timedelta

from django.db import DatabaseError, transaction

from casekeeper.records import clock
from casekeeper.records.alone import SWEEP, alone
from casekeeper.records.climbing import climb_everyone
from casekeeper.records.invariants import count_open_without_duty, open_without_duty
from casekeeper.records.models import Person, PositionRow, SweepRun
from casekeeper.records.projections.deriving import Changes, Failure, lock, rederive, references_of, where
from casekeeper.records.projections.spreading import chunks, spread
from casekeeper.records.projections.worker import uncollected

CHUNK = 1_000
Progress = Callable[[str, int], None]


def sweep(as_at: date, progress: Progress | None = None) -> SweepRun:
    """Run the sweep as at a day. Raises Refused where another sweep is at work."""
    with alone(SWEEP, "sweep"):
        before = SweepRun.objects.filter(ended_at__isnull=False).order_by("-as_at", "-id").first()
        run = SweepRun.objects.create(
            started_at=clock.now(), as_at=as_at, previous_as_at=before.as_at if before is not None else None
        )
        changes = _derive_due(as_at, progress)
        climbed = climb_everyone(as_at, progress=progress)
        run.derived = changes.derived
        run.changed = changes.people_changed
        run.rungs = climbed.steps
        run.failed = [asdict(failure) for failure in changes.failed]
        run.open_without_duty = len(open_without_duty(as_at)) if changes.derived else count_open_without_duty(as_at)
        run.ended_at = clock.now()
        run.save()
        return run


def gap(run: SweepRun) -> int:
    """Whole days on which no sweep ran before this one. More than none is itself an alarm."""
    return max(0, (run.as_at - run.previous_as_at).days - 1) if run.previous_as_at is not None else 0


def due_people(as_at: date) -> list[int]:
    """People whose next boundary has come."""
    due = PositionRow.objects.filter(next_boundary__lte=as_at).order_by("person_id")
    return list(due.values_list("person_id", flat=True))


def derive_in_chunks(
    people: Sequence[int], *, as_at: date, cause: str, progress: Progress | None = None, still_due: bool = False
) -> Changes:
    """Derive these people, a thousand to a transaction; whoever cannot be derived is reported and left as is."""
    total = Changes()
    for chunk in chunks(people, CHUNK):
        total.add(_derive_chunk(chunk, as_at=as_at, cause=cause, still_due=still_due))
        if progress is not None:
            progress("people", len(chunk))
    return total


def _derive_chunk(chunk: Sequence[int], *, as_at: date, cause: str, still_due: bool) -> Changes:
    """One transaction. Where the database refuses it, one person at a time: the rest must not wait for that one."""
    try:
        with transaction.atomic():
            held = lock(Person.objects.filter(id__in=chunk))
            if still_due:
                due = PositionRow.objects.filter(person_id__in=held, next_boundary__lte=as_at)
                held = set(due.values_list("person_id", flat=True))
            return rederive(held, as_at=as_at, cause=cause, tolerant=True)
    except DatabaseError as error:
        if len(chunk) == 1:
            reference = references_of(chunk).get(chunk[0], str(chunk[0]))
            return Changes(failed=[Failure(reference, where(error))])
    total = Changes()
    for person in chunk:
        total.add(_derive_chunk([person], as_at=as_at, cause=cause, still_due=still_due))
    return total


def _derive_due(as_at: date, progress: Progress | None) -> Changes:
    people = due_people(as_at)
    total = Changes()
    for done in spread(_due_chunk, [(chunk, as_at) for chunk in chunks(people, CHUNK)], people=len(people)):
        total.add(done)
        if progress is not None:
            progress("people", done.derived + len(done.failed))
    return total


def _due_chunk(task: tuple[list[int], date]) -> Changes:
    people, as_at = task
    with uncollected():
        return _derive_chunk(people, as_at=as_at, cause=f"a day passed: sweep of {as_at}", still_due=True)


def missed_days(run: SweepRun) -> list[date]:
    """The days without a sweep before this one."""
    first = run.previous_as_at
    return [] if first is None else [first + timedelta(days=n + 1) for n in range(gap(run))]
