"""A safeguard goes only when the unit that decides it says so: not by a new code, another's fact, or one request."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.actions.test_departure_gates import BY, LEAVES_ON, leaving, ready_person, worker

from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.join_records import join_records
from casekeeper.actions.open_record import open_record
from casekeeper.actions.part_records import part_records
from casekeeper.actions.permissions import ANYBODY, NotAllowed
from casekeeper.actions.record_fact import record_fact, record_facts
from casekeeper.facts import Kind
from casekeeper.facts.appeals import AppealEnded, AppealLatenessDecided, AppealLodged, AppealOutcome
from casekeeper.facts.casework import BarrierOpened, BarrierRecoded
from casekeeper.facts.departures import AttemptFailed, DepartureCheckMade, FailureRegraded
from casekeeper.facts.identity import BirthDateStated, LongResidence, NameStated
from casekeeper.facts.sentence import ConvictionAppeal
from casekeeper.facts.trafficking import TraffickingReferred
from casekeeper.position.departure.safeguards import SAFEGUARDS
from casekeeper.records.models import FactRow, Person
from casekeeper.records.refused import Refused

pytestmark = pytest.mark.django_db
EVIDENCE = "for a test"
A_MONTH_AGO = LEAVES_ON - timedelta(days=30)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", LEAVES_ON.isoformat())


def says(person: Person, said: Kind, unit: str) -> int:
    return record_fact(person, said, LEAVES_ON, **BY, user=worker(unit, "head"))


def still_stopped(person: Person, attempt: int, code: str) -> None:
    with pytest.raises(Refused, match=code):
        says(person, leaving(attempt)[1], "returns logistics")


@pytest.mark.parametrize("code", [code for code, line in SAFEGUARDS.items() if line.hard and code != "UNKNOWN"])
@pytest.mark.parametrize("unit", ["casework", "returns logistics", "tracing"])
def test_no_barrier_that_has_its_code_is_given_a_softer_one(code: str, unit: str) -> None:
    person, attempt = ready_person()
    number = says(person, BarrierOpened(code=code, evidence=EVIDENCE), "prison")  # type: ignore[arg-type]
    with pytest.raises(Refused, match=f"coded {code}"):
        says(person, BarrierRecoded(barrier=number, code="BAR-17", evidence=EVIDENCE), unit)
    still_stopped(person, attempt, code)


@pytest.mark.parametrize("unit", sorted(set(ANYBODY) - {"casework", "prison"}))
def test_what_is_unknown_is_coded_by_anybody_so_that_it_stops_and_by_casework_so_that_it_does_not(unit: str) -> None:
    person, attempt = ready_person()
    number = says(person, BarrierOpened(code="UNKNOWN", evidence=EVIDENCE), "prison")
    with pytest.raises(Refused, match="Casework codes it so"):
        says(person, BarrierRecoded(barrier=number, code="BAR-11", evidence=EVIDENCE), unit)
    says(person, BarrierRecoded(barrier=number, code="BAR-06", evidence=EVIDENCE), unit)
    still_stopped(person, attempt, "BAR-06")
    other = says(person, BarrierOpened(code="UNKNOWN", evidence=EVIDENCE), "prison")
    says(person, BarrierRecoded(barrier=other, code="BAR-11", evidence=EVIDENCE), "casework")


def test_a_barrier_that_is_not_there_is_given_no_code() -> None:
    person, _ = ready_person()
    with pytest.raises(Refused, match="no open barrier"):
        says(person, BarrierRecoded(barrier=999_999, code="BAR-06", evidence=EVIDENCE), "casework")


def test_unfit_to_travel_is_ended_by_a_clinicians_document_and_not_by_whoever_plans() -> None:
    person, attempt = ready_person()
    says(person, DepartureCheckMade(check="fitness to travel", result="not met", made_by="A. Doctor"), "casework")
    fit = DepartureCheckMade(check="fitness to travel", result="met", made_by="A. Planner")
    with pytest.raises(Refused, match="casework records what clinician decided"):
        says(person, fit, "returns logistics")
    with pytest.raises(Refused, match="Say on what it rests: Document reference"):
        says(person, fit, "casework")
    still_stopped(person, attempt, "BAR-08")
    says(person, fit.model_copy(update={"document": "D1"}), "casework")


def test_a_verified_date_of_birth_ends_no_doubt_about_age_but_casework_s_of_the_lawful_assessment() -> None:
    person, attempt = ready_person()
    says(person, BirthDateStated(born="2009-01-01", use="disputed"), "prison")
    for unit in ("prison", "intake", "status review"):
        with pytest.raises(Refused, match="local authority"):
            says(person, BirthDateStated(born="1990-05-04", use="verified"), unit)
    still_stopped(person, attempt, "BAR-09")
    says(person, BirthDateStated(born="1990-05-04", use="verified"), "casework")
    for said in leaving(attempt)[:2]:
        says(person, said, "returns logistics")


def test_residence_before_1973_is_answered_by_status_review_with_its_evidence() -> None:
    person, attempt = ready_person()
    says(person, LongResidence(outcome="enquiry open"), "casework")
    with pytest.raises(Refused, match="only status review decides it"):
        says(person, LongResidence(outcome="not resident", evidence=EVIDENCE), "casework")
    with pytest.raises(Refused, match="Say on what it rests"):
        says(person, LongResidence(outcome="not resident"), "status review")
    still_stopped(person, attempt, "BAR-15")
    says(person, LongResidence(outcome="not resident", evidence=EVIDENCE), "status review")


def test_an_appeal_against_conviction_is_not_ended_by_the_prison() -> None:
    person, attempt = ready_person()
    says(person, ConvictionAppeal(step="begun"), "prison")
    with pytest.raises(Refused, match="prosecution service"):
        says(person, ConvictionAppeal(step="dismissed"), "prison")
    still_stopped(person, attempt, "BAR-10")


@pytest.mark.parametrize("how", ["ended", "rejected as late"])
def test_an_appeal_stops_being_pending_only_on_a_document_of_the_tribunal(how: str) -> None:
    person, attempt = ready_person()
    lodged = record_fact(person, AppealLodged(time="late"), A_MONTH_AGO, **BY, user=worker("appeals unit"))
    ends: Kind = AppealEnded(appeal=lodged, how="struck out")
    if how != "ended":
        ends = AppealLatenessDecided(appeal=lodged, outcome="rejected")
    with pytest.raises(Refused, match="Document reference"):
        says(person, ends, "appeals unit")
    still_stopped(person, attempt, "BAR-01")
    says(person, ends.model_copy(update={"document": "D1"}), "appeals unit")


def test_an_outcome_that_leaves_the_appeal_pending_needs_no_document() -> None:
    person, attempt = ready_person()
    lodged = record_fact(person, AppealLodged(time="in time"), A_MONTH_AGO, **BY, user=worker("appeals unit"))
    says(person, AppealOutcome(appeal=lodged, outcome="dismissed", private_life="dismissed"), "appeals unit")
    still_stopped(person, attempt, "BAR-01")


def test_what_one_request_tells_first_closes_the_gate_to_what_it_tells_next() -> None:
    person, attempt = ready_person()
    before = FactRow.objects.filter(person=person).count()
    together = [(TraffickingReferred(by="an officer"), LEAVES_ON), (leaving(attempt)[1], LEAVES_ON)]
    with pytest.raises(Refused, match="BAR-06"):
        record_facts(person, together, **BY, user=worker("casework"))
    assert FactRow.objects.filter(person=person).count() == before


def test_a_join_is_not_taken_back_from_under_a_departure_that_it_protects_from() -> None:
    person, attempt = ready_person()
    other = open_record([(NameStated(full="Other Invented"), A_MONTH_AGO)], **BY)
    says(other, TraffickingReferred(by="an officer"), "prison")
    numbers = {"removed_number": "", "retained_number": ""}
    join_records(other, person, **numbers, by="tester", source="test", user=worker("casework"))
    still_stopped(person, attempt, "BAR-06")
    with pytest.raises(Refused, match="BAR-06 would go with the other record"):
        part_records(other, reasons=EVIDENCE, by="tester", user=worker("intake"))
    still_stopped(person, attempt, "BAR-06")
    failed = AttemptFailed(
        attempt=attempt, stage="booked", cause="trafficking referral", controllable="no", in_control_of="nobody",
        graded_by="a.maker",
    )  # fmt: skip
    says(person, failed, "returns logistics")
    part_records(other, reasons=EVIDENCE, by="tester", user=worker("intake"))


def test_whoever_graded_a_failure_first_does_not_take_the_second_look_back() -> None:
    person, attempt = ready_person()
    failed = AttemptFailed(
        attempt=attempt, cause="no escort", stage="booked", controllable="no", in_control_of="carrier",
        graded_by="a.maker",
    )  # fmt: skip
    record_fact(person, failed, LEAVES_ON, source="test", by="a.maker", user=worker(name="a.maker"))
    again = FailureRegraded(
        attempt=attempt, cause="no escort", controllable="yes", in_control_of="us", reasons=EVIDENCE,
        graded_by="another",
    )  # fmt: skip
    second, maker = worker(grade="manager", name="another"), worker(grade="manager", name="a.maker")
    number = record_fact(person, again, LEAVES_ON, source="test", by="another", user=second)
    with pytest.raises(Refused, match="first does not grade it again"):
        correct_fact(number, reason=EVIDENCE, by="a.maker", withdrawn=True, user=maker)
    correct_fact(number, reason=EVIDENCE, by="another", withdrawn=True, user=second)


def test_a_unit_that_may_not_record_a_kind_does_not_end_anything_by_it() -> None:
    person, _ = ready_person()
    with pytest.raises(NotAllowed):
        says(person, BirthDateStated(born="1990-05-04", use="verified"), "returns logistics")
