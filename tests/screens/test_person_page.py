"""The page of one person: what is due with its citation, the position with reasons, other days, corrections."""

from __future__ import annotations

import re

import pytest

from casekeeper.records.models import DutyRow, FactRow, Look

pytestmark = pytest.mark.database


def page(client, person, query=""):
    return client.get(f"/people/{person.reference}{query}").content.decode()


def test_the_page_shows_each_open_duty_with_its_citation_and_a_link_to_the_law(signed_in, person):
    shown = page(signed_in(), person)
    duties = DutyRow.objects.filter(person=person, ended=None)
    assert duties
    for duty in duties:
        assert duty.what in shown
        assert duty.provision in shown
        assert f'href="/law/{duty.page}"' in shown


def test_the_identity_bar_says_who_where_now_and_the_next_legal_date(signed_in, person):
    shown = page(signed_in(), person)
    for words in ("Ansel Verrucci", "April 1988", "Polish (POL)", "Z1234AB", "In custody, ZZA", "Next legal date"):
        assert words in shown


def test_an_invented_person_is_marked_as_invented(signed_in, person):
    assert "Invented person" in page(signed_in(), person)


def test_every_reason_that_rests_on_a_fact_links_to_that_fact_on_the_page(signed_in, person):
    shown = page(signed_in(), person)
    number = FactRow.objects.get(kind="referral.made").number
    assert f'#fact-{number}"' in shown
    assert f'id="fact-{number}"' in shown


def test_on_an_earlier_day_the_referral_had_not_happened(signed_in, person):
    shown = page(signed_in(), person, "?as-at-day=1&as-at-month=7&as-at-year=2026")
    assert "This is not today" in shown
    assert "Acknowledge the referral" not in shown


def test_before_anything_was_recorded_nothing_was_known(signed_in, person):
    shown = page(signed_in(), person, "?known-on=2020-01-01")
    assert "Name not known" in shown
    assert "Ansel Verrucci" not in shown


def test_a_day_that_does_not_exist_is_an_error_that_names_the_field(signed_in, person):
    shown = page(signed_in(), person, "?as-at-day=31&as-at-month=2&as-at-year=2026")
    assert "<title>Error: " in shown
    assert "must be a real date" in shown
    assert 'href="#as-at-day"' in shown


def test_a_look_says_who_looked_at_whom_and_for_which_duty(signed_in, person):
    page(signed_in(), person)
    look = Look.objects.get(person=person)
    assert (look.user, look.unit, look.what) == ("intake.officer", "intake", "person page")
    assert "Acknowledge the referral" in look.purpose or "Triage" in look.purpose


def test_a_restricted_record_answers_an_officer_as_if_it_were_not_there(signed_in, person):
    type(person).objects.filter(pk=person.pk).update(handling="restricted")
    client = signed_in()
    missing = client.get("/people/AAAA-AAAA")
    restricted = client.get(f"/people/{person.reference}")
    assert restricted.status_code == missing.status_code == 404
    token = re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"')
    assert token.sub(b"", restricted.content) == token.sub(b"", missing.content)
    assert not Look.objects.exists()


def test_a_record_of_an_unknown_reference_is_not_found(signed_in, db):
    assert signed_in().get("/people/NOBODY").status_code == 404


def test_every_duty_that_can_arise_has_a_form_that_discharges_it():
    from casekeeper.config.folders import source_folder
    from casekeeper.facts import KINDS
    from casekeeper.screens.person.next_steps import STEPS

    files = (source_folder() / "src/casekeeper/duties").glob("*.py")
    keys = {key for file in files for key in re.findall(r'\bkey=f?"([a-z0-9 -]+)', file.read_text())}
    assert keys - set(STEPS) == set()
    assert all(kind in KINDS for kinds in STEPS.values() for kind in kinds)


def test_a_duty_another_unit_accepted_says_who_handed_it_over(signed_in, person):
    from datetime import UTC, datetime

    from casekeeper.records.models import HandOff

    duty = DutyRow.objects.get(person=person, key__startswith="triage:")
    at = datetime(2026, 11, 20, 12, tzinfo=UTC)
    HandOff.objects.create(
        person=person, key=duty.key, from_unit="intake", to_unit="casework", reason="x", offered_by="x",
        offered_at=at, answered_at=at, accepted=True,
    )  # fmt: skip
    assert "handed over by Intake" in page(signed_in(), person)
