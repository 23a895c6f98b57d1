"""Letters that are sent: somebody with an address, a letter to them, and what the carrier says of it."""

from __future__ import annotations

from datetime import date

from tests.letters_people import TODAY, with_everything, worker
from tests.messages_sent import Dies

from casekeeper.actions.letters.issuing import issue_letter, issue_put_forward
from casekeeper.actions.letters.sending import post_letter, sent_for
from casekeeper.actions.letters.templates import letters
from casekeeper.actions.letters.writing import asked_of, prepare
from casekeeper.actions.record_fact import record_facts
from casekeeper.exchange.messages.receipt import take_receipt
from casekeeper.exchange.messages.relay import send_messages
from casekeeper.facts.contact import ContactDetailGiven
from casekeeper.facts.letters import LetterIssued
from casekeeper.position.appeals.decisions import decisions_of
from casekeeper.records import to_people
from casekeeper.records.models import Delivery

ADDRESS = "1 Invented Way, Nowhere, ZZ1 1ZZ"
BEFORE = date(2026, 11, 3)
TYPED = {
    "method": "post in the UK", "sent_on": TODAY.isoformat(), "reasons": "As the file says.", "destination": "Egypt",
    "decision": "refusal of a human-rights claim", "nation": "england-and-wales",
}  # fmt: skip
HAND = {"method": "by hand"}


def somebody_reached(*more, address=ADDRESS):
    person = with_everything(worker("casework"))
    given = [(ContactDetailGiven(means="address", detail=address), BEFORE)] if address else []
    record_facts(person, [*given, *more], source="test", by="a test")
    return person


def issued_to(person, key="decision_with_appeal", **typed):
    user, manager = worker("casework"), worker("casework", "manager")
    number = issue_letter(person, prepare(person, key, "en", TYPED | typed), why="x", user=user, by=user.username)
    if letters()[key].second_person:
        number = issue_put_forward(person, number, user=manager, by=manager.username)
    return number


def post(person, number):
    user = worker("casework")
    post_letter(person, number, user=user, by=user.username)


def posted_to_them(person, key="decision_with_appeal", carrier=None, **typed):
    number = issued_to(person, key, **typed)
    post(person, number)
    send_messages(carrier or Dies())
    return number, told_of(sent_for(person, number).last(), "received")


def told_of(message, status):
    number = Delivery.objects.get(message=message).carrier_id
    return take_receipt({"id": number, "status": status})


def came_back_of(message):
    number = Delivery.objects.get(message=message).carrier_id
    return take_receipt({"notification_id": number, "reference": to_people.reference_of(message), "sent_by": "API"})


def letter_issued(person, number):
    return next(each for each in asked_of(person).history.of(LetterIssued) if each.number == number)


def last_decision(person):
    asked = asked_of(person)
    return decisions_of(asked.history, asked.law, asked.calendars)[-1]
