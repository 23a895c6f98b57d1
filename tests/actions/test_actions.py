"""What people can do: each action writes facts and what follows together, or says why it will not."""

from __future__ import annotations

import threading
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import connection

from casekeeper.actions.answer_hand_off import answer_hand_off
from casekeeper.actions.close_record import close_record
from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.hand_off import hand_off
from casekeeper.actions.join_records import join_records
from casekeeper.actions.open_record import open_record
from casekeeper.actions.permissions import NotAllowed
from casekeeper.actions.record_fact import Entry, record_fact, record_facts, record_for_many
from casekeeper.facts import FactRefused, Kind
from casekeeper.facts.casework import BarrierCleared, BarrierOpened, BarrierRecoded
from casekeeper.facts.custody import Received
from casekeeper.facts.identity import IdentifierGiven, NameStated, NationalityClaimed
from casekeeper.facts.referral import ReferralAcknowledged, Referred
from casekeeper.facts.sentence import DatesCalculated
from casekeeper.records.explaining import explanation
from casekeeper.records.finding import find_person
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import DutyRow, FactRow, IdentifierRow, Person, PositionRow
from casekeeper.records.projections.rederiving import compare_all
from casekeeper.records.refused import Refused

pytestmark = pytest.mark.django_db
START = date(2026, 3, 3)
BY: dict[str, Any] = {"source": "test", "by": "tester"}


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", START.isoformat())


def worker(unit: str, grade: str = "officer") -> Any:
    return SimpleNamespace(unit=unit, grade=grade, is_active=True)


def opened(number: str = "A1234BC", *more: tuple[Kind, date]) -> Person:
    facts = [
        (NameStated(full="Invented Example"), START),
        (NationalityClaimed(nationality="ALB"), START),
        (IdentifierGiven(scheme="prison_number", as_typed=number, canonical=number), START),
        (Received(prison="LEI"), START),
        (Referred(by="LEI"), START),
        *more,
    ]
    return open_record(facts, **BY)


def test_an_opened_record_has_a_position_and_a_next_step_at_once() -> None:
    person = opened()
    assert PositionRow.objects.get(person=person).is_open
    assert DutyRow.objects.filter(person=person, ended=None).exists()
    assert find_person(" a1234bc ") == person


def test_a_fact_that_cannot_be_stored_leaves_nothing_behind() -> None:
    person = opened()
    before = FactRow.objects.count()
    with pytest.raises(Refused, match="no open barrier"):
        record_fact(person, BarrierCleared(barrier=1, document="D1", by_unit="casework"), START, **BY)
    assert FactRow.objects.count() == before


def test_only_the_deciding_unit_clears_a_barrier_and_an_unknown_one_is_coded_first() -> None:
    person = opened()
    number = record_fact(person, BarrierOpened(code="UNKNOWN"), START, **BY)
    cleared = BarrierCleared(barrier=number, document="D1", by_unit="status review")
    with pytest.raises(Refused, match="right code first"):
        record_fact(person, cleared, START, **BY)
    recoded = BarrierRecoded(barrier=number, code="BAR-15", evidence="a letter")
    with pytest.raises(Refused, match="a feed or a command"):
        record_fact(person, recoded, START, **BY)
    record_fact(person, recoded, START, **BY, user=worker("casework"))
    wrong = cleared.model_copy(update={"by_unit": "casework"})
    with pytest.raises(Refused, match="decided by status review"):
        record_fact(person, wrong, START, **BY)
    with pytest.raises(NotAllowed):
        record_fact(person, cleared, START, user=worker("intake"), **BY)
    record_fact(person, cleared, START, user=worker("status review"), **BY)
    with pytest.raises(Refused, match="no open barrier"):
        record_fact(person, cleared, START, **BY)


def test_a_user_records_only_what_their_unit_may() -> None:
    person = opened()
    with pytest.raises(NotAllowed, match="gatekeeper"):
        record_fact(person, ReferralAcknowledged(), START, user=worker("gatekeeper"), **BY)
    record_fact(person, ReferralAcknowledged(), START, user=worker("intake"), **BY)


def test_a_correction_changes_what_follows_and_not_what_was_known_before() -> None:
    first, second = START + timedelta(days=40), START + timedelta(days=400)
    person = opened("A1234BC", (DatesCalculated(release=first, conditional_release=first), START))
    numbers = [fact.number for fact in facts_of([person.id])[person.id] if fact.kind == DatesCalculated.key]
    later = START + timedelta(days=10)
    correct_fact(
        numbers[0], reason="the sentence was mistaken", by="tester", instead={
            "release": second.isoformat(), "conditional_release": second.isoformat()
        }, as_at=later,
    )  # fmt: skip
    recorded = FactRow.objects.get(corrects=numbers[0]).recorded_at.date()
    now = explanation(person, later)
    before = explanation(person, later, known_on=recorded - timedelta(days=1))
    assert now["position"]["sentence dates"]["value"]["release"] == second.isoformat()
    assert PositionRow.objects.get(person=person).release_on == second
    assert before["position"]["sentence dates"]["value"] is None
    assert now["corrected"][0]["was"]["said"]["release"] == first.isoformat()


def test_a_correction_wants_a_reason_and_a_replacement_that_fits_its_kind() -> None:
    person, other = opened(), opened("B2345CD")
    number = facts_of([person.id])[person.id][0].number
    with pytest.raises(Refused, match="why"):
        correct_fact(number, reason=" ", by="tester", withdrawn=True)
    with pytest.raises(Refused, match="either"):
        correct_fact(number, reason="wrong", by="tester")
    with pytest.raises(FactRefused):
        correct_fact(number, reason="wrong", by="tester", instead={"no_such": "field"})
    with pytest.raises(Refused, match="another person"):
        correct_fact(number, reason="wrong", by="tester", withdrawn=True, person=other)
    with pytest.raises(Refused, match="no fact"):
        correct_fact(10**9, reason="wrong", by="tester", withdrawn=True)


def test_a_joined_record_ends_and_its_facts_are_told_in_the_other_until_the_join_is_withdrawn() -> None:
    removed, retained = opened("A1234BC"), opened("B2345CD")
    number = join_records(removed, retained, removed_number="A1234BC", retained_number="B2345CD", **BY)
    assert not PositionRow.objects.get(person=removed).is_open
    assert not DutyRow.objects.filter(person=removed).exists()
    assert find_person("A1234BC") == retained
    assert set(IdentifierRow.objects.filter(person=retained).values_list("canonical", flat=True)) == {
        "A1234BC", "B2345CD",
    }  # fmt: skip
    with pytest.raises(Refused, match="circle"):
        join_records(retained, removed, removed_number="B2345CD", retained_number="A1234BC", **BY)
    record_fact(removed, ReferralAcknowledged(), START, **BY)
    assert compare_all().differences == []
    correct_fact(number, reason="two people after all", by="tester", withdrawn=True)
    assert PositionRow.objects.get(person=removed).is_open
    assert find_person("A1234BC") == removed
    assert IdentifierRow.objects.get(person=retained).canonical == "B2345CD"
    assert compare_all().differences == []


def test_the_unit_that_offers_a_duty_owes_it_until_the_other_accepts() -> None:
    person = opened()
    duty = DutyRow.objects.filter(person=person, owed_by="intake", ended=None).first()
    assert duty is not None
    offer = hand_off(person, duty.key, to_unit="casework", reason="an old case of yours", by="i", user=worker("intake"))
    duty.refresh_from_db()
    assert duty.owed_by == "intake"
    with pytest.raises(Refused, match="not answered"):
        hand_off(person, duty.key, to_unit="gatekeeper", reason="or yours", by="i", user=worker("intake"))
    with pytest.raises(Refused, match="offered to casework"):
        answer_hand_off(offer, accepted=True, by="g", user=worker("gatekeeper"))
    answer_hand_off(offer, accepted=True, by="c", user=worker("casework"))
    duty.refresh_from_db()
    assert (duty.owed_by, duty.body["handed_from"]) == ("casework", "intake")
    assert compare_all().differences == []
    with pytest.raises(Refused, match="already"):
        answer_hand_off(offer, accepted=False, answer="no", by="c", user=worker("casework"))


def test_a_duty_sent_back_stays_where_it_was_and_wants_a_reason() -> None:
    person = opened()
    duty = DutyRow.objects.filter(person=person, owed_by="intake", ended=None).first()
    assert duty is not None
    offer = hand_off(person, duty.key, to_unit="casework", reason="yours", by="i")
    with pytest.raises(Refused, match="why"):
        answer_hand_off(offer, accepted=False, by="c")
    answer_hand_off(offer, accepted=False, answer="never ours", by="c")
    duty.refresh_from_db()
    assert duty.owed_by == "intake"


def test_closing_ends_the_duties_and_a_new_referral_revives_the_record() -> None:
    person = opened()
    close_record(person, outcome="referred in error", reasons="mistaken identity", by="m")
    assert not DutyRow.objects.filter(person=person, ended=None).exists()
    assert not PositionRow.objects.get(person=person).is_open
    later = START + timedelta(days=1)
    record_fact(person, Referred(by="LEI"), later, as_at=later, **BY)
    assert PositionRow.objects.get(person=person).is_open
    assert DutyRow.objects.filter(person=person, ended=None).exists()


def test_a_feed_records_for_many_people_in_one_go() -> None:
    people = [opened(f"Z123{n}BC") for n in range(5)]
    entries = [Entry(person, [(ReferralAcknowledged(), START)], f"message {person.id}") for person in people]
    numbers, changes = record_for_many(entries, **BY)
    assert len(numbers) == 5
    assert changes.derived == 5
    assert not DutyRow.objects.filter(key__startswith="acknowledge", ended=None).exists()


@pytest.mark.django_db(transaction=True)
def test_of_two_people_at_once_the_second_sees_what_the_first_did(monkeypatch: pytest.MonkeyPatch) -> None:
    person = opened()
    number = record_fact(person, BarrierOpened(code="BAR-15"), START, **BY)
    said = BarrierCleared(barrier=number, document="D1", by_unit="status review")
    refused: list[str] = []

    def clear() -> None:
        try:
            record_fact(person, said, START, **BY, user=worker("status review"))
        except Refused as error:
            refused.append(str(error))
        finally:
            connection.close()

    both = [threading.Thread(target=clear) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join(20)
    assert len(refused) == 1
    assert "no open barrier" in refused[0]


@pytest.mark.django_db(transaction=True)
def test_facts_recorded_at_the_same_time_are_all_in_the_projection() -> None:
    person = opened()

    def note(nth: int) -> None:
        number = f"Z{nth}345DE"
        record_facts(
            person, [(IdentifierGiven(scheme="prison_number", as_typed=number, canonical=number), START)], **BY
        )
        connection.close()

    workers = [threading.Thread(target=note, args=(nth,)) for nth in range(6)]
    for one in workers:
        one.start()
    for one in workers:
        one.join(30)
    assert IdentifierRow.objects.filter(person=person).count() == 7
    assert compare_all().differences == []
