"""One person missed nineteen reports before anybody acted. Here every one of them raises something, at once."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from tests.making import derived, duty, fact, history, the_calendars

from casekeeper.duties.derivation import Derived
from casekeeper.duties.duty import Duty
from casekeeper.facts import Fact, Kind, history_of
from casekeeper.facts.bail import BailConditionSet, BailNoticeServed
from casekeeper.facts.contact import ContactAttempted
from casekeeper.facts.custody import Received
from casekeeper.facts.identity import LeaveGranted
from casekeeper.facts.immigration import BailGranted, Departed
from casekeeper.facts.reporting import (
    AbsenceExcused,
    AppointmentMoved,
    ExplanationDecided,
    FrequencySet,
    ReportAttended,
    ReportCancelled,
    ReportingPaused,
    ReportingResumed,
    SeniorReviewed,
)
from casekeeper.facts.safeguards import HarmGraded

START = date(2026, 1, 5)
NINETEEN = [START + timedelta(days=7 * week) for week in range(1, 20)]
CEILING = "decide at ceiling"


def told_to_report(grade: str | None = "A", *, proof: str = "signed for") -> list[tuple[Any, Kind]]:
    """On bail since Monday 5 January 2026, to report every Monday; told, and graded."""
    begun: list[tuple[Any, Kind]] = [
        (START, BailGranted(granted_by="tribunal")),
        (START, BailConditionSet(condition="reporting", purpose="to know that he is here", place="Lunar House")),
        (START, FrequencySet(every="weekly", first_on=START, reasons="as proposed", set_by="A. Officer")),
        (START, BailNoticeServed(proof=proof)),
        (START, ReportAttended(next_told=NINETEEN[0])),
    ]
    graded = HarmGraded(grade=grade, reasons="serious violence", graded_by="A. Manager") if grade else None
    return begun + ([(START, graded)] if graded is not None else [])


def nobody_acts(day: date, grade: str | None = "A") -> Derived:
    return derived(history(*told_to_report(grade)), str(day))


def live(result: Derived) -> list[Duty]:
    return [each for each in result.duties if each.is_open]


@pytest.mark.parametrize("grade", ["A", "B", "C", "D", None])
def test_not_one_of_the_nineteen_is_silent(grade: str | None) -> None:
    """The day after each miss an open duty names it, and from the ceiling on it stands with the head of casework."""
    for number, monday in enumerate(NINETEEN, start=1):
        missed_on = the_calendars().default.on_or_after(monday)
        closed = missed_on + timedelta(days=1)
        result = nobody_acts(closed, grade)
        about = [each for each in live(result) if any(str(missed_on) in why.text for why in each.because)]
        assert about, f"miss {number}, due on {missed_on}, is silent"
        assert result.position["contact"].value["misses_open"] == number
        if number >= 3:
            assert max(each.rung_on(closed) for each in about) >= 2, f"miss {number} has not reached the head"


def test_the_first_miss_raises_its_duty_the_same_day_for_the_highest_grade() -> None:
    assert not any("missed" in each.what for each in live(nobody_acts(NINETEEN[0])))
    result = nobody_acts(NINETEEN[0] + timedelta(days=1))
    try_it = duty(result, "try to make contact")
    assert (try_it.arose, try_it.due) == (NINETEEN[0] + timedelta(days=1), NINETEEN[0] + timedelta(days=1))
    assert try_it.rung_on(try_it.due + timedelta(days=1)) == 1
    assert try_it.rung_on(try_it.due + timedelta(days=2)) == 2
    assert duty(result, "tell of missed report").due == try_it.due


@pytest.mark.parametrize(("grade", "ceiling"), [("A", 2), (None, 2), ("B", 3), ("C", 3), ("D", 3)])
def test_the_ceiling_stands_with_the_head_on_the_day_it_is_reached(grade: str | None, ceiling: int) -> None:
    day_before = nobody_acts(NINETEEN[ceiling - 1], grade)
    assert not any(each.key.startswith(CEILING) for each in day_before.duties)
    day = NINETEEN[ceiling - 1] + timedelta(days=1)
    at_once = next(each for each in live(nobody_acts(day, grade)) if each.key.startswith(CEILING))
    assert (at_once.arose, at_once.rung_on(day), at_once.urgent) == (day, 2, True)
    assert at_once.rung_on(day + timedelta(days=9)) > at_once.rung_on(day + timedelta(days=8))
    still = [each for each in live(nobody_acts(NINETEEN[-1] + timedelta(days=1), grade)) if each.key == at_once.key]
    assert still, "the ceiling is open until somebody decides"


def test_a_decision_answers_for_the_misses_so_far_and_the_next_one_raises_the_ceiling_anew() -> None:
    decided = SeniorReviewed(outcome="another channel", alternatives="telephone", reasons="ill", reviewed_by="Head")
    told = history(*told_to_report(), (NINETEEN[1] + timedelta(days=2), decided))
    after = [each for each in derived(told, str(NINETEEN[2])).duties if each.key.startswith(CEILING)]
    assert [each.is_open for each in after] == [False]
    anew = [each for each in derived(told, str(NINETEEN[2] + timedelta(days=1))).duties if each.key.startswith(CEILING)]
    assert [each.is_open for each in anew] == [False, True]


def test_a_call_that_reached_the_person_does_not_hide_the_next_miss() -> None:
    """Rung up after every miss, promising each time, and never there: the ceiling comes all the same."""
    spoke = ContactAttempted(channel="telephone", result="spoke to the person")
    calls = [(day + timedelta(days=1), spoke) for day in NINETEEN]
    result = derived(history(*told_to_report("C"), *calls), str(NINETEEN[3] + timedelta(days=1)))
    assert result.position["contact"].value["standing"] == "a miss is open"
    assert any(each.key.startswith(CEILING) and each.is_open for each in result.duties)
    assert any(each.key.startswith("review pattern of misses") for each in result.duties)


def test_the_nineteen_lead_to_out_of_contact_and_never_by_themselves_to_absconder() -> None:
    standings = [nobody_acts(day + timedelta(days=1)).position["contact"].value["standing"] for day in NINETEEN]
    assert standings[0] == "a miss is open"
    assert standings[-1] == "out of contact"
    assert "absconder" not in standings
    result = nobody_acts(NINETEEN[-1] + timedelta(days=1))
    assert result.position["whereabouts"].value == "out of contact"
    assert duty(result, "make mandatory checks").is_overdue_on(NINETEEN[-1])
    assert duty(result, "decide on declaration").is_overdue_on(NINETEEN[-1])
    assert result.gates["declare absconder"].outcome == "cannot tell"


def test_a_miss_whose_notice_cannot_be_proved_is_our_failure_and_not_theirs() -> None:
    told = [each for each in told_to_report(proof="") if not isinstance(each[1], ReportAttended)]
    result = derived(history(*told), str(NINETEEN[2]))
    assert result.position["reporting"].value["missed"] == 0
    assert result.position["reporting"].value["failed_by_us"] == 3
    assert result.position["contact"].value["standing"] == "in contact"
    assert duty(result, "serve bail notice").is_overdue_on(NINETEEN[2])


def test_an_attendance_learned_late_withdraws_what_followed_and_what_was_known_before_still_shows_it() -> None:
    facts = [fact(number, on, said) for number, (on, said) in enumerate(told_to_report(), start=1)]
    learned = NINETEEN[2] + timedelta(days=1)
    facts += [fact(20 + at, NINETEEN[at], ReportAttended(learned_from="police"), recorded=learned) for at in range(3)]
    then = derived(history_of("TEST-0001", facts, known_on=NINETEEN[2]), str(NINETEEN[2]))
    assert {each.key for each in then.duties if each.key.startswith(CEILING)}
    now = derived(history_of("TEST-0001", facts), str(NINETEEN[2]))
    assert not any(str(day) in each.key for each in now.duties for day in NINETEEN[:3])
    assert now.position["contact"].value["standing"] == "in contact"


NEVER_A_MISS: dict[str, list[tuple[Any, Kind]]] = {
    "excused before": [(START, AbsenceExcused(report_on=NINETEEN[0], why="court", decided_by="A. Officer"))],
    "cancelled by us": [(NINETEEN[0], ReportCancelled(report_on=NINETEEN[0], why="turned away"))],
    "paused": [(NINETEEN[0], ReportingPaused(why="hospital", until=NINETEEN[1]))],
    "in custody": [(NINETEEN[0], Received(prison="HCI"))],
    "leave granted": [(NINETEEN[0], LeaveGranted(leave="limited"))],
    "departed": [(NINETEEN[0], Departed())],
    "came a day early": [(NINETEEN[0] - timedelta(days=1), ReportAttended(next_told=NINETEEN[1]))],
}


@pytest.mark.parametrize("why", NEVER_A_MISS)
def test_what_is_never_a_miss(why: str) -> None:
    result = derived(history(*told_to_report(), *NEVER_A_MISS[why]), str(NINETEEN[0] + timedelta(days=1)))
    assert not any(each.key.startswith("try to make contact") for each in result.duties)


def test_excused_afterwards_the_duties_that_stood_until_then_lapse_and_stay_on_record() -> None:
    accepted = ExplanationDecided(report_on=NINETEEN[0], outcome="accepted", reasons="in hospital", decided_by="A. B.")
    day = NINETEEN[0] + timedelta(days=4)
    result = derived(history(*told_to_report(), (day, accepted)), str(day))
    tried = duty(result, "try to make contact")
    assert (tried.ended, tried.ended_on) == ("lapsed", day)
    assert result.position["contact"].value["standing"] == "in contact"


def test_an_excuse_for_one_of_three_takes_the_person_back_from_out_of_contact() -> None:
    day = NINETEEN[2] + timedelta(days=1)
    told = history(*told_to_report("C"))
    assert derived(told, str(day)).position["contact"].value["standing"] == "out of contact"
    late = AbsenceExcused(report_on=NINETEEN[0], why="hospital", decided_by="A. Officer")
    excused = derived(history(*told_to_report("C"), (day, late)), str(day))
    assert excused.position["contact"].value["standing"] == "a miss is open"
    assert excused.position["contact"].value["misses_open"] == 2


def test_a_pause_that_is_ended_brings_back_the_dates_there_would_have_been() -> None:
    paused = (NINETEEN[0], ReportingPaused(why="hospital", until=NINETEEN[5]))
    resumed = (NINETEEN[1] + timedelta(days=2), ReportingResumed())
    told = history(*told_to_report(), paused, resumed)
    assert derived(told, str(NINETEEN[0])).position["reporting"].value["next_on"] == NINETEEN[5]
    assert derived(told, str(NINETEEN[1] + timedelta(days=2))).position["reporting"].value["next_on"] == NINETEEN[2]


def test_a_moved_report_is_due_on_its_new_day_and_the_days_after_it_stay() -> None:
    new_on = NINETEEN[0] + timedelta(days=3)
    moved = AppointmentMoved(report_on=NINETEEN[0], new_on=new_on, asked_by="the person", proof="SMS delivered")
    told = history(*told_to_report(), (START + timedelta(days=1), moved))
    assert derived(told, str(NINETEEN[0] + timedelta(days=1))).position["reporting"].value["next_on"] == new_on
    assert not any("missed" in each.what for each in derived(told, str(new_on)).duties)
    missed = derived(told, str(new_on + timedelta(days=1)))
    assert any(each.key.startswith("try to make contact") for each in missed.duties)
    assert missed.position["reporting"].value["next_on"] == NINETEEN[1]


def test_a_report_that_falls_on_a_bank_holiday_is_due_on_the_next_working_day() -> None:
    easter_monday = date(2026, 4, 6)
    assert not the_calendars().default.is_working_day(easter_monday)
    result = derived(history(*told_to_report()), str(easter_monday))
    assert result.position["reporting"].value["next_on"] == easter_monday + timedelta(days=1)


def test_numbers_of_facts_in_reasons_are_those_told() -> None:
    facts: list[Fact[Any]] = [fact(number, on, said) for number, (on, said) in enumerate(told_to_report(), start=1)]
    result = derived(history_of("TEST-0001", facts), str(NINETEEN[5]))
    numbers = {each.number for each in facts}
    assert {reason.fact for each in result.duties for reason in each.because if reason.fact} <= numbers
