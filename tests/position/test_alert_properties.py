"""Whatever registers do: a lost alert is a duty within a day, and a fallen ground is to be withdrawn the same day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tests.making import the_calendars, the_law
from tests.position.alert_histories import ALERT, GROUND, REGISTERS, START, begun, courses, falls, told

from casekeeper.duties.derivation import Derived, derive
from casekeeper.facts import Fact, history_of
from casekeeper.facts.alerts import AlertLost, AlertSeen
from casekeeper.position.alert_legs import OVER, AlertState, Leg
from casekeeper.position.alerts import Alert, alerts_of

careful = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def on(facts: list[Fact[Any]], day: date) -> Derived:
    return derive(history_of("TEST-0001", facts), the_law(), the_calendars(), day)


def alert_of(facts: list[Fact[Any]], day: date) -> Alert:
    history, _ = history_of("TEST-0001", facts).as_at(day)
    return alerts_of(history, the_law(), day)[0]


def leg_of(facts: list[Fact[Any]], register: str, day: date) -> Leg:
    return next(leg for leg in alert_of(facts, day).legs if leg.register == register)


@careful
@given(courses(), st.sampled_from(REGISTERS), st.integers(1, 30))
def test_an_alert_seen_and_then_silently_lost_is_a_duty_due_within_a_day_of_the_comparison(
    facts: list[Fact[Any]], register: Any, later: int
) -> None:
    seen_on = facts[-1].on + timedelta(days=1)
    lost_on = seen_on + timedelta(days=later)
    facts.append(told(len(facts) + 1, seen_on, AlertSeen(alert=ALERT, where=register)))
    assume(leg_of(facts, register, seen_on).ended is None)
    facts.append(told(len(facts) + 1, lost_on, AlertLost(alert=ALERT, where=register)))
    assume(leg_of(facts, register, lost_on).ended is None)
    key = f"restore alert:{ALERT}:{register}:{len(facts)}"
    (duty,) = (each for each in on(facts, lost_on).duties if each.key == key)
    assert duty.is_open
    assert (duty.arose, duty.due) == (lost_on, lost_on + timedelta(days=1))
    if leg_of(facts, register, lost_on).message is None:
        assert leg_of(facts, register, lost_on).state in (AlertState.LOST, AlertState.REJECTED, AlertState.WITHDRAWN)


@careful
@given(courses(), falls())
def test_a_fallen_ground_takes_the_alert_out_of_every_register_the_same_day(
    facts: list[Fact[Any]], fall: tuple[Any, int | None]
) -> None:
    said, corrects = fall
    day = facts[-1].on + timedelta(days=1)
    assume(alert_of(facts, day).ended is None)
    facts.append(told(len(facts) + 1, day, said, corrects=corrects))
    found = alert_of(facts, day)
    assert found.ended is not None
    assert found.ended.on == day
    assert not found.in_force
    duties = {each.key: each for each in on(facts, day).duties}
    for leg in found.legs:
        if leg.state in OVER:
            assert leg.message is None
            continue
        assert leg.state is AlertState.TO_BE_WITHDRAWN
        assert leg.message == "withdraw" or leg.withdrawal is not None
        duty = duties[f"withdraw alert:{ALERT}:{leg.register}"]
        assert duty.is_open
        assert duty.due == (leg.ended.on if leg.ended else None)
        assert duty.due <= day
        assert duty.rung_on(duty.due) == 1


@careful
@given(courses(), st.integers(1, 20))
def test_records_that_come_apart_leave_an_alert_without_a_ground_which_is_to_be_withdrawn(
    facts: list[Fact[Any]], later: int
) -> None:
    day = facts[-1].on + timedelta(days=later)
    apart = [fact for fact in facts if fact.number != GROUND]
    found = alert_of(apart, day)
    assert found.ended is not None
    assert all(leg.state is AlertState.TO_BE_WITHDRAWN or leg.state in OVER for leg in found.legs)


@careful
@given(courses(), st.integers(0, 1200), st.integers(0, 400))
def test_nothing_about_an_alert_changes_before_the_next_boundary(
    facts: list[Fact[Any]], start: int, ahead: int
) -> None:
    day = START + timedelta(days=start)
    now = on(facts, day)
    later = day + timedelta(days=ahead)
    if now.next_boundary is not None:
        later = min(later, now.next_boundary - timedelta(days=1))
    then = on(facts, later)
    assert then._replace(next_boundary=None) == now._replace(next_boundary=None)


@careful
@given(courses(), st.integers(0, 1300))
def test_each_duty_about_an_alert_has_its_own_key_a_reason_and_an_end_that_fits(
    facts: list[Fact[Any]], ahead: int
) -> None:
    duties = on(facts, START + timedelta(days=ahead)).duties
    assert len({duty.key for duty in duties}) == len(duties)
    for duty in duties:
        assert duty.because
        assert (duty.ended is None) == (duty.ended_on is None)
        assert duty.ended_on is None or duty.ended_on >= duty.arose
        assert duty.arose <= START + timedelta(days=ahead)


@careful
@given(courses(), st.integers(0, 1300))
def test_an_alert_that_is_over_waits_for_nothing_and_one_in_force_has_a_next_step_or_proof(
    facts: list[Fact[Any]], ahead: int
) -> None:
    day = START + timedelta(days=ahead)
    still = [each.key for each in on(facts, day).duties if each.is_open and " alert:" in each.key]
    for leg in alert_of(facts, day).legs:
        if leg.state is AlertState.TO_BE_WITHDRAWN:
            assert f"withdraw alert:{ALERT}:{leg.register}" in still
        if leg.state is AlertState.LOST:
            assert any(key.startswith(f"restore alert:{ALERT}:{leg.register}:") for key in still)
        if leg.state is AlertState.REJECTED:
            assert any(key.startswith((f"mend alert:{ALERT}:{leg.register}:",
                                       f"restore alert:{ALERT}:{leg.register}:")) for key in still)  # fmt: skip
        if leg.state in (AlertState.SENT, AlertState.ACKNOWLEDGED) and day > START + timedelta(days=70):
            assert any(f" alert:{ALERT}:{leg.register}:" in key for key in still), leg


def test_an_approval_by_whoever_proposed_it_is_none() -> None:
    facts = begun(("border",))
    same = [fact if fact.number != 3 else told(3, START, fact.said) for fact in facts]
    assert alert_of(same, START).state is AlertState.AWAITING_APPROVAL
    assert alert_of(facts, START).state is AlertState.SENT


def test_a_return_alert_ends_with_departure_and_the_others_stay() -> None:
    from casekeeper.facts.immigration import BackInCountry, Departed

    facts = begun()
    day = START + timedelta(days=10)
    facts.append(told(20, day, Departed()))
    assert leg_of(facts, "sis return", day).state is AlertState.TO_BE_WITHDRAWN
    assert leg_of(facts, "border", day).state is AlertState.SENT
    assert alert_of(facts, day).in_force
    facts.append(told(21, day, BackInCountry(why="removal failed")))
    assert leg_of(facts, "sis return", day).state is AlertState.SENT


def test_an_alert_in_a_register_that_is_no_longer_connected_has_expired_there() -> None:
    from dataclasses import replace

    page = the_law()["alerts_policy.registers"]
    gone = replace(page, values=(*page.values, replace(page.values[0], effective_on=date(2026, 6, 1))), _by_day={})
    law = the_law().with_pages(gone)
    history = history_of("TEST-0001", begun(("sis refusal",)))
    states = [alerts_of(history, law, day)[0].legs[0].state for day in (date(2026, 5, 31), date(2026, 6, 1))]
    assert states == [AlertState.SENT, AlertState.EXPIRED]
