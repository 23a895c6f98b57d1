"""Feeds send impossible and far-away days; derive answers for all of them, with a warning where it cannot tell."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.duties.histories import said
from tests.making import fact, the_calendars, the_law

from casekeeper.duties.derivation import derive
from casekeeper.facts import history_of
from casekeeper.facts.sentence import DatesCalculated
from casekeeper.periods import Period
from casekeeper.periods.period import next_day

EDGES = st.sampled_from(
    [
        date.min, date(1, 1, 2), date(1900, 1, 1), date(1969, 12, 31), date(1999, 12, 31), date(2026, 2, 1),
        date(2028, 12, 31), date(2029, 1, 1), date(2100, 2, 28), date(9999, 12, 30), date.max,
    ]
)  # fmt: skip
FAR_DATES = st.builds(
    DatesCalculated,
    sentence_start=st.none() | EDGES,
    sentence_expiry=st.none() | EDGES,
    conditional_release=st.none() | EDGES,
    confirmed_release=st.none() | EDGES,
    tariff=st.none() | EDGES,
    indeterminate=st.booleans(),
    added_days=st.none() | st.integers(0, 10**6),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(EDGES, said() | FAR_DATES), min_size=1, max_size=8), EDGES)
def test_no_day_however_far_stops_the_derivation(told, as_at: date) -> None:
    facts = [
        fact(number, Period(day, next_day(day)), what, recorded="2026-01-01")
        for number, (day, what) in enumerate(told, start=1)
    ]
    result = derive(history_of("TEST-0001", facts), the_law(), the_calendars(), as_at)
    assert result.next_boundary is None or result.next_boundary > as_at
