"""The page of departures under way, and the banners: what came, when, who has it, what is left, what can be done."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Any

import pytest
from tests.at_the_minute import the_time_is
from tests.leaving_people import planned_to_go

from casekeeper.actions.record_fact import record_fact
from casekeeper.facts import Kind
from casekeeper.facts.claims import ClaimMade
from casekeeper.facts.departures import AttemptPlanned, DepartureStopped, PersonBoarded
from casekeeper.records.clock import today
from casekeeper.records.models import FactRow, Person

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
CLAIM = ClaimMade(claim="protection", channel="at the port")


def leaving_today(name: str = "Goran Leaving") -> Person:
    return planned_to_go(name, (date(2026, 11, 2), AttemptPlanned(leaves_on=TODAY, to="ALB")))


def told(person: Person, said: Kind, by: str = "a.porter") -> int:
    return record_fact(person, said, TODAY, source="test", by=by)


def text_of(answer: Any) -> str:
    assert answer.status_code == 200
    words = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))
    return re.sub(r" ([,.:;])", r"\1", words)


def test_a_claim_at_the_port_shows_within_the_minute_to_whoever_has_it_and_whoever_runs_the_departure(
    signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_time_is(monkeypatch, "2026-11-23T09:00")
    person = leaving_today()
    the_time_is(monkeypatch, "2026-11-23T10:42")
    told(person, CLAIM)
    the_time_is(monkeypatch, "2026-11-23T11:00")
    for unit in ("asylum unit", "returns logistics", "casework"):
        said = text_of(signed_in(unit).get("/departures/under-way"))
        assert "12 minutes left Claim made: came at 10:42, must be considered by 11:12. Recorded by a.porter" in said
        assert "With Asylum unit" in said
        assert "The gate is closed: protection claim undecided (BAR-03)" in said
    for unit in ("asylum unit", "returns logistics"):
        work = text_of(signed_in(unit).get("/"))
        assert "12 minutes left Goran Leaving" in work
        assert work.index("12 minutes left") < work.index("Duties, due first")
    assert "12 minutes left" not in text_of(signed_in("intake").get("/"))
    assert "12 minutes left Claim made" in text_of(signed_in("casework").get(f"/people/{person.reference}"))


def test_one_press_stops_the_departure_and_nobody_boards_on_it(signed_in: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    the_time_is(monkeypatch, "2026-11-23T10:42")
    person = leaving_today()
    raised = told(person, CLAIM)
    the_time_is(monkeypatch, "2026-11-23T10:50")
    officer = signed_in("returns logistics")
    page = officer.get("/departures/under-way").content.decode()
    (address,) = re.findall(r'action="(/people/[^"]+/stop)"', page)
    officer.post(address, {"raised": raised, "reason": "Claim made, came at 10:42"})
    said = text_of(officer.get("/departures/under-way"))
    assert "Stopped by Test at 10:50: Claim made, came at 10:42" in said
    assert "Departure stopped at 10:50 by returns logistics.officer" in said
    assert "In time" in said
    assert "23 Nov 2026 1 1 0 0 0 0" in said
    assert not re.search(r"/stop\"", officer.get("/departures/under-way").content.decode())
    assert FactRow.objects.filter(person=person, kind=DepartureStopped.key).count() == 1
    assert "Stopped" in text_of(officer.get(f"/people/{person.reference}/departure"))
    assert re.search(r"Goran Leaving [-\w]+ \(invented\) Stopped", text_of(officer.get("/departures/planned")))
    again = officer.post(address, {"raised": raised})
    assert "stopped already, by Test" in text_of(again)
    assert "stopped this departure" in refused(person, PersonBoarded(attempt=int(address.split("/")[-2])))


def refused(person: Person, said: Kind) -> str:
    from casekeeper.records.models import User
    from casekeeper.records.refused import Refused

    with pytest.raises(Refused) as found:
        record_fact(person, said, TODAY, source="test", by="x", user=User(unit="returns logistics", grade="officer"))
    return str(found.value)


def test_over_its_time_it_says_by_how_much_and_whom_it_rose_to_and_stays_so_when_answered(
    signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_time_is(monkeypatch, "2026-11-23T10:42")
    person = leaving_today()
    raised = told(person, CLAIM)
    the_time_is(monkeypatch, "2026-11-23T11:30")
    said = text_of(signed_in("casework").get("/departures/under-way"))
    assert "18 minutes over Claim made: came at 10:42, must be considered by 11:12" in said
    risen = "With Asylum unit; risen to the manager at 11:17; risen to the head of casework at 11:27"
    assert risen in said
    assert "0 came and wait to be considered 1 were not considered in time" in said
    consider(signed_in("casework"), person, raised)
    after = text_of(signed_in("casework").get("/departures/under-way"))
    assert "Considered at 11:30 by casework.officer, 18 minutes over. The departure waits: Until Monday" in after
    assert risen in after
    assert "23 Nov 2026 1 0 1 0 0 0" in after
    assert "this waits to be considered" not in text_of(signed_in("asylum unit").get("/"))


def consider(officer: Any, person: Person, raised: int) -> None:
    """By the button, the form and its check."""
    page = officer.get("/departures/under-way").content.decode()
    (link,) = re.findall(r'href="(/people/[^"]+considered_under_way\?raised=\d+[^"]*)"', page)
    form = officer.get(html.unescape(link)).content.decode()
    assert re.search(rf'name="happened-day"[^>]*value="{today().day}"', form), (
        "today stands there already: minutes count"
    )
    assert re.search(rf'<option value="{raised}"[^>]*selected', form)
    typed = {
        "raised": raised, "outcome": "the departure waits", "reasons": "Until Monday", "considered_by": "A. Caseworker",
        "happened-day": "23", "happened-month": "11", "happened-year": "2026",
    }  # fmt: skip
    checked = officer.post(link.partition("?")[0], typed)
    assert checked.status_code == 302, text_of(checked)
    officer.post(checked.headers["Location"])


def test_two_things_that_came_stand_by_what_is_due_first_and_each_is_answered_alone(
    signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_time_is(monkeypatch, "2026-11-23T10:42")
    later, sooner = leaving_today("Later Due"), leaving_today("Sooner Due")
    told(sooner, CLAIM)
    the_time_is(monkeypatch, "2026-11-23T10:50")
    told(sooner, ClaimMade(claim="human rights"))
    told(later, CLAIM)
    said = text_of(signed_in("casework").get("/departures/under-way"))
    assert said.index("Sooner Due,") < said.index("must be considered by 11:12") < said.index("Later Due,")
    assert said.count("must be considered by 11:20") == 2
    assert "2 leave today or are on the way 3 came and wait" in said


def test_what_came_before_midnight_says_its_day_and_stays_on_the_page_after(
    signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_time_is(monkeypatch, "2026-11-23T23:50")
    told(leaving_today(), CLAIM)
    monkeypatch.setenv("CASEKEEPER_TODAY", "2026-11-24")
    the_time_is(monkeypatch, "2026-11-24T00:05")
    said = text_of(signed_in("casework").get("/departures/under-way"))
    assert "15 minutes left Claim made: came at 23:50 on 23 November 2026, must be considered by 00:20" in said


def test_a_restricted_record_shows_to_a_manager_alone_and_counts_for_nobody_else(
    signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_time_is(monkeypatch, "2026-11-23T10:42")
    person = leaving_today("Hidden Person")
    told(person, CLAIM)
    Person.objects.filter(pk=person.pk).update(handling="restricted")
    for page in ("/departures/under-way", "/"):
        assert "Hidden Person" not in text_of(signed_in("asylum unit").get(page))
        assert "Hidden Person" in text_of(signed_in("asylum unit", "manager").get(page))
    assert "0 came and wait to be considered" in text_of(signed_in("asylum unit").get("/departures/under-way"))
    assert "Nothing came while a departure was under way" in text_of(signed_in("casework").get("/departures/under-way"))
    stop = f"/people/{person.reference}/departure/{person_attempt(person)}/stop"
    assert signed_in("returns logistics").post(stop).status_code == 404


def test_a_departure_that_took_the_place_of_another_is_the_one_that_is_stopped(
    signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_time_is(monkeypatch, "2026-11-23T10:42")
    person = leaving_today()
    told(person, CLAIM)
    again = told(person, AttemptPlanned(leaves_on=TODAY, to="ALB", route="Another flight"))
    page = signed_in("returns logistics").get("/departures/under-way").content.decode()
    assert re.findall(r'action="/people/[^"]+/(\d+)/stop"', page) == [str(again)]


def person_attempt(person: Person) -> int:
    number: int = FactRow.objects.get(person=person, kind=AttemptPlanned.key).number
    return number


def test_the_page_asks_again_by_itself_only_where_the_reader_chose_that(signed_in: Any) -> None:
    officer = signed_in("casework")
    assert "Refresh" not in officer.get("/departures/under-way").headers
    chosen = officer.get("/departures/under-way?new=yes")
    assert chosen.headers["Refresh"] == "30"
    assert "Keep it still" in text_of(chosen)


def test_figures_of_earlier_days_are_those_then_known(signed_in: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    the_time_is(monkeypatch, "2026-11-23T10:42")
    person = leaving_today()
    raised = told(person, CLAIM)
    monkeypatch.setenv("CASEKEEPER_TODAY", "2026-11-30")
    the_time_is(monkeypatch, "2026-11-30T09:00")
    officer = signed_in("casework")
    consider(officer, person, raised)
    assert "23 Nov 2026 1 0 1 0 0 0" in text_of(officer.get("/departures/under-way"))
    then = text_of(officer.get("/departures/under-way?known-on=2026-11-23"))
    assert "as known at the end of 23 November 2026" in then
    assert "23 Nov 2026 1 0 1 1 0 0" in then


def test_each_day_of_the_figures_leads_to_what_came_and_it_stays_on_the_person_s_departure_page(
    signed_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    the_time_is(monkeypatch, "2026-11-23T10:42")
    person = leaving_today()
    raised = told(person, CLAIM)
    the_time_is(monkeypatch, "2026-11-23T11:20")
    officer = signed_in("casework")
    consider(officer, person, raised)
    monkeypatch.setenv("CASEKEEPER_TODAY", "2026-11-30")
    the_time_is(monkeypatch, "2026-11-30T09:00")
    page = officer.get("/departures/under-way").content.decode()
    (link,) = re.findall(r'href="(/departures/under-way\?on=2026-11-23)#of-day"', page)
    for address in (link, f"/people/{person.reference}/departure"):
        said = text_of(officer.get(address))
        assert "With Asylum unit; risen to the manager at 11:17" in said
        assert "Considered at 11:20" in said
        assert "by casework.officer, 8 minutes over" in said
    assert "What came on" not in text_of(officer.get("/departures/under-way?on=2026-11-22"))


@pytest.mark.parametrize("typed", ["0001-01-01", "9999-12-31", "x", "2026-02-30"])
def test_a_day_that_cannot_be_in_the_address_is_no_fault(signed_in: Any, typed: str) -> None:
    assert signed_in("casework").get(f"/departures/under-way?known-on={typed}&on={typed}").status_code == 200


def test_who_only_looks_is_offered_neither(signed_in: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    the_time_is(monkeypatch, "2026-11-23T10:42")
    person = leaving_today()
    told(person, CLAIM)
    page = signed_in("", "inspector").get("/departures/under-way").content.decode()
    assert "Claim made" in page
    assert "Stop the departure" not in page
    assert "Record that it was considered" not in page
    assert "Record that it was considered" not in signed_in("reporting").get("/departures/under-way").content.decode()
    assert signed_in("prison").get("/departures/under-way").status_code == 403
