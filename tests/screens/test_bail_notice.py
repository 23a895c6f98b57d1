"""The notice of bail as a document: each condition with why, the next days, rights, two languages, its version."""

from __future__ import annotations

from datetime import date

import pytest
from tests.own_people import reports_digitally

from casekeeper.actions.record_fact import record_fact
from casekeeper.facts.bail import BailConditionVaried, BailEnded
from casekeeper.records.models import FactRow

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_the_notice_tells_every_condition_why_when_and_how_to_have_it_changed_in_two_languages(signed_in):
    person = reports_digitally()
    page = signed_in("reporting").get(f"/people/{person.reference}/bail-notice").content.decode()
    assert "to keep in touch while the appeal is decided" in page
    assert "Live at 1 Invented Way." in page
    assert "Monday 23 November 2026, 10:00" in page
    assert "You can ask us to change your conditions at any time." in page
    assert 'lang="ar" dir="rtl"' in page
    assert "Record that it was served" in page
    assert "may be changed by the Secretary of State" in page
    assert (
        "Record that it was served"
        not in signed_in("tracing").get(f"/people/{person.reference}/bail-notice").content.decode()
    )


def test_the_version_names_the_last_fact_that_changed_a_condition(signed_in):
    person = reports_digitally()
    first = FactRow.objects.filter(person=person, kind="reporting.frequency_set").get().number
    address = f"/people/{person.reference}/bail-notice"
    assert f"as of fact {first}," in signed_in("reporting").get(address).content.decode()
    condition = FactRow.objects.filter(person=person, kind="bail.condition_set").last()
    said = BailConditionVaried(condition=condition.number, detail="Live at 2 Invented Way.", reasons="Moved.")
    changed = record_fact(person, said, date(2026, 11, 20), source="test", by="a test")
    page = signed_in("reporting").get(address).content.decode()
    assert f"as of fact {changed}," in page
    assert "2 Invented Way" in page


def test_where_no_condition_is_in_force_there_is_nothing_to_give_notice_of(signed_in):
    person = reports_digitally((BailEnded(reason="other"), date(2026, 11, 20)))
    page = signed_in("reporting").get(f"/people/{person.reference}/bail-notice").content.decode()
    assert "there is nothing to give notice of" in page
