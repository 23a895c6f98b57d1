"""What must always hold of derive, whatever the history."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.duties.histories import histories, raw_facts
from tests.making import history, the_calendars, the_law

from casekeeper.duties.derivation import derive
from casekeeper.duties.duty import Ended
from casekeeper.facts import History, history_of
from casekeeper.facts.custody import Received
from casekeeper.facts.referral import Referred
from casekeeper.position.whereabouts import Whereabouts

DAYS = st.dates(date(2023, 1, 1), date(2027, 6, 30))
careful = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def on(history: History, day: date):
    return derive(history, the_law(), the_calendars(), day)


def unstamped(result):
    """Everything but the boundary itself, which is counted from the day asked."""
    return result._replace(next_boundary=None)


@careful
@given(histories(), DAYS, st.integers(0, 400))
def test_nothing_changes_before_the_next_boundary(history: History, day: date, ahead: int) -> None:
    now = on(history, day)
    later = day + timedelta(days=ahead)
    if now.next_boundary is not None:
        later = min(later, now.next_boundary - timedelta(days=1))
    then = on(history, later)
    assert unstamped(then) == unstamped(now)
    assert then.next_boundary == now.next_boundary


@careful
@given(raw_facts(), DAYS, st.randoms(use_true_random=False))
def test_the_order_in_which_rows_arrive_does_not_matter(facts, day: date, shuffle: random.Random) -> None:
    shuffled = list(facts)
    shuffle.shuffle(shuffled)
    assert on(history_of("TEST-0001", facts), day) == on(history_of("TEST-0001", shuffled), day)


@careful
@given(histories(), DAYS)
def test_every_open_record_has_a_live_duty_or_an_unexpired_hold(history: History, day: date) -> None:
    result = on(history, day)
    started = any(fact.on <= day for fact in history.facts)
    if result.is_open and started:
        hold = result.position["hold"].value
        assert any(duty.is_open for duty in result.duties) or (hold and hold["until"] > day)


@careful
@given(histories(), DAYS)
def test_everybody_is_in_exactly_one_place_on_every_day(history: History, day: date) -> None:
    assert on(history, day).position["whereabouts"].value in set(Whereabouts)


@careful
@given(histories(), DAYS)
def test_no_duty_has_arisen_after_the_day_asked_and_every_key_is_its_own(history: History, day: date) -> None:
    duties = on(history, day).duties
    assert all(duty.arose <= day for duty in duties)
    assert len({duty.key for duty in duties}) == len(duties)


@careful
@given(histories(), DAYS)
def test_each_duty_says_who_when_why_and_under_what(history: History, day: date) -> None:
    for duty in on(history, day).duties:
        assert duty.because
        assert duty.under.provision
        assert duty.discharged_by
        assert (duty.ended is None) == (duty.ended_on is None)
        assert list(duty.ladder) == sorted(duty.ladder)
        if duty.ended is Ended.MET:
            assert duty.ended_on is not None
            assert duty.ended_on <= duty.due


@careful
@given(histories(), DAYS)
def test_cannot_tell_always_says_what_is_missing(history: History, day: date) -> None:
    result = on(history, day)
    for answer in (*result.position.values(), *result.gates.values()):
        assert answer.outcome != "cannot tell" or answer.missing


@careful
@given(raw_facts(), DAYS, DAYS)
def test_what_is_recorded_later_never_alters_what_was_known_before(facts, day: date, known_on: date) -> None:
    before = history_of("TEST-0001", facts, known_on=known_on)
    only_earlier = [fact for fact in facts if fact.recorded_at.date() <= known_on]
    assert on(before, day) == on(history_of("TEST-0001", only_earlier), day)


@pytest.mark.parametrize("day", [date(1999, 12, 31), date(2031, 12, 31), date(2060, 2, 29)])
def test_a_day_the_calendar_does_not_reach_is_a_warning_and_not_a_guess(day: date) -> None:
    told = history((day, Received(prison="HCI")), (day, Referred(by="HCI")))
    result = on(told, day)
    assert any("Cannot tell when" in warning.text for warning in result.warnings)
    assert any(duty.key == "review record" for duty in result.duties)
