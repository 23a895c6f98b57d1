"""What must always hold of derive for somebody on the way to departure, whatever the history."""

from __future__ import annotations

import random
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.duties.departing import departing, departing_facts
from tests.making import the_calendars, the_law

from casekeeper.duties.derivation import Derived, derive
from casekeeper.facts import History, history_of
from casekeeper.position.departure.safeguards import SAFEGUARDS

DAYS = st.dates(date(2025, 6, 1), date(2027, 6, 30))
careful = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def on(history: History, day: date) -> Derived:
    return derive(history, the_law(), the_calendars(), day)


@careful
@given(departing(), DAYS, st.integers(0, 200))
def test_nothing_changes_before_the_next_boundary(history: History, day: date, ahead: int) -> None:
    now = on(history, day)
    later = day + timedelta(days=ahead)
    if now.next_boundary is not None:
        later = min(later, now.next_boundary - timedelta(days=1))
    assert on(history, later) == now


@careful
@given(departing_facts(), DAYS, st.randoms(use_true_random=False))
def test_the_order_in_which_rows_arrive_does_not_matter(facts, day: date, shuffle: random.Random) -> None:
    shuffled = list(facts)
    shuffle.shuffle(shuffled)
    assert on(history_of("TEST-0001", facts), day) == on(history_of("TEST-0001", shuffled), day)


@careful
@given(departing(), DAYS)
def test_an_open_record_has_an_owner_and_a_next_step_and_every_key_is_its_own(history: History, day: date) -> None:
    result = on(history, day)
    assert all(duty.arose <= day and duty.because and duty.under.provision for duty in result.duties)
    assert len({duty.key for duty in result.duties}) == len(result.duties)
    assert all((duty.ended is None) == (duty.ended_on is None) for duty in result.duties)
    if result.is_open and any(fact.on <= day for fact in history.facts):
        assert any(duty.is_open for duty in result.duties)


@careful
@given(departing(), DAYS)
def test_the_gate_opens_only_with_no_hard_safeguard_open_and_cannot_tell_says_what_is_missing(
    history: History, day: date
) -> None:
    result = on(history, day)
    for answer in (*result.position.values(), *result.gates.values()):
        assert answer.outcome != "cannot tell" or answer.missing
    gate = result.gates.get("depart")
    if gate is not None and gate.outcome == "met" and gate.value["how"] != "voluntary":
        assert not [code for code in result.position["safeguards"].value if SAFEGUARDS[code].hard]
        assert set(gate.value["lines"].values()) == {"met"}
