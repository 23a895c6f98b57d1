"""Whatever stops a departure, somebody owes its answer by a day, until it is answered."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.making import the_calendars, the_law
from tests.ready_to_depart import LEAVES_ON, PLANNED_AS, READY, STOPS, ready_history

from casekeeper.duties.derivation import Derived, derive
from casekeeper.duties.duty import Unit
from casekeeper.facts import Kind
from casekeeper.facts import casework as cw
from casekeeper.facts import challenges as ch
from casekeeper.facts import claims as cl
from casekeeper.facts import consideration as co
from casekeeper.facts import custody as cu
from casekeeper.facts import departures as dp
from casekeeper.facts import identity as idn
from casekeeper.facts import sentence as se

TEXT = "for a test"
TIME_ALONE = {"a new decision that may be appealed"}
"""What ends on a day of its own, with nothing for anybody to do."""
NEXT = LEAVES_ON + timedelta(days=1)
NEXT_NUMBER = len(READY) + 1


def standing(*more: tuple[date, Kind]) -> Derived:
    day = max([LEAVES_ON, *(on for on, _ in more)])
    return derive(ready_history(*more, leave_out=dp.AttemptPlanned), the_law(), the_calendars(), day)


def new_ones(*more: tuple[date, Kind]) -> dict[str, Unit]:
    """Duties about what stops a departure that are open only since this was told; reviews of detention left out."""
    known = {duty.key for duty in standing().duties}
    return {
        duty.key: duty.owed_by for duty in standing(*more).duties
        if duty.is_open and duty.key not in known and not duty.key.startswith(("review changed", "detention review"))
    }  # fmt: skip


@pytest.mark.parametrize("said", sorted(set(STOPS) - TIME_ALONE))
def test_what_stops_a_departure_has_somebody_who_sees_to_it(said: str) -> None:
    _, facts = STOPS[said]
    found = new_ones(*((LEAVES_ON, each) for each in facts))
    assert found, said
    assert all(owner in Unit for owner in found.values())


ANSWERED: dict[str, tuple[Kind, Kind]] = {
    "BAR-04": (
        co.RepresentationsReceived(), co.Decided(outcome="deport", reasons=TEXT, decided_by=TEXT)),
    "BAR-08": (
        dp.DepartureCheckMade(check="fitness to travel", result="not met", made_by=TEXT),
        dp.DepartureCheckMade(check="fitness to travel", result="met", made_by=TEXT, document="D1")),
    "BAR-09": (
        idn.BirthDateStated(born="2009-01-01", use="disputed"),
        idn.BirthDateStated(born="1990-05-04", use="verified")),
    "BAR-10": (se.ConvictionAppeal(step="begun"), se.ConvictionAppeal(step="dismissed")),
    "BAR-15": (idn.LongResidence(outcome="enquiry open"), idn.LongResidence(outcome="not resident")),
}  # fmt: skip


@pytest.mark.parametrize("code", sorted(ANSWERED))
def test_it_is_met_by_what_answers_it_and_looked_at_again_after_work_on_it(code: str) -> None:
    raised, answer = ANSWERED[code]
    (key,) = [key for key in new_ones((LEAVES_ON, raised)) if key.startswith(f"answer safeguard:{code}")]
    worked = co.WorkNoted(what="Asked again", waiting_on="others", whom="them")
    before = {duty.key: duty for duty in standing((LEAVES_ON, raised)).duties}
    after = {duty.key: duty for duty in standing((LEAVES_ON, raised), (NEXT, worked)).duties}
    assert after[key].due > before[key].due
    done = {duty.key: duty for duty in standing((LEAVES_ON, raised), (NEXT, answer)).duties}
    assert (done[key].is_open, done[key].ended_on) == (False, NEXT)


def test_return_from_hospital_answers_for_the_patient() -> None:
    moved, back = cu.MovedToHospital(hospital="An invented hospital"), cu.Returned(prison="HCI")
    (key,) = [key for key in new_ones((LEAVES_ON, moved)) if key.startswith("answer safeguard:BAR-08")]
    assert key not in new_ones((LEAVES_ON, moved), (NEXT, back))


def test_a_claim_that_was_granted_is_followed_by_leave() -> None:
    made = (LEAVES_ON, cl.ClaimMade(claim="protection"))
    number = NEXT_NUMBER
    granted = cl.ClaimConsidered(
        claim=number, outcome="granted", reasons=TEXT, decided_by=TEXT, by_unit="asylum unit", document="D1"
    )
    found = new_ones(made, (NEXT, granted))
    assert [owner for key, owner in found.items() if key.startswith("answer safeguard:BAR-03")] == [Unit.ASYLUM]
    leave = (NEXT, idn.LeaveGranted(leave="limited"))
    assert not any(key.startswith("answer safeguard") for key in new_ones(made, (NEXT, granted), leave))


def test_a_judgment_against_us_is_carried_out_or_decided_on_again() -> None:
    issued = (LEAVES_ON, ch.ChallengeIssued(challenge="judicial review"))
    number = NEXT_NUMBER
    allowed = (NEXT, ch.ChallengeDecided(challenge=number, outcome="allowed", document="D1"))
    found = new_ones(issued, allowed)
    assert [owner for key, owner in found.items() if key.startswith("answer safeguard:BAR-05")] == [Unit.LITIGATION]
    again = (NEXT, co.Decided(outcome="deport", reasons=TEXT, decided_by=TEXT))
    assert not any(key.startswith("answer safeguard") for key in new_ones(issued, allowed, again))
    order = (LEAVES_ON, ch.ChallengeIssued(challenge="injunction or interim order"))
    assert any(key.startswith("answer safeguard:BAR-05") for key in new_ones(order, allowed, again))


def test_whoever_boarded_against_a_safeguard_is_to_be_got_off_at_once_until_it_is_told_what_became_of_them() -> None:
    opened = (LEAVES_ON - timedelta(days=3), cw.BarrierOpened(code="BAR-05", evidence=TEXT))
    boarded = (LEAVES_ON, dp.PersonBoarded(attempt=PLANNED_AS))
    failed = dp.AttemptFailed(
        attempt=PLANNED_AS, stage="boarded", cause="court challenge or order", controllable="yes", in_control_of="us",
        graded_by=TEXT,
    )  # fmt: skip

    def owed(*more: tuple[date, Kind]) -> list[tuple[Unit, date, bool]]:
        found = derive(ready_history(*more), the_law(), the_calendars(), LEAVES_ON).duties
        return [(d.owed_by, d.due, d.urgent) for d in found if d.is_open and d.key.startswith("aboard against gate")]

    assert owed(boarded) == []
    assert owed(opened, boarded) == [(Unit.RETURNS, LEAVES_ON, True)]
    assert owed(opened, boarded, (LEAVES_ON, failed)) == []


def test_papers_on_the_file_of_somebody_held_are_handed_over_without_waiting_for_a_report() -> None:
    _, facts = STOPS["a decision on the file only"]
    found = new_ones((LEAVES_ON, facts[0]))
    assert [owner for key, owner in found.items() if key.startswith("serve on contact")] == [Unit.CASEWORK]
