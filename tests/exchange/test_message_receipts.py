"""What comes back of a message: letters that left or came back, receipts in any order, and what a person settles."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.messages_sent import NOON, Died, Dies, clock_at_noon, missed_monday, ours, put  # noqa: F401
from tests.own_people import officer

from casekeeper.actions.messages.settle import settle_message
from casekeeper.actions.messages.write_letter import write_letter
from casekeeper.exchange.messages.files import FileCarrier
from casekeeper.exchange.messages.receipt import ask_after, take_receipt
from casekeeper.exchange.messages.relay import send_messages
from casekeeper.facts.reporting import WarningSent
from casekeeper.records import to_people
from casekeeper.records.models import Delivery, DutyRow, FactRow
from casekeeper.records.outbox import SENT, UNKNOWN, UNSENT

pytestmark = pytest.mark.django_db


def test_a_letter_is_a_fact_when_it_left_and_none_any_more_when_it_came_back(tmp_path: Path) -> None:
    person = missed_monday()
    asked = {"missed_on": date(2026, 11, 16), "new_appointment": date(2026, 11, 25), "user": officer(), "by": "r.o"}
    assert write_letter(person, **asked)
    assert not write_letter(person, **asked)
    duty = DutyRow.objects.get(person=person, what="Write to the person about a missed report")
    assert duty.ended is None
    send_messages(FileCarrier(tmp_path))
    sent = FactRow.objects.get(kind=WarningSent.key)
    assert (sent.payload["report_on"], sent.payload["new_appointment"]) == ("2026-11-16", "2026-11-25")
    assert sent.recorded_by == "r.o"
    duty.refresh_from_db()
    assert duty.ended in ("met", "late")
    delivery = Delivery.objects.get()
    for _ in range(2):
        take_receipt({"notification_id": delivery.carrier_id, "reference": None, "date_sent": "2026-11-20"})
    assert FactRow.objects.filter(corrects=sent.number).count() == 1
    assert FactRow.objects.get(kind="contact.detail_failed").payload["detail"].startswith("1 Invented Way")
    duty.refresh_from_db()
    assert duty.ended is None


def test_a_letter_that_cannot_be_printed_blames_no_address(tmp_path: Path) -> None:
    person = missed_monday()
    write_letter(person, missed_on=date(2026, 11, 16), new_appointment=None, user=officer(), by="r.o")
    send_messages(FileCarrier(tmp_path))
    assert take_receipt({"id": Delivery.objects.get().carrier_id, "status": "permanent-failure"}) == "taken"
    assert Delivery.objects.get().state == "failed"
    assert FactRow.objects.filter(corrects=FactRow.objects.get(kind=WarningSent.key).number).exists()
    assert not FactRow.objects.filter(kind="contact.detail_failed").exists()


def test_receipts_are_taken_once_in_any_order_and_the_last_word_stands() -> None:
    put(1)
    send_messages(Dies())
    number = Delivery.objects.get().carrier_id
    assert take_receipt({"id": number, "status": "sending"}) == "nothing new"
    assert take_receipt({"id": number, "status": "permanent-failure"}) == "taken"
    assert take_receipt({"id": number, "status": "permanent-failure"}) == "nothing new"
    assert take_receipt({"id": number, "status": "delivered"}) == "nothing new"
    assert Delivery.objects.get().state == "bounced"
    assert FactRow.objects.filter(kind="contact.detail_failed").count() == 1
    assert take_receipt({"id": "somebody else's", "status": "delivered"}) == "not ours"
    for odd in ({}, {"id": 1, "status": "delivered"}, {"id": "x", "status": "great"}, {"status": ["delivered"]}):
        assert take_receipt(odd) == "not understood"


def test_a_receipt_for_a_message_whose_answer_was_lost_marks_it_as_sent() -> None:
    put(1)
    carrier = Dies(can_tell=False)
    carrier.plan = ["lost after"]
    send_messages(carrier)
    send_messages(carrier)
    message = ours().get()
    assert message.outcome == UNKNOWN
    document = {"id": "n-1", "reference": to_people.reference_of(message), "status": "delivered"}
    assert take_receipt(document) == "taken"
    message.refresh_from_db()
    assert (message.outcome, message.delivery.state) == (SENT, "delivered")


def test_a_lost_callback_is_made_up_for_by_asking(the_day) -> None:
    put(1)
    carrier = Dies()
    send_messages(carrier)
    assert Delivery.objects.get().state == "accepted"
    the_day[0] = NOON + timedelta(hours=5)
    ask_after(carrier)
    assert Delivery.objects.get().state == "delivered"


@pytest.mark.parametrize(("arrived", "outcome"), [(True, SENT), (False, UNSENT)])
def test_what_nobody_can_tell_is_settled_by_a_named_person(arrived: bool, outcome: str) -> None:
    put(1)
    carrier = Dies(can_tell=False)
    carrier.plan = ["lost before"]
    send_messages(carrier)
    assert send_messages(carrier).unknown == 1
    settle_message(ours().get().pk, arrived=arrived, user=officer(), by="reporting.officer")
    message = ours().get()
    assert (message.outcome, message.delivery.settled_by) == (outcome, "reporting.officer")
