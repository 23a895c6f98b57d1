"""What a carrier says became of a message: taken once, in any order, by callback or because we asked.

Notify's words, read into ours: a text message or e-mail that permanently failed bounced, and the number or address is
then recorded as reaching nobody. Of a letter the same word says that it cannot be printed; "received" that it was
printed and posted; and that it came back is told by a document of its own, weeks later. The last word stands; the same
again changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Literal

from casekeeper.actions.messages.note import note_sent, note_state
from casekeeper.exchange.messages.carrier import CannotTell, Carrier
from casekeeper.records import clock, outbox, to_people
from casekeeper.records.models import Delivery, OutboxMessage

STATES: Mapping[str, str] = {
    "created": to_people.ACCEPTED, "sending": to_people.ACCEPTED, "pending": to_people.ACCEPTED,
    "pending-virus-check": to_people.ACCEPTED, "accepted": to_people.ACCEPTED, "received": to_people.ACCEPTED,
    "sent": to_people.ACCEPTED, "delivered": to_people.DELIVERED, "permanent-failure": to_people.BOUNCED,
    "temporary-failure": to_people.FAILED_FOR_NOW, "technical-failure": to_people.FAILED,
    "validation-failed": to_people.FAILED, "virus-scan-failed": to_people.FAILED, "cancelled": to_people.FAILED,
}  # fmt: skip
OF_LETTERS: Mapping[str, str] = {**STATES, "received": to_people.POSTED, "permanent-failure": to_people.FAILED}
ASK_AFTER = timedelta(hours=4)
AT_MOST = 200
RETURNED = "returned letter"
"""What the document of Notify says that tells of a letter come back: it carries no status."""
Taken = Literal["taken", "nothing new", "not ours", "not understood"]


def take_receipt(document: Mapping[str, Any], carrier: str = "notify") -> Taken:
    """One callback of the carrier. A message that we had not marked as sent is marked by it."""
    if "status" not in document and "notification_id" in document:
        document = {**document, "id": document["notification_id"], "status": RETURNED}
    status, number, reference = (document.get(name) for name in ("status", "id", "reference"))
    if not isinstance(status, str) or status not in (*STATES, RETURNED) or not isinstance(number, str):
        return "not understood"
    delivery = Delivery.objects.select_related("message__person").filter(carrier_id=number[:80]).first()
    if delivery is None and isinstance(reference, str):
        delivery = _begun(reference)
        if delivery is not None:
            to_people.settle_as_sent(delivery.message, carrier=carrier, carrier_id=number[:80])
            note_sent(delivery.message)
    if delivery is None:
        return "not ours"
    state = _state(delivery, status)
    return "taken" if state is not None and note_state(delivery, state) else "nothing new"


def ask_after(carrier: Carrier) -> None:
    """Messages of which nothing was heard for hours: the carrier is asked, as a callback may have been lost."""
    before = clock.now() - ASK_AFTER
    quiet = Delivery.objects.filter(
        carrier=carrier.name, state__in=(to_people.ACCEPTED, to_people.FAILED_FOR_NOW), state_at__lt=before
    )  # fmt: skip
    for delivery in quiet.select_related("message__person").order_by("state_at")[:AT_MOST]:
        try:
            state = _state(delivery, carrier.state(delivery.carrier_id))
        except CannotTell:
            return
        if state is not None and not note_state(delivery, state):
            Delivery.objects.filter(pk=delivery.pk).update(state_at=clock.now())


def _state(delivery: Delivery, status: str) -> str | None:
    """Ours for the carrier's word; None for a word it does not have of such a message."""
    if delivery.message.channel != to_people.LETTER:
        return STATES.get(status)
    return to_people.RETURNED if status == RETURNED else OF_LETTERS.get(status)


def _begun(reference: str) -> Delivery | None:
    """The message of this reference among those that were begun and never finished."""
    begun = OutboxMessage.objects.filter(
        channel__in=to_people.CHANNELS, outcome__in=(outbox.SENDING, outbox.UNKNOWN)
    ).select_related("delivery", "person")  # fmt: skip
    found = next((message for message in begun if to_people.reference_of(message) == reference), None)
    return found.delivery if found is not None else None
