"""The health of the ledger: how much is in it, when it was last sealed and swept, and what waits."""

from __future__ import annotations

from typing import Any

from django.db import connection

from casekeeper.records.models import FactRow, OutboxMessage, Quarantined, SealedBatch, SweepRun
from casekeeper.records.outbox import SENDING, UNKNOWN, UNSENT
from casekeeper.records.stored import PERSON
from casekeeper.records.sweep import gap

EXACT_UP_TO = 500_000


def health() -> dict[str, Any]:
    """Counts and last runs. Large tables are counted as the database's own statistics have them."""
    seal = SealedBatch.objects.order_by("-number").first()
    sweeps = list(SweepRun.objects.order_by("-id")[:10])
    done = next((run for run in sweeps if run.ended_at is not None), None)
    facts, exact = _count("fact")
    return {
        "facts": facts,
        "facts_exact": exact,
        "people": _count(PERSON)[0],
        "last_fact_at": FactRow.objects.order_by("-number").values_list("recorded_at", flat=True).first(),
        "batches": seal.number if seal is not None else 0,
        "sealed_facts": seal.total if seal is not None else 0,
        "last_seal_at": seal.sealed_at if seal is not None else None,
        "last_sweep": done,
        "sweep_cut_off": bool(sweeps) and sweeps[0].ended_at is None,
        "days_missed": gap(done) if done is not None else 0,
        "sweeps": sweeps,
        "quarantined": Quarantined.objects.filter(resolved_at__isnull=True).count(),
        "outbox_unsent": OutboxMessage.objects.filter(outcome=UNSENT).count(),
        "outbox_unknown": OutboxMessage.objects.filter(outcome__in=[SENDING, UNKNOWN]).count(),
    }


def _count(table: str) -> tuple[int, bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples::bigint FROM pg_class WHERE oid = %s::regclass", [table])
        estimate = (cursor.fetchone() or (0,))[0]
        if estimate > EXACT_UP_TO:
            return estimate, False
        cursor.execute(f"SELECT count(*) FROM {table}")
        return (cursor.fetchone() or (0,))[0], True
