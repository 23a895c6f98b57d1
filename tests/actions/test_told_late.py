"""What comes in late was not before whoever decided in between: it stops a departure all the same, and is owed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.actions.test_departure_gates import BY, LEAVES_ON, leaving, ready_person, worker
from tests.ready_to_depart import NOTHING_AGAINST

from casekeeper.actions.open_record import open_record
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts import Kind
from casekeeper.facts.challenges import BarrierTestMade, ChallengeDecided, ChallengeIssued
from casekeeper.facts.consideration import Decided, RepresentationsReceived
from casekeeper.facts.detention import DetentionReviewed
from casekeeper.facts.family import BestInterestsRecorded, ChildNoted
from casekeeper.facts.identity import NameStated
from casekeeper.facts.trafficking import TraffickingReferred
from casekeeper.records.models import DutyRow, Person
from casekeeper.records.refused import Refused

pytestmark = pytest.mark.django_db
TEXT = "for a test"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", LEAVES_ON.isoformat())


def says(person: Person, said: Kind, unit: str, days_ago: int = 0) -> int:
    return record_fact(person, said, LEAVES_ON - timedelta(days=days_ago), **BY, user=worker(unit, "head"))


def is_due(person: Person, key: str) -> bool:
    return DutyRow.objects.filter(person=person, key__startswith=key, ended__isnull=True).exists()


def test_a_child_told_of_late_was_not_considered_in_the_record_made_before() -> None:
    person, attempt = ready_person()
    says(person, ChildNoted(source="the person"), "casework", 20)
    considered = BestInterestsRecorded(
        found="a child is affected and was considered", children=1, reasons=TEXT, considered_by=TEXT
    )
    says(person, considered, "casework", 10)
    assert not is_due(person, "record best interests")
    says(person, ChildNoted(source="a neighbour, of another child"), "prison", 30)
    with pytest.raises(Refused, match="BAR-13"):
        says(person, leaving(attempt)[1], "returns logistics")
    assert is_due(person, "record best interests")
    says(person, considered.model_copy(update={"children": 2}), "casework")
    assert not is_due(person, "record best interests")
    says(person, leaving(attempt)[1], "returns logistics")


def test_representations_told_of_late_are_answered_by_no_decision_made_before() -> None:
    person, attempt = ready_person()
    record_fact(person, RepresentationsReceived(), date(2026, 1, 4), **BY, user=worker("intake"))
    with pytest.raises(Refused, match="BAR-04"):
        says(person, leaving(attempt)[1], "returns logistics")


def test_exceptions_weighed_before_something_was_told_are_weighed_again() -> None:
    person = open_record([(NameStated(full="Arben Invented"), date(2025, 1, 6))], **BY)
    says(person, NOTHING_AGAINST, "casework", 10)
    says(person, RepresentationsReceived(), "intake", 20)
    with pytest.raises(Refused, match="weighed again"):
        says(person, Decided(outcome="deport", reasons=TEXT, decided_by=TEXT), "casework")


def test_a_step_of_the_court_told_of_late_makes_the_barrier_test_old_and_a_new_one_due() -> None:
    person, attempt = ready_person()
    challenge = says(person, ChallengeIssued(challenge="judicial review"), "litigation unit", 20)
    test = BarrierTestMade(
        challenge=challenge, outcome="does not stop removal", reasons=TEXT, author=TEXT, document="D1"
    )
    says(person, test, "litigation unit", 5)
    assert not is_due(person, "barrier test")
    granted = ChallengeDecided(challenge=challenge, outcome="permission granted", document="D2")
    says(person, granted, "litigation unit", 6)
    assert is_due(person, "barrier test")
    with pytest.raises(Refused, match="BAR-05"):
        says(person, leaving(attempt)[1], "returns logistics")
    says(person, test, "litigation unit")
    assert not is_due(person, "barrier test")
    says(person, leaving(attempt)[1], "returns logistics")


def test_a_review_of_detention_does_not_answer_a_change_it_could_not_know_of() -> None:
    person, _ = ready_person()
    review = DetentionReviewed(
        reasonable_period="yes", reasonable_period_reasons=TEXT, within_reasonable_time="yes",
        within_reasonable_time_reasons=TEXT, outcome="detention goes on", grade="manager", reviewed_by=TEXT,
    )  # fmt: skip
    says(person, review, "casework", 5)
    says(person, TraffickingReferred(by="an officer"), "gatekeeper", 6)
    assert is_due(person, "review changed facts")
    says(person, review, "casework")
    assert not is_due(person, "review changed facts")
