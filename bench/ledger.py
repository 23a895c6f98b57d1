"""Facts a second: appended with their hashes, sealed, verified. For information; no budget is set."""

from __future__ import annotations

from datetime import date
from typing import Any

from bench.claim import claim, number_asked, seconds_of, show
from bench.place import EMPTY, SCRATCH, copy_of, drop, folder, start, working_on

CHUNK = 5_000


def measure() -> dict[str, Any]:
    """Into empty tables, in transactions of 5,000 facts; sealed into files of the measurement's own."""
    count = number_asked("BENCH_FACTS", 100_000)
    copy_of(EMPTY, SCRATCH)
    with working_on(SCRATCH):
        appended = _append(count)
        sealed, verified = _seal_and_verify(count)
    drop(SCRATCH)
    return claim(
        "facts verified: hash, chain, signatures, invariants", budget=None, measured=count / verified,
        unit="facts a second", population={"facts": count}, appended_a_second=count / appended,
        sealed_a_second=count / sealed,
    )  # fmt: skip


def _append(count: int) -> float:
    from django.db import transaction

    from casekeeper.facts.consideration import WorkNoted
    from casekeeper.periods import day_of
    from casekeeper.records import clock
    from casekeeper.records.ledger import NewFact, append, open_persons

    happened = day_of(date(2026, 3, 2))
    people = open_persons(max(1, count // 20), opened_at=clock.now(), invented=True)
    facts = [
        NewFact(people[n % len(people)].id, WorkNoted(what=f"Invented note {n}"), happened, "bench", "bench")
        for n in range(count)
    ]

    def all_of_them() -> None:
        for first in range(0, count, CHUNK):
            with transaction.atomic():
                append(facts[first : first + CHUNK])

    return seconds_of(all_of_them)


def _seal_and_verify(count: int) -> tuple[float, float]:
    from django.test import override_settings

    from casekeeper.records.sealing.seal import seal
    from casekeeper.records.sealing.verifying import verify

    files = {"SEAL_KEY": folder() / "bench-seal-key", "HEADS_FILE": folder() / "bench-heads.jsonl"}
    for file in (*files.values(), folder() / "bench-seal-key.pub"):
        file.unlink(missing_ok=True)
    with override_settings(**files):
        sealed = seconds_of(seal)
        verdicts: list[Any] = []
        verified = seconds_of(lambda: verdicts.append(verify()))
    if verdicts[0].facts != count or not verdicts[0].whole:
        raise AssertionError(f"Of {count} facts {verdicts[0].facts} verified: {verdicts[0].faults[:3]}")
    return sealed, verified


if __name__ == "__main__":
    start()
    show(measure())
