"""Reads documents in quarantine again, as they came or as somebody corrected them.

redrive([id, ...], by="...")                   what can now be read is stored and leaves quarantine
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from casekeeper.exchange.counts import Counts
from casekeeper.exchange.feeds import FEEDS
from casekeeper.exchange.fields import clean
from casekeeper.exchange.reading import read_documents
from casekeeper.exchange.said import Unreadable
from casekeeper.facts import LEGAL_ZONE
from casekeeper.records import clock
from casekeeper.records.models import Quarantined


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


def _rows(ids: Iterable[int]) -> Sequence[Quarantined]:
    return list(Quarantined.objects.filter(id__in=list(ids), resolved_at=None).order_by("id"))


def _redrive(row: Quarantined, text: str, by: str, on: date | None, *, corrected: bool = False) -> Redriven:
    if row.source not in FEEDS:
        if row.source.startswith("list "):
            return Redriven(row.id, False, f"It is read with the whole of the {row.source}. {row.what_to_do}")
        if row.source.endswith(": rows"):
            return Redriven(row.id, False, f"It is read with the whole list it came in. {row.what_to_do}")
        return Redriven(row.id, False, "What a register holds is read as a whole: ask for the file again, and read it.")
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
