"""Which whole lists were read, and whether each came whole: only a whole list tells who is missing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from casekeeper.exchange.counts import Counts
from casekeeper.records import clock
from casekeeper.records.models import SourceRecord
from casekeeper.records.queries.reconciliation import LISTS


@dataclass(frozen=True, slots=True)
class WholeList:
    """A whole list: its name, its day, when it was read, and the prison numbers in it that could not be read."""

    name: str
    day: date
    read_at: datetime
    numbers_not_read: frozenset[str]


def remember_list(name: str, day: date, counts: Counts) -> None:
    """Remember that this list was read, and whether to its end."""
    now = clock.now()
    told = {"day": day.isoformat(), "whole": counts.whole, "not_read": sorted(counts.numbers_not_read)[:10_000]}
    SourceRecord.objects.update_or_create(
        source=LISTS, key=name,
        defaults={"document": told, "digest": "", "last_seen_at": now},
        create_defaults={"document": told, "digest": "", "first_seen_at": now, "last_seen_at": now},
    )  # fmt: skip


def last_list() -> tuple[WholeList | None, str]:
    """The last list that was given as whole; or None, and why it cannot be used."""
    row = SourceRecord.objects.filter(source=LISTS).order_by("-first_seen_at", "-id").first()
    if row is None or row.document is None:
        return None, "No whole list was read. Read one with: casekeeper read prisoners FILE --complete-list."
    if not row.document["whole"]:
        return None, f"{row.key} was cut off, so nothing is concluded from who is missing. Ask for it again."
    numbers = frozenset(row.document["not_read"])
    return WholeList(row.key, date.fromisoformat(row.document["day"]), row.first_seen_at, numbers), ""
