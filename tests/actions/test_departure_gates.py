"""The gate of departure at the action, by whatever way it is tried, and whoever tries it; and what people decide."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from tests.ready_to_depart import LEAVES_ON, NOTHING_AGAINST, READY, STOPS

from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.departure_gates import HUMAN_ONLY, NOT_BY_A_FEED
from casekeeper.actions.open_record import open_record
from casekeeper.actions.permissions import NotAllowed
from casekeeper.actions.record_fact import Entry, record_fact, record_facts, record_for_many
from casekeeper.facts import KINDS, Kind
from casekeeper.facts.casework import BarrierCleared, BarrierOpened
from casekeeper.facts.claims import ClaimCertified, ClaimConsidered, ClaimMade, ClaimWithdrawn
from casekeeper.facts.consideration import Decided, LiabilityNoticeSent, RepresentationsReceived
from casekeeper.facts.departures import (
    AttemptBooked,
    AttemptFailed,
    AttemptPlanned,
    DepartureCheckMade,
    FailureRegraded,
    PersonBoarded,
    PersonCollected,
    RemovalNoticeServed,
)
from casekeeper.facts.detention import DetentionReviewed, ReleaseArranged
from casekeeper.facts.identity import NameStated
from casekeeper.facts.immigration import Departed, DeportationOrdered, DetentionEnded
from casekeeper.facts.schemes import SchemeAskedFor
from casekeeper.facts.trafficking import TraffickingReferred
from casekeeper.position.departure.safeguards import SAFEGUARDS
from casekeeper.records.models import DutyRow, FactRow, Person, PositionRow
from casekeeper.records.refused import Refused

pytestmark = pytest.mark.django_db
BY: dict[str, Any] = {"source": "test", "by": "tester"}
TEXT = "for a test"
OF_ATTEMPT = (RemovalNoticeServed, DepartureCheckMade, AttemptBooked)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", LEAVES_ON.isoformat())


def worker(unit: str = "returns logistics", grade: str = "officer", name: str = "a.worker") -> Any:
    return SimpleNamespace(unit=unit, grade=grade, is_active=True, username=name)


def ready_person(*, booked: bool = True) -> tuple[Person, int]:
    """On the record, with every line met; and the number of the attempt."""
    before = [(said, on) for on, said in READY if not isinstance(said, (AttemptPlanned, *OF_ATTEMPT))]
    person = open_record([(NameStated(full="Arben Invented"), date(2025, 1, 6))], **BY)
    decider = worker("casework", "manager")
    for said, on in before:
        user = decider if said.key in HUMAN_ONLY else None
        record_fact(person, said, on, **BY, user=user)
    planned_on, planned = next((on, said) for on, said in READY if isinstance(said, AttemptPlanned))
    attempt = record_fact(person, planned, planned_on, **BY)
    for on, said in READY:
        if isinstance(said, OF_ATTEMPT) and (booked or not isinstance(said, AttemptBooked)):
            about = said if said.attempt is None else said.model_copy(update={"attempt": attempt})
            record_fact(person, about, on, **BY, user=worker("casework", "manager"))
    return person, attempt


def leaving(attempt: int) -> tuple[Kind, ...]:
    return (PersonCollected(attempt=attempt), PersonBoarded(attempt=attempt), Departed(how="removed", to="ALB"))


def test_somebody_for_whom_all_is_ready_is_collected_boards_and_leaves() -> None:
    person, attempt = ready_person()
    for said in leaving(attempt):
        record_fact(person, said, LEAVES_ON, **BY, user=worker())
    assert PositionRow.objects.get(person=person).whereabouts == "departed"
    assert not DutyRow.objects.filter(person=person, key__startswith="departure against gate").exists()


@pytest.mark.parametrize("code", [code for code, line in SAFEGUARDS.items() if line.hard])
def test_no_way_of_recording_gets_past_an_open_barrier(code: str) -> None:
    person, attempt = ready_person(booked=False)
    record_fact(person, BarrierOpened(code=code), LEAVES_ON, **BY, user=worker("prison"))  # type: ignore[arg-type]
    with pytest.raises(Refused, match=code):
        record_fact(person, AttemptBooked(attempt=attempt), LEAVES_ON, **BY, user=worker())
    with pytest.raises(Refused, match="a feed or a command"):
        record_fact(person, AttemptBooked(attempt=attempt), LEAVES_ON, **BY)
    with pytest.raises(ValueError, match="feed does not decide"):
        record_for_many([Entry(person, [(AttemptBooked(attempt=attempt), LEAVES_ON)])], **BY)
    for said in leaving(attempt):
        with pytest.raises(Refused, match="gate of departure is closed"):
            record_facts(person, [(said, LEAVES_ON)], **BY, user=worker("casework", "head"))
    with pytest.raises(Refused, match="the person wants to go"):
        record_fact(person, Departed(how="voluntary"), LEAVES_ON, **BY, user=worker())
    record_fact(person, SchemeAskedFor(scheme="voluntary departure"), LEAVES_ON, **BY, user=worker("prison"))
    own = record_fact(person, Departed(how="voluntary"), LEAVES_ON, **BY, user=worker())
    with pytest.raises(Refused, match="gate of departure is closed"):
        correct_fact(own, reason="x", by="tester", instead={"how": "removed"}, user=worker())


@pytest.mark.parametrize("said", STOPS)
def test_what_a_feed_tells_closes_the_gate_as_well(said: str) -> None:
    person, attempt = ready_person()
    code, facts = STOPS[said]
    decider = worker("casework", "manager")
    for each in facts:
        if each.key in HUMAN_ONLY:
            record_fact(person, each, LEAVES_ON, **BY, user=decider)
        else:
            record_for_many([Entry(person, [(each, LEAVES_ON)])], **BY)
    with pytest.raises(Refused, match=code):
        record_fact(person, leaving(attempt)[1], LEAVES_ON, **BY, user=worker())


def test_what_happened_all_the_same_is_recorded_from_a_feed_and_looked_into() -> None:
    person, _ = ready_person()
    record_fact(person, TraffickingReferred(by="an officer"), LEAVES_ON, **BY, user=worker("gatekeeper"))
    record_for_many([Entry(person, [(Departed(how="removed"), LEAVES_ON)])], **BY)
    row = DutyRow.objects.get(person=person, key__startswith="departure against gate")
    assert (row.owed_by, row.ended) == ("casework", None)
    assert PositionRow.objects.get(person=person).whereabouts == "departed"


def test_a_barrier_is_cleared_by_the_unit_that_decides_it_and_by_nobody_else() -> None:
    person, _ = ready_person()
    number = record_fact(person, BarrierOpened(code="BAR-05"), LEAVES_ON, **BY, user=worker("casework"))
    for unit in ("casework", "returns logistics", "gatekeeper"):
        cleared = BarrierCleared(barrier=number, document="D1", by_unit="litigation unit")
        with pytest.raises(NotAllowed, match="litigation unit decides"):
            record_fact(person, cleared, LEAVES_ON, **BY, user=worker(unit, "head"))
        with pytest.raises(Refused, match="decided by litigation unit"):
            record_fact(person, cleared.model_copy(update={"by_unit": unit}), LEAVES_ON, **BY, user=worker(unit))
        with pytest.raises(Refused, match="Only litigation unit takes it back"):
            correct_fact(number, reason="x", by="tester", withdrawn=True, user=worker(unit, "head"))
    cleared = BarrierCleared(barrier=number, document="D1", by_unit="litigation unit")
    record_fact(person, cleared, LEAVES_ON, **BY, user=worker("litigation unit"))


def test_clearing_one_barrier_is_not_corrected_into_clearing_another() -> None:
    person, _ = ready_person()
    mine = record_fact(person, BarrierOpened(code="BAR-02"), LEAVES_ON, **BY, user=worker("casework"))
    theirs = record_fact(person, BarrierOpened(code="BAR-05"), LEAVES_ON, **BY, user=worker("casework"))
    said = BarrierCleared(barrier=mine, document="D1", by_unit="casework")
    cleared = record_fact(person, said, LEAVES_ON, **BY, user=worker("casework"))
    instead = {"barrier": theirs, "document": "D1", "by_unit": "casework"}
    with pytest.raises(Refused, match="litigation unit"):
        correct_fact(cleared, reason="x", by="tester", instead=instead, user=worker("casework", "head"))


@pytest.mark.parametrize("said", STOPS)
def test_no_correction_takes_back_what_stops_a_departure_but_by_the_unit_that_decides_it(said: str) -> None:
    person, _ = ready_person()
    code, facts = STOPS[said]
    number = record_fact(person, facts[0], LEAVES_ON, **BY, user=_whoever_may(facts[0]))
    for unit in {"tracing", "returns logistics", "prison"} - {SAFEGUARDS[code].decides}:
        with pytest.raises((Refused, NotAllowed)):
            correct_fact(number, reason="x", by="tester", withdrawn=True, user=worker(unit, "head"))
    with pytest.raises(Refused, match="not a feed or a command"):
        correct_fact(number, reason="x", by="tester", withdrawn=True)


def _whoever_may(said: Kind) -> Any:
    return worker("casework", "manager") if said.key in HUMAN_ONLY else None


def considered(claim: int, by_unit: str, **more: Any) -> ClaimConsidered:
    return ClaimConsidered(
        claim=claim, outcome="refused", reasons=TEXT, decided_by=TEXT, by_unit=by_unit, document="D1", **more
    )


def test_a_claim_is_decided_by_its_own_unit_and_further_submissions_on_both_questions() -> None:
    person, _ = ready_person()
    asylum = record_fact(person, ClaimMade(claim="protection"), LEAVES_ON, **BY, user=worker("prison"))
    with pytest.raises(Refused, match="decided by asylum unit"):
        record_fact(person, considered(asylum, "casework"), LEAVES_ON, **BY, user=worker("casework"))
    with pytest.raises(Refused, match="asylum unit to decide"):
        record_fact(person, considered(asylum, "asylum unit"), LEAVES_ON, **BY, user=worker("casework"))
    with pytest.raises(Refused, match="a feed or a command"):
        record_fact(person, considered(asylum, "asylum unit"), LEAVES_ON, **BY)
    record_fact(person, considered(asylum, "asylum unit"), LEAVES_ON, **BY, user=worker("asylum unit"))
    more = record_fact(person, ClaimMade(claim="further submissions"), LEAVES_ON, **BY, user=worker("prison"))
    with pytest.raises(Refused, match="both questions"):
        record_fact(person, considered(more, "casework"), LEAVES_ON, **BY, user=worker("casework"))
    both = considered(more, "casework", already_considered="yes", realistic_prospect="no")
    record_fact(person, both, LEAVES_ON, **BY, user=worker("casework"))


def test_a_claim_is_treated_as_withdrawn_only_with_proof_and_a_time_to_reply() -> None:
    person, _ = ready_person()
    claim = record_fact(person, ClaimMade(claim="protection"), LEAVES_ON, **BY, user=worker("prison"))
    said = ClaimWithdrawn(
        claim=claim, how="treated as withdrawn", decided_by=TEXT, by_unit="asylum unit", document="D1"
    )
    with pytest.raises(Refused, match="proof that the notices reached"):
        record_fact(person, said, LEAVES_ON, **BY, user=worker("asylum unit"))


def test_a_claim_is_certified_by_the_head_once_refused_and_with_an_appeal_from_abroad_shown_to_be_effective() -> None:
    person, _ = ready_person()
    claim = record_fact(person, ClaimMade(claim="human rights"), LEAVES_ON, **BY, user=worker("prison"))
    head = worker("casework", "head")
    said = ClaimCertified(
        claim=claim, under="section 94B", country="ALB", reasons=TEXT, certified_by=TEXT, document="D1",
        legal_help="effective", live_evidence="effective", video_link="not looked at", cost="effective",
        arrangements="effective", individual_check=TEXT, video_confirmed="The post, letter CD-9.",
    )  # fmt: skip
    with pytest.raises(Refused, match="Only a claim that was refused"):
        record_fact(person, said, LEAVES_ON, **BY, user=head)
    record_fact(person, considered(claim, "casework"), LEAVES_ON, **BY, user=worker("casework"))
    with pytest.raises(NotAllowed, match="grade of head"):
        record_fact(person, said, LEAVES_ON, **BY, user=worker("casework", "manager"))
    with pytest.raises(Refused, match="video link"):
        record_fact(person, said, LEAVES_ON, **BY, user=head)
    record_fact(person, said.model_copy(update={"video_link": "effective"}), LEAVES_ON, **BY, user=head)


def test_detention_does_not_go_on_where_removal_cannot_happen_and_bail_needs_an_address_and_conditions() -> None:
    person, _ = ready_person()
    said = DetentionReviewed(
        reasonable_period="yes", reasonable_period_reasons=TEXT, within_reasonable_time="no",
        within_reasonable_time_reasons=TEXT, outcome="detention goes on", grade="manager", reviewed_by=TEXT,
    )  # fmt: skip
    with pytest.raises(Refused, match="detention ends"):
        record_fact(person, said, LEAVES_ON, **BY, user=worker("casework"))
    with pytest.raises(Refused, match="an address"):
        record_fact(person, DetentionEnded(reason="bail"), LEAVES_ON, **BY, user=worker("casework"))
    arranged = ReleaseArranged(address_ready=True, conditions_ready=True, name=TEXT)
    record_fact(person, arranged, LEAVES_ON, **BY, user=worker("casework"))
    record_fact(person, DetentionEnded(reason="bail"), LEAVES_ON, **BY, user=worker("casework"))


def test_a_failure_is_graded_again_by_somebody_else_and_both_gradings_are_kept() -> None:
    person, attempt = ready_person()
    graded: dict[str, Any] = {"attempt": attempt, "cause": "no seat or flight cancelled", "in_control_of": "carrier"}
    failed = AttemptFailed(stage="at the port", controllable="no", graded_by="a.maker", **graded)
    record_fact(person, failed, LEAVES_ON, source="test", by="a.maker", user=worker(name="a.maker"))
    again = FailureRegraded(controllable="shared", reasons=TEXT, graded_by="another", **graded)
    with pytest.raises(Refused, match="first does not grade it again"):
        record_fact(person, again, LEAVES_ON, **BY, user=worker(grade="manager", name="a.maker"))
    record_fact(person, again, LEAVES_ON, **BY, user=worker(grade="manager", name="another"))
    kinds = FactRow.objects.filter(person=person).values_list("kind", flat=True)
    assert {"departure.failed", "departure.failure_regraded"} <= set(kinds)


def test_no_order_is_made_before_representations_are_answered() -> None:
    person, _ = ready_person()
    record_fact(person, RepresentationsReceived(), LEAVES_ON, **BY, user=worker("intake"))
    with pytest.raises(Refused, match="not answered"):
        record_fact(person, DeportationOrdered(), LEAVES_ON, **BY, user=worker("casework", "manager"))


def test_every_decision_kept_for_people_is_a_kind_and_refuses_a_feed() -> None:
    assert KINDS.keys() >= NOT_BY_A_FEED
    person, _ = ready_person()
    for key in sorted(NOT_BY_A_FEED):
        said = KINDS[key].model_construct()
        with pytest.raises(ValueError, match="A feed does not"):
            record_for_many([Entry(person, [(said, LEAVES_ON)])], **BY)


def test_deportation_is_decided_only_when_what_speaks_against_it_was_weighed_and_is_not_met() -> None:
    person = open_record([(NameStated(full="Arben Invented"), date(2025, 1, 6))], **BY)
    decided = Decided(outcome="deport", reasons=TEXT, decided_by="A. Caseworker")
    officer = worker("casework")
    with pytest.raises(Refused, match="weighed limb by limb"):
        record_fact(person, decided, LEAVES_ON, **BY, user=officer)
    met = NOTHING_AGAINST.model_copy(update={"protection": "met", "protection_reasons": TEXT})
    record_fact(person, met, LEAVES_ON, **BY, user=officer)
    with pytest.raises(Refused, match="The exception is met: protection"):
        record_fact(person, decided, LEAVES_ON, **BY, user=officer)
    record_fact(person, NOTHING_AGAINST, LEAVES_ON, **BY, user=officer)
    record_fact(person, decided, LEAVES_ON, **BY, user=officer)


def test_whoever_decided_to_deport_does_not_make_the_order() -> None:
    person = open_record([(NameStated(full="Arben Invented"), date(2025, 1, 6))], **BY)
    one, other = worker("casework", "manager", "one"), worker("casework", "manager", "other")
    record_fact(person, LiabilityNoticeSent(proof="signed"), date(2026, 3, 2), **BY)
    record_fact(person, NOTHING_AGAINST, LEAVES_ON, source="test", by="one", user=one)
    decided = Decided(outcome="deport", reasons=TEXT, decided_by="A. Caseworker")
    record_fact(person, decided, LEAVES_ON, source="test", by="one", user=one)
    with pytest.raises(Refused, match="does not make the order"):
        record_fact(person, DeportationOrdered(), LEAVES_ON, source="test", by="one", user=one)
    record_fact(person, DeportationOrdered(), LEAVES_ON, source="test", by="other", user=other)
