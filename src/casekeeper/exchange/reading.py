"""Reads a feed and stores what it says: in chunks, each whole or not at all, never stopping for a bad document.

    with open(path, "rb") as stream:
        counts = read_documents("prisoners", stream)

A chunk that cannot be stored is tried again one document at a time, and the one at fault is quarantined.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import IO

from django.db import DatabaseError, InterfaceError, OperationalError

from casekeeper.exchange.chunk import Read
from casekeeper.exchange.content import content_digest
from casekeeper.exchange.counts import REASONS_KEPT, Counts
from casekeeper.exchange.feeds import Feed, feed_named
from casekeeper.exchange.lists import remember_list
from casekeeper.exchange.quarantine import as_text, quarantine
from casekeeper.exchange.said import Said, Unreadable
from casekeeper.exchange.storing import store
from casekeeper.exchange.streaming import Item, open_documents
from casekeeper.records import clock

_NUMBER = re.compile(r"\b[A-Z]\d{4}[A-Z]{2}\b", re.ASCII)


def read_documents(
    feed: str, stream: IO[bytes], *, progress: Callable[[int], None] | None = None, list_name: str | None = None,
    complete: bool = False, on: date | None = None, by_redrive: list[Unreadable] | None = None,
) -> Counts:  # fmt: skip
    """Read every document of the stream; how many were new, changed, unchanged or quarantined.

    `on` is the day the documents speak of, today unless told. `complete` says that this is the whole list, so
    that who is missing from it can be found (see reconciliation). `progress` is told how many were read.
    With `by_redrive`, what cannot be read is put there and not in quarantine again.
    """
    reading = _Reading(feed_named(feed), on or clock.today(), _name_of(feed, on, list_name, complete), by_redrive)
    for item in open_documents(stream):
        reading.take(item)
        if len(reading.chunk) >= reading.feed.at_once:
            reading.flush()
            if progress:
                progress(reading.counts.read)
    reading.flush()
    if complete:
        remember_list(reading.list_name, reading.on, reading.counts)
    if progress:
        progress(reading.counts.read)
    return reading.counts


def _name_of(feed: str, on: date | None, list_name: str | None, complete: bool) -> str:
    if list_name or not complete:
        return list_name or ""
    return f"{feed} of {on or clock.today()}, read {clock.now():%Y-%m-%d %H:%M:%S.%f}"


class _Reading:
    """One reading of a feed, as it goes along."""

    def __init__(self, feed: Feed, on: date, list_name: str, refused: list[Unreadable] | None) -> None:
        self.feed, self.on, self.list_name = feed, on, list_name
        self.refused = refused
        self.counts = Counts()
        self.chunk: list[tuple[str, Read]] = []
        self.admit = feed.admission(on) if feed.admission is not None else None

    def take(self, item: Item) -> None:
        """Parse the documents of one item and put them in the chunk, or in quarantine."""
        if item.cut:
            self.counts.whole = False
        if item.problem is not None:
            self.counts.read += 1
            self._refuse(item.place, item.raw, item.problem)
            return
        for place, document in self._divided(item):
            self.counts.read += 1
            if len(self.chunk) >= self.feed.at_once:
                self.flush()
            said = self._admitted(self.feed.read(document, on=self.on))
            whole = document if isinstance(said, Unreadable) or said.content is None else said.content
            digest = _digest(whole)
            if isinstance(said, Unreadable) or digest is None:
                why = said if isinstance(said, Unreadable) else Unreadable(
                    "a document of reasonable depth", "one nested too deeply", "Ask for it in another form."
                )  # fmt: skip
                self._refuse(place, as_text(self.feed.shown(document)), why)
                continue
            repeated = ("document: a member stands twice in one object; the last was taken",) if item.repeated else ()
            self.counts.warn((*said.warnings, *repeated))
            self.chunk.append((place, Read(document, digest, said)))
            for part in said.refused:
                self.counts.read += 1
                self._refuse(f"{place}, {part.place}", part.text, part.why, feed=f"{self.feed.name}: rows")

    def _admitted(self, said: Said | Unreadable) -> Said | Unreadable:
        if self.admit is None or isinstance(said, Unreadable):
            return said
        try:
            return self.admit(said)
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:
            return Unreadable(
                "a document that can be put beside what is known here", f"one that failed ({type(error).__name__})",
                "Report this to whoever maintains the reader, then redrive.",
            )  # fmt: skip

    def _divided(self, item: Item) -> Iterator[tuple[str, object]]:
        parts = self.feed.divide(item.document)
        for position, part in enumerate(parts, 1):
            yield item.place + (f", part {position}" if len(parts) > 1 else ""), part

    def _refuse(self, place: str, text: str, why: Unreadable, *, feed: str = "") -> None:
        self.counts.quarantined += 1
        self.counts.refused = [*self.counts.refused, why][:REASONS_KEPT]
        self.counts.numbers_not_read.update(_NUMBER.findall(text))
        if self.refused is not None:
            self.refused.append(why)
        else:
            quarantine(feed or self.feed.name, place, text, why)

    def flush(self) -> None:
        """Store the chunk; where that fails, one document at a time."""
        chunk, self.chunk = self.chunk, []
        if not chunk:
            return
        try:
            self._store([read for _, read in chunk])
        except (OperationalError, InterfaceError):
            raise
        except Exception:
            for place, read in chunk:
                self._store_alone(place, read)

    def _store_alone(self, place: str, read: Read) -> None:
        try:
            self._store([read])
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:
            kind = "the database" if isinstance(error, DatabaseError) else "what follows from it"
            why = Unreadable(
                "a document that can be stored", f"one that {kind} refused ({type(error).__name__})",
                "Report this to whoever maintains the reader, then redrive.",
            )  # fmt: skip
            self._refuse(place, as_text(self.feed.shown(read.document)), why)

    def _store(self, reads: list[Read]) -> None:
        stored = store(self.feed, reads, on=self.on, list_name=self.list_name)
        self.counts.new += stored.new
        self.counts.changed += stored.changed
        self.counts.unchanged += stored.unchanged


def _digest(document: object) -> str | None:
    try:
        return content_digest(document)
    except RecursionError:
        return None


__all__ = ["Counts", "Said", "read_documents"]
