"""Builds what the measurements work on, once: an invented population, derived, swept and sealed.

`bench_empty` has the tables alone. `casekeeper` has BENCH_PEOPLE people (100,000) as the demonstration makes them.
`bench_large` has besides BENCH_CLOSED people (nine for each) whose cases closed long ago: three facts each, appended
like any other, their position copied in SQL from some that were derived. `bench_queue` has the first population with
its open duties multiplied to at least BENCH_DUTIES (three for each person, 300,000 for 100,000).
"""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bench.claim import number_asked
from bench.place import (
    BASE,
    EMPTY,
    LARGE,
    QUEUE,
    built,
    copy_of,
    exists,
    folder,
    people_asked,
    settle,
    start,
    working_on,
)

CLOSED_CHUNK = 5_000
SAMPLE = 200


def build() -> dict[str, Any]:
    """Make what is not there yet; what there is."""
    people = people_asked()
    if built() and built()["people"] != people:
        raise SystemExit(
            f"{folder()} was built with {built()['people']} people, and {people} were asked for. Take the folder away "
            "(`casekeeper stop` with CASEKEEPER_VAR on it first), or name another by BENCH_VAR."
        )
    start()
    if not built():
        _build_base(people)
    else:
        _bring_up_to_date()
    if not exists(QUEUE):
        _build_queue(number_asked("BENCH_DUTIES", people * 3))
    closed = number_asked("BENCH_CLOSED", people * 9)
    if closed and not exists(LARGE):
        _build_large(closed)
    return built()


def _build_base(people: int) -> None:
    from django.core.management import call_command

    from casekeeper.config.populating import populate
    from casekeeper.records import clock
    from casekeeper.records.sealing.seal import seal
    from casekeeper.records.sweep import sweep

    call_command("migrate", database="owner", interactive=False, verbosity=0)
    if not exists(EMPTY):
        copy_of(BASE, EMPTY)
    populate(people, "casekeeper", quiet=not sys.stderr.isatty())
    sweep(clock.today())
    seal()
    settle(BASE, "fact", "position", "duty", "identifier", "person", "source_record")
    (folder() / "built.json").write_text(json.dumps({"people": people, "on": clock.today().isoformat()}))


def _bring_up_to_date() -> None:
    """Tables and indexes as the program has them now."""
    from django.core.management import call_command

    for name in (EMPTY, BASE, QUEUE, LARGE):
        if exists(name):
            with working_on(name):
                call_command("migrate", database="owner", interactive=False, verbosity=0)


def _build_queue(wanted: int) -> None:
    from django.db import connection

    with working_on(copy_of(BASE, QUEUE)):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM duty WHERE ended IS NULL")
            times = -(-wanted // max(1, cursor.fetchone()[0])) - 1
            cursor.execute(MORE_OPEN_DUTIES, {"times": times})
        settle(QUEUE, "duty")


MORE_OPEN_DUTIES = """
INSERT INTO duty (person_id, key, what, owed_by, arose, due, start_by, ladder, rung, next_rung_on, ended, ended_on,
                  waiting_on, urgent, page, provision, confirmed, body)
SELECT person_id, key || '#bench' || n, what, owed_by, arose, due + n, start_by + n,
  ARRAY(SELECT day + n FROM unnest(ladder) AS day), rung, next_rung_on + n, NULL, NULL,
  waiting_on, urgent, page, provision, confirmed, body
FROM duty, generate_series(1, %(times)s) AS n WHERE ended IS NULL
"""


def _build_large(closed: int) -> None:
    from tqdm import tqdm

    with working_on(copy_of(BASE, LARGE)):
        sample = _append_closed(min(SAMPLE, closed), derived=True)
        with tqdm(total=closed, desc="Closed cases", unit=" people", disable=not sys.stderr.isatty()) as bar:
            bar.update(len(sample))
            for first in range(len(sample), closed, CLOSED_CHUNK):
                more = _append_closed(min(CLOSED_CHUNK, closed - first))
                _copy_positions(sample, more)
                bar.update(len(more))
        settle(LARGE, "fact", "position", "duty", "identifier", "person")


def _append_closed(count: int, *, derived: bool = False) -> list[int]:
    from django.db import transaction

    from casekeeper.facts.casework import CaseClosed
    from casekeeper.facts.identity import NameStated
    from casekeeper.facts.referral import Referred
    from casekeeper.periods import day_of
    from casekeeper.records import clock
    from casekeeper.records.ledger import NewFact, append, open_persons
    from casekeeper.records.projections.deriving import rederive

    opened = date(2012, 3, 1)
    at = datetime(2012, 3, 1, 9, tzinfo=UTC)
    kinds = [
        (NameStated(full="Invented Person of Long Ago"), opened, at),
        (Referred(by="WWI", through="prison form"), opened, at),
        (CaseClosed(outcome="below threshold", reasons="invented"), opened + timedelta(days=200), at),
    ]
    with transaction.atomic():
        ids = [person.id for person in open_persons(count, opened_at=at, invented=True)]
        append([
            NewFact(person, said, day_of(day), source="bench", recorded_by="bench", recorded_at=recorded)
            for person in ids for said, day, recorded in kinds
        ])  # fmt: skip
        if derived:
            rederive(ids, as_at=clock.today(), cause="bench")
    return ids


def _copy_positions(sample: list[int], people: list[int]) -> None:
    """The rows of the nth derived person for the nth of these, over and over."""
    from django.db import connection

    from casekeeper.records.models import DutyRow, PositionRow

    pairs = {"new": people, "old": [sample[n % len(sample)] for n in range(len(people))]}
    with connection.cursor() as cursor:
        for model in (PositionRow, DutyRow):
            names = [field.column for field in model._meta.fields if field.column not in ("id", "person_id")]
            cursor.execute(
                f"INSERT INTO {model._meta.db_table} (person_id, {', '.join(names)}) "
                f"SELECT pair.new, {', '.join(f't.{name}' for name in names)} "
                "FROM unnest(%(new)s::bigint[], %(old)s::bigint[]) AS pair(new, old) "
                f"JOIN {model._meta.db_table} t ON t.person_id = pair.old",
                pairs,
            )


if __name__ == "__main__":
    print(json.dumps(build()))
