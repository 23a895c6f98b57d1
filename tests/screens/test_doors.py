"""Every address: nobody gets in unnamed, every page about people leaves a look, and nothing comes from outside."""

from __future__ import annotations

import re
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import get_resolver
from tests.country_notices import a_notice
from tests.kept_checks import kept_hit
from tests.leaving_people import left_and_back
from tests.linking import record
from tests.making_lists import listed_entry
from tests.own_people import attached, message_to
from tests.reporting_people import MONDAY as TODAY
from tests.reporting_people import a_centre, told_beside

from casekeeper.actions.check_in import Came, check_in
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts.alerts import AlertProposed
from casekeeper.facts.immigration import DeportationOrdered
from casekeeper.facts.requests import RequestAsked
from casekeeper.records.clock import now
from casekeeper.records.models import Centre, DutyRow, FactRow, HandOff, Look, Quarantined

pytestmark = pytest.mark.database
OPEN_TO_ALL = {"sign_in", "sign_in_demo", "help", "accessibility", "terminal_worker"}
FOR_MANAGERS = {"list_import", "centre_tell"}
ONLY_POST = {"screening_as_typed", "screening_withdraw", "sign_out", "sign_in_demo", "redrive", "message_settle",
             "give_code", "give_link", "send_letter", "letter_issue", "letter_withdraw",
             "letter_hand_over", "letter_post", "letter_copy", "letter_give", "paper_came_back",
             "departure_stop"}  # fmt: skip
OF_A_LETTER = {"letter_pdf", "letter_serve"}
"""About a letter that was issued, which tests/screens/test_letters.py does; here only their door is tried."""
NOT_PAGES = {"terminal_worker", "terminal_manifest", "terminal_arrivals"}
"""What the terminal's page loads, and where it sends to: no pages to read."""


def pages():
    return [pattern for pattern in get_resolver().url_patterns if getattr(pattern, "name", None)]


def is_own(pattern) -> bool:
    """One of the person's own pages: they have doors of their own, and tests/screens/test_own_pages.py walks them."""
    return getattr(pattern.callback, "shows", "") in ("own door", "own page")


NAMES = sorted(pattern.name for pattern in pages() if not is_own(pattern))


@pytest.fixture
def address_of(person):
    """An address for each named page, about the one person there is."""
    duty = DutyRow.objects.filter(person=person, ended=None, owed_by="intake").first()
    offer = HandOff.objects.create(
        person=person, key=duty.key, from_unit="casework", to_unit="intake", reason="Yours", offered_by="x",
        offered_at=now(),
    )  # fmt: skip
    held = Quarantined.objects.create(
        source="prisoners", received_at=now(), document="{", digest="x", expected="JSON", came="{", what_to_do="Mend"
    )
    fact = FactRow.objects.get(kind="referral.made").number
    order = record_fact(person, DeportationOrdered(), date(2026, 11, 20), source="test", by="a test")
    said = AlertProposed(ground="deportation order", ground_fact=order, registers=("border",), reasons="x")
    alert = record_fact(person, said, date(2026, 11, 20), source="test", by="a test")
    parts = {
        "step": "withdraw", "fact": str(fact),
        "reference": person.reference, "name": "referral.acknowledged", "key": duty.page, "number": str(fact),
        "version": "1", "other": record("Bruno Malinecki").reference, "code": a_centre().code, "which": "all",
        "country": "ALB",
    }  # fmt: skip
    numbers = {"answer_hand_off": offer.id, "quarantined": held.id, "redrive": held.id, "mend": held.id}
    numbers |= {"alert": alert, "alert_step": alert}
    asked = RequestAsked(by_unit="casework", to_unit="tracing", what="x", why="y", asked_by="z")
    numbers["request"] = record_fact(person, asked, date(2026, 11, 20), source="test", by="a test")
    came = Came(uuid4(), Centre.objects.get(), "Nobody", TODAY, "10:00")
    numbers["arrival"] = check_in(came, by="o").pk
    numbers["arrival_of_fact"] = told_beside(Centre.objects.get())
    numbers["notice_step"] = a_notice()

    version, entry_id = listed_entry()
    numbers |= dict.fromkeys(("list", "list_version", "list_entry"), version.alert_list.id)
    hit = kept_hit(fact)
    numbers |= {"screening_check": hit.screened_id, "screening_hit": hit.pk, "screening_withdraw": hit.pk}

    numbers |= {"evidence": attached(person), "message_settle": message_to(person)}
    numbers["departure_proof"] = left_and_back(person)

    def address(name: str) -> str:
        pattern = next(each for each in pages() if each.name == name)
        given = parts | ({"number": str(numbers[name])} if name in numbers else {})
        given |= {"key": "liability_notice"} if name == "letter_write" else {}
        path = "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda found: given[found[1]], str(pattern.pattern))
        path += f"?id={entry_id}" if name == "list_entry" else ""
        return f"{path}?key={duty.key}" if name == "hand_off" else path

    return address


def test_the_walk_reaches_every_address_there_is():
    """Nothing hangs where the tests below would not look: each address is a named page, or the API's own."""
    others = [str(each.pattern) for each in get_resolver().url_patterns if each not in pages()]
    assert others == ["api/v1/"]
    own = [pattern.name for pattern in pages() if is_own(pattern)]
    assert len(NAMES) + len(own) == len(pages()) > 20
    assert all(name.startswith("own_") for name in own)


def test_every_view_says_whose_data_it_shows():
    silent = [pattern.name for pattern in pages() if getattr(pattern.callback, "shows", None) is None]
    assert silent == []


@pytest.mark.parametrize("name", NAMES)
def test_nobody_unnamed_gets_past_the_door(name, address_of):
    client = Client()
    answer = client.post(address_of(name)) if name in ONLY_POST else client.get(address_of(name))
    if name in OPEN_TO_ALL:
        assert answer.status_code in (200, 404)
        assert b"Ansel" not in answer.content
    else:
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/sign-in")
    assert not Look.objects.exists()


CHECKS = {"record_check", "correct_check"}
FOR = dict.fromkeys(("family_form", "alert_propose", "alert_step", "letter_write"), "casework") | dict.fromkeys(
    ("arrival", "arrival_of_fact", "terminal", "terminal_manifest", "terminal_worker", "terminal_arrivals",
     "centre_tell", "messages", "messages_of", "evidence"), "reporting",
) | {"notice_tell": "country desk", "notice_step": "country desk"}  # fmt: skip
"""Pages that intake may not open."""


@pytest.mark.parametrize("name", sorted(set(NAMES) - ONLY_POST - OPEN_TO_ALL - OF_A_LETTER))
def test_every_page_about_people_leaves_a_look(name, address_of, person, signed_in):
    client = signed_in(FOR.get(name, "intake"), "manager" if name in FOR_MANAGERS else "officer")
    address = address_of(name)
    if name in CHECKS:
        client.get(address.removesuffix("/check"))
        typed = {"happened-day": "20", "happened-month": "11", "happened-year": "2026", "by": "ZZB",
                 "through": "court", "previous_convictions": "none", "correction-what": "changed",
                 "correction-reason": "Wrong prison"}  # fmt: skip
        client.post(address.removesuffix("/check"), typed)
    before = Look.objects.count()
    answer = client.get(address)
    assert answer.status_code == 200, answer
    shows = next(pattern.callback.shows for pattern in pages() if pattern.name == name)
    looks = list(Look.objects.all()[before:])
    if shows == "nobody":
        assert looks == []
        assert b"Ansel" not in answer.content
    else:
        assert len(looks) == (2 if name == "pair" else 1)
        assert (looks[-1].person == person) == (shows == "person")
        assert all(look.purpose for look in looks)


def test_the_pages_that_show_the_person_are_found_to_show_them(address_of, signed_in):
    """Were the pages empty, the tests of looks would pass over anything."""
    client = signed_in()
    showing = {
        name for name in set(NAMES) - ONLY_POST - OPEN_TO_ALL if b"Ansel" in client.get(address_of(name)).content
    }
    assert {"my_work", "person", "referrals"} <= showing
    assert all(pattern.callback.shows != "nobody" for pattern in pages() if pattern.name in showing)


DOWNLOADS = {"evidence"}


@pytest.mark.parametrize("name", sorted(set(NAMES) - ONLY_POST - CHECKS - NOT_PAGES - DOWNLOADS - OF_A_LETTER))
def test_each_page_has_one_heading_a_title_a_skip_link_and_nothing_inline(name, address_of, signed_in):
    grade = "manager" if name in FOR_MANAGERS else "officer"
    client = Client() if name in OPEN_TO_ALL else signed_in(FOR.get(name, "intake"), grade)
    answer = client.get(address_of(name))
    text = answer.content.decode()
    assert text.count("<h1") == 1
    assert " – Casekeeper</title>" in text
    assert "govuk-skip-link" in text
    assert not re.search(r"<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=|javascript:", text)
    assert re.findall(r'(?:src|href)="(?:https?:)?//', text) == []
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    ids = re.findall(r'\sid="([^"]+)"', text)
    assert sorted(ids) == sorted(set(ids))


@pytest.mark.parametrize("name", NAMES)
def test_somebody_with_no_unit_sees_no_personal_data(name, address_of, signed_in):
    client = signed_in("", "officer")
    answer = client.post(address_of(name)) if name in ONLY_POST else client.get(address_of(name))
    assert b"Ansel" not in answer.content


def test_a_form_without_its_token_is_refused(person, signed_in):
    client = signed_in()
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    answer = strict.post(f"/people/{person.reference}/record/referral.acknowledged", {})
    assert answer.status_code == 403


def test_nobody_signs_in_as_a_demo_user_outside_a_demonstration(settings, signed_in):
    signed_in()
    settings.DEMO = False
    assert Client().post("/sign-in/demo", {"username": "intake.officer"}).status_code == 404
    settings.DEMO = True
    assert Client().post("/sign-in/demo", {"username": "intake.officer"}).status_code == 302


def test_a_wrong_password_and_a_wrong_name_answer_alike(db):
    from casekeeper.records.models import User

    User.objects.create_user("known.user", password="correct horse battery", unit="intake")
    wrong = [
        Client().post("/sign-in", {"username": name, "password": "wrong"}).content.decode()
        for name in ("known.user", "nobody.here")
    ]
    texts = [re.sub(r'value="[^"]*"', "", text) for text in wrong]
    assert texts[0] == texts[1]
    assert "is not right" in texts[0]
    right = Client().post("/sign-in", {"username": "known.user", "password": "correct horse battery"})
    assert right.headers["Location"] == "/"


def test_signing_in_leads_on_to_our_own_pages_only(db):
    from casekeeper.records.models import User

    User.objects.create_user("known.user", password="correct horse battery", unit="intake")
    form = {"username": "known.user", "password": "correct horse battery"}
    assert Client().post("/sign-in", {**form, "next": "https://elsewhere.example/"}).headers["Location"] == "/"
    assert Client().post("/sign-in", {**form, "next": "/law"}).headers["Location"] == "/law"
