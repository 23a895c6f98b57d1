"""The page of departures under way, and the banners: what came, when, who has it, what is left, what can be done."""

from __future__ import annotations

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
        assert "The gate is closed: BAR-03" in said
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
    again = officer.post(address, {"raised": raised})
    assert "stopped already, by Test" in text_of(again)
    assert "stopped this departure" in refused(person, PersonBoarded(attempt=int(address.split("/")[-2])))


def refused(person: Person, said: Kind) -> str:
    from casekeeper.records.models import User
    from casekeeper.records.refused import Refused

    with pytest.raises(Refused) as found:
        record_fact(person, said, TODAY, source="test", by="x", user=User(unit="returns logistics", grade="officer"))
    return str(found.value)
