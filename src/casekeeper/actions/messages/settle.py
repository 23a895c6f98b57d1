"""A person settles what became of a message that nobody could tell: it arrived, or it did not and goes again."""

from __future__ import annotations

from django.db import transaction

from casekeeper.actions.messages.note import note_sent
from casekeeper.actions.permissions import SETTLE_MESSAGE, Worker, may, require
from casekeeper.records import outbox, to_people
from casekeeper.records.models import Delivery, OutboxMessage
from casekeeper.records.refused import Refused

OPEN_TO_IT = (outbox.UNKNOWN, to_people.NOT_SENT)


def settle_message(number: int, *, arrived: bool, user: Worker, by: str) -> None:
    """Raises NotAllowed, and Refused where there is nothing to settle."""
    with transaction.atomic():
        message = OutboxMessage.objects.select_for_update().filter(pk=number).first()
        if message is None or message.channel not in to_people.CHANNELS or message.outcome not in OPEN_TO_IT:
            raise Refused("There is nothing to settle about this message.")
        require(may(user, SETTLE_MESSAGE, message.person))
        delivery, _ = Delivery.objects.get_or_create(message=message)
        Delivery.objects.filter(pk=delivery.pk).update(settled_by=by)
        if arrived:
            to_people.settle_as_sent(message, carrier=delivery.carrier or "by hand", carrier_id=delivery.carrier_id)
            note_sent(message)
        else:
            Delivery.objects.filter(pk=delivery.pk).update(state="", state_at=None)
            OutboxMessage.objects.filter(pk=message.pk).update(outcome=outbox.UNSENT, error="")
