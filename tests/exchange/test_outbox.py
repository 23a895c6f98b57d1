"""The relay: each message once, whatever dies when; what it cannot be sure of is shown."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

from casekeeper.exchange.outbox import Files, relay
from casekeeper.records.models import OutboxMessage
from casekeeper.records.outbox import SENDING, SENT, UNKNOWN, put

pytestmark = pytest.mark.django_db


class DiesAfterwards(Files):
    """Writes, and dies before it can say so."""

    def send(self, messages: Sequence[OutboxMessage]) -> None:
        super().send(messages)
        raise KeyboardInterrupt


class CannotTell(DiesAfterwards):
    """A channel that does not know what it has sent."""

    def has(self, messages: Sequence[OutboxMessage]) -> set[str] | None:
        return None


def keys_in(folder: Path) -> list[str]:
    return [json.loads(line)["key"] for file in sorted(folder.glob("*")) for line in file.read_text().splitlines()]


def test_each_message_is_sent_once_to_the_file_of_its_channel(tmp_path: Path) -> None:
    for n in range(3):
        put("receipt", f"receipt:{n}", {"n": n})
    assert not put("receipt", "receipt:0", {"n": 0})
    assert relay(Files(tmp_path)).sent == 3
    assert relay(Files(tmp_path)).sent == 0
    assert keys_in(tmp_path) == ["receipt:0", "receipt:1", "receipt:2"]


def test_a_relay_that_died_after_sending_does_not_send_again(tmp_path: Path) -> None:
    put("receipt", "receipt:1", {})
    with pytest.raises(KeyboardInterrupt):
        relay(DiesAfterwards(tmp_path))
    assert OutboxMessage.objects.get().outcome == SENDING
    assert relay(Files(tmp_path)).settled == 1
    assert keys_in(tmp_path) == ["receipt:1"]
    assert OutboxMessage.objects.get().outcome == SENT


def test_a_relay_that_died_before_or_in_the_middle_of_sending_sends_on_the_next_run(tmp_path: Path) -> None:
    put("receipt", "receipt:1", {})
    OutboxMessage.objects.update(outcome=SENDING)
    (tmp_path / "receipt.jsonl").write_bytes(b'{"key": "receipt:0"}\n{"key": "rece')
    assert relay(Files(tmp_path)).sent == 1
    assert keys_in(tmp_path) == ["receipt:0", "receipt:1"]


def test_a_channel_that_cannot_tell_leaves_the_message_unknown_and_not_repeated(tmp_path: Path) -> None:
    put("receipt", "letter:1", {})
    with pytest.raises(KeyboardInterrupt):
        relay(CannotTell(tmp_path))
    assert relay(CannotTell(tmp_path)).unknown == 1
    assert OutboxMessage.objects.get().outcome == UNKNOWN
    assert keys_in(tmp_path) == ["letter:1"]
