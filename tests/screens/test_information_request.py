"""The request for information: what is known is shown and not asked; recording it counts the questions it held."""

from __future__ import annotations

from datetime import date

import pytest
from tests.lost_people import recorded

from casekeeper.facts.identity import BirthDateStated, LanguageNeeded, NameStated
from casekeeper.facts.referral import Referred, Triaged
from casekeeper.records.clock import today
from casekeeper.records.models import FactRow, Person

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture
def person() -> Person:
    on = date(2026, 11, 20)
    said = [NameStated(full="Ansel Verrucci"), BirthDateStated(born="1988-04"), LanguageNeeded(language="Italian"),
            Referred(by="WWI"), Triaged(outcome="consider deportation", reasons="threshold reached")]  # fmt: skip
    return recorded([(on, one) for one in said], today())


def test_what_is_known_is_put_before_the_person_and_only_the_rest_is_asked(signed_in, person):
    page = signed_in("casework").get(f"/people/{person.reference}/information").content.decode()
    assert "April 1988" in page
    assert "Italian" in page
    assert "8 questions" in page
    assert "Which language do you speak best" not in page
    assert "Do you have children in the United Kingdom" in page


def test_recording_that_it_went_out_counts_its_questions_and_ends_the_duty(signed_in, person):
    casework = signed_in("casework")
    assert f"/people/{person.reference}/information" in casework.get(f"/people/{person.reference}").content.decode()
    address = f"/people/{person.reference}/information"
    assert "Choose how it was sent" in casework.post(address, {"method": "by pigeon"}).content.decode()
    assert casework.post(address, {"method": "post in the UK"}).status_code == 302
    said = FactRow.objects.get(person=person, kind="consideration.information_requested").payload
    assert (said["questions"], said["method"]) == (8, "post in the UK")
    page = casework.get(f"/people/{person.reference}").content.decode()
    assert "Ask after the request for information" in page
    assert "See what to ask" not in page


def test_who_may_not_record_it_reads_why(signed_in, person):
    address = f"/people/{person.reference}/information"
    tracing = signed_in("tracing")
    assert "Record that it went out" not in tracing.get(address).content.decode()
    tracing.post(address, {"method": "by hand"})
    assert not FactRow.objects.filter(person=person, kind="consideration.information_requested").exists()
