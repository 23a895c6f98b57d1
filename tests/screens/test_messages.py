"""What staff do about own pages and messages: give a way in, see what became of each, settle what is unknown."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
from django.test import Client
from tests.own_people import NAME, TELEPHONE, attached, inside, message_to, reports_digitally, typed_in

from casekeeper.actions.record_fact import record_fact
from casekeeper.api.tokens import new_token
from casekeeper.facts.contact import ContactDetailGiven
from casekeeper.facts.reporting import ReportAttended
from casekeeper.facts.safeguards import AccessNeedNoted
from casekeeper.records import to_people
from casekeeper.records.models import Delivery, FactRow, Look, OutboxMessage, Person, WayIn
from casekeeper.records.outbox import SENT, UNKNOWN
from casekeeper.records.queries.messages import count_messages

pytestmark = pytest.mark.database


@pytest.fixture
def somebody(db):
    return reports_digitally(
        (ReportAttended(channel="digital"), date(2026, 11, 9)),
        (ContactDetailGiven(means="address", detail="1 Invented Way, Nowhere, ZZ1 1ZZ"), date(2026, 11, 9)),
    )


def ours():
    return OutboxMessage.objects.filter(channel__in=to_people.CHANNELS)


def test_a_code_is_shown_once_and_opens_the_persons_pages(somebody, signed_in):
    staff = signed_in("reporting")
    page = staff.post(f"/people/{somebody.reference}/own-pages/code", {"language": "ar"})
    text = page.content.decode()
    code = re.search(r"<strong>(\w{4}-\w{4}-\w{4})</strong>", text)[1]
    assert "no-store" in page.headers["Cache-Control"]
    assert code not in staff.get(f"/people/{somebody.reference}/own-pages").content.decode()
    assert "Open" in staff.get(f"/people/{somebody.reference}/own-pages").content.decode()
    _, answer = typed_in(code)
    assert answer.headers["Location"] == "/own/confirm"
    assert WayIn.objects.get().language == "ar"
    assert Look.objects.filter(what="code for own pages", person=somebody).exists()


def test_a_link_goes_into_the_outbox_and_what_became_of_it_is_shown(somebody, signed_in):
    staff = signed_in("reporting")
    staff.post(f"/people/{somebody.reference}/own-pages/link", {"channel": "sms", "language": "ro"})
    message = ours().get()
    assert (message.channel, message.body["to"], message.body["language"]) == ("sms", TELEPHONE, "ro")
    page = staff.get(f"/people/{somebody.reference}/own-pages").content.decode()
    assert "Waits to be sent" in page
    assert "Link to own pages" in page
    staff.post(f"/people/{somebody.reference}/own-pages/link", {"channel": "email"})
    assert ours().count() == 1


def test_the_page_says_why_no_way_in_can_be_given_and_warns_of_no_telephone(db, signed_in):
    person = reports_digitally((AccessNeedNoted(need="no smartphone"), date(2026, 11, 9)), way=None)
    page = signed_in("reporting").get(f"/people/{person.reference}/own-pages").content.decode()
    assert "Nobody has approved own pages" in page
    assert "Show a code" not in page
    assert "They may have no telephone for it" in page
    answer = signed_in("reporting").post(f"/people/{person.reference}/own-pages/code")
    assert "Nobody has approved own pages" in answer.content.decode()


def test_a_letter_is_asked_for_with_a_new_appointment_and_a_wrong_one_is_said(somebody, signed_in):
    staff = signed_in("reporting")
    address = f"/people/{somebody.reference}/own-pages/letter"
    day = {"new_appointment-day": "25", "new_appointment-month": "11", "new_appointment-year": "2026"}
    assert "Choose which report" in staff.post(address, {"missed_on": ""} | day).content.decode()
    assert "in the past" in staff.post(
        address, {"missed_on": "2026-11-16"} | day | {"new_appointment-day": "1"}
    ).content.decode()  # fmt: skip
    assert "was missed" in staff.post(address, {"missed_on": "2026-11-09"} | day).content.decode()
    assert staff.post(address, {"missed_on": "2026-11-16"} | day).status_code == 302
    letter = ours().get()
    assert letter.channel == "letter"
    assert "You did not report" in letter.body["text"]
    assert "لم تراجع" in letter.body["text"]
    assert staff.post(address, {"missed_on": "2026-11-16"} | {"new_appointment-day": "x"}).status_code == 200


def test_what_is_unknown_stands_first_and_a_named_person_settles_it(somebody, signed_in):
    number = message_to(somebody)
    other = reports_digitally()
    message_to(other)
    ours().filter(pk=number).update(outcome=UNKNOWN)
    staff = signed_in("reporting")
    page = staff.get("/messages").content.decode()
    assert page.index("Unknown, check") < page.index(other.reference)
    assert count_messages()["unknown, check"] == 1
    staff.post(f"/messages/{number}/settle", {"arrived": "yes"})
    message = ours().get(pk=number)
    assert (message.outcome, message.delivery.settled_by) == (SENT, "reporting.officer")
    assert "Settled by reporting.officer" in staff.get("/messages?state=sent").content.decode()
    staff.post(f"/messages/{number}/settle", {"arrived": "no"})
    assert ours().get(pk=number).outcome == SENT


def test_tracing_sees_messages_and_settles_none(somebody, signed_in):
    number = message_to(somebody)
    ours().update(outcome=UNKNOWN)
    staff = signed_in("tracing")
    assert "It arrived" not in staff.get("/messages").content.decode()
    assert staff.post(f"/messages/{number}/settle", {"arrived": "yes"}).status_code == 403
    assert ours().get().outcome == UNKNOWN


def test_messages_to_somebody_restricted_are_not_listed_not_counted_and_not_settled_by_an_officer(somebody, signed_in):
    number = message_to(somebody)
    ours().update(outcome=UNKNOWN)
    Person.objects.update(handling="restricted")
    staff = signed_in("reporting")
    page = staff.get("/messages").content.decode()
    assert somebody.reference not in page
    assert "Unknown, check" not in page
    assert staff.post(f"/messages/{number}/settle", {"arrived": "yes"}).status_code == 404
    assert somebody.reference in signed_in("reporting", "manager").get("/messages").content.decode()


def test_evidence_is_a_download_that_no_browser_opens_and_the_look_is_logged(somebody, signed_in):
    number = attached(somebody)
    staff = signed_in("reporting")
    answer = staff.get(f"/people/{somebody.reference}/evidence/{number}")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == f'attachment; filename="evidence-{number}.pdf"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert Look.objects.latest("id").what == "evidence that the person attached"
    other = reports_digitally()
    assert staff.get(f"/people/{other.reference}/evidence/{number}").status_code == 404
    assert signed_in("prison").get(f"/people/{somebody.reference}/evidence/{number}").status_code in (403, 404)
    assert Client().get(f"/people/{somebody.reference}/evidence/{number}").status_code == 302


def test_the_list_shows_state_and_text_and_never_a_link(somebody, signed_in):
    staff = signed_in("casework")
    staff.post(f"/people/{somebody.reference}/own-pages/link", {"channel": "sms"})
    ours().update(outcome=SENT)
    Delivery.objects.update(state="bounced")
    page = staff.get("/messages").content.decode()
    assert NAME in page
    assert "Bounced" in page
    assert "/own/link/" not in page


def receipt(token: str, said: object):
    return Client().post(
        "/api/v1/messages/receipts", json.dumps(said), content_type="application/json",
        headers={"Authorization": f"Bearer {token}"},
    )  # fmt: skip


def test_a_carriers_callback_is_taken_with_its_own_token_alone(somebody):
    number = message_to(somebody)
    ours().update(outcome=SENT)
    Delivery.objects.update(state="accepted", carrier="notify", carrier_id="n-1")
    token = new_token("notify", feeds=["message-receipts"])
    said = {"id": "n-1", "reference": "x", "to": TELEPHONE, "status": "permanent-failure"}
    assert receipt("ck_wrong", said).status_code == 401
    assert receipt(new_token("other", feeds=["prisoners"]), said).status_code == 403
    assert receipt(token, said).json() == {"outcome": "taken"}
    assert receipt(token, said).json() == {"outcome": "nothing new"}
    assert receipt(token, {"id": "n-2", "status": "delivered"}).json() == {"outcome": "not ours"}
    for odd in ([], {}, "x", {"id": "n-1", "status": "\x00"}, {"id": {}, "status": "delivered"}):
        assert receipt(token, odd).status_code == 400
    assert FactRow.objects.get(kind="contact.detail_failed").payload["detail"] == TELEPHONE
    assert ours().get(pk=number).delivery.state == "bounced"


def test_what_the_person_tells_is_on_their_page_for_staff(somebody, signed_in):
    inside(somebody).post("/own/change", {"wish": "time", "words": "I work nights", "once": "1"})
    page = signed_in("reporting").get(f"/people/{somebody.reference}").content.decode()
    assert "I work nights" in page
    assert "Answer what the person asks to change" in page
    assert f"/people/{somebody.reference}/own-pages" in page
    record_fact(somebody, ReportAttended(channel="digital"), date(2026, 11, 23), source="t", by="t")
