"""Countries: a notice is told, carried on and ended on the page; who may; the alarm; and who is counted where."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any

import pytest
from tests.country_notices import a_notice
from tests.screens.conftest import TODAY

from casekeeper.actions.record_fact import record_fact
from casekeeper.facts.departures import AttemptMoved, AttemptPlanned
from casekeeper.facts.documents import DocumentHeld
from casekeeper.facts.identity import NationalityClaimed
from casekeeper.facts.immigration import DeportationOrdered
from casekeeper.facts.travel_documents import DocumentApplied
from casekeeper.records.models import CountryNoticeStep, Look, Person

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def text_of(answer: Any) -> str:
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def three(name: str, on: Any) -> dict[str, str]:
    return {f"{name}-day": str(on.day), f"{name}-month": str(on.month), f"{name}-year": str(on.year)}


TELL = {
    "country": "POL", "what": "no flights", **three("starts", TODAY), **three("until", TODAY + timedelta(days=9)),
    "reason": "The carrier stopped.", "document": "CD-11",
}  # fmt: skip


@pytest.fixture
def to_leave(person: Person) -> Person:
    record_fact(person, DeportationOrdered(), TODAY, source="test", by="a test")
    return person


def test_one_page_tells_a_notice_and_the_persons_page_names_it_until_another_ends_it(to_leave, signed_in) -> None:
    desk = signed_in("country desk")
    told = desk.post("/countries/tell", TELL, follow=True)
    assert "Notice" in text_of(told)
    number = CountryNoticeStep.objects.get().pk
    shown = text_of(desk.get("/countries/POL"))
    for said in ("Stands", "no flights", "expected to hold until 2 December 2026", "CD-11", "To leave 1"):
        assert said in shown
    person = f"/people/{to_leave.reference}"
    assert f"Notice {number} on Poland (POL)" in text_of(signed_in("casework").get(f"{person}/departure"))
    end = {"step": "end", **three("ends", TODAY), "reason": "Flights again.", "document": "CD-12"}
    ended = text_of(desk.post(f"/countries/notices/{number}", end, follow=True))
    assert "No notice stands" in ended
    assert "Flights again." in ended
    assert f"Notice {number}" not in text_of(signed_in("casework").get(f"{person}/departure"))


def test_it_goes_on_with_a_new_day_and_is_not_ended_by_that(signed_in) -> None:
    desk, number = signed_in("country desk"), a_notice("POL", TODAY - timedelta(days=30))
    assert "overdue" in text_of(desk.get("/countries/POL"))
    said = {**three("review", TODAY + timedelta(days=7)), "reason": "Still closed.", "document": "CD-13"}
    shown = text_of(desk.post(f"/countries/notices/{number}", said, follow=True))
    assert "looked at again, and goes on" in shown
    assert "overdue" not in shown
    assert "Stands" in shown


def test_what_is_missing_is_said_at_its_field_and_nothing_is_kept(signed_in) -> None:
    desk = signed_in("country desk")
    for left_out, says in (("document", "reference of the document"), ("country", "names no country"),
                           ("starts-day", "First day"), ("what", "A notice is one of")):  # fmt: skip
        shown = text_of(desk.post("/countries/tell", TELL | {left_out: ""}))
        assert "There is a problem" in shown
        assert says in shown
    assert not CountryNoticeStep.objects.exists()
    number = a_notice("POL", TODAY)
    ahead = {"step": "end", **three("ends", TODAY + timedelta(days=1)), "reason": "x", "document": "x"}
    assert "has not come" in text_of(desk.post(f"/countries/notices/{number}", ahead))
    assert CountryNoticeStep.objects.count() == 1


def test_nobody_but_the_country_desk_tells_or_ends_one(signed_in) -> None:
    number = a_notice()
    for unit, grade in (("casework", "head"), ("returns logistics", "manager"), ("", "inspector")):
        client = signed_in(unit, grade)
        assert client.post("/countries/tell", TELL).status_code == 403
        assert client.post(f"/countries/notices/{number}", {"step": "end"}).status_code == 403
        assert "Tell a notice" not in text_of(client.get("/countries/ALB"))
    assert CountryNoticeStep.objects.count() == 1


def test_a_day_gone_by_is_an_alarm_on_every_page_and_work_of_the_desk_and_the_notice_stands(signed_in) -> None:
    a_notice("ALB", TODAY - timedelta(days=30))
    assert "was not looked at again by its day" in text_of(signed_in("casework").get("/find"))
    assert "was not looked at again" not in text_of(signed_in("prison").get("/find"))
    work = text_of(signed_in("country desk").get("/"))
    assert "Look again at the notice on Albania (ALB)" in work
    assert "risen to the manager" in work
    assert "Stands" in text_of(signed_in("country desk").get("/countries/ALB"))


def test_as_known_on_an_earlier_day_there_is_no_notice(signed_in) -> None:
    a_notice("ALB", TODAY - timedelta(days=30))
    told = CountryNoticeStep.objects.get().told_at.date()
    shown = text_of(signed_in("casework").get(f"/countries/ALB?known-on={told - timedelta(days=2)}"))
    assert "No notice stands" in shown
    assert "as known on" in shown


def test_people_are_counted_by_country_and_place_and_who_may_not_be_seen_is_not(to_leave, signed_in) -> None:
    record_fact(to_leave, NationalityClaimed(nationality="ALB"), TODAY, source="test", by="a test")
    record_fact(to_leave, AttemptPlanned(leaves_on=TODAY, to="over the hills"), TODAY, source="test", by="a test")
    shown = text_of(signed_in("casework").get("/countries"))
    for row in ("Albania 1 0 1", "Poland 1 0 1", "Not known which country 1 1 1"):
        assert row in shown
    Person.objects.filter(pk=to_leave.pk).update(handling="restricted")
    assert "Albania" not in text_of(signed_in("casework").get("/countries"))
    assert "Albania" in text_of(signed_in("casework", "manager").get("/countries"))
    assert Look.objects.filter(what="countries").count() == 3


def test_whoever_was_found_british_is_counted_under_no_country_to_be_returned_to(to_leave, signed_in) -> None:
    found = NationalityClaimed(nationality="GBR", confidence="documented", evidence="A passport")
    record_fact(to_leave, found, TODAY, source="test", by="a test")
    assert "United Kingdom" not in text_of(signed_in("casework").get("/countries"))


@pytest.mark.parametrize("address", ["/countries/NOBODY", "/countries/alb", "/countries/XXX", "/countries/notices/9"])
def test_what_names_no_country_or_notice_is_not_there(address: str, signed_in) -> None:
    assert signed_in("country desk").get(address).status_code == 404


def test_the_page_of_a_country_says_what_is_known_with_its_source_and_what_is_not(signed_in) -> None:
    shown = text_of(signed_in("casework").get("/countries/ALB"))
    assert "40 working days as for any country: nothing is known of this one" in shown
    assert "Evidence by video to our tribunal Not known" in shown
    assert "text not yet confirmed" in shown
    assert "In use for appeals from abroad (section 94B) Yes" in shown
    assert "more than 80 countries" in shown
    assert "No document of this country is on record" in shown
    assert "In use for appeals from abroad (section 94B) No" in text_of(signed_in("casework").get("/countries/POL"))
    before = text_of(signed_in("casework").get("/countries/IND?known-on=2025-07-31"))
    assert "In use for appeals from abroad (section 94B) No" in before


def test_what_became_of_applications_is_measured_on_the_page_of_the_country(to_leave, signed_in) -> None:
    record_fact(to_leave, DocumentApplied(country="POL"), TODAY - timedelta(days=30), source="test", by="a test")
    issued = DocumentHeld(document="emergency travel document", valid_until=TODAY, held_by="the department")
    record_fact(to_leave, issued, TODAY, source="test", by="a test")
    shown = text_of(signed_in("casework").get("/countries/POL"))
    assert "Of 1 applications answered, 1 led to a document; the middle one took 30 days" in shown


def test_the_planner_names_whose_document_may_come_too_late_and_nobody_whose_is_in_time(to_leave, signed_in) -> None:
    leaves_on = TODAY + timedelta(days=100)
    plan = record_fact(to_leave, AttemptPlanned(leaves_on=leaves_on, to="POL"), TODAY, source="test", by="a test")
    assert "may come too late" not in text_of(signed_in("casework").get("/departures/planned"))
    moved = AttemptMoved(attempt=plan, leaves_on=TODAY + timedelta(days=20), reason="Seats.")
    record_fact(to_leave, moved, TODAY, source="test", by="a test")
    shown = text_of(signed_in("casework").get("/departures/planned"))
    assert "A document may come too late: 1" in shown
    assert "Not asked for, and had to be by" in shown
    record_fact(to_leave, DocumentApplied(country="POL"), TODAY, source="test", by="a test")
    assert "Asked for; expected by" in text_of(signed_in("casework").get("/departures/planned"))
    Person.objects.filter(pk=to_leave.pk).update(handling="restricted")
    assert "may come too late" not in text_of(signed_in("casework").get("/departures/planned"))
