"""Documents that could not be read: kept with the reason and shown, until they are read again or set aside.

quarantine(feed, place, text, unreadable)      the same document again is counted, not kept twice
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.db import transaction
from django.db.models import F

from casekeeper.exchange.fields import clean
from casekeeper.exchange.receipts import write_receipt
from casekeeper.exchange.said import Unreadable
from casekeeper.records import clock
from casekeeper.records.models import Quarantined

LONGEST_KEPT = 16_000_000
"""Characters: as long as the longest document that is read at all, so that what can be redriven is kept whole."""


def quarantine(feed: str, place: str, text: str, why: Unreadable) -> Quarantined:
    """Keep a document that could not be read; the same again only counts once more."""
    text = clean(text)
    digest = hashlib.sha256(text.encode()).hexdigest()
    with transaction.atomic():
        if why.receipt is not None:
            write_receipt(None, None, why.receipt)
        held = Quarantined.objects.filter(source=feed, digest=digest, resolved_at=None).first()
        if held is not None:
            Quarantined.objects.filter(id=held.id).update(times=F("times") + 1)
            return held
        return Quarantined.objects.create(
            source=feed, received_at=clock.now(), place=place[:200], document=text[:LONGEST_KEPT], digest=digest,
            expected=clean(why.expected), came=clean(why.came), what_to_do=clean(why.what_to_do),
        )  # fmt: skip


def as_text(document: Any) -> str:
    """The document as it would be sent: what is kept, and what redriving reads."""
    try:
        return json.dumps(document, ensure_ascii=True)
    except (RecursionError, ValueError):
        return "(nested too deeply to be kept)"


def open_ones(feed: str = "") -> list[Quarantined]:
    """What waits in quarantine, oldest first."""
    found = Quarantined.objects.filter(resolved_at=None).order_by("received_at", "id")
    return list(found.filter(source=feed) if feed else found)


def set_aside(row_id: int, by: str, why: str) -> None:
    """A person has looked and nothing is to be done with this document."""
    Quarantined.objects.filter(id=row_id, resolved_at=None).update(
        resolved_at=clock.now(), resolved_by=by[:120], resolution=f"set aside: {why}"[:40]
    )
