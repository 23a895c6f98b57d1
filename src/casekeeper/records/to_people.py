"""Messages to people in the outbox: text messages, e-mails and letters, each with what is to become of it.

They are sent one at a time by a relay of their own (exchange/messages/relay.py), because each has its own answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from casekeeper.records import clock, outbox
from casekeeper.records.models import Delivery, OutboxMessage

SMS, EMAIL, LETTER = "sms", "email", "letter"
CHANNELS = (SMS, EMAIL, LETTER)
HELD_BACK, NOT_SENT = "held back", "not sent"
ACCEPTED, DELIVERED, BOUNCED = "accepted", "delivered", "bounced"
FAILED_FOR_NOW, FAILED = "failed for now", "failed"
POSTED, RETURNED = "posted", "returned"
"""Of letters: printed and put into the post; and come back by the post, which may be weeks after."""
FINAL = (DELIVERED, BOUNCED, FAILED, RETURNED)


def put(
    channel: str, key: str, body: Mapping[str, Any], *, person_id: int, not_before: datetime | None = None,
    not_after: datetime | None = None,
) -> bool:  # fmt: skip
    """Write one message; False where its key is there already. `not_before` set means: it keeps to quiet hours."""
    with transaction.atomic():
        if not outbox.put(channel, key, body, person_id=person_id):
            return False
        message = OutboxMessage.objects.get(unique_key=key)
        Delivery.objects.create(message=message, not_before=not_before, not_after=not_after)
    return True


def reference_of(message: OutboxMessage) -> str:
    """What a carrier is told to know the message by: the same for ever, and it says nothing about anybody."""
    return "casekeeper-" + hashlib.sha256(message.unique_key.encode()).hexdigest()[:32]


def settle_as_sent(message: OutboxMessage, *, carrier: str, carrier_id: str) -> None:
    """It went: to be called in the transaction of what follows from that."""
    at = clock.now()
    OutboxMessage.objects.filter(pk=message.pk).update(outcome=outbox.SENT, sent_at=at, error="")
    Delivery.objects.filter(message=message).exclude(state__in=(*FINAL, POSTED)).update(
        carrier=carrier, carrier_id=carrier_id, state=ACCEPTED, state_at=at
    )
