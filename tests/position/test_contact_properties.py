"""What must always hold of bail, reporting and contact, whatever was told, however late."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.duties.histories import bailed_facts
from tests.making import the_calendars, the_law

from casekeeper.duties.derivation import derive
from casekeeper.facts import Fact, History, history_of
from casekeeper.periods.period import next_day
from casekeeper.position.reporting.contact_state import ContactState
from casekeeper.position.reporting.held import held_spans
from casekeeper.position.reporting.in_contact import Reporting, reporting_of
from casekeeper.position.reporting.schedule import WindowState

FIRST, LAST = date(2026, 1, 1), date(2026, 7, 31)
DAYS = st.dates(FIRST, LAST)
careful = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def told(facts: list[Fact[Any]]) -> History:
    return history_of("TEST-0001", facts)


def on(history: History, day: date) -> Reporting:
    so_far, _ = history.as_at(day)
    found = reporting_of(so_far, the_law(), the_calendars().default, day)
    assert found is not None
    return found


def derived(history: History, day: date):
    return derive(history, the_law(), the_calendars(), day)


@careful
@given(bailed_facts())
def test_there_is_exactly_one_standing_on_each_day_and_the_spans_say_the_same_as_each_day_did(facts) -> None:
    history = told(facts)
    at_the_end = on(history, LAST).contact
    days = [day for day, _ in at_the_end.spans]
    assert days == sorted(set(days))
    assert all(before != after for (_, before), (_, after) in zip(at_the_end.spans, at_the_end.spans[1:], strict=False))
    for ahead in range(5, 200, 7):
        day = FIRST + timedelta(days=ahead)
        state = on(history, day).contact.state
        assert state in set(ContactState)
        assert state is at_the_end.state_on(day), day


@careful
@given(bailed_facts(), DAYS)
def test_no_open_reporting_condition_is_without_a_next_date_a_hold_or_a_duty_to_set_one(facts, day: date) -> None:
    history = told(facts)
    if day < history.facts[0].on:
        return
    found, answer = on(history, day), derived(history, day)
    expected = [each for each in found.bail.in_force_on(day) if each.kind == "reporting"]
    if not expected or not answer.is_open:
        return
    held = found.contact.state is ContactState.HELD
    to_decide = any(duty.is_open and duty.key.startswith("decide frequency") for duty in answer.duties)
    assert found.schedule.next_on is not None or held or to_decide


@careful
@given(bailed_facts(), DAYS)
def test_nobody_is_missed_who_attended_was_excused_was_held_or_was_never_told(facts, day: date) -> None:
    history = told(facts)
    if day < history.facts[0].on:
        return
    found = on(history, day)
    attended = {fact.on for fact in history.facts if fact.kind == "reporting.attended" and fact.on <= day}
    proved = any(notice.served_on is not None for notice in found.notices)
    for window in found.schedule.windows:
        if window.state is WindowState.MISSED:
            assert window.on < day
            assert not any(window.opens <= each <= window.on for each in attended)
            assert proved or window.fact is not None or attended
        if window.state is WindowState.DUE:
            assert window.on >= day


@careful
@given(bailed_facts(), DAYS)
def test_nobody_is_an_absconder_without_a_declaration(facts, day: date) -> None:
    history = told(facts)
    if day < history.facts[0].on:
        return
    found = on(history, day).contact
    if found.state is ContactState.ABSCONDER:
        assert found.fact is not None
        assert found.fact.said.standing == "absconder"
    assert derived(history, day).position["contact"].value["standing"] == found.state


@careful
@given(bailed_facts(), DAYS)
def test_whoever_is_held_is_held_and_is_neither_missed_nor_looked_for(facts, day: date) -> None:
    so_far, _ = told(facts).as_at(day)
    if not so_far.facts:
        return
    found = on(told(facts), day)
    spans = held_spans(so_far)
    assert any(span.covers(day) for span in spans) == (found.contact.state is ContactState.HELD)
    for window in found.schedule.windows:
        if window.was_missed:
            assert not any(span.covers(window.on) for span in spans)


@careful
@given(bailed_facts(), DAYS, st.integers(0, 60))
def test_days_without_a_sweep_change_nothing_but_the_moment_of_noticing(facts, day: date, days_off: int) -> None:
    """Whatever arose while nobody looked has the day, the due day and the ladder it would have had."""
    history = told(facts)
    later = day + timedelta(days=days_off)
    seen_late = {duty.key: duty for duty in derived(history.as_at(day)[0], later).duties}
    at, noticed = day, {}
    while at <= later:
        for duty in derived(history.as_at(day)[0], at).duties:
            noticed[duty.key] = duty
        at = next_day(at) or later
    for key, duty in seen_late.items():
        assert (noticed[key].arose, noticed[key].due, noticed[key].ladder) == (duty.arose, duty.due, duty.ladder)
    assert {key for key, duty in noticed.items() if duty.is_open} <= seen_late.keys()


@careful
@given(bailed_facts(), DAYS)
def test_an_attendance_learned_late_leaves_what_was_known_before_and_withdraws_the_miss(facts, day: date) -> None:
    from casekeeper.facts.reporting import ReportAttended
    from casekeeper.periods import day_of

    before = on(told(facts), day) if day >= told(facts).facts[0].on else None
    missed = before.schedule.of(WindowState.MISSED) if before is not None else ()
    if not missed:
        return
    window = missed[-1]
    learned = max(fact.recorded_at for fact in facts) + timedelta(days=5)
    late = Fact(len(facts) + 1, ReportAttended.key, day_of(window.on), learned, "test", "an officer", ReportAttended())
    after = on(told([*facts, late]), day)
    assert window.key not in {each.window.key for each in after.contact.misses}
    assert not any(window.key in duty.key for duty in derived(told([*facts, late]), day).duties)
    as_known = history_of("TEST-0001", [*facts, late], known_on=(learned - timedelta(days=2)).date())
    assert window.key in {each.key for each in on(as_known, day).schedule.of(WindowState.MISSED)}
