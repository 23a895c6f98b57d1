"""The letters of one person on screen: what is missing, the preview, issuing, serving with its clock, handing over."""

from __future__ import annotations

import hashlib
import re
from datetime import date

import pytest
from tests.letters_people import TODAY, liable, our_office, with_everything, worker  # noqa: F401
from tests.messages_sent import Dies
from tests.reading_pdf import Read

from casekeeper.actions.letters import drawing, issuing
from casekeeper.actions.letters.sending import sent_for
from casekeeper.actions.letters.writing import asked_of
from casekeeper.actions.record_fact import record_facts
from casekeeper.exchange.messages.receipt import take_receipt
from casekeeper.exchange.messages.relay import send_messages
from casekeeper.facts.claims import RepresentativeInstructed
from casekeeper.facts.contact import ContactDetailGiven
from casekeeper.facts.letters import LetterIssued
from casekeeper.records.models import FactRow, Look

pytestmark = [pytest.mark.database, pytest.mark.usefixtures("our_office")]
DAY = {"sent_on-day": "23", "sent_on-month": "11", "sent_on-year": "2026"}
NOTICE = {"language": "ar", "method": "post in the UK", "reasons": "Fourteen months.", "why": "Triage is done"} | DAY
SERVED = {"method": "post in the UK", "on-day": "23", "on-month": "11", "on-year": "2026", "proof": "Recorded 1"}


@pytest.fixture
def somebody(db):
    return liable()


def _text(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def _at(person, rest=""):
    return f"/people/{person.reference}/letters{rest}"


def _issue(staff, person, key="liability_notice", said=NOTICE):
    staff.post(_at(person, f"/write/{key}"), said | {"do": "issue"})
    issued = asked_of(person).history.of(LetterIssued)
    return issued[-1].number if issued else 0


def test_the_page_says_what_may_be_written_and_what_is_missing(somebody, signed_in):
    page = signed_in("casework").get(_at(somebody))
    text = _text(page)
    assert "Language of the person: Arabic" in text
    assert "A planned" not in text
    assert "A departure that is planned: not recorded" in text
    assert f'href="{_at(somebody, "/write/liability_notice")}"' in page.content.decode()
    assert "is for returns logistics" in text
    assert Look.objects.filter(what="letters", person=somebody).exists()
    assert f'href="{_at(somebody)}"' in signed_in("casework").get(f"/people/{somebody.reference}").content.decode()


def test_a_letter_is_shown_before_it_is_issued_with_the_clock_and_the_person_s_language(somebody, signed_in):
    staff = signed_in("casework")
    form = staff.get(_at(somebody, "/write/liability_notice")).content.decode()
    assert '<option value="ar" selected>Arabic, not checked; the English follows' in form
    shown = staff.post(_at(somebody, "/write/liability_notice"), NOTICE | {"do": "preview"})
    text = _text(shown)
    assert "Counts as served on 25 November 2026" in text
    assert "Representations may be made until 23 December 2026" in text
    assert 'lang="ar" dir="rtl"' in shown.content.decode()
    assert "إشعار بأنك معرض للترحيل" in text
    assert "by the end of Wednesday 23 December 2026" in text
    assert not asked_of(somebody).history.of(LetterIssued)


def test_what_is_missing_is_said_beside_each_field_and_nothing_is_issued(somebody, signed_in):
    staff = signed_in("casework")
    page = staff.post(_at(somebody, "/write/liability_notice"), {"language": "ar", "do": "issue"})
    text = _text(page)
    assert page.content.decode().count("<title>Error: ") == 1
    assert "Reasons: not given" in text
    assert "How it will be served: choose one" in text
    assert "Day it is handed over or sent: not given" in text
    assert "Issue it" not in text
    odd = staff.post(_at(somebody, "/write/liability_notice"), NOTICE | {"sent_on-day": "31", "do": "issue"})
    assert "Error" in _text(odd)
    again = staff.post(_at(somebody, "/write/liability_notice"), NOTICE | {"language": "xx", "do": "issue"})
    assert "not written in" in _text(again)
    no_why = staff.post(_at(somebody, "/write/liability_notice"), NOTICE | {"why": "", "do": "issue"})
    assert "Say why the letter is written" in _text(no_why)
    assert not asked_of(somebody).history.of(LetterIssued)


def test_issued_it_is_read_as_pdf_with_the_bytes_that_were_kept_and_the_look_is_logged(somebody, signed_in):
    staff = signed_in("casework")
    number = _issue(staff, somebody)
    answer = staff.get(_at(somebody, f"/{number}/pdf"))
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Content-Disposition"].endswith(f'{somebody.reference}-liability_notice-{number}-ar.pdf"')
    assert "no-store" in answer.headers["Cache-Control"]
    said = FactRow.objects.get(number=number).payload
    assert hashlib.sha256(answer.content).hexdigest() == said["digest"]
    assert "Reason" not in said["why"]
    assert Read(answer.content).root["/Lang"] == "ar"
    assert Look.objects.filter(what="letter as PDF", person=somebody).exists()
    assert staff.get(_at(somebody, "/999999/pdf")).status_code == 404
    assert signed_in("prison").get(_at(somebody, f"/{number}/pdf")).status_code in (403, 404)


def test_a_letter_that_would_come_out_otherwise_is_not_handed_out(somebody, signed_in, monkeypatch):
    staff = signed_in("casework")
    number = _issue(staff, somebody)
    drawn = drawing.Drawn(b"%PDF-other", "0" * 64)
    monkeypatch.setattr(issuing, "draw_again", lambda *_, **__: drawn)
    answer = staff.get(_at(somebody, f"/{number}/pdf"))
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "would come out with other bytes" in _text(answer)


def test_service_shows_its_clock_before_and_after_it_is_saved(somebody, signed_in):
    staff = signed_in("casework")
    number = _issue(staff, somebody)
    form = staff.get(_at(somebody, f"/{number}/serve")).content.decode()
    assert ">Save<" not in re.sub(r"\s+", "", form)
    shown = staff.post(_at(somebody, f"/{number}/serve"), SERVED | {"do": "show"})
    assert "Counts as served on 25 November 2026" in _text(shown)
    assert "The letter names other days" not in _text(shown)
    other = staff.post(_at(somebody, f"/{number}/serve"), SERVED | {"method": "by hand", "do": "show"})
    assert "The letter names other days" in _text(other)
    assert "until 21 December 2026" in _text(other)
    nothing = staff.post(_at(somebody, f"/{number}/serve"), SERVED | {"proof": "", "do": "save"})
    assert "Say what proves it" in _text(nothing)
    saved = staff.post(_at(somebody, f"/{number}/serve"), SERVED | {"do": "save"}, follow=True)
    assert "Recorded. Counts as served on 25 November 2026." in _text(saved)
    assert "Representations may be made until 23 December 2026" in _text(saved)
    assert "Post in the UK, 23 November 2026" in _text(saved)
    assert FactRow.objects.filter(person=somebody, kind="consideration.liability_notice_sent").count() == 1
    assert staff.get(_at(somebody, f"/{number}/serve")).status_code == 404


def test_on_the_file_it_waits_at_the_desk_and_is_handed_over_in_one_step(somebody, signed_in, monkeypatch):
    staff = signed_in("casework")
    number = _issue(staff, somebody)
    refused = staff.post(_at(somebody, f"/{number}/serve"), SERVED | {"method": "to file", "proof": "", "do": "save"})
    assert "why delivery was impossible" in _text(refused)
    shown = staff.post(_at(somebody, f"/{number}/serve"), SERVED | {"method": "to file", "do": "show"})
    assert "nothing runs until it is handed to the person" in _text(shown)
    staff.post(_at(somebody, f"/{number}/serve"), SERVED | {"method": "to file", "proof": "Moved away", "do": "save"})
    desk = signed_in("reporting")
    page = desk.get(f"/people/{somebody.reference}/desk")
    assert "On file since 23 November 2026: liability notice sent" in _text(page)
    assert f'href="{_at(somebody)}"' in page.content.decode()
    paper = FactRow.objects.get(person=somebody, kind="consideration.liability_notice_sent").number
    monkeypatch.setenv("CASEKEEPER_TODAY", "2026-12-01")
    wrong = desk.post(_at(somebody, "/hand-over"), {"paper": str(paper), "proof": ""})
    assert "Say what proves that it was handed over" in _text(wrong)
    done = desk.post(_at(somebody, "/hand-over"), {"paper": str(paper), "proof": "Signed"}, follow=True)
    assert "Handed over. Counts as served on 1 December 2026. Representations may be made until 31 December 2026." in (
        _text(done)
    )
    assert "On file since" not in _text(desk.get(f"/people/{somebody.reference}/desk"))
    for odd in ("", "x", "9" * 30, str(paper)):
        assert desk.post(_at(somebody, "/hand-over"), {"paper": odd, "proof": "x"}).status_code == 200


def test_a_second_person_issues_and_the_first_sees_no_button(db, signed_in):
    person = with_everything(worker("casework"))
    staff = signed_in("casework")
    said = NOTICE | {"decision": "refusal of a human-rights claim", "nation": "scotland", "why": "Decided"}
    answer = staff.post(_at(person, "/write/decision_with_appeal"), said | {"do": "issue"}, follow=True)
    assert "Waiting for a second person" in _text(answer)
    assert "A manager who did not write it issues it" in _text(answer)
    number = FactRow.objects.get(person=person, kind="letter.put_forward").number
    assert staff.get(_at(person, f"/{number}/pdf")).headers["Content-Type"] == "application/pdf"
    assert staff.post(_at(person, f"/{number}/issue")).status_code == 403
    done = signed_in("casework", "manager").post(_at(person, f"/{number}/issue"), follow=True)
    assert "Issued, to be served" in _text(done)
    again = signed_in("casework", "manager").post(_at(person, f"/{number}/issue"))
    assert "no letter that waits for a second person" in _text(again)


def test_a_letter_is_withdrawn_with_a_reason(somebody, signed_in):
    staff = signed_in("casework")
    number = _issue(staff, somebody)
    assert "Say why" in _text(staff.post(_at(somebody, f"/{number}/withdraw"), {"why": ""}))
    page = staff.post(_at(somebody, f"/{number}/withdraw"), {"why": "Wrong reasons"}, follow=True)
    assert "by casework.officer on 23 November 2026: Wrong reasons" in _text(page)
    assert "Issued, to be served" not in _text(page)


def test_markup_in_reasons_is_text_on_the_page_as_in_the_letter(somebody, signed_in):
    staff = signed_in("casework")
    reasons = "<script>alert(1)</script> #panic() {name} \u202e turned"
    page = staff.post(_at(somebody, "/write/liability_notice"), NOTICE | {"reasons": reasons, "do": "preview"})
    body = page.content.decode()
    assert "<script>alert(1)" not in body
    assert "&lt;script&gt;alert(1)&lt;/script&gt; #panic() {name} turned" in re.sub(r" +", " ", body)
    number = _issue(staff, somebody, said=NOTICE | {"reasons": reasons, "language": "en"})
    read = Read(staff.get(_at(somebody, f"/{number}/pdf")).content)
    assert "<script>alert(1)</script> #panic() {name} turned" in read.texts("P")


def test_an_unknown_letter_is_not_there_and_an_inspector_reads_only(somebody, signed_in):
    assert signed_in("casework").get(_at(somebody, "/write/none")).status_code == 404
    inspector = signed_in("", "inspector")
    assert inspector.get(_at(somebody)).status_code == 200
    assert inspector.get(_at(somebody, "/write/liability_notice")).status_code == 403
    assert date(2026, 11, 23) == TODAY


ADDRESS = "1 Invented Way, Nowhere, ZZ1 1ZZ"


@pytest.fixture
def reached(somebody):
    record_facts(
        somebody,
        [
            (ContactDetailGiven(means="address", detail=ADDRESS), date(2026, 11, 3)),
            (RepresentativeInstructed(name="Invented and Partners"), date(2026, 11, 3)),
            (ContactDetailGiven(means="e-mail", detail="them@example.invalid", whose="representative"),
             date(2026, 11, 4)),
        ],
        source="test", by="a test",
    )  # fmt: skip
    return somebody


def test_a_letter_is_sent_from_the_page_and_what_became_of_it_stands_there(reached, signed_in):
    staff = signed_in("casework")
    shown = staff.post(_at(reached, "/write/liability_notice"), NOTICE | {"do": "preview"})
    assert "Mirvet Kolasani 1 Invented Way Nowhere ZZ1 1ZZ" in _text(shown)
    number = _issue(staff, reached)
    text = _text(staff.get(_at(reached)))
    assert f"Send it by post to {ADDRESS}" in text
    assert "Send Invented and Partners a copy by e-mail" in text
    staff.post(_at(reached, f"/{number}/post"))
    staff.post(_at(reached, f"/{number}/copy"))
    text = _text(staff.get(_at(reached)))
    assert f"Waiting By post to {ADDRESS}. Asked for" in text
    assert "Waiting Copy by e-mail to them@example.invalid" in text
    again = staff.post(_at(reached, f"/{number}/post"))
    assert "under way or was sent already" in _text(again)
    waiting = _text(staff.get("/messages?state=waiting"))
    assert "Letter to the person" in waiting
    assert f"/letters/{number}/pdf" in staff.get("/messages").content.decode()
    send_messages(Dies())
    message = sent_for(reached, number).first()
    take_receipt({"id": message.delivery.carrier_id, "status": "received"})
    text = _text(staff.get(_at(reached)))
    assert f"Posted By post to {ADDRESS}" in text
    assert "through memory; posted" in text
    assert "Counts as served on 25 November 2026" in text
    assert "Letter to the person" in _text(staff.get("/messages?state=posted"))


def test_that_it_came_back_is_noted_on_the_page_and_it_is_to_be_served_again(reached, signed_in):
    staff = signed_in("casework")
    number = _issue(staff, reached)
    staff.post(_at(reached, f"/{number}/serve"), SERVED | {"do": "save"})
    paper = FactRow.objects.get(kind="consideration.liability_notice_sent").number
    assert f'action="{_at(reached, f"/papers/{paper}/came-back")}"' in staff.get(_at(reached)).content.decode()
    empty = staff.post(_at(reached, f"/papers/{paper}/came-back"), {"how": " "})
    assert "Say how we know that it came back" in _text(empty)
    staff.post(_at(reached, f"/papers/{paper}/came-back"), {"how": "Gone away"})
    text = _text(staff.get(_at(reached)))
    assert "Came back: on the file" in text
    assert "It came back on 23 November 2026, noted by" in text
    assert "Record how it was served" in text
    assert "nothing runs until it is served anew" in text
    assert "Not to be posted from here: The address on the letter is not the one on record" in text
    desk = _text(staff.get(f"/people/{reached.reference}/desk"))
    assert "On file since" in desk


def test_staff_of_the_place_are_chosen_from_those_with_a_mailbox(somebody, signed_in, settings):
    settings.SERVING_MAILBOXES = {"Invented House": "serving@example.invalid"}
    staff = signed_in("casework")
    number = _issue(staff, somebody, said=NOTICE | {"method": "by hand"})
    text = _text(staff.get(_at(somebody)))
    assert "Where its staff hand it over" in text
    wrong = staff.post(_at(somebody, f"/{number}/give"), {"place": "Elsewhere"})
    assert "Choose where it is served: Invented House" in _text(wrong)
    staff.post(_at(somebody, f"/{number}/give"), {"place": "Invented House"})
    assert "By e-mail to the staff of Invented House, to serve by hand" in _text(staff.get(_at(somebody)))


def test_a_letter_with_no_address_says_why_it_cannot_be_posted_from_here(somebody, signed_in):
    staff = signed_in("casework")
    _issue(staff, somebody)
    assert "Not to be posted from here: The letter shows no address" in _text(staff.get(_at(somebody)))
