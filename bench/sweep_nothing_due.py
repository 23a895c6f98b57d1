"""A sweep with nothing due, whatever lies in the future. Budget 50 ms, and no more for more open duties or people."""

from __future__ import annotations

from time import perf_counter
from typing import Any

from bench.claim import claim, percentile, show
from bench.place import BASE, EMPTY, LARGE, QUEUE, SCRATCH, copy_of, drop, exists, start, working_on

ROUNDS = 25


def measure() -> dict[str, Any]:
    """Over tables with nobody, the population, its duties multiplied, and many closed people besides."""
    found = {name: _sweeps(name) for name in (EMPTY, BASE, QUEUE, LARGE) if exists(name)}
    worst = max(found.values(), key=lambda one: one["ms"])
    return claim(
        "a sweep with nothing due", budget=50, measured=worst["ms"], unit="ms (median)",
        population={name: worst[name] for name in ("people", "open duties")}, at_each_size=list(found.values()),
    )  # fmt: skip


def _sweeps(name: str) -> dict[str, Any]:
    from casekeeper.records import clock
    from casekeeper.records.models import DutyRow, Person
    from casekeeper.records.sweep import sweep

    with working_on(copy_of(EMPTY, SCRATCH) if name == EMPTY else name):
        sweep(clock.today())
        times = []
        for _ in range(ROUNDS):
            began = perf_counter()
            run = sweep(clock.today())
            times.append((perf_counter() - began) * 1_000)
            if run.derived or run.rungs:
                raise AssertionError(f"Something was due after all: {run.derived} people, {run.rungs} steps.")
        sizes = {"people": Person.objects.count(), "open duties": DutyRow.objects.filter(ended__isnull=True).count()}
    if name == EMPTY:
        drop(SCRATCH)
    return {**sizes, "ms": round(percentile(times, 50), 2), "p95": round(percentile(times, 95), 2)}


if __name__ == "__main__":
    start()
    show(measure())
