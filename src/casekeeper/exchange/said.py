"""What a document says, once read: statements ready to become facts, or why it could not be read."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from casekeeper.facts import Kind, payload_of
from casekeeper.periods import Period


@dataclass(frozen=True)
class Statement:
    """One thing a document says.

    `dated` is False where the source gives no day of its own: then `happened` is the day of the list, and
    saying the same again on a later list says nothing new. `same_as` names what makes two statements one where
    the payload may differ in detail (the same reception, described after a transfer).
    """

    said: Kind
    happened: Period
    dated: bool = True
    same_as: str = ""
    refers: tuple[str, str] | None = None
    """The field in which it names another fact by number, and the identity of the statement that becomes that fact."""

    @cached_property
    def identity(self) -> str:
        """A short digest by which a statement made again is recognised."""
        parts: list[Any] = [self.said.kind, self.same_as or payload_of(self.said)]  # type: ignore[attr-defined]
        if self.dated:
            parts += [self.happened.start.isoformat(), str(self.happened.end)]
        return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Merged:
    """Two numbers turned out to be one person's."""

    removed: str
    retained: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """The answer to a referral: accepted, or sent back with reasons."""

    reference: str
    accepted: bool
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a document that is put in quarantine by itself, with the reason."""

    place: str
    text: str
    why: Unreadable


@dataclass(frozen=True)
class Said:
    """A document that could be read. `opens` says why it opens a record by itself; empty if it does not."""

    source: str
    key: str
    subjects: tuple[str, ...]
    """Whom it is about, as "scheme:canonical", the surest first."""
    statements: tuple[Statement, ...] = ()
    """One that stands twice counts once: the first of them."""
    warnings: tuple[str, ...] = ()
    opens: str = ""
    keep_if_unknown: bool = False
    """Kept until a record opens that it belongs to; otherwise only its digest is."""
    merged: Merged | None = None
    receipt: Receipt | None = None
    message_id: str | None = None
    content: Any = None
    """What the document is recognised by, where that is not the whole of it: an event without its envelope."""
    present_in: str = ""
    """The prison whose list shows the person as there now."""
    replaces: bool = False
    """A changed version of the same document takes the earlier one's place; withdrawn statements are corrected."""
    by_number_alone: bool = False
    """The number is the person's own, given by whoever asks: it leads to the record with no name beside it."""
    opens_if_disputed: str = ""
    """Why it opens a record where a number leads to one that name and birth do not agree with: a person judges both."""
    also_strong: tuple[str, ...] = ()
    """Schemes whose numbers count for this source as well, where name and birth agree."""
    gives: tuple[str, ...] = ()
    """Numbers by which other documents mean the same person: what waits under them belongs here too."""
    told: tuple[Any, ...] = ()
    """What it tells of something other than a person; whoever reads the feed keeps it."""
    refused: tuple[Part, ...] = ()
    """Parts of it that could not be read while the rest could."""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A document that could not be read: what was expected, what came, and what to do."""

    expected: str
    came: str
    what_to_do: str
    receipt: Receipt | None = None
    contradicts: bool = False
    """It could be read, and cannot be taken for what it says: it contradicts itself, or would empty a list."""
