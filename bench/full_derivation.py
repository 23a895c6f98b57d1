"""Everybody derived again and compared with what is kept, row for row. Budget: 60 s for 100,000 people."""

from __future__ import annotations

import resource
import sys
from time import perf_counter
from typing import Any

from bench.claim import claim, show
from bench.place import start

WORKERS = 2


def measure() -> dict[str, Any]:
    """As `casekeeper rederive --check` does it. Any difference is an error here."""
    from tqdm import tqdm

    from casekeeper.records.models import FactRow
    from casekeeper.records.projections.rederiving import compare_all, everybody

    people = everybody()
    began = perf_counter()
    with tqdm(total=len(people), unit=" people", desc="Comparing", disable=not sys.stderr.isatty()) as bar:
        found = compare_all(people=people, workers=WORKERS, progress=lambda _, more: bar.update(more))
    took = perf_counter() - began
    return claim(
        "full derivation of everybody equals the projections", budget=60 * len(people) / 100_000, measured=took,
        unit="s", population={"people": found.people, "duties": found.duties, "facts": FactRow.objects.count()},
        differences=len(found.differences), failed=len(found.failed), processes=WORKERS,
        ms_a_person=took / max(1, len(people)) * 1_000, processor_seconds=_processor_seconds(),
    )  # fmt: skip


def _processor_seconds() -> float:
    """What this process and its workers took of the processors, the database's share left aside."""
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    start()
    show(measure())
