"""Tells the escort and the port of what came while a departure is under way: do not go on; and what became of it, once.

write_due()        to be called before the outbox is sent; harmless when called twice

What came is not told, for it is not theirs to know: that something did, by when it is considered, and then how that
ended and whether the gate of departure is open. A gate that is closed stays so whatever was considered.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from casekeeper.position.departure.minutes import Clock
from casekeeper.records import clock
from casekeeper.records.models import OutboxMessage, ReadinessRow
from casekeeper.records.queries.sight import Sight
from casekeeper.records.queries.under_way import OnTheWay, under_way

CHANNEL = "departures-under-way"
EVERYBODY = Sight(restricted=True)
"""The escort is told of restricted records as well: it has the person with it."""
LOOK_BACK = timedelta(days=1)


def write_due() -> int:
    """Write what is not in the outbox yet, of clocks that are open or ended today or yesterday; how many."""
    today = clock.today()
    found = {
        row.person: row for row in (*under_way(today - LOOK_BACK, sight=EVERYBODY), *under_way(today, sight=EVERYBODY))
    }
    messages = [message for row in found.values() for message in _messages(row)]
    keys = [message.unique_key for message in messages]
    there = set(OutboxMessage.objects.filter(unique_key__in=keys).values_list("unique_key", flat=True))
    new = [message for message in messages if message.unique_key not in there]
    OutboxMessage.objects.bulk_create(new, ignore_conflicts=True)
    return len(new)


def _messages(row: OnTheWay) -> Iterator[OutboxMessage]:
    """One for each clock, and one more when it has ended."""
    gate = ReadinessRow.objects.filter(person=row.person).values_list("depart", flat=True).first()
    for one in row.clocks:
        yield _message(row, one, "came", {"doNotGoOn": True})
        if one.ending is not None and one.ended_by is not None and one.ended_at is not None:
            said = {
                "doNotGoOn": not (row.goes_on and gate == "met"), "ended": one.ending.value,
                "endedAt": one.ended_at.isoformat(),
            }  # fmt: skip
            yield _message(row, one, f"ended:{one.ended_by.number}", said)


def _message(row: OnTheWay, one: Clock, what: str, said: dict[str, Any]) -> OutboxMessage:
    key = f"{CHANNEL}:{one.number}:{what}"
    booked = row.attempt.booked if row.attempt is not None else None
    body = {
        "messageId": key, "person": row.reference, "leavesOn": one.leaves_on.isoformat(),
        "booking": booked.said.reference if booked is not None else "", "with": one.concern.owner,
        "cameAt": one.started_at.isoformat(), "consideredBy": one.due_at.isoformat(), **said,
    }  # fmt: skip
    return OutboxMessage(unique_key=key, channel=CHANNEL, person_id=row.person, body=body, written_at=clock.now())
