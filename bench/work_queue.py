"""A page of fifty of a unit's work among many open duties. Budget: p95 50 ms in the database, for 300,000."""

from __future__ import annotations

from random import Random
from time import perf_counter
from typing import Any

from bench.claim import claim, percentile, show
from bench.place import QUEUE, start, working_on

ROUNDS = 40


def measure() -> dict[str, Any]:
    """First pages and pages further on, of every unit and of all, with and without filters, in random order."""
    from casekeeper.records.models import DutyRow

    with working_on(QUEUE):
        asked = _questions() * ROUNDS
        Random(7).shuffle(asked)
        times: dict[str, list[float]] = {}
        for name, unit, filters, after in asked:
            times.setdefault(name, []).append(_page(unit, filters, after))
        counted = [_counts(unit) for unit in _units() for _ in range(5)]
        duties = DutyRow.objects.filter(ended__isnull=True).count()
    every = [took for each in times.values() for took in each]
    return claim(
        "a page of a work queue (50 rows)", budget=50, measured=percentile(every, 95), unit="ms (p95)",
        population={"open duties": duties, "pages asked": len(every)}, median=percentile(every, 50),
        p95_of_each={name: percentile(each, 95) for name, each in sorted(times.items())},
        counts_by_state_p95=percentile(counted, 95),
    )  # fmt: skip


def _units() -> list[str | None]:
    from casekeeper.records.models import DutyRow

    found = DutyRow.objects.filter(ended__isnull=True).values_list("owed_by", flat=True)
    return [*sorted(set(found.distinct())), None]


def _questions() -> list[tuple[str, str | None, Any, Any]]:
    from casekeeper.records.queries.work import Filters

    asked: list[tuple[str, str | None, Any, Any]] = []
    for unit in _units():
        asked += [
            ("first page", unit, Filters(), None),
            ("a page in the middle", unit, Filters(), _middle(unit)),
            ("overdue", unit, Filters(state="overdue"), None),
            ("later", unit, Filters(state="later"), None),
            ("urgent", unit, Filters(urgent=True), None),
            ("one prison", unit, Filters(prison="HCI"), None),
            ("reached my rung", unit, Filters(climbed=True), None),
            ("one kind of work", unit, Filters(what=_rarest(unit)), None),
        ]
    return asked


def _rarest(unit: str | None) -> str:
    """The kind of work of which the unit has the fewest duties: the longest search."""
    from django.db.models import Count

    from casekeeper.records.models import DutyRow

    rows = DutyRow.objects.filter(ended__isnull=True)
    if unit is not None:
        rows = rows.filter(owed_by=unit)
    return str(rows.values("what").annotate(n=Count("id")).order_by("n")[0]["what"])


def _middle(unit: str | None) -> tuple[Any, int] | None:
    from casekeeper.records.models import DutyRow

    rows = DutyRow.objects.filter(ended__isnull=True).order_by("due", "id")
    if unit is not None:
        rows = rows.filter(owed_by=unit)
    return rows.values_list("due", "id")[rows.count() // 2 : rows.count() // 2 + 1].first()


def _page(unit: str | None, filters: Any, after: Any) -> float:
    from casekeeper.records import clock
    from casekeeper.records.queries.work import my_work

    began = perf_counter()
    my_work(unit, "manager", clock.today(), filters, after)
    return (perf_counter() - began) * 1_000


def _counts(unit: str | None) -> float:
    from casekeeper.records import clock
    from casekeeper.records.queries.work import counts

    began = perf_counter()
    counts(unit, "manager", clock.today())
    return (perf_counter() - began) * 1_000


if __name__ == "__main__":
    start()
    show(measure())
