"""The page of removal centres: beds, who should be there and is not, whom a reader may not see, and the look logged."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from tests.exchange.payloads import read
from tests.exchange.removal_centre_documents import (
    ARRAN,
    BENNU,
    CHECK_IN,
    HEARTBEAT,
    ORDERS,
    check_in,
    moved_to,
    two_centres,
)

from casekeeper.actions.record_fact import record_facts
from casekeeper.facts.identity import IdentifierGiven, NameStated
from casekeeper.records import clock
from casekeeper.records.models import Look, Person
from casekeeper.records.opening import open_person

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _late_in_the_evening(the_day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import datetime

    from casekeeper.facts import LEGAL_ZONE

    at = datetime(the_day.year, the_day.month, the_day.day, 23, 30, tzinfo=LEGAL_ZONE)
    monkeypatch.setattr(clock, "wall", lambda: at)
    monkeypatch.setattr("casekeeper.screens.removal_centres.views.wall", lambda: at)
    two_centres()


def somebody(name: str, cid: int, handling: str = "normal") -> Person:
    person = open_person(opened_at=clock.now(), invented=True)
    number = IdentifierGiven(scheme="cid_person", as_typed=str(cid), canonical=f"{cid:09d}")
    record_facts(person, [(number, date(2026, 1, 1)), (NameStated(full=name), date(2026, 1, 1))], source="t", by="t")
    Person.objects.filter(pk=person.pk).update(handling=handling)
    return person


def send(day: date, *documents: Any) -> None:
    for document in documents:
        assert read("removal-centres", moved_to(day, document), on=day).new


def page(client: Any) -> str:
    answer = client.get("/removal-centres")
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def test_beds_and_leftovers_stand_on_one_page_with_who_sees_to_them(the_day, signed_in) -> None:
    person = somebody("Arran Vey", ARRAN)
    send(the_day, HEARTBEAT, ORDERS, check_in(cid=8888, person=77))
    shown = page(signed_in("gatekeeper"))
    assert f'href="/people/{person.reference}">Arran Vey</a>' in shown
    missing = shown[shown.index("Should be here and is not") : shown.index("Should have left")]
    assert "Arran Vey" in missing
    assert "101, Removal" in missing
    assert "Gatekeeper" in missing
    came = shown[shown.index("Came, and nobody") :]
    assert "CID 8888: no record here" in came
    assert "Intake" in came
    assert "<strong>894" in shown, "1,000 less 100 in use, 5 out and one scheduled in"
    look = Look.objects.get(what="removal centres")
    assert (look.count, look.unit) == (3, "gatekeeper")


def test_room_below_nought_is_red_and_a_centre_that_told_nothing_cannot_be_said_to_have_any(the_day, signed_in) -> None:
    send(the_day, HEARTBEAT | {"male_outofcommission": 2000})
    shown = page(signed_in("casework"))
    assert '<strong><span class="ck-red">-1,100</span></strong>' in shown
    assert "Cannot tell" in shown
    assert "No heartbeat yet" in shown


def test_a_restricted_record_has_no_row_for_an_officer_and_one_for_a_manager(the_day, signed_in) -> None:
    somebody("Hidden Bennu", BENNU, handling="restricted")
    send(the_day, ORDERS)
    hidden = page(signed_in("casework"))
    assert "Hidden Bennu" not in hidden
    assert str(BENNU) not in hidden
    assert "Hidden Bennu" in page(signed_in("casework", "manager"))


def test_once_they_are_here_nobody_is_missing(the_day, signed_in) -> None:
    somebody("Arran Vey", ARRAN)
    send(the_day, ORDERS, CHECK_IN)
    shown = page(signed_in("intake"))
    assert "Arran Vey" not in shown
    assert "Nobody." in shown


def test_a_number_that_leads_to_two_records_says_so_and_names_neither(the_day, signed_in) -> None:
    for name in ("One Name", "Other Name"):
        somebody(name, ARRAN)
    send(the_day, ORDERS)
    shown = page(signed_in("intake"))
    assert f"CID {ARRAN}: 2 records, to be judged" in shown
    assert "One Name" not in shown


def test_a_prison_does_not_open_the_page(signed_in) -> None:
    assert signed_in("prison").get("/removal-centres").status_code == 403
