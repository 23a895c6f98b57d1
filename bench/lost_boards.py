"""The board of absconders over a country's: a page of fifty under each filter, the stock by age and harm, the flows.

56,000 open spells (BENCH_LOST), as many that ended, three open duties each, put in by SQL into empty tables. The budget
of a page is that of a work queue: 50 ms in the database (p95). Stock and flows are told beside it.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import perf_counter
from typing import Any

from bench.claim import claim, number_asked, percentile, show
from bench.place import EMPTY, SCRATCH, copy_of, drop, settle, start, working_on

LOST = 56_000
ROUNDS = 15
_FILL = (
    "INSERT INTO person (id, reference, opened_at, invented, handling) SELECT n, 'B' || lpad(n::text, 8, '0'), now(), "
    "true, CASE WHEN n %% 500 = 0 THEN 'restricted' ELSE 'normal' END FROM generate_series(1, %(many)s) n",
    "INSERT INTO lost_spell (person_id, state, since, until, ended, grade, team, ours, misses, steps, last_step_on, "
    "checks, proposed) SELECT id, 'absconder', current_date - (id * 37 %% 2900)::int, NULL, '', "
    "substr('ABCD', 1 + (id %% 4)::int, 1), CASE WHEN id %% 75 = 0 THEN 'criminal casework' ELSE 'national' END, "
    "id %% 33 = 0, 0, CASE WHEN id %% 8 = 0 THEN 2 ELSE 0 END, NULL, 13, false FROM person",
    "INSERT INTO lost_spell (person_id, state, since, until, ended, grade, team, ours, misses, steps, last_step_on, "
    "checks, proposed) SELECT id, 'absconder', current_date - 3300 - (id %% 300)::int, "
    "current_date - 2950 + (id * 7 %% 40)::int, 'back in contact', 'D', 'national', false, 0, 0, NULL, 13, false "
    "FROM person",
    "INSERT INTO duty (person_id, key, what, owed_by, arose, due, ladder, rung, waiting_on, urgent, page, provision, "
    "confirmed, body) SELECT id, 'bench:' || n, 'Invented duty ' || n, 'tracing', current_date - 30, "
    "current_date - 10 + n * 5, '{}', 0, 'us', false, 'p', 'p', false, '{}' FROM person, generate_series(1, 3) n",
)


def measure() -> dict[str, Any]:
    """As somebody who may not see restricted records asks."""
    from django.db import connection

    from casekeeper.records import clock
    from casekeeper.records.queries import lost
    from casekeeper.records.queries.lost import ABSCONDER, Filters

    many, day = number_asked("BENCH_LOST", LOST), clock.today()
    with working_on(copy_of(EMPTY, SCRATCH)):
        with connection.cursor() as cursor:
            for statement in _FILL:
                cursor.execute(statement, {"many": many} if "%(many)s" in statement else [])
        _positions(many, day)
        settle(SCRATCH, "person", "position", "lost_spell", "duty")
        middle = lost.lost_now((ABSCONDER,), day, limit=min(many // 2, 20_000)).after
        asked = [
            Filters(), Filters(grade="A"), Filters(band="1 to 3 months"), Filters(nothing_done=True),
            Filters(ours=True), Filters(team="criminal casework"),
            Filters(grade="B", band="5 years and more", ours=True),
        ]  # fmt: skip
        times = [
            _ms(lambda filters=filters, after=after: lost.lost_now((ABSCONDER,), day, filters, after))
            for filters in asked for after in (None, middle) for _ in range(ROUNDS)
        ]  # fmt: skip
        counts = {
            "stock": percentile([_ms(lambda: lost.stock(ABSCONDER, day)) for _ in range(ROUNDS)], 50),
            "flows": percentile([_ms(lambda: lost.flows(day)) for _ in range(ROUNDS)], 50),
            "totals": percentile([_ms(lambda: lost.totals(ABSCONDER)) for _ in range(ROUNDS)], 50),
        }
        agrees = all(month.agrees for month in lost.flows(day))
    drop(SCRATCH)
    return claim(
        "a page of the board of absconders (50 rows)", budget=50, measured=percentile(times, 95), unit="ms (p95)",
        population={"absconders": many, "pages asked": len(times)}, median=percentile(times, 50), counts_ms=counts,
        flows_agree=agrees,
    )  # fmt: skip


def _positions(many: int, day: date) -> None:
    from casekeeper.records.models import PositionRow

    rows = (
        PositionRow(person_id=n, as_at=day, last_fact=0, name=f"Invented {n}", is_open=True, whereabouts="absconder",
                    live_duties=3, body={})
        for n in range(1, many + 1)
    )  # fmt: skip
    PositionRow.objects.bulk_create(rows, batch_size=5_000)


def _ms(ask: Callable[[], Any]) -> float:
    began = perf_counter()
    ask()
    return (perf_counter() - began) * 1_000


if __name__ == "__main__":
    start()
    show(measure())
