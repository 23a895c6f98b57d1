"""The relay: sends what the outbox holds, each message once; what it cannot be sure of is shown and not repeated.

A message is marked as being sent before it goes, and as sent after. If the relay dies in between, the next run
asks the channel whether it has the message. A channel that can tell answers it; one that cannot leaves the message
"unknown, check", for a person to settle. One relay runs at a time. Messages to people have a relay of their own
(exchange/messages/relay.py), since each of them has its own answer.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple, Protocol

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet

from casekeeper.exchange.lines_on_disk import add_lines, whole_lines
from casekeeper.exchange.registers.sent import note_sent
from casekeeper.records import clock, to_people
from casekeeper.records.models import OutboxMessage
from casekeeper.records.outbox import SENDING, SENT, UNKNOWN, UNSENT
from casekeeper.records.refused import Refused

BATCH = 2_000
LOCK = 2_026_002


class Channel(Protocol):
    """A way out. `has` gives the keys it surely has, or None where it cannot tell."""

    def send(self, messages: Sequence[OutboxMessage]) -> None: ...

    def has(self, messages: Sequence[OutboxMessage]) -> set[str] | None: ...


class Relayed(NamedTuple):
    """What one run of the relay did."""

    sent: int
    settled: int
    unknown: int
    waiting: int


class Files:
    """A folder with one file a channel, one message a line. It can always tell what it has."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, messages: Sequence[OutboxMessage]) -> None:
        """Append whole lines and have them on disk before returning."""
        for channel in sorted({message.channel for message in messages}):
            add_lines(self._file(channel), [_line(message) for message in messages if message.channel == channel])

    def has(self, messages: Sequence[OutboxMessage]) -> set[str] | None:
        """The keys of the messages that are in the files as whole lines."""
        wanted = {message.unique_key for message in messages}
        return {key for channel in {message.channel for message in messages} for key in self._keys(channel)} & wanted

    def _keys(self, channel: str) -> Iterator[str]:
        for line in whole_lines(self._file(channel)):
            yield json.loads(line)["key"]

    def _file(self, channel: str) -> Path:
        return self.folder / f"{channel.replace('/', '-')}.jsonl"


def relay(channel: Channel | None = None, *, progress: Callable[[str, int], None] | None = None) -> Relayed:
    """Send everything unsent. Raises Refused where another relay is at work."""
    out = channel if channel is not None else Files(settings.VAR / "outbox")
    with alone(LOCK):
        settled, unknown = _settle(out)
        sent = 0
        while batch := _take():
            out.send(batch)
            _mark_sent(batch)
            sent += len(batch)
            if progress is not None:
                progress("messages", len(batch))
    return Relayed(sent, settled, unknown, _to_systems(UNSENT).count())


def _take() -> list[OutboxMessage]:
    """The next messages, marked as being sent before anything goes out."""
    with transaction.atomic():
        unsent = _to_systems(UNSENT).order_by("id")
        batch = list(unsent.select_for_update(skip_locked=True, of=("self",))[:BATCH])
        for message in batch:
            message.attempts += 1
            message.outcome = SENDING
        OutboxMessage.objects.bulk_update(batch, ["attempts", "outcome"])
    return batch


def _to_systems(outcome: str) -> QuerySet[OutboxMessage]:
    return OutboxMessage.objects.filter(outcome=outcome).exclude(channel__in=to_people.CHANNELS)


def _settle(out: Channel) -> tuple[int, int]:
    """What a relay that died had begun to send: ask the channel, or show it as unknown."""
    begun = list(_to_systems(SENDING).order_by("id"))
    if not begun:
        return 0, 0
    there = out.has(begun)
    if there is None:
        _mark([message.id for message in begun], UNKNOWN)
        return 0, len(begun)
    _mark_sent([message for message in begun if message.unique_key in there])
    _mark([message.id for message in begun if message.unique_key not in there], UNSENT)
    return len(begun), 0


def _mark_sent(messages: Sequence[OutboxMessage]) -> None:
    """Sent, and what that means for the records, at once or not at all."""
    with transaction.atomic():
        _mark([message.id for message in messages], SENT)
        note_sent(messages)


def _mark(numbers: Sequence[int], outcome: str) -> None:
    sent_at = clock.now() if outcome == SENT else None
    OutboxMessage.objects.filter(id__in=numbers).update(outcome=outcome, sent_at=sent_at)


def _line(message: OutboxMessage) -> bytes:
    said = {"key": message.unique_key, "written_at": message.written_at.isoformat(), "body": message.body}
    return (json.dumps(said, ensure_ascii=False, sort_keys=True) + "\n").encode()


@contextmanager
def alone(lock: int) -> Iterator[None]:
    """Hold the lock of this number, or refuse. Raises Refused where another relay holds it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [lock])
        row = cursor.fetchone()
    if not row or not row[0]:
        raise Refused("Another relay is at work; this one sent nothing. Wait for it to end, then run it again.")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [lock])
