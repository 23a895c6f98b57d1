"""What became of a message becomes fact: a letter that left or was posted, a number that bounced, a letter come back.

Each in the transaction that marks the message, and each once, however often it is told.
"""

from __future__ import annotations

from datetime import date

from django.db import transaction

from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.letters.came_of_it import note_came_back, note_handed_to_carrier, note_posted
from casekeeper.actions.letters.sending import TO_STAFF
from casekeeper.actions.own_words import words_in
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts.contact import ContactDetailFailed
from casekeeper.facts.reporting import WarningSent
from casekeeper.records import clock, to_people
from casekeeper.records.models import Delivery, FactRow, OutboxMessage

SOURCE, BY = "outbox", "relay"


def note_sent(message: OutboxMessage) -> None:
    """A letter after a missed report that left is a fact; so is a copy of a letter that was issued."""
    note_handed_to_carrier(message)
    if message.body.get("about") != "missed report" or message.person is None or _noted(message, "sent"):
        return
    again = message.body.get("new_appointment")
    said = WarningSent(
        report_on=date.fromisoformat(message.body["missed_on"]),
        method="post in the UK" if message.channel == to_people.LETTER else "email",
        new_appointment=date.fromisoformat(again) if again else None,
        language=words_in(message.body["language"]).english_name,
        proof=f"Sent through the outbox, reference {to_people.reference_of(message)}",
    )
    by = message.body.get("by", BY)
    record_fact(message.person, said, clock.today(), source=SOURCE, by=by, message_id=_id(message, "sent"))


def note_state(delivery: Delivery, state: str) -> bool:
    """The carrier's word on a message: False where it says nothing new. A last word is never taken back."""
    with transaction.atomic():
        held = Delivery.objects.select_for_update(of=("self",)).select_related("message__person").get(pk=delivery.pk)
        if held.state == state or (held.state in to_people.FINAL and state != to_people.RETURNED):
            return False
        if held.state == to_people.POSTED and state not in to_people.FINAL:
            return False
        Delivery.objects.filter(pk=held.pk).update(state=state, state_at=clock.now())
        if state == to_people.POSTED:
            note_posted(held.message)
        if state in (to_people.BOUNCED, to_people.FAILED, to_people.RETURNED):
            note_failed(held.message, is_the_detail=state != to_people.FAILED)
        if state == to_people.RETURNED:
            note_came_back(held.message)
    return True


def note_failed(message: OutboxMessage, *, is_the_detail: bool) -> None:
    """A detail that reaches nobody is a fact; what a letter discharged that never went is taken back."""
    if message.person is None:
        return
    theirs = message.body.get("about") != TO_STAFF
    if is_the_detail and theirs and message.body.get("to") and not _noted(message, "bounced"):
        how = f"A message of {clock.today()} by {message.channel} came back: it reaches nobody."
        said = ContactDetailFailed(detail=message.body["to"], how=how)
        record_fact(message.person, said, clock.today(), source=SOURCE, by=BY, message_id=_id(message, "bounced"))
    sent = FactRow.objects.filter(person=message.person, message_id=_id(message, "sent")).first()
    if sent is not None and not FactRow.objects.filter(corrects=sent.number).exists():
        reason = "The letter did not arrive: it came back."
        correct_fact(sent.number, reason=reason, by=BY, withdrawn=True, source=SOURCE)


def _noted(message: OutboxMessage, what: str) -> bool:
    return FactRow.objects.filter(person=message.person, message_id=_id(message, what)).exists()


def _id(message: OutboxMessage, what: str) -> str:
    return f"message:{message.pk}:{what}"
