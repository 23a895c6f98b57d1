"""A prison's whole list read in, and the same list again. Budget: 10 minutes for 100,000; then 0 changes; 1 GiB.

About one prisoner in eight is a foreign national, as on a real list; BENCH_FOREIGN=100 makes every one of them so.
Each reading is a process of its own, so that the memory measured is that of a reader.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

from bench.claim import claim, number_asked, show
from bench.place import EMPTY, SCRATCH, copy_of, drop, folder, people_asked, start, working_on

FOREIGN = 12
GIB = 1024**3


def measure() -> dict[str, Any]:
    """Into empty tables, so that every foreign national opens a record."""
    from casekeeper.records import clock

    prisoners, foreign = people_asked(), number_asked("BENCH_FOREIGN", FOREIGN)
    file = folder() / "prisoners.jsonl"
    copy_of(EMPTY, SCRATCH)
    _write(file, prisoners, prisoners * foreign // 100, clock.today())
    first, again = _read(file), _read(file)
    opened = _opened()
    drop(SCRATCH)
    file.unlink()
    return claim(
        "a prison's list read in", budget=600 * prisoners / 100_000, measured=first["seconds"], unit="s",
        population={"prisoners": first["counts"]["read"], "records opened": opened, "foreign, in a hundred": foreign},
        counts=first["counts"], again_seconds=again["seconds"],
        again_changes=again["counts"]["new"] + again["counts"]["changed"], again_facts=again["facts"],
        memory_gib=max(first["memory"], again["memory"]) / GIB, memory_budget_gib=1,
    )  # fmt: skip


def _prisoners(count: int, foreign: int, today: date) -> Iterator[dict[str, Any]]:
    from casekeeper.synthetic.population import british_prisoners, one

    listed, serial = 0, 100
    while listed < foreign:
        prisoner = one(serial, today).prisoner
        serial += 1
        if prisoner is not None:
            listed += 1
            yield prisoner
    yield from british_prisoners(count - foreign, today)


def _write(file: Path, count: int, foreign: int, today: date) -> None:
    from tqdm import tqdm

    made = _prisoners(count, foreign, today)
    with file.open("w") as out:
        for prisoner in tqdm(made, total=count, desc="Writing the list", disable=not sys.stderr.isatty()):
            out.write(json.dumps(prisoner, ensure_ascii=False) + "\n")


def _read(file: Path) -> dict[str, Any]:
    asked = [sys.executable, "-m", "bench.snapshot", "--read", str(file)]
    found: dict[str, Any] = json.loads(subprocess.run(asked, check=True, stdout=subprocess.PIPE).stdout)
    return found


def _reading(file: Path) -> dict[str, Any]:
    """In the process of its own: read the file into the scratch tables."""
    start()
    from tqdm import tqdm

    from casekeeper.exchange.reading import read_documents
    from casekeeper.records.models import FactRow

    with working_on(SCRATCH), file.open("rb") as stream:
        before = FactRow.objects.count()
        bar = tqdm(desc="Reading", unit=" prisoners", disable=not sys.stderr.isatty())
        began = perf_counter()
        counts = read_documents("prisoners", stream, complete=True, progress=lambda done: bar.update(done - bar.n))
        took = perf_counter() - began
        bar.close()
        facts = FactRow.objects.count() - before
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"seconds": took, "counts": counts.as_json(), "facts": facts, "memory": memory}


def _opened() -> int:
    from casekeeper.records.models import Person

    with working_on(SCRATCH):
        return Person.objects.count()


if __name__ == "__main__":
    if "--read" in sys.argv:
        print(json.dumps(_reading(Path(sys.argv[-1]))))
    else:
        start()
        show(measure())
