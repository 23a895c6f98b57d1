"""Documents that could not be read: kept with the reason, shown, and read again on request.

quarantine(feed, place, text, unreadable)      the same document again is counted, not kept twice
redrive([id, ...], by="...")                   read again; what can now be read leaves quarantine
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from casekeeper.exchange.counts import Counts
from casekeeper.exchange.fields import clean
from casekeeper.exchange.receipts import write_receipt
from casekeeper.exchange.said import Unreadable
from casekeeper.facts import LEGAL_ZONE
from casekeeper.records import clock
from casekeeper.records.models import Quarantined

LONGEST_KEPT = 1_000_000


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


@dataclass(frozen=True, slots=True)
class Redriven:
    """How a redrive went for one row."""

    id: int
    resolved: bool
    outcome: str


def redrive(ids: Iterable[int], by: str, *, on: date | None = None) -> list[Redriven]:
    """Read these documents again; each that can be read is stored and leaves quarantine.

    Unless told, they speak of the day they came: what came since is newer.
    """
    return [_redrive(row, row.document, by, on) for row in _rows(ids)]


def redrive_one(row_id: int, *, by: str) -> Redriven:
    """Read one document again, for a screen. A row that is no longer in quarantine counts as resolved."""
    found = redrive([row_id], by)
    return found[0] if found else Redriven(row_id, True, "It is no longer in quarantine.")


def redrive_corrected(row_id: int, text: str, by: str, *, on: date | None = None) -> Redriven:
    """Read a corrected text in place of a document; the original stays in quarantine's own record."""
    (row,) = _rows([row_id])
    return _redrive(row, text, by, on, corrected=True)


def set_aside(row_id: int, by: str, why: str) -> None:
    """A person has looked and nothing is to be done with this document."""
    Quarantined.objects.filter(id=row_id, resolved_at=None).update(
        resolved_at=clock.now(), resolved_by=by[:120], resolution=f"set aside: {why}"[:40]
    )


def _rows(ids: Iterable[int]) -> Sequence[Quarantined]:
    return list(Quarantined.objects.filter(id__in=list(ids), resolved_at=None).order_by("id"))


def _redrive(row: Quarantined, text: str, by: str, on: date | None, *, corrected: bool = False) -> Redriven:
    from casekeeper.exchange.reading import read_documents

    failed: list[Unreadable] = []
    stream = io.BytesIO(text.encode("utf-8", "replace"))
    day = on or min(timezone.localtime(row.received_at, LEGAL_ZONE).date(), clock.today())
    counts: Counts = read_documents(row.source, stream, on=day, by_redrive=failed)
    if failed or counts.read == 0:
        why = failed[0] if failed else Unreadable("a document", "none", row.what_to_do)
        Quarantined.objects.filter(id=row.id).update(
            expected=clean(why.expected), came=clean(why.came), what_to_do=clean(why.what_to_do)
        )
        return Redriven(row.id, False, f"Expected {why.expected}; got {why.came}. {why.what_to_do}")
    resolution = "redriven, corrected" if corrected else "redriven"
    Quarantined.objects.filter(id=row.id).update(
        resolved_at=clock.now(), resolved_by=by[:120], resolution=resolution
    )  # fmt: skip
    return Redriven(row.id, True, str(counts))
