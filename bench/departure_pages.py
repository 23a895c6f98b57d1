"""The pages on the way to departure over many people: what an officer waits for each, and what it costs the processors.

20,000 invented people (BENCH_DEPARTING), made the first time in a folder of their own beside the bench's; for that
reason this measurement is not part of `make bench`. Each page is asked for in this process, once unmeasured, then
BENCH_ROUNDS times: from the question to the last byte, with no network between. Beside the time on the wall stands the
time of the processors, ours and the database's, which other work on the machine moves little.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import timedelta
from time import perf_counter, process_time
from typing import Any, NamedTuple

from bench.claim import claim, number_asked, percentile, show
from bench.place import folder, settle, start

PEOPLE, ROUNDS = 20_000, 30
TABLES = (
    "person", "position", "duty", "fact", "departure_readiness", "departure_attempt", "appeal_row", "detention_row",
    "paper_row", "arrest_row", "removal_window", "barrier_row",
)  # fmt: skip


class Took(NamedTuple):
    """One page: milliseconds on the wall (median and p95), of the processors, and how many questions it asks."""

    median: float
    p95: float
    processors: float
    queries: int


def measure() -> dict[str, Any]:
    """Every page as an officer of returns logistics sees it, from whom restricted records have to be kept."""
    from casekeeper.config.populating import populate
    from casekeeper.records import clock
    from casekeeper.records.models import Person

    wanted, rounds = number_asked("BENCH_DEPARTING", PEOPLE), number_asked("BENCH_ROUNDS", ROUNDS)
    if not Person.objects.exists():
        populate(wanted, "casekeeper", quiet=True)
        settle("casekeeper", *TABLES)
    reader = _officer()
    found = {page: _asked(reader, page, rounds) for page in _pages(clock.today())}
    slowest = max(found, key=lambda page: found[page].p95)
    return claim(
        "the slowest page on the way to departure", budget=300, measured=found[slowest].p95, unit="ms (p95)",
        population={"people": Person.objects.count(), "pages": len(found), "times each": rounds}, slowest=slowest,
        pages={page: took._asdict() for page, took in sorted(found.items(), key=lambda one: -one[1].processors)},
    )  # fmt: skip


def _pages(today: Any) -> Sequence[str]:
    """Each list, the first page and those that a figure of it leads to; and one person's."""
    from casekeeper.records.models import AttemptRow
    from casekeeper.records.queries.arrests import LISTS as ARRESTS
    from casekeeper.records.queries.travel_documents import LISTS as PAPERS

    person = AttemptRow.objects.filter(open=True).select_related("person").order_by("number").first()
    left = AttemptRow.objects.filter(departure__isnull=False).select_related("person").order_by("-number").first()
    assert person is not None
    assert left is not None
    year = today - timedelta(days=365)
    return [
        "/departures/removable-today", "/departures/planned", "/departures/planned?owner=returns+logistics",
        "/departures/planned?owner=casework&line=notice+run", "/appeals", "/appeals?want=overdue", "/appeals/lodged",
        f"/appeals/lodged?stands=allowed&first={year}", "/appeals/success", "/arrests",
        *(f"/arrests/{which}" for which in ARRESTS), "/travel-documents",
        *(f"/travel-documents/{which}" for which in PAPERS), "/detention", "/detention?want=exposed",
        "/detention/held-over", "/barriers", "/barriers/all", "/barriers/late", "/missed-windows",
        "/missed-windows/people", "/missed-windows/people?running=yes",
        "/removal-centres", "/stocks", f"/people/{person.person.reference}/departure",
        f"/people/{left.person.reference}/departure/proof/{left.departure}",
    ]  # fmt: skip


def _officer() -> Any:
    from django.test import Client

    from casekeeper.records.models import User

    user, _ = User.objects.get_or_create(
        username="returns-logistics.officer", defaults={"unit": "returns logistics", "grade": "officer"}
    )
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def _asked(reader: Any, page: str, rounds: int) -> Took:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        answer = reader.get(page)
    queries = len(captured)  # they are forgotten with the next page
    if answer.status_code != 200:
        raise SystemExit(f"{page} answered {answer.status_code}; expected 200.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = int(cursor.fetchone()[0])
    times, ours, theirs = [], process_time(), _processor_of(backend)
    for _ in range(rounds):
        began = perf_counter()
        reader.get(page)
        times.append((perf_counter() - began) * 1_000)
    used = (process_time() - ours + _processor_of(backend) - theirs) * 1_000 / rounds
    return Took(percentile(times, 50), percentile(times, 95), used, queries)


def _processor_of(backend: int) -> float:
    """Seconds of the processor that this process of the database has used; it is on this machine."""
    with open(f"/proc/{backend}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    os.environ.setdefault("BENCH_VAR", str(folder().with_name("bench-departures")))
    start()
    show(measure())
