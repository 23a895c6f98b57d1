"""Puts something to send outside into the outbox, in the transaction of the facts that caused it.

The key says what the message is; the same key twice is one message. The relay (exchange/outbox.py) sends it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casekeeper.records import clock
from casekeeper.records.models import OutboxMessage

UNSENT, SENDING, SENT, UNKNOWN = "unsent", "sending", "sent", "unknown, check"


def put(channel: str, key: str, body: Mapping[str, Any], *, person_id: int | None = None) -> bool:
    """Write one message; False where its key is there already."""
    said = {"channel": channel, "person_id": person_id, "body": dict(body), "written_at": clock.now()}
    _, is_new = OutboxMessage.objects.get_or_create(unique_key=key, defaults=said)
    return is_new
