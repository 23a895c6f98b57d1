"""Tells the prison service of our decisions: each becomes a record of immigration detention in the outbox, once.

write_due()        to be called before the outbox is sent; harmless when called twice
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.db import connection

from casekeeper.exchange.feeds import FEEDS
from casekeeper.exchange.immigration_detention import TYPE_OF, record_for
from casekeeper.facts import Fact
from casekeeper.records import clock
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import IdentifierRow, OutboxMessage

CHANNEL = "immigration-detention"
NAMES = uuid.UUID("6f1d1a1e-5b0a-4c53-9d0e-3d1c6a0b9d11")
LOOK_BACK = 100_000
"""How many fact numbers before the last one told are looked at again: a slow transaction may commit late."""

_DUE = """
SELECT f.person_id, f.number FROM fact f
WHERE f.kind = ANY(%s) AND NOT f.source = ANY(%s) AND f.payload IS NOT NULL AND f.number > %s
  AND NOT EXISTS (SELECT 1 FROM outbox_message o WHERE o.unique_key = %s || f.number)
ORDER BY f.number LIMIT 5000
"""


def write_due() -> int:
    """Write a record for each decision of ours the prison has not been told of; how many."""
    kinds = [kind.key for kind in TYPE_OF]
    heard_from_others = sorted({feed.source for feed in FEEDS.values()})
    with connection.cursor() as cursor:
        cursor.execute(_DUE, [kinds, heard_from_others, _told_up_to() - LOOK_BACK, f"{CHANNEL}:"])
        due: dict[int, set[int]] = {}
        for person, number in cursor.fetchall():
            due.setdefault(person, set()).add(number)
    facts = facts_of(list(due))
    numbers = dict(
        IdentifierRow.objects.filter(scheme="prison_number", person_id__in=due)
        .order_by("id").values_list("person_id", "canonical")
    )  # fmt: skip
    messages = [
        message
        for person, wanted in due.items()
        if person in numbers
        for message in _messages(person, [fact for fact in facts[person] if fact.number in wanted], numbers[person])
    ]
    OutboxMessage.objects.bulk_create(messages, ignore_conflicts=True)
    return len(messages)


def _told_up_to() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(max(split_part(unique_key, ':', 2)::int8), 0) FROM outbox_message WHERE channel = %s",
            [CHANNEL],
        )
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def _messages(person: int, facts: Sequence[Fact[Any]], prison_number: str) -> list[OutboxMessage]:
    found = []
    for fact in facts:
        key = f"{CHANNEL}:{fact.number}"
        record = record_for(fact, prison_number=prison_number, uuid=str(uuid.uuid5(NAMES, key)))
        if record is not None:
            found.append(
                OutboxMessage(unique_key=key, channel=CHANNEL, person_id=person, body=record, written_at=clock.now())
            )
    return found
