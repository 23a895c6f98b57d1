"""Lists of people and of law: what is shown, in which order, and what is left out."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from casekeeper.actions.record_fact import record_fact
from casekeeper.facts.custody import NotOnList, Released
from casekeeper.records.models import DutyRow
from casekeeper.records.rulebook import current_law

TODAY = date(2026, 11, 23)
pytestmark = pytest.mark.database


def text_of(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_my_work_shows_the_duty_with_its_reason_its_provision_and_how_late_it_is(signed_in, person):
    shown = text_of(signed_in(), "/")
    duty = DutyRow.objects.filter(person=person, ended=None, owed_by="intake").order_by("due").first()
    late = (TODAY - duty.due).days
    for words in (
        "Ansel Verrucci",
        duty.what,
        duty.provision,
        f"{late} days overdue",
        "Referred by ZZA on 13 November",
    ):
        assert words in shown


def test_another_units_duties_are_not_in_my_work(signed_in, person):
    assert "Ansel Verrucci" not in text_of(signed_in("gatekeeper"), "/?state=overdue")


def test_the_filters_keep_what_they_say(signed_in, person):
    client = signed_in()
    assert "Ansel Verrucci" in text_of(client, "/?state=overdue")
    assert "Nothing matches" in text_of(client, "/?state=due+today&prison=QQQ")
    assert "Nothing matches" in text_of(client, "/?what=Nothing+of+the+kind")


def test_work_can_be_filtered_by_nothing_about_the_person_but_the_prison(signed_in, person):
    shown = text_of(signed_in("casework", "manager"), "/").lower()
    form = shown[shown.index('class="moj-filter') : shown.index("</form>", shown.index('class="moj-filter'))]
    for word in ("nationality", "sex", "ethnic", "religion"):
        assert word not in form


def test_a_manager_can_ask_for_what_has_risen(signed_in, person):
    assert "Risen to you" in text_of(signed_in("intake", "manager"), "/")
    assert "Risen to you" not in text_of(signed_in("intake"), "/")


def test_the_referrals_inbox_offers_the_form_of_each_step(signed_in, person):
    shown = text_of(signed_in(), "/referrals")
    assert f"/people/{person.reference}/record/referral.acknowledged" in shown
    assert f"/people/{person.reference}/record/triage.completed" in shown


def test_a_release_nobody_considered_is_told_on_every_page(signed_in, person):
    client = signed_in()
    assert "released and not considered" not in text_of(client, "/law")
    record_fact(person, Released(to="community"), TODAY - timedelta(days=2), source="prison", by="a test")
    assert "1 person has been released and not considered" in text_of(client, "/law")
    watch = text_of(client, "/release-watch")
    assert "Ansel Verrucci" in watch
    assert "2 days ago" in watch
    assert "consideration.unconsidered_release_resolved" not in watch
    assert "consideration.unconsidered_release_resolved" in text_of(signed_in("casework"), "/release-watch")


def test_release_watch_shows_who_may_be_released_with_the_gate(signed_in, person):
    type(person).objects.filter(pk=person.pk)
    shown = text_of(signed_in(), "/release-watch")
    assert "<svg" in shown
    assert "Week from" in shown


def test_somebody_no_longer_on_the_list_is_a_difference_with_an_owner(signed_in, person):
    record_fact(person, NotOnList(list_of="the list of a test"), TODAY, source="prison", by="a test")
    shown = text_of(signed_in(), "/reconciliation")
    assert "Ansel Verrucci" in shown
    assert "the list of a test" in shown
    assert "Intake and triage" in shown


def test_a_prison_number_leads_straight_to_the_person_in_any_typing(signed_in, person):
    for typed in ("Z1234AB", " z1234ab ", person.reference, person.reference.lower()):
        answer = signed_in().get("/find", {"q": typed})
        assert answer.status_code == 302
        assert answer.headers["Location"] == f"/people/{person.reference}"


def test_a_part_of_a_name_finds_the_person_and_nobody_else_answers_alike(signed_in, person):
    client = signed_in()
    assert "Ansel Verrucci" in text_of(client, "/find?q=verr")
    assert "No record that you may open matches" in text_of(client, "/find?q=nobody+at+all")


def test_the_law_index_names_every_page_and_marks_what_is_not_confirmed(signed_in):
    law = current_law()
    shown = text_of(signed_in(), "/law")
    assert all(f'/law/{key}"' in shown for key in law)
    assert "text not yet confirmed" in shown


def test_each_page_of_law_shows_every_value_with_its_source(signed_in):
    from html import unescape

    client = signed_in()
    for key, page in current_law().items():
        shown = unescape(text_of(client, f"/law/{key}"))
        for value in page.values:
            assert value.source in shown
        for left_out in page.not_coded:
            assert left_out in shown


def test_a_page_of_law_counts_the_open_duties_under_it(signed_in, person):
    duty = DutyRow.objects.filter(person=person, ended=None).first()
    assert duty.what in text_of(signed_in(), f"/law/{duty.page}")


def test_the_ledgers_health_is_for_those_who_run_the_case_and_not_for_prisons(signed_in):
    assert "Health of the ledger" in text_of(signed_in("casework"), "/ledger")
    assert signed_in("prison").get("/ledger").status_code == 403


def test_the_head_of_casework_and_an_inspector_may_look_at_the_work_of_one_unit(signed_in, person):
    for who in (("casework", "head"), ("", "inspector")):
        client = signed_in(*who)
        assert "Ansel Verrucci" in text_of(client, "/?unit=intake&state=overdue")
        assert "Ansel Verrucci" not in text_of(client, "/?unit=gatekeeper&state=overdue")
        assert 'name="unit"' in text_of(client, "/")
    assert 'name="unit"' not in text_of(signed_in("casework"), "/?unit=intake")
    assert "Ansel Verrucci" not in text_of(signed_in("gatekeeper"), "/?unit=intake&state=overdue")
