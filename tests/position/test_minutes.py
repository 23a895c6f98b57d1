"""The clock in minutes over what comes while a departure is under way: when it starts, what ends it, who has it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.making import derived, the_law
from tests.ready_to_depart import LEAVES_ON, PLANNED_AS, STOPS
from tests.under_way_told import FIRST, clocks, instant, leaving, taken_back, told_at

from casekeeper.duties.duty import Unit
from casekeeper.facts import Kind
from casekeeper.facts import casework as cw
from casekeeper.facts import challenges as ch
from casekeeper.facts import claims as cl
from casekeeper.facts import consideration as co
from casekeeper.facts import departures as dp
from casekeeper.facts import detention as de
from casekeeper.facts import immigration as im
from casekeeper.facts.correction import Correction
from casekeeper.position.departure.minutes import Clock, Ending
from casekeeper.position.departure.safeguards import SAFEGUARDS
from casekeeper.position.departure.told_under_way import OURS, TELLS

CLAIM = cl.ClaimMade(claim="protection", channel="at the port")
STOP = dp.DepartureStopped(attempt=PLANNED_AS, reason="A claim came", stopped_by="A. Porter")
FAILED = dp.AttemptFailed(
    attempt=PLANNED_AS, stage="at the port", cause="late claim", controllable="no", in_control_of="the person",
    graded_by="A. Planner",
)  # fmt: skip


def considered(number: int, outcome: str = "it does not stop the departure") -> dp.ConsideredUnderWay:
    return dp.ConsideredUnderWay(raised=number, outcome=outcome, reasons="x", considered_by="A. Caseworker")  # type: ignore[arg-type]


def decided(number: int) -> cl.ClaimConsidered:
    return cl.ClaimConsidered(
        claim=number, outcome="refused", reasons="x", decided_by="x", by_unit="asylum unit", document="D"
    )


def the_clock(*told: tuple[str, Kind]) -> Clock:
    (found,) = clocks(leaving(*told))
    return found


def test_it_starts_when_it_is_recorded_and_is_due_when_the_minutes_of_the_page_have_run() -> None:
    clock = the_clock(("10:42", CLAIM))
    assert (clock.started_at, clock.due_at) == (instant("10:42"), instant("11:12"))
    assert (clock.concern.code, clock.concern.owner, clock.attempt) == ("BAR-03", "asylum unit", PLANNED_AS)
    assert [clock.minutes_left(instant(at)) for at in ("11:00", "11:12", "11:15")] == [12, 0, -3]
    assert [clock.is_missed(instant(at)) for at in ("11:11", "11:12", "11:13")] == [False, False, True]


@pytest.mark.parametrize("name", STOPS)
def test_whatever_raises_a_hard_safeguard_starts_a_clock_with_a_unit_of_ours(name: str) -> None:
    code, facts = STOPS[name]
    found = clocks(leaving(*(("10:42", each) for each in facts)))
    assert code in {clock.concern.code for clock in found}
    assert all(Unit(clock.concern.owner) for clock in found)


def test_every_kind_that_the_registry_names_is_heard_and_a_barrier_opened_by_hand_of_every_hard_code() -> None:
    assert {kind for line in SAFEGUARDS.values() if line.hard for kind in line.raises} <= TELLS.keys()
    for code, line in SAFEGUARDS.items():
        found = clocks(leaving(("10:42", cw.BarrierOpened(code=code))))  # type: ignore[arg-type]
        assert [clock.concern.code for clock in found] == ([code] if line.hard else [])
        assert all(clock.concern.owner in OURS for clock in found)


@pytest.mark.parametrize("said", [
    cw.VulnerabilityNoted(what="May harm himself"), de.MedicalReportReceived(concern="risk of suicide"),
])  # fmt: skip
def test_what_is_told_of_health_or_need_reaches_casework_though_it_closes_no_gate(said: Kind) -> None:
    clock = the_clock(("10:42", said))
    assert (clock.concern.code, clock.concern.owner) == ("", "casework")


def test_before_the_day_it_runs_in_days_and_once_the_person_is_collected_in_minutes() -> None:
    assert clocks(leaving(("2026-06-09T23:59", CLAIM))) == ()
    collected = dp.PersonCollected(attempt=PLANNED_AS)
    assert len(clocks(leaving(("2026-06-09T21:00", collected), ("2026-06-09T23:59", CLAIM)))) == 1
    assert len(clocks(leaving(("2026-06-10T00:00", CLAIM)))) == 1


def test_a_departure_of_which_nobody_said_what_became_of_it_counts_as_under_way() -> None:
    assert len(clocks(leaving(("2026-06-11T00:10", CLAIM)))) == 1


@pytest.mark.parametrize("ended", [STOP, FAILED])
def test_what_comes_after_the_stop_starts_none(ended: Kind) -> None:
    assert clocks(leaving(("10:00", ended), ("10:42", CLAIM))) == ()


def test_over_midnight_the_minutes_run_on_into_the_next_day() -> None:
    history = leaving(("23:50", CLAIM))
    (clock,) = clocks(history)
    assert (clock.due_at, clock.day) == (instant("2026-06-11T00:20"), LEAVES_ON)
    (duty,) = [each for each in derived(history, "2026-06-10").duties if each.key.startswith("consider under way")]
    assert (duty.arose, duty.due) == (LEAVES_ON, date(2026, 6, 11))


@pytest.mark.parametrize(("start", "due"), [
    ("2026-10-25T00:45+00:00", "2026-10-25T01:15+00:00"), ("2026-03-29T00:45+00:00", "2026-03-29T01:15+00:00"),
])  # fmt: skip
def test_a_change_of_the_clocks_in_the_night_gives_no_hour_and_takes_none(start: str, due: str) -> None:
    from datetime import datetime

    planned = told_at(1, "2026-02-01T12:00", dp.AttemptPlanned(leaves_on=datetime.fromisoformat(start).date()))
    (clock,) = clocks([planned, told_at(2, datetime.fromisoformat(start), CLAIM)])
    assert clock.due_at == datetime.fromisoformat(due)
    assert clock.minutes_left(clock.started_at + timedelta(minutes=20)) == 10


def test_the_time_at_which_it_came_counts_where_the_fact_says_one_and_somebody_was_on_the_way() -> None:
    def came(received_at: str, on: date = LEAVES_ON, recorded: str = "10:42") -> object:
        said = CLAIM.model_copy(update={"received_at": received_at})
        (clock,) = clocks(leaving(told_at(FIRST, recorded, said, on=on)))
        return clock.started_at

    assert came("09:10") == instant("09:10")
    assert came("11:30") == instant("10:42")
    assert came("99:99") == instant("10:42")
    assert came("09:10", on=date(2026, 6, 9)) == instant("10:42")
    assert came("09:10", recorded="2026-06-12T08:00") == instant("09:10")
    ambiguous = told_at(2, "2026-10-25T08:00", CLAIM.model_copy(update={"received_at": "01:30"}))
    planned = told_at(1, "2026-10-01T12:00", dp.AttemptPlanned(leaves_on=date(2026, 10, 25)))
    (clock,) = clocks([planned, ambiguous])
    assert clock.started_at.hour == 0, "of an hour that was there twice the first counts: it is due sooner"


def test_it_is_met_by_an_answer_in_time_and_missed_by_a_late_one() -> None:
    in_time, late = the_clock(("10:42", CLAIM), ("11:12", considered(FIRST))), the_clock(
        ("10:42", CLAIM), ("11:13", considered(FIRST)))  # fmt: skip
    assert (in_time.ending, in_time.is_missed(instant("12:00"))) == (Ending.CONSIDERED, False)
    assert (late.ending, late.is_missed(instant("12:00"))) == (Ending.CONSIDERED, True)
    assert the_clock(("10:42", CLAIM), ("11:00", decided(FIRST))).ending is Ending.CONSIDERED


def test_an_answer_about_something_else_ends_nothing() -> None:
    one, other = clocks(leaving(("10:42", CLAIM), ("10:50", CLAIM), ("10:55", decided(FIRST + 1))))
    assert (one.is_open, other.ending) == (True, Ending.CONSIDERED)


@pytest.mark.parametrize("stop", [STOP, FAILED])
def test_a_stop_ends_every_clock_of_the_departure(stop: Kind) -> None:
    found = clocks(leaving(("10:42", CLAIM), ("10:50", co.RepresentationsReceived()), ("11:15", stop)))
    assert [clock.ending for clock in found] == [Ending.STOPPED, Ending.STOPPED]
    assert [clock.is_missed(instant("12:00")) for clock in found] == [True, False]


def test_neither_a_new_day_nor_a_new_plan_nor_leaving_ends_it() -> None:
    moved = dp.AttemptMoved(attempt=PLANNED_AS, leaves_on=date(2026, 6, 20), reason="x")
    assert the_clock(("10:42", CLAIM), ("10:50", moved)).is_open
    assert the_clock(("10:42", CLAIM), ("10:50", dp.AttemptPlanned(leaves_on=LEAVES_ON))).is_open
    assert the_clock(("10:42", CLAIM), ("10:50", im.Departed(how="removed"))).is_open
    assert the_clock(("10:42", CLAIM), ("10:50", cw.CaseClosed(outcome="exempt", reasons="x"))).is_open


def test_a_departure_that_took_the_place_of_another_is_stopped_in_its_stead() -> None:
    again = dp.AttemptPlanned(leaves_on=LEAVES_ON)
    other = STOP.model_copy(update={"attempt": FIRST + 1})
    clock = the_clock(("10:42", CLAIM), ("10:50", again), ("11:00", other))
    assert (clock.ending, clock.ended_at) == (Ending.STOPPED, instant("11:00"))


def test_a_new_plan_after_the_stop_opens_nothing_again() -> None:
    again = dp.AttemptPlanned(leaves_on=LEAVES_ON)
    assert the_clock(("10:42", CLAIM), ("10:50", STOP), ("11:00", again)).ending is Ending.STOPPED


def test_a_plan_taken_back_is_a_stop_unless_another_departure_had_taken_its_place() -> None:
    alone = clocks(leaving(("10:42", CLAIM), taken_back(FIRST + 1, "10:50", PLANNED_AS)))
    assert [clock.ending for clock in alone] == [Ending.STOPPED]
    again = ("10:45", dp.AttemptPlanned(leaves_on=LEAVES_ON))
    replaced = clocks(leaving(("10:42", CLAIM), again, taken_back(FIRST + 2, "10:50", PLANNED_AS)))
    assert [clock.is_open for clock in replaced] == [True]


def test_what_came_on_the_day_and_is_recorded_after_the_person_left_is_still_to_be_considered() -> None:
    left = ("14:00", im.Departed(how="removed"))
    told_late = told_at(FIRST + 1, "2026-06-11T09:00", CLAIM, on=LEAVES_ON)
    (clock,) = clocks(leaving(left, told_late))
    assert (clock.started_at, clock.day, clock.is_open) == (instant("2026-06-11T09:00"), LEAVES_ON, True)
    assert clocks(leaving(left, told_at(FIRST + 1, "2026-06-11T09:00", CLAIM))) == ()


def test_a_correction_of_what_was_told_keeps_the_hour_and_one_that_takes_it_back_ends_it() -> None:
    mended = Correction(reason="x", instead={"claim": "human rights"})
    (clock,) = clocks(leaving(("10:42", CLAIM), told_at(FIRST + 1, "10:55", mended, corrects=FIRST)))
    assert (clock.started_at, clock.is_open, clock.number) == (instant("10:42"), True, FIRST)
    (gone,) = clocks(leaving(("10:42", CLAIM), taken_back(FIRST + 1, "11:40", FIRST)))
    assert (gone.ending, gone.is_missed(instant("12:00"))) == (Ending.TAKEN_BACK, False)


def test_a_correction_that_makes_it_a_hard_barrier_starts_the_clock_with_the_correction() -> None:
    hard = Correction(reason="x", instead={"code": "BAR-08", "evidence": "x"})
    soft = ("10:00", cw.BarrierOpened(code="BAR-11"))
    (clock,) = clocks(leaving(soft, told_at(FIRST + 1, "10:42", hard, corrects=FIRST)))
    assert (clock.started_at, clock.number, clock.concern.code) == (instant("10:42"), FIRST, "BAR-08")


@pytest.mark.parametrize("end", [considered(FIRST), STOP, FAILED])
def test_an_answer_or_a_stop_that_is_taken_back_opens_the_clock_again(end: Kind) -> None:
    (clock,) = clocks(leaving(("10:42", CLAIM), ("10:50", end), taken_back(FIRST + 2, "10:55", FIRST + 1)))
    assert (clock.is_open, clock.started_at) == (True, instant("10:42"))


def test_a_slip_put_right_in_the_answer_does_not_make_it_late() -> None:
    mended = Correction(reason="x", instead=considered(FIRST, "the departure waits").model_dump(exclude={"kind"}))
    (clock,) = clocks(leaving(
        ("10:42", CLAIM), ("10:50", considered(FIRST)),
        told_at(FIRST + 2, "15:00", mended, corrects=FIRST + 1)))  # fmt: skip
    assert (clock.ended_at, clock.is_missed(instant("16:00"))) == (instant("10:50"), False)


def test_it_rises_to_the_manager_and_to_the_head_in_minutes_and_who_was_told_stays() -> None:
    clock = the_clock(("10:42", CLAIM))
    told = {at: [who for who, _ in clock.told_to(instant(at))] for at in ("11:12", "11:18", "11:28")}
    assert told == {
        "11:12": ["asylum unit"], "11:18": ["asylum unit", "manager"],
        "11:28": ["asylum unit", "manager", "head of casework"],
    }  # fmt: skip
    answered = the_clock(("10:42", CLAIM), ("11:20", considered(FIRST)))
    assert [who for who, _ in answered.told_to(instant("2026-07-01T09:00"))] == ["asylum unit", "manager"]


def test_the_duty_stands_with_its_owner_closes_with_nothing_but_an_answer_and_says_how_it_ended() -> None:
    def duty(*told: tuple[str, Kind]) -> object:
        found = derived(leaving(*told), "2026-06-12").duties
        (one,) = [each for each in found if each.key == f"consider under way:{FIRST}"]
        return (one.owed_by, one.ended, one.urgent, one.due)

    assert duty(("10:42", CLAIM)) == ("asylum unit", None, True, LEAVES_ON)
    assert duty(("10:42", CLAIM), ("10:50", im.Departed(how="removed")))[1] is None  # type: ignore[index]
    assert duty(("10:42", CLAIM), ("11:00", considered(FIRST)))[1] == "met"  # type: ignore[index]
    assert duty(("10:42", CLAIM), ("12:00", considered(FIRST)))[1] == "late"  # type: ignore[index]


def test_a_claim_that_is_live_again_goes_to_whoever_decides_it_and_its_decision_answers_it() -> None:
    again = cl.ClaimReinstated(claim=FIRST, reasons="The notices never reached the person")
    told = (("2026-05-25T10:00", CLAIM), ("2026-05-26T10:00", decided(FIRST)), ("10:42", again))
    (clock,) = clocks(leaving(*told))
    assert (clock.number, clock.concern.owner, clock.concern.words) == (FIRST + 2, "asylum unit", "Claim reinstated")
    (ended,) = clocks(leaving(*told, ("10:50", decided(FIRST))))
    assert ended.ending is Ending.CONSIDERED


def test_an_injunction_in_the_middle_of_the_night_goes_to_the_litigation_unit() -> None:
    order = ch.ChallengeIssued(challenge="injunction or interim order")
    assert the_clock(("02:10", order)).concern.owner == "litigation unit"
    assert the_law()["departure_policy.consider_under_way"].unit == "minute"
