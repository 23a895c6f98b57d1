"""The pages of reporting over the country's people who report, through `casekeeper serve`: p95 of the slowest, 1 s.

132,000 invented people (BENCH_REPORTERS), half of those who report at three centres. The population is made the first
time, in a folder of its own beside the bench's, which takes a quarter of an hour; for that reason this measurement is
not part of `make bench`. Each page is asked for once unmeasured, then BENCH_ROUNDS times.
"""

from __future__ import annotations

import os
from datetime import timedelta
from http.client import HTTPConnection
from time import perf_counter
from typing import Any

from bench.check_in import Site
from bench.claim import claim, number_asked, percentile, show
from bench.load import _sign_in
from bench.place import folder, settle, start

REPORTERS, ROUNDS, BESIDE = 131_727, 30, 300


def measure() -> dict[str, Any]:
    """Every page as a manager of reporting sees it."""
    from casekeeper.config.populating import populate
    from casekeeper.records import clock
    from casekeeper.records.models import Person, PositionRow

    wanted, rounds = number_asked("BENCH_REPORTERS", REPORTERS), number_asked("BENCH_ROUNDS", ROUNDS)
    if populate(BESIDE, "casekeeper", reporting=wanted, quiet=True)["people added"]:
        settle("casekeeper", "person", "position", "duty", "fact", "outbox_message", "lost_spell", "unit_request")
    person = PositionRow.objects.filter(reports_place="Lunar House", is_open=True).order_by("person_id").first()
    assert person is not None
    site = Site({})
    site.start()
    try:
        found = {page: _asked(site.port, page, rounds) for page in _pages(clock.today(), person.person.reference)}
    finally:
        site.kill()
    slowest = max(found, key=lambda page: found[page][1])
    return claim(
        "the slowest page of reporting, over the country", budget=1_000, measured=found[slowest][1], unit="ms (p95)",
        population={"people": Person.objects.count(), "pages": len(found), "times each": rounds}, slowest=slowest,
        pages={page: {"median": round(middle), "p95": round(p95)} for page, (middle, p95) in found.items()},
    )  # fmt: skip


def _pages(today: Any, reference: str) -> list[str]:
    yesterday, last_week = today - timedelta(days=1), today - timedelta(days=8)
    return [
        "/", "/centres", "/centres/lunar-house", "/centres/lunar-house/day", f"/centres/lunar-house/day?on={yesterday}",
        f"/centres/lunar-house/day?on={last_week}", "/centres/lunar-house/desk", f"/people/{reference}/desk",
        "/centres/arrivals", "/centres/meaningful", "/out-of-contact", "/absconders", "/requests", "/messages",
    ]  # fmt: skip


def _asked(port: int, page: str, rounds: int) -> tuple[float, float]:
    """Median and p95 in milliseconds, from the question to the last byte."""
    cookie = _sign_in(port, "reporting.manager")
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    times = []
    for _ in range(rounds + 1):
        began = perf_counter()
        connection.request("GET", page, headers={"Cookie": cookie})
        answer = connection.getresponse()
        answer.read()
        if answer.status != 200:
            raise SystemExit(f"{page} answered {answer.status}; expected 200.")
        times.append((perf_counter() - began) * 1_000)
    return percentile(times[1:], 50), percentile(times[1:], 95)


if __name__ == "__main__":
    os.environ.setdefault("BENCH_VAR", str(folder().with_name("bench-reporting")))
    start()
    show(measure())
