"""One fact recorded, and the duties that follow from it read back. Budget: p95 20 ms among a million people.

Each round is what a form on screen does: lock, append, derive, write, commit, and then the person's open duties are
read. The facts stay in the bench's own database.
"""

from __future__ import annotations

from datetime import timedelta
from random import Random
from time import perf_counter, process_time
from typing import Any

from bench.claim import claim, number_asked, percentile, show
from bench.place import BASE, LARGE, exists, start, working_on

ROUNDS = 400
LASTING = (
    "alert:|^(unconsidered release|review failure|grade failure again|release at once|departure against gate"
    "|review decisions):"
)
"""Keys of duties that a closed record keeps; see UNTIL_RESOLVED in `duties/derivation.py`."""


def measure() -> dict[str, Any]:
    """Barriers opened on open records, taken at random; each raises the duty to give it its right code."""
    from casekeeper.records.models import DutyRow, Person, PositionRow

    rounds = number_asked("BENCH_ROUNDS", ROUNDS)
    with working_on(LARGE if exists(LARGE) else BASE):
        # A closed record, open for what closing does not end and nothing else, takes no new duty of a case.
        of_a_case = DutyRow.objects.filter(ended__isnull=True).exclude(key__regex=LASTING)
        everybody = list(
            PositionRow.objects.filter(is_open=True, person__in=of_a_case.values("person"))
            .order_by("person_id").values_list("person_id", flat=True)
        )  # fmt: skip
        chosen = Random(7).choices(everybody, k=rounds + 20)
        people = Person.objects.in_bulk(set(chosen))
        began = process_time()
        times = [_record(people[person]) for person in chosen][20:]
        used = (process_time() - began) * 1_000 / len(chosen)
        population = {"people": Person.objects.count(), "open": len(everybody), "rounds": len(times)}
    return claim(
        "one fact recorded to duties visible", budget=20, measured=percentile(times, 95), unit="ms (p95)",
        population=population, median=percentile(times, 50), p99=percentile(times, 99), processor_ms=used,
    )  # fmt: skip


def _record(person: Any) -> float:
    from casekeeper.actions.record_fact import record_fact
    from casekeeper.facts.casework import BarrierOpened
    from casekeeper.records import clock
    from casekeeper.records.models import DutyRow

    said = BarrierOpened(code="UNKNOWN", evidence="seen by the bench", expires=clock.today() + timedelta(days=14))
    began = perf_counter()
    number = record_fact(person, said, clock.today(), source="bench", by="bench")
    keys = list(DutyRow.objects.filter(person=person, ended__isnull=True).values_list("key", flat=True))
    took = (perf_counter() - began) * 1_000
    if not any(str(number) in key for key in keys):
        raise AssertionError(f"Fact {number} was recorded, and no open duty of the person names it: {keys}")
    return took


if __name__ == "__main__":
    start()
    show(measure())
