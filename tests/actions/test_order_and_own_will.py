"""When a deportation order may be made, and when somebody leaves of their own will: what may not be stepped over."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.actions.test_departure_gates import BY, LEAVES_ON, considered, leaving, ready_person, worker
from tests.ready_to_depart import NOTHING_AGAINST

from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.open_record import open_record
from casekeeper.actions.permissions import NotAllowed
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts import Kind
from casekeeper.facts.appeals import AppealEnded, AppealLatenessDecided, AppealLodged, PermissionDecided
from casekeeper.facts.claims import ClaimMade
from casekeeper.facts.consideration import Decided, LiabilityNoticeSent, RepresentationsReceived
from casekeeper.facts.departures import AttemptFailed, AttemptPlanned, PersonCollected
from casekeeper.facts.identity import NameStated
from casekeeper.facts.immigration import Departed, DeportationOrdered, DeportationOrderRevoked
from casekeeper.facts.schemes import SchemeAnswered, SchemeAskedFor, SchemeOffered
from casekeeper.facts.trafficking import TraffickingReferred
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused

pytestmark = pytest.mark.django_db
TEXT = "for a test"
DEPORT = Decided(outcome="deport", reasons=TEXT, decided_by="A. Caseworker")


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", LEAVES_ON.isoformat())


def says(person: Person, said: Kind, unit: str = "casework", days_ago: int = 0) -> int:
    user = worker(unit, "head", "another" if isinstance(said, DeportationOrdered) else "a.worker")
    return record_fact(person, said, LEAVES_ON - timedelta(days=days_ago), **BY, user=user)


def decided(*, noticed_days_ago: int | None = 60) -> Person:
    """Told of liability so many days ago, and decided on five days ago."""
    person = open_record([(NameStated(full="Arben Invented"), date(2025, 1, 6))], **BY)
    if noticed_days_ago is not None:
        says(person, LiabilityNoticeSent(proof="signed"), days_ago=noticed_days_ago)
    says(person, NOTHING_AGAINST, days_ago=5)
    says(person, DEPORT, days_ago=5)
    return person


@pytest.mark.parametrize("automatic", [True, False, None])
def test_an_order_waits_for_the_last_day_for_representations_or_a_reply(automatic: bool | None) -> None:
    order = DeportationOrdered(automatic=automatic)
    with pytest.raises(Refused, match="Representations may come until 2026-07-01"):
        says(decided(noticed_days_ago=7), order)
    with pytest.raises(Refused, match="a notice of liability that asks"):
        says(decided(noticed_days_ago=None), order)
    says(decided(noticed_days_ago=60), order)


def test_an_order_is_not_made_while_the_notice_is_not_proved_served() -> None:
    person = decided(noticed_days_ago=None)
    says(person, LiabilityNoticeSent(proof="", method="courier"), days_ago=60)
    with pytest.raises(Refused, match="proof that the notice was served"):
        says(person, DeportationOrdered())


def test_whoever_has_replied_does_not_keep_the_order_waiting_once_answered() -> None:
    person = decided(noticed_days_ago=7)
    says(person, RepresentationsReceived(), "intake", 4)
    with pytest.raises(Refused, match="not answered"):
        says(person, DeportationOrdered())
    says(person, NOTHING_AGAINST)
    says(person, DEPORT)
    says(person, DeportationOrdered())


@pytest.mark.parametrize("outcome", [None, "do not deport", "administrative removal"])
def test_an_order_needs_a_decision_to_deport_that_stands(outcome: Any) -> None:
    person = open_record([(NameStated(full="Arben Invented"), date(2025, 1, 6))], **BY)
    says(person, LiabilityNoticeSent(proof="signed"), days_ago=60)
    if outcome is not None:
        says(person, NOTHING_AGAINST, days_ago=5)
        says(person, DEPORT, days_ago=5)
        says(person, DEPORT.model_copy(update={"outcome": outcome}), days_ago=4)
    with pytest.raises(Refused, match="Nobody has decided to deport"):
        says(person, DeportationOrdered())


def test_an_order_is_revoked_and_its_revocation_taken_back_by_a_manager_of_casework_alone() -> None:
    person, _ = ready_person()
    revoked = DeportationOrderRevoked(reason=TEXT)
    for unit, grade in (("casework", "officer"), ("gatekeeper", "head")):
        with pytest.raises(NotAllowed):
            record_fact(person, revoked, LEAVES_ON, **BY, user=worker(unit, grade))
    number = record_fact(person, revoked, LEAVES_ON, **BY, user=worker("casework", "manager"))
    with pytest.raises(NotAllowed):
        correct_fact(number, reason=TEXT, by="tester", withdrawn=True, user=worker("casework"))
    correct_fact(number, reason=TEXT, by="tester", withdrawn=True, user=worker("casework", "manager"))


@pytest.mark.parametrize("claim", ["protection", "human rights", "EU right or settlement scheme", "statelessness"])
def test_an_order_is_not_made_over_a_claim_that_is_undecided_or_was_granted(claim: Any) -> None:
    deciding = {"protection": "asylum unit", "human rights": "casework"}.get(claim)
    person = decided()
    made = says(person, ClaimMade(claim=claim), "prison", 3)
    with pytest.raises(Refused, match="is not decided: no order is made meanwhile"):
        says(person, DeportationOrdered(automatic=True))
    if deciding is None:
        return
    granted = considered(made, deciding).model_copy(update={"outcome": "granted"})
    says(person, granted, deciding, 2)
    with pytest.raises(Refused, match="was granted"):
        says(person, DeportationOrdered(automatic=True))


def test_deportation_is_not_decided_past_a_claim_for_protection_that_was_not_weighed() -> None:
    person = open_record([(NameStated(full="Arben Invented"), date(2025, 1, 6))], **BY)
    says(person, NOTHING_AGAINST, days_ago=6)
    says(person, ClaimMade(claim="protection"), "prison", 5)
    with pytest.raises(Refused, match="weighed again"):
        says(person, DEPORT, days_ago=4)
    says(person, NOTHING_AGAINST, days_ago=3)
    with pytest.raises(Refused, match="protection: the record raises it"):
        says(person, DEPORT, days_ago=2)


def test_nobody_is_collected_as_going_of_their_own_will_who_never_said_so() -> None:
    person, _ = ready_person()
    says(person, TraffickingReferred(by="an officer"))
    planned = says(person, AttemptPlanned(leaves_on=LEAVES_ON, how="voluntary"), "returns logistics")
    with pytest.raises(Refused, match="Nothing on the record says that the person wants to go"):
        says(person, PersonCollected(attempt=planned), "returns logistics")
    offer = says(person, SchemeOffered(scheme="voluntary departure"))
    with pytest.raises(Refused, match="wants to go"):
        says(person, PersonCollected(attempt=planned), "returns logistics")
    says(person, SchemeAnswered(offer=offer, answer="accepted"))
    says(person, SchemeAnswered(offer=offer, answer="withdrawn"))
    with pytest.raises(Refused, match="wants to go"):
        says(person, PersonCollected(attempt=planned), "returns logistics")
    says(person, SchemeAskedFor(scheme="voluntary departure"), "prison")
    says(person, PersonCollected(attempt=planned), "returns logistics")


def test_a_removal_is_not_made_voluntary_by_a_correction() -> None:
    person, attempt = ready_person()
    says(person, TraffickingReferred(by="an officer"))
    instead = {"leaves_on": LEAVES_ON.isoformat(), "how": "voluntary"}
    correct_fact(attempt, reason=TEXT, by="tester", instead=instead, user=worker("returns logistics"))
    with pytest.raises(Refused, match="wants to go"):
        says(person, PersonCollected(attempt=attempt), "returns logistics")


def test_a_departure_of_which_it_is_not_said_how_is_that_of_the_attempt_that_is_open() -> None:
    person, _ = ready_person()
    says(person, TraffickingReferred(by="an officer"))
    with pytest.raises(Refused, match="BAR-06"):
        says(person, Departed(), "returns logistics")


def test_whoever_is_held_does_not_leave_without_it_being_said_how_once_the_attempt_has_failed() -> None:
    person, attempt = ready_person()
    says(person, TraffickingReferred(by="an officer"))
    failed = AttemptFailed(
        attempt=attempt, stage="booked", cause="other", controllable="no", in_control_of="nobody", graded_by=TEXT
    )
    says(person, failed, "returns logistics")
    with pytest.raises(Refused, match="BAR-06"):
        says(person, Departed(), "returns logistics")


@pytest.mark.parametrize("revived_by", ["permission granted", "let in after all"])
def test_an_appeal_that_ended_and_goes_on_again_is_pending(revived_by: str) -> None:
    person, attempt = ready_person()
    lodged = says(person, AppealLodged(time="late"), "appeals unit", 60)
    ends: Kind = AppealEnded(appeal=lodged, how="abandoned", document="D1")
    revives: Kind = PermissionDecided(appeal=lodged, outcome="granted", document="D2")
    if revived_by == "let in after all":
        ends = AppealLatenessDecided(appeal=lodged, outcome="rejected", document="D1")
        revives = AppealLatenessDecided(appeal=lodged, outcome="approved", document="D2")
    says(person, ends, "appeals unit", 30)
    says(person, revives, "appeals unit", 10)
    with pytest.raises(Refused, match="An appeal is pending"):
        says(person, leaving(attempt)[1], "returns logistics")
    says(person, AppealEnded(appeal=lodged, how="finally determined", document="D3"), "appeals unit", 5)
    says(person, leaving(attempt)[1], "returns logistics")
