"""Detention at the action: the gatekeeper first, a review by its grade, release to an address; an outcome by ground."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.actions.test_departure_gates import BY, LEAVES_ON, ready_person, worker

from casekeeper.actions.open_record import open_record
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts import Kind
from casekeeper.facts.appeals import AppealLodged, AppealOutcome
from casekeeper.facts.departures import AttemptBooked, AttemptFailed, AttemptPlanned
from casekeeper.facts.detention import DetentionReviewed, GatekeeperDecided, ReleaseArranged
from casekeeper.facts.identity import NameStated
from casekeeper.facts.immigration import BailGranted, DetentionAuthorised, DetentionEnded
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused

pytestmark = pytest.mark.django_db
TEXT = "for a test"


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", LEAVES_ON.isoformat())


def says(person: Person, said: Kind, unit: str = "casework", days_ago: int = 0, grade: str = "head") -> int:
    return record_fact(person, said, LEAVES_ON - timedelta(days=days_ago), **BY, user=worker(unit, grade))


def gatekeeper(outcome: Any) -> GatekeeperDecided:
    return GatekeeperDecided(outcome=outcome, reasons=TEXT, decided_by=TEXT)


def test_authority_to_detain_waits_for_a_gatekeeper_who_finds_the_person_suitable() -> None:
    person = open_record([(NameStated(full="Arben Invented"), date(2025, 1, 6))], **BY)
    with pytest.raises(Refused, match="The gatekeeper decides first"):
        says(person, DetentionAuthorised(), "gatekeeper")
    says(person, gatekeeper("not suitable"), "gatekeeper", 3)
    with pytest.raises(Refused, match="not suitable to be detained"):
        says(person, DetentionAuthorised(), "gatekeeper", 2)
    says(person, gatekeeper("suitable with conditions"), "gatekeeper", 1)
    says(person, DetentionAuthorised(), "gatekeeper")


def test_the_gatekeeper_looks_again_after_detention_has_ended() -> None:
    person, _ = ready_person()
    says(person, gatekeeper("suitable"), "gatekeeper", 40)
    says(person, DetentionEnded(reason="court order"), "casework", 20)
    with pytest.raises(Refused, match="The gatekeeper decides first"):
        says(person, DetentionAuthorised(), "gatekeeper")


@pytest.mark.parametrize(
    ("grade", "signed_in", "recorded"),
    [
        ("officer", "officer", True), ("manager", "officer", False), ("senior manager", "manager", True),
        ("head", "manager", False), ("director", "manager", False), ("director", "head", True),
    ],
)  # fmt: skip
def test_nobody_records_a_review_above_their_own_grade(grade: Any, signed_in: str, recorded: bool) -> None:
    person, _ = ready_person()
    review = DetentionReviewed(
        reasonable_period="yes", reasonable_period_reasons=TEXT, within_reasonable_time="yes",
        within_reasonable_time_reasons=TEXT, outcome="detention goes on", grade=grade, reviewed_by=TEXT,
    )  # fmt: skip
    if recorded:
        says(person, review, grade=signed_in)
        return
    with pytest.raises(Refused, match="is recorded by somebody of that grade"):
        says(person, review, grade=signed_in)


@pytest.mark.parametrize("said", [DetentionEnded(reason="bail"), BailGranted(granted_by="Secretary of State")])
def test_bail_needs_an_address_and_conditions_arranged_for_this_detention(said: Kind) -> None:
    person, _ = ready_person()
    ready = ReleaseArranged(address_ready=True, conditions_ready=True, name=TEXT)
    record_fact(person, ready, date(2026, 1, 10), **BY, user=worker("casework"))
    with pytest.raises(Refused, match="an address"):
        says(person, said)
    says(person, ready)
    says(person, said)


def test_bail_the_tribunal_granted_is_told_as_it_was() -> None:
    person, _ = ready_person()
    says(person, BailGranted(granted_by="tribunal"))


def test_an_outcome_of_an_appeal_says_on_which_ground() -> None:
    person, _ = ready_person()
    lodged = says(person, AppealLodged(time="in time"), "appeals unit", 60)
    for outcome in ("allowed", "allowed in part", "dismissed"):
        with pytest.raises(Refused, match="say on which ground"):
            says(person, AppealOutcome(appeal=lodged, outcome=outcome, document="D1"), "appeals unit")  # type: ignore[arg-type]
    says(person, AppealOutcome(appeal=lodged, outcome="allowed", family_life="allowed", document="D1"), "appeals unit")


def test_nobody_is_booked_on_two_departures_a_transfer_and_an_early_removal_among_them() -> None:
    person, first = ready_person()
    transfer = AttemptPlanned(leaves_on=LEAVES_ON, how="transferred to a prison abroad")
    second = says(person, transfer, "returns logistics")
    with pytest.raises(Refused, match="nobody is booked twice"):
        says(person, AttemptBooked(attempt=second), "returns logistics")
    failed = AttemptFailed(
        attempt=first, stage="booked", cause="other", controllable="shared", in_control_of="us", graded_by="a.maker"
    )
    says(person, failed, "returns logistics")
    says(person, AttemptBooked(attempt=second), "returns logistics")
