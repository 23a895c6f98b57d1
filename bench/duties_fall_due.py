"""Duties that fall due all on one day, recorded by one sweep: rung, reason and outbox row. Budget: 15 s for 100,000.

Beside it, on the same rows, the ordinary way: one ORM transaction per case (lock the row, save its status, add a
task, add an audit line), on a sample, as a ratio per item.
"""

from __future__ import annotations

from datetime import date, timedelta
from time import perf_counter
from typing import Any

from bench.claim import claim, number_asked, show
from bench.place import QUEUE, SCRATCH, scratch, settle, start

PEER_SAMPLE = 500

_ALL_DUE = """
UPDATE duty SET due = %(day)s - 1, ladder = ARRAY[%(day)s + 3, %(day)s + 10]::date[], rung = 0, next_rung_on = %(day)s
WHERE id IN (SELECT id FROM duty WHERE ended IS NULL ORDER BY id LIMIT %(limit)s)
"""


def measure() -> dict[str, Any]:
    """The whole sweep is timed, with the row it keeps of itself."""
    from casekeeper.records import clock
    from casekeeper.records.sweep import sweep

    wanted = number_asked("BENCH_DUE", 100_000)
    with scratch(QUEUE):
        day = clock.today()
        due = _let_fall_due(wanted + PEER_SAMPLE, day)
        settle(SCRATCH, "duty")
        peer = _one_by_one(min(PEER_SAMPLE, due // 2), day)
        before = _messages()
        began = perf_counter()
        run = sweep(day)
        took = perf_counter() - began
        messages = _messages() - before
    recorded = run.rungs
    per_item = took / max(1, recorded)
    return claim(
        "duties that fall due at once, recorded with rung, reason and outbox row",
        budget=15 * recorded / 100_000, measured=took, unit="s",
        population={"duties due": recorded, "outbox rows": messages, "people derived": run.derived},
        per_second=recorded / took,
        peer={"what": "one ORM transaction per case", "microseconds an item": peer * 1e6,
              "ours, microseconds an item": per_item * 1e6, "ratio": peer / per_item},
    )  # fmt: skip


def _let_fall_due(limit: int, day: date) -> int:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("UPDATE duty SET next_rung_on = NULL WHERE next_rung_on <= %s AND ended IS NULL", [day])
        cursor.execute(_ALL_DUE, {"day": day, "limit": limit})
        return int(cursor.rowcount)


def _one_by_one(sample: int, day: date) -> float:
    """Seconds an item. These are then recorded, and the sweep passes over them."""
    from django.db import transaction

    from casekeeper.records import clock
    from casekeeper.records.models import DutyChange, DutyRow, OutboxMessage

    due = DutyRow.objects.filter(ended__isnull=True, next_rung_on=day).order_by("-id")
    ids = list(due.values_list("id", flat=True)[:sample])
    began = perf_counter()
    for id_ in ids:
        with transaction.atomic():
            duty = DutyRow.objects.select_for_update().get(id=id_)
            DutyRow.objects.filter(id=duty.id).update(rung=0, next_rung_on=day + timedelta(days=3))
            DutyChange.objects.create(
                at=clock.now(), person_id=duty.person_id, key=duty.key, change="overdue", before={"rung": 0},
                after={"rung": 0, "what": duty.what}, cause="peer",
            )  # fmt: skip
            OutboxMessage.objects.create(
                unique_key=f"peer:{duty.id}", channel="peer", person_id=duty.person_id,
                body={"person": duty.person.reference, "reason": f"{duty.what} was due on {duty.due}"},
                written_at=clock.now(),
            )  # fmt: skip
    return (perf_counter() - began) / max(1, len(ids))


def _messages() -> int:
    from casekeeper.records.models import OutboxMessage

    return OutboxMessage.objects.filter(channel="escalation").count()


if __name__ == "__main__":
    start()
    show(measure())
