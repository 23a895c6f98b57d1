"""A form that is about another fact offers those on the record in words."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from tests.actions.test_departure_gates import LEAVES_ON, ready_person

from casekeeper.actions.record_fact import record_fact
from casekeeper.facts import KINDS
from casekeeper.facts.departures import AttemptPlanned
from casekeeper.records.models import FactRow, User
from casekeeper.screens.recording.facts_to_name import NAMED
from casekeeper.screens.recording.fields import fields_of

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture
def returns(monkeypatch: pytest.MonkeyPatch) -> Client:
    monkeypatch.setenv("CASEKEEPER_TODAY", LEAVES_ON.isoformat())
    client = Client()
    client.force_login(User.objects.create_user("returns", unit="returns logistics", grade="officer"))
    return client


def test_the_only_planned_departure_is_chosen_already_and_told_by_its_day(returns: Client) -> None:
    person, attempt = ready_person()
    shown = returns.get(f"/people/{person.reference}/record/departure.collected").content.decode()
    assert f'<option value="{attempt}" selected' in shown
    assert "Departure planned, 20 May 2026: 10 June 2026" in shown
    assert "Number of the fact" not in shown


def test_of_several_none_is_chosen_for_anybody(returns: Client) -> None:
    person, first = ready_person()
    second = record_fact(person, AttemptPlanned(leaves_on=date(2026, 7, 1)), LEAVES_ON, source="test", by="tester")
    shown = returns.get(f"/people/{person.reference}/record/departure.collected").content.decode()
    assert "selected" not in shown.partition('id="attempt"')[2].partition("</select>")[0].replace(
        'value="" selected', ""
    )
    assert shown.index(f'value="{second}"') < shown.index(f'value="{first}"')


def test_where_there_is_none_the_form_says_so_and_takes_none(returns: Client) -> None:
    person, _ = ready_person()
    address = f"/people/{person.reference}/record/document.chased"
    assert "There is none on this record" in returns.get(address).content.decode()
    day = {"happened-day": "10", "happened-month": "6", "happened-year": "2026"}
    before = FactRow.objects.count()
    assert "There is a problem" in returns.post(address, day).content.decode()
    assert FactRow.objects.count() == before


def test_every_field_that_is_offered_so_is_a_field_of_some_form() -> None:
    there = {field.name for kind in KINDS.values() if kind.by_hand for field in fields_of(kind)
             if field.control == "number"}  # fmt: skip
    assert set(NAMED) <= there
