"""The health of the ledger: how much is in it, when it was last sealed and swept, and what waits."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db import connection

from casekeeper.records import clock
from casekeeper.records.models import FactRow, OutboxMessage, Quarantined, SealedBatch, SweepRun, Verification
from casekeeper.records.outbox import SENDING, UNKNOWN, UNSENT
from casekeeper.records.projections.stored import PERSON
from casekeeper.records.queries.matching_waits import matching_waits
from casekeeper.records.sweep import gap

EXACT_UP_TO = 500_000
VERIFY_EVERY = timedelta(hours=26)
"""A night's run may take a while; a whole day without one is an alarm."""
SEAL_EVERY = RELAY_EVERY = WHO_IS_WHO_EVERY = timedelta(hours=1)


def health() -> dict[str, Any]:
    """Counts and last runs. Large tables are counted as the database's own statistics have them."""
    seal = SealedBatch.objects.order_by("-number").first()
    sweeps = list(SweepRun.objects.order_by("-id")[:10])
    done = next((run for run in sweeps if run.ended_at is not None), None)
    facts, exact = _count("fact")
    check = Verification.objects.order_by("-id").first()
    unsent = OutboxMessage.objects.filter(outcome=UNSENT)
    oldest = unsent.order_by("id").values_list("written_at", flat=True).first()
    sealed = seal.total if seal is not None else 0
    waits = matching_waits()
    return {
        "facts": facts,
        "facts_exact": exact,
        "people": _count(PERSON)[0],
        "last_fact_at": FactRow.objects.order_by("-number").values_list("recorded_at", flat=True).first(),
        "batches": seal.number if seal is not None else 0,
        "sealed_facts": sealed,
        "seal_late": facts > sealed and _is_late(seal.sealed_at if seal is not None else None, SEAL_EVERY),
        "last_seal_at": seal.sealed_at if seal is not None else None,
        "last_sweep": done,
        "sweep_cut_off": bool(sweeps) and sweeps[0].ended_at is None,
        "days_missed": gap(done) if done is not None else 0,
        "days_behind": (clock.today() - done.as_at).days if done is not None else None,
        "sweeps": sweeps,
        "check": check,
        "check_late": check_is_late(),
        "quarantined": Quarantined.objects.filter(resolved_at__isnull=True).count(),
        "outbox_unsent": unsent.count(),
        "outbox_late": _is_late(oldest, RELAY_EVERY) if oldest is not None else False,
        "outbox_oldest": oldest,
        "matching_waits": waits,
        "matching_late": waits.oldest is not None and _is_late(waits.oldest, WHO_IS_WHO_EVERY),
        "outbox_unknown": OutboxMessage.objects.filter(outcome__in=[SENDING, UNKNOWN]).count(),
    }


def check_is_late() -> bool:
    """Was the ledger not verified for a day, or never?"""
    check = Verification.objects.order_by("-id").first()
    return _is_late(check.at if check is not None else None, VERIFY_EVERY)


def _is_late(at: datetime | None, allowed: timedelta) -> bool:
    """Is it longer ago than is allowed, or never done?"""
    return at is None or clock.now() - at > allowed


def _count(table: str) -> tuple[int, bool]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT reltuples::bigint FROM pg_class WHERE oid = %s::regclass", [table])
        estimate = (cursor.fetchone() or (0,))[0]
        if estimate > EXACT_UP_TO:
            return estimate, False
        cursor.execute(f"SELECT count(*) FROM {table}")
        return (cursor.fetchone() or (0,))[0], True
