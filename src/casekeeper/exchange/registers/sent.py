"""A message to a register that left becomes a fact of the record, in the transaction that marks it as sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from casekeeper.actions.record_fact import Entry, record_for_many
from casekeeper.facts.alerts import REGISTERS, AlertSent, alert_number
from casekeeper.records import clock
from casekeeper.records.models import OutboxMessage, Person
from casekeeper.records.registers import channel_of

_REGISTER = {channel_of(register): register for register in REGISTERS}


def note_sent(messages: Sequence[OutboxMessage]) -> None:
    """Record what was sent to registers; other messages are nobody's business here."""
    ours = [message for message in messages if message.channel in _REGISTER and message.person_id is not None]
    if not ours:
        return
    people: dict[int | None, Any] = dict(Person.objects.in_bulk([message.person_id for message in ours]))
    entries = [
        Entry(people[message.person_id], [(said, clock.today())], message.unique_key)
        for message in ours
        if (said := _said(message)) is not None
    ]
    record_for_many(entries, source="outbox", by="relay")


def _said(message: OutboxMessage) -> AlertSent | None:
    number = alert_number(str(message.body.get("ourReference", "")))
    if number is None:
        return None
    return AlertSent(
        alert=number, where=_REGISTER[message.channel], message=message.body["message"], message_key=message.unique_key
    )
