"""Everybody told to report misses the same day: windows rolled, misses raised, in one sweep. Budget 300 s for 80,000.

The worst day there can be, from cold: a fresh process, a database just started. Then the same sweep again,
which must change nothing; and the next day's, on which only a hundred are due. Sizes: BENCH_REPORTING (80,000), and a
tenth of it, to show how cost grows. Load and processor time stand beside the time, for the machine may be shared.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from random import Random
from typing import Any

from bench.claim import claim, number_asked, show
from bench.place import EMPTY, copy_of, drop, exists, settle, start, working_on

ALL, ONE_DAY = 80_000, 100
DUE = date(2026, 11, 23)
"""The Monday on which all of them are to report."""
EVERY = (("weekly", 5), ("fortnightly", 25), ("monthly", 60), ("quarterly", 10))
"""How often, and how many in a hundred: the worked example of reporting capacity."""
KEPT = 6
CHUNK = 2_000


def measure() -> dict[str, Any]:
    """Each size is swept by a process of its own."""
    asked = number_asked("BENCH_REPORTING", ALL)
    few = min(ONE_DAY, max(1, asked // 10))
    sizes = {count: _measured(count, "all") for count in (max(1, asked // 10), asked)}
    quiet = _measured(asked, "few")
    worst = sizes[asked]
    return claim(
        "everybody told to report misses the same day: one sweep from cold",
        budget=300 * asked / ALL, measured=worst["seconds"], unit="s",
        population={"people": asked, "misses raised": worst["misses"], "duties raised": worst["duties"]},
        processor_seconds=worst["processor"], ms_a_person=worst["seconds"] / asked * 1_000,
        again={"derived": worst["again"]["derived"], "changed": worst["again"]["changed"],
               "seconds": worst["again"]["seconds"]},
        a_tenth={"people": max(1, asked // 10), "seconds": sizes[max(1, asked // 10)]["seconds"]},
        only_few_due={"due": few, "derived": quiet["derived"], "seconds": quiet["seconds"]},
        processes=worst["processes"],
    )  # fmt: skip


def _measured(count: int, due: str) -> dict[str, Any]:
    from casekeeper.config.private_postgres import others_connected, stop

    name = f"bench_reporting_{count}_{due}"
    if exists(name):
        drop(name)
    with working_on(copy_of(EMPTY, name)):
        _fill(count, due)
        settle(name, "fact", "position", "duty", "person", "lost_spell", "identifier")
    if not others_connected():
        stop()
    done = subprocess.run([sys.executable, "-m", "bench.reporting_sweep", name], stdout=subprocess.PIPE, check=True)
    start()
    drop(name)
    found: dict[str, Any] = json.loads(done.stdout.decode().strip().splitlines()[-1])
    return found


def _fill(count: int, due: str) -> None:
    """People who kept every report so far; derived on the morning of the day on which all (or a hundred) are due."""
    from django.db import transaction
    from tqdm import tqdm

    from casekeeper.records.ledger import append, open_persons
    from casekeeper.records.projections.rederiving import rederive_all

    ids: list[int] = []
    with tqdm(total=count, desc="Telling", unit=" people", disable=not sys.stderr.isatty()) as bar:
        for first in range(0, count, CHUNK):
            size = min(CHUNK, count - first)
            with transaction.atomic():
                opened = datetime(2025, 1, 6, 9, tzinfo=UTC)
                people = [each.id for each in open_persons(size, opened_at=opened, invented=True)]
                facts = [
                    fact
                    for place, person in enumerate(people)
                    for fact in _told(person, first + place, due == "all" or first + place < ONE_DAY)
                ]
                append(sorted(facts, key=lambda fact: fact.recorded_at))
            ids += people
            bar.update(size)
    with tqdm(total=count, desc="Deriving", unit=" people", disable=not sys.stderr.isatty()) as bar:
        rederive_all(DUE, cause="bench", people=ids, progress=lambda _, more: bar.update(more))


def _told(person: int, serial: int, is_due: bool) -> Iterator[Any]:
    from casekeeper.facts.bail import BailConditionSet, BailNoticeServed
    from casekeeper.facts.contact import ContactDetailGiven
    from casekeeper.facts.identity import BirthDateStated, IdentifierGiven, NameStated, NationalityClaimed
    from casekeeper.facts.immigration import BailGranted
    from casekeeper.facts.reporting import FrequencySet, ReportAttended
    from casekeeper.facts.safeguards import HarmGraded
    from casekeeper.periods import day_of
    from casekeeper.records.ledger import NewFact

    chance = Random(f"bench/{serial}")
    every, _ = chance.choices(EVERY, [share for _, share in EVERY])[0]
    grade: Any = "D" if every == "quarterly" else chance.choice("BCCDD")
    kept = _kept(every, DUE if is_due else DUE + timedelta(days=2))
    first = kept[0]
    begun = first - timedelta(days=14)
    number = f"J{serial:07d}"
    told = [
        (begun, NameStated(full=f"Invented Reporter {serial}")),
        (begun, BirthDateStated(born=f"{1960 + serial % 45}-0{1 + serial % 9}-1{serial % 10}")),
        (begun, NationalityClaimed(nationality="STATELESS")),
        (begun, IdentifierGiven(scheme="home_office_reference", as_typed=number, canonical=number)),
        (begun, BailGranted()),
        (begun, BailConditionSet(condition="reporting", purpose="to keep in touch", place="Lunar House")),
        (begun, HarmGraded(grade=grade, reasons="papers", graded_by="bench")),
        (begun, FrequencySet(every=every, first_on=first, reasons="papers", set_by="bench")),
        (begun, BailNoticeServed(proof="signed")),
        (begun, ContactDetailGiven(means="telephone", detail=f"07700 9{serial % 100000:05d}")),
        *((on, ReportAttended(place="Lunar House")) for on in map(_when_open, kept)),
    ]  # fmt: skip
    for on, said in told:
        at = datetime(on.year, on.month, on.day, 9, serial % 60, tzinfo=UTC)
        yield NewFact(person, said, day_of(on), "bench", "bench", recorded_at=at)


@cache
def _kept(every: str, last: date) -> list[date]:
    """The days before the last, on each of which the person reported."""
    if every in ("monthly", "quarterly"):
        step = 1 if every == "monthly" else 3
        months = [last.year * 12 + last.month - 1 - step * back for back in range(KEPT - 1, 0, -1)]
        return [date(month // 12, month % 12 + 1, min(last.day, 28)) for month in months]
    step = 7 if every == "weekly" else 14
    return [last - timedelta(days=step * back) for back in range(KEPT - 1, 0, -1)]


@cache
def _when_open(day: date) -> date:
    from casekeeper.records import rulebook

    return rulebook.current_calendars().default.on_or_after(day)


def _sweep(name: str) -> None:
    """In the process whose time counts."""
    from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
    from time import perf_counter

    start()
    from tqdm import tqdm

    from casekeeper.records.models import DutyRow
    from casekeeper.records.projections.spreading import WORKERS, WORTH_A_PROCESS
    from casekeeper.records.sweep import due_people, sweep

    day = DUE + timedelta(days=1)
    with working_on(name):
        before = DutyRow.objects.count()
        began = perf_counter()
        with tqdm(desc="Sweeping", unit=" people", disable=not sys.stderr.isatty()) as bar:
            bar.total = len(due_people(day))
            run = sweep(day, lambda what, more: bar.update(more if what == "people" else 0))
        took = perf_counter() - began
        used = [getrusage(whose) for whose in (RUSAGE_SELF, RUSAGE_CHILDREN)]
        second = perf_counter()
        again = sweep(day)
        print(json.dumps({
            "seconds": took, "processor": sum(one.ru_utime + one.ru_stime for one in used), "derived": run.derived,
            "failed": len(run.failed), "processes": WORKERS if run.derived >= WORTH_A_PROCESS else 1,
            "misses": DutyRow.objects.filter(key__startswith="try to make contact:").count(),
            "duties": DutyRow.objects.count() - before,
            "again": {"derived": again.derived, "changed": again.changed + again.rungs,
                      "seconds": perf_counter() - second},
        }))  # fmt: skip


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _sweep(sys.argv[1])
    else:
        start()
        show(measure())
