"""Some documents on their way into the ledger together: what was known before, and what they add."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from casekeeper.exchange.feeds import Feed
from casekeeper.exchange.joining import Join
from casekeeper.exchange.looking_up import Known
from casekeeper.exchange.remembering import Remembered
from casekeeper.exchange.said import Merged, Said, Statement
from casekeeper.facts import Kind
from casekeeper.periods import Period


@dataclass(frozen=True, slots=True)
class Read:
    """One document that was read: itself, its digest, and what it says."""

    document: Any
    digest: str
    said: Said


@dataclass(slots=True)
class Stored:
    """How each document of the chunk compares with what we had."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Pending:
    """A fact to add, once the record it belongs to has its number."""

    person: int
    said: Kind
    happened: Period
    message_id: str | None = None
    corrects: int | None = None
    remembered: Remembered | None = None
    identity: str = ""
    source: str = ""
    refers: tuple[str, str] | None = None


@dataclass(slots=True)
class Chunk:
    """What is known, and what is to be added."""

    feed: Feed
    on: date
    list_name: str
    known: Known
    remembered: dict[str, Remembered]
    counts: Stored = field(default_factory=Stored)
    facts: list[Pending] = field(default_factory=list)
    opened: int = 0
    merges: list[tuple[Merged, date, str | None]] = field(default_factory=list)
    same: list[Join] = field(default_factory=list)
    """A record without a prison number, and the record it turns out to be the same as."""
    receipts: list[tuple[Said, int]] = field(default_factory=list)
    late: list[tuple[Remembered, int, date, list[Statement]]] = field(default_factory=list)
    """Documents older than what we had, with what they said anew."""
    attached: set[str] = field(default_factory=set)
    told: list[Said] = field(default_factory=list)
    """Documents that tell of something other than a person."""
