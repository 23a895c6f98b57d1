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


def test_what_matters_most_stands_first(signed_in, person):
    shown = page(signed_in(), person)
    places = [
        shown.index(words) for words in ("overdue, of", "14 Sep 2027", "release gate", 'id="due"', 'id="timeline"')
    ]
    assert places == sorted(places)


def test_the_timeline_is_folded_by_year_and_only_the_newest_is_open(signed_in, person):
    from datetime import date

    from casekeeper.actions.record_fact import record_fact
    from casekeeper.facts.identity import NameStated

    record_fact(person, NameStated(full="Ansel Verrucci the Elder"), date(2019, 5, 1), source="prison", by="a test")
    folds = re.findall(r'<details class="ck-year"( open)?><summary[^>]*><h3[^>]*>(\d{4})<', page(signed_in(), person))
    assert folds == [(" open", "2026"), ("", "2019")]
    everything = page(signed_in(), person, "?all=facts")
    assert [opened for opened, _ in re.findall(r'class="ck-year"( open)?>.*?<h3[^>]*>(\d{4})', everything)] == [
        " open"
    ] * 2


def test_a_barrier_is_shown_in_words_with_its_code(signed_in, person):
    from datetime import date

    from casekeeper.actions.record_fact import record_fact
    from casekeeper.facts.casework import BarrierOpened

    for code in ("BAR-01", "UNKNOWN"):
        opened = BarrierOpened(code=code, evidence="a letter")
        record_fact(person, opened, date(2026, 11, 20), source="screen", by="a test")
    shown = page(signed_in("casework"), person)
    assert "Appeal pending or still in time (BAR-01)" in shown
    assert "Not yet known what stands in the way" in shown
    assert not re.search(r"(?<!\()BAR-01(?!\))", shown.replace("value=", ""))


def test_every_code_of_a_barrier_has_words():
    from typing import get_args

    from casekeeper.facts.casework import BarrierCode
    from casekeeper.screens.barriers import MEANINGS

    assert set(get_args(BarrierCode)) == set(MEANINGS)


def test_a_correction_is_compared_with_what_was_known_before(signed_in, person, monkeypatch):
    from casekeeper.actions.correct_fact import correct_fact

    fact = FactRow.objects.get(kind="sentence.dates_calculated")
    monkeypatch.setenv("CASEKEEPER_TODAY", "2026-11-24")
    corrected = dict(fact.payload) | {"conditional_release": "2027-03-01"}
    correct_fact(fact.number, reason="Recalculated", by="a test", instead=corrected)
    known = re.sub(r"\s+", " ", page(signed_in(), person, "?known-on=2020-01-01"))
    assert "What was learned since" in known
    assert "1 March 2027" in known


def test_only_facts_that_the_reader_may_correct_offer_it(signed_in, person):
    number = FactRow.objects.get(kind="custody.received").number
    address = f"/people/{person.reference}/facts/{number}/correct"
    assert address in page(signed_in("intake"), person)
    assert address not in page(signed_in("casework"), person)
    assert address not in page(signed_in("", "inspector"), person)


def test_bail_reporting_and_contact_have_a_section_of_their_own_for_somebody_on_bail(signed_in, person):
    from datetime import date

    from casekeeper.actions.record_fact import record_facts
    from casekeeper.facts.bail import BailConditionSet, BailNoticeServed
    from casekeeper.facts.custody import Released
    from casekeeper.facts.immigration import BailGranted
    from casekeeper.facts.reporting import FrequencySet, ReportAttended

    assert "Bail, reporting and contact" not in page(signed_in("casework"), person)
    start = date(2026, 10, 5)
    told = [
        BailGranted(), Released(to="immigration bail"), BailNoticeServed(proof="signed"),
        BailConditionSet(condition="reporting", purpose="to know that he is here"),
        FrequencySet(every="weekly", first_on=start, reasons="risk", set_by="A. Officer"),
    ]  # fmt: skip
    attended = (ReportAttended(), date(2026, 11, 9))
    record_facts(person, [*((said, start) for said in told), attended], source="test", by="a test")
    shown = page(signed_in("casework"), person)
    section = shown[shown.index('id="contact"') : shown.index('id="gates"')]
    for words in ("Are we in touch?", "Out of contact", "to know that he is here", "23 November 2026", "Attended"):
        assert words in section
    assert section.count("Missed</strong>") == 6
    assert "May an absconder be declared?" in shown
    assert "Bail, reporting and contact" not in page(signed_in("prison"), person)
