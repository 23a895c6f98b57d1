"""What stood open, what came and what left come to what stands open, whatever was told and in whatever order."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.making import fact, the_calendars, the_law

from casekeeper.facts import Fact, History, Kind, history_of
from casekeeper.facts import appeals as ap
from casekeeper.facts import casework as cw
from casekeeper.facts import claims as cl
from casekeeper.facts import departures as dp
from casekeeper.facts import documents as dc
from casekeeper.facts import immigration as im
from casekeeper.facts import travel_documents as td
from casekeeper.statistics.departure_flows import APPEALS, BARRIERS, STOCKS, UNDER_WAY, faults_of, flows_of, open_on

DAYS = st.dates(date(2025, 1, 1), date(2026, 3, 31))
NUMBER = st.integers(1, 6)
OURS: Any = {"controllable": "yes", "in_control_of": "us", "graded_by": "A. Officer"}
KINDS: st.SearchStrategy[Kind] = st.one_of(
    st.builds(dp.AttemptPlanned, leaves_on=DAYS),
    st.builds(dp.PersonBoarded, attempt=NUMBER),
    st.builds(dp.ArrivalConfirmed, attempt=NUMBER, evidence=st.just("seen")),
    st.builds(dp.AttemptFailed, attempt=NUMBER, stage=st.just("booked"), cause=st.just("weather"),
              **{name: st.just(value) for name, value in OURS.items()}),
    st.builds(ap.AppealableDecisionServed, decision=st.just("refusal of a human-rights claim"), proof=st.just("x")),
    st.builds(ap.AppealLodged, time=st.sampled_from(["in time", "late"])),
    st.builds(ap.AppealOutcome, appeal=NUMBER, outcome=st.sampled_from(["allowed", "dismissed", "remitted"])),
    st.builds(ap.PermissionAskedFor, appeal=NUMBER),
    st.builds(ap.PermissionDecided, appeal=NUMBER, outcome=st.sampled_from(["granted", "refused"])),
    st.builds(ap.AppealEnded, appeal=NUMBER, how=st.just("abandoned")),
    st.builds(cl.ClaimMade, claim=st.sampled_from(["protection", "further submissions"])),
    st.builds(cl.ClaimWithdrawn, claim=NUMBER, how=st.just("by the person"), document=st.just("letter"),
              decided_by=st.just("A. Officer"), by_unit=st.just("casework")),
    st.builds(cl.ClaimReinstated, claim=NUMBER, reasons=st.just("heard again")),
    st.builds(td.DocumentApplied, country=st.just("ALB")),
    st.builds(td.DocumentRefused, application=NUMBER, why=st.just("other")),
    st.builds(dc.DocumentHeld, document=st.just("emergency travel document"), valid_until=DAYS),
    st.builds(cw.BarrierOpened, code=st.just("BAR-16")),
    st.builds(cw.BarrierCleared, barrier=NUMBER, document=st.just("letter"), by_unit=st.just("country desk")),
    st.builds(im.Departed), st.builds(im.BackInCountry, why=st.just("returned")),
)  # fmt: skip


def told(*said: tuple[str, Kind]) -> History:
    return history_of("TEST-0001", [fact(number, on, one) for number, (on, one) in enumerate(said, start=1)])


def histories() -> st.SearchStrategy[list[Fact[Any]]]:
    return st.lists(st.tuples(DAYS, KINDS), max_size=9).map(
        lambda some: [fact(number, on, said) for number, (on, said) in enumerate(some, start=1)]
    )


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories(), DAYS, st.integers(0, 400))
def test_stocks_follow_from_flows_and_are_those_of_every_single_day(facts: list[Any], first: date, days: int) -> None:
    history, last = history_of("TEST-0001", facts), first + timedelta(days=days)
    found = flows_of(history, the_law(), the_calendars(), first, last)
    assert faults_of(found) == []
    before = open_on(history, the_law(), the_calendars(), first - timedelta(days=1))[0]
    assert {stock: found.opening[stock] for stock in STOCKS} == _counted(before)
    came = left = 0
    for ahead in range(days + 1):
        now = open_on(history, the_law(), the_calendars(), first + timedelta(days=ahead))[0]
        came, left, before = came + len(now - before), left + len(before - now), now
    assert (found.came.total(), found.left.total()) == (came, left)
    assert found.ended.total() == left


def _counted(now: set[tuple[str, int]]) -> dict[str, int]:
    return {stock: sum(1 for of, _ in now if of == stock) for stock in STOCKS}


def test_an_attempt_comes_when_it_is_planned_and_leaves_as_it_ended() -> None:
    history = told(
        ("2026-01-05", dp.AttemptPlanned(leaves_on=date(2026, 1, 20))),
        ("2026-01-20", dp.AttemptFailed(attempt=1, stage="booked", cause="weather", **OURS)),
        ("2026-01-22", dp.AttemptPlanned(leaves_on=date(2026, 2, 5))),
        ("2026-01-25", cw.BarrierOpened(code="BAR-16")),
        ("2026-02-05", dp.PersonBoarded(attempt=3)),
        ("2026-02-05", im.Departed(how="removed")),
    )
    found = flows_of(history, the_law(), the_calendars(), date(2026, 1, 10), date(2026, 12, 31))
    assert (found.opening[UNDER_WAY], found.came[UNDER_WAY], found.left[UNDER_WAY]) == (1, 1, 2)
    assert found.ended[UNDER_WAY, "failed"] == found.ended[UNDER_WAY, "left"] == 1
    assert (found.came[BARRIERS], found.closing[BARRIERS]) == (1, 1)


def test_an_appeal_leaves_on_the_day_after_the_time_to_go_further_ran_out_though_nothing_was_told_on_it() -> None:
    history = told(
        ("2026-01-05", ap.AppealLodged(time="in time")),
        ("2026-03-02", ap.AppealOutcome(appeal=1, outcome="dismissed")),
    )
    pending = flows_of(history, the_law(), the_calendars(), date(2026, 1, 1), date(2026, 3, 16))
    assert (pending.closing[APPEALS], pending.left[APPEALS]) == (1, 0)
    ended = flows_of(history, the_law(), the_calendars(), date(2026, 1, 1), date(2026, 4, 30))
    assert (ended.closing[APPEALS], ended.left[APPEALS]) == (0, 1)


def test_a_stock_that_does_not_follow_is_found() -> None:
    found = flows_of(told(("2026-01-05", cw.BarrierOpened(code="BAR-16"))), the_law(), the_calendars(),
                     date(2026, 1, 1), date(2026, 2, 1))  # fmt: skip
    found.came[BARRIERS] += 1
    assert faults_of(found) == ["barriers opened by hand: 0 and 2 less 0 are not 1"]
