"""Pairs to judge, the judgement, the identities of a person, and taking a join back: as a reader goes through them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from tests.linking import record

from casekeeper.actions.judge_records import judge_records
from casekeeper.actions.parting import join_of
from casekeeper.actions.propose_links import propose_links
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts.consideration import WorkNoted
from casekeeper.records.finding import continuing
from casekeeper.records.models import FactRow, LinkProposal, Look, Person

pytestmark = pytest.mark.database
TODAY = date(2026, 11, 23)


@pytest.fixture
def pair(db) -> tuple[Person, Person]:
    older, newer = record("Ansel Verrucci"), record("Verrucci Ansel", born="1988")
    propose_links([newer.id])
    return older, newer


def text(answer) -> str:
    assert answer.status_code == 200, answer.status_code
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def address(pair) -> str:
    return f"/people/{pair[0].reference}/compare/{pair[1].reference}"


def test_the_pair_is_in_the_list_in_my_work_and_on_the_persons_page(pair, signed_in):
    client = signed_in()
    shown = text(client.get("/pairs"))
    assert "1 pair waits" in shown
    assert pair[0].reference in shown
    assert "8.0" in shown
    assert "Judge whether two records are one person" in text(client.get("/"))
    page = client.get(f"/people/{pair[1].reference}").content.decode()
    assert f"/people/{pair[1].reference}/compare/{pair[0].reference}" in page


def test_the_order_is_by_weight_or_by_age_and_by_nothing_else(pair, signed_in):
    client = signed_in()
    first = record("Bruno Malinecki", "Dorel Malinecki")
    propose_links([record("Bruno Malinecki", "Dorel Malinecki").id])
    LinkProposal.objects.filter(left=first).update(weight=20)
    by_weight, by_age = (client.get(f"/pairs?order={order}").content.decode() for order in ("weight", "age"))
    assert by_weight.index(first.reference) < by_weight.index(pair[0].reference)
    assert by_age.index(first.reference) > by_age.index(pair[0].reference)
    assert client.get("/pairs?order=nationality&page=-4").status_code == 200


def test_the_weight_is_unfolded_as_picture_and_as_table_and_nothing_is_chosen(pair, signed_in):
    page = signed_in().get(address(pair)).content.decode()
    assert page.count("<rect") == 4
    assert "<title" in page
    assert "<desc" in page
    for words in ("Words of the names in common", "+20.0", "Together", "matching_policy.join_weight"):
        assert words in page
    assert page.count('type="radio"') == 3
    assert "checked" not in page
    assert Look.objects.filter(person=pair[1], what="pair of records to judge").exists()


def test_a_judgement_is_checked_before_it_is_saved_and_then_the_two_are_one(pair, signed_in):
    client = signed_in()
    said = {"judgement": "same", "reasons": "The photographs agree."}
    assert "Choose whether" in text(client.post(address(pair), {}))
    assert "Enter your reasons" in text(client.post(address(pair), {"judgement": "same"}))
    assert "Check your judgement" in text(client.post(address(pair), said))
    assert continuing(pair[1]) == pair[1]
    answer = client.post(address(pair), said | {"step": "confirm"})
    assert answer.headers["Location"] == f"/people/{pair[0].reference}/identities"
    assert continuing(pair[1]) == pair[0]
    shown = text(client.get(answer.headers["Location"]))
    for words in ("2 records", "Judged by a named person", "The photographs agree.", "intake.officer",
                  "The weight then was 8.00, under model plain 1"):  # fmt: skip
        assert words in shown
    assert "No pair waits" in text(client.get("/pairs"))


def test_what_is_compared_is_written_as_people_read_it_and_the_next_pair_is_one_step_away(pair, signed_in):
    client = signed_in()
    shown = text(client.get(address(pair)))
    assert "Birth date 2 April 1988 1988 (year only)" in shown
    assert "To begin with" in shown
    assert "1988-04-02" not in shown
    saved = client.post(
        address(pair), {"judgement": "different", "reasons": "brothers", "step": "confirm"}, follow=True
    )
    assert "The two stay apart. Your judgement is saved" in text(saved)
    assert "Go to the next pair" in text(saved)


@pytest.mark.parametrize("judgement", ["different", "unsure"])
def test_the_other_answers_leave_them_apart(judgement, pair, signed_in):
    client = signed_in()
    client.post(address(pair), {"judgement": judgement, "reasons": "x", "step": "confirm"})
    assert continuing(pair[1]) == pair[1]
    assert LinkProposal.objects.get().state == judgement
    assert f"Judged before: {judgement}" in text(client.get(address(pair)))


def test_taking_a_join_back_names_what_was_decided_and_is_checked_first(pair, signed_in):
    client = signed_in()
    judge_records(*pair, judgement="same", reasons="x", by="a test")
    record_fact(pair[0], WorkNoted(what="Letter sent."), TODAY, source="casework", by="an officer")
    part = f"/people/{pair[1].reference}/identities/part"
    assert part in client.get(f"/people/{pair[0].reference}/identities").content.decode()
    shown = text(client.get(part))
    assert "an officer" in shown
    assert "Enter why the join" in text(client.post(part, {}))
    assert "Check before the two are parted" in text(client.post(part, {"reasons": "brothers"}))
    assert join_of(pair[1]) is not None
    client.post(part, {"reasons": "brothers", "step": "confirm"})
    assert join_of(pair[1]) is None
    for person in pair:
        after = text(client.get(f"/people/{person.reference}/identities"))
        assert "Taken back on" in after
        assert "brothers" in after
        assert "an officer" in after
    work = text(client.get(f"/people/{pair[0].reference}"))
    assert "Review decisions taken while joined" in work
    parted = FactRow.objects.get(kind="linking.parted", person=pair[0]).number
    form = client.get(f"/people/{pair[0].reference}/record/linking.decisions_reviewed")
    assert form.status_code == 200
    assert parted


def test_a_pair_with_a_restricted_record_is_seen_only_by_those_who_may_see_both(pair, signed_in):
    Person.objects.filter(pk=pair[0].pk).update(handling="restricted")
    LinkProposal.objects.all().delete()
    FactRow.objects.none()
    propose_links([pair[1].id])
    officer, manager = signed_in(), signed_in("intake", "manager")
    assert "No pair waits" in text(officer.get("/pairs"))
    assert officer.get(address(pair)).status_code == 404
    assert officer.get(address(pair[::-1])).status_code == 404
    assert "1 pair waits" in text(manager.get("/pairs"))
    assert manager.get(address(pair)).status_code == 200


def test_units_that_do_not_judge_and_inspectors_cannot_judge(pair, signed_in):
    assert signed_in("gatekeeper").get(address(pair)).status_code == 403
    inspector = signed_in("", "inspector")
    assert "Your reasons" not in text(inspector.get(address(pair)))
    assert inspector.post(address(pair), {"judgement": "same", "reasons": "x"}).status_code == 403


def test_a_record_compared_with_itself_or_joined_already_leads_to_its_identities(pair, signed_in):
    client = signed_in()
    answer = client.get(f"/people/{pair[0].reference}/compare/{pair[0].reference}")
    assert answer.headers["Location"] == f"/people/{pair[0].reference}/identities"
    assert client.get(f"/people/{pair[0].reference}/compare/NOBODY").status_code == 404
