"""Somebody on the way to departure has a page: lines, gate, safeguards and duties show, and nothing breaks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.actions.test_departure_gates import ready_person
from tests.ready_to_depart import LEAVES_ON

from casekeeper.actions.record_fact import record_fact
from casekeeper.facts.casework import BarrierOpened
from casekeeper.facts.schemes import SchemePaid
from casekeeper.facts.trafficking import TraffickingReferred

pytestmark = pytest.mark.database


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", LEAVES_ON.isoformat())


def test_the_page_of_somebody_about_to_leave_shows_what_stops_them_and_who_has_it(signed_in):
    person, _ = ready_person()
    record_fact(person, TraffickingReferred(by="an officer"), LEAVES_ON, source="test", by="tester")
    shown = signed_in("casework", "manager").get(f"/people/{person.reference}")
    assert shown.status_code == 200
    text = shown.content.decode()
    assert "BAR-06" in text
    assert "Get the reasonable-grounds decision" in text


def test_each_thing_in_the_way_says_by_when_it_may_be_clear_or_that_no_day_is_known(signed_in):
    person, _ = ready_person()
    opened = BarrierOpened(code="BAR-16", evidence="No flights", clear_by=LEAVES_ON + timedelta(days=12))
    record_fact(person, opened, LEAVES_ON, source="test", by="tester")
    record_fact(person, BarrierOpened(code="BAR-11"), LEAVES_ON, source="test", by="tester")
    shown = signed_in("casework", "manager").get(f"/people/{person.reference}/departure").content.decode()
    assert "Expected to be clear by 22 June 2026" in shown
    assert "No day is known by which it may be clear" in shown


def test_the_page_says_whether_they_may_go_under_the_facilitated_return_scheme_and_why_not(signed_in):
    person, _ = ready_person()
    client = signed_in("casework", "manager")
    assert (
        "May they go under the Facilitated Return Scheme?" in client.get(f"/people/{person.reference}").content.decode()
    )
    record_fact(person, SchemePaid(pounds=750), LEAVES_ON, source="test", by="tester")
    shown = client.get(f"/people/{person.reference}").content.decode()
    assert "Not eligible" in shown
    assert "normally nobody is paid a second time" in shown
