"""What stood in the way of a missed window is what a derivation of that day would have said, whatever came after."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from bench.history_of_twenty import facts_of_twenty
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.making import fact, the_calendars, the_law
from tests.ready_to_depart import STOPS

from casekeeper.duties.derivation import Derived, derive
from casekeeper.facts import Kind, history_of
from casekeeper.facts.consideration import Decided
from casekeeper.facts.custody import Released
from casekeeper.facts.documents import DocumentHeld
from casekeeper.facts.family import BestInterestsRecorded
from casekeeper.facts.identity import NationalityClaimed
from casekeeper.facts.immigration import DeportationOrdered, DeportationOrderServed
from casekeeper.position.departure.gate import REMOVABLE

DECIDED = date(2026, 1, 5)
CLEAR: tuple[Kind, ...] = (
    NationalityClaimed(nationality="FRA", confidence="documented"),
    Decided(outcome="deport", reasons="Reasons.", decided_by="An invented decider"), DeportationOrdered(),
    DeportationOrderServed(proof="signed"),
    BestInterestsRecorded(found="no child is affected", reasons="Asked.", considered_by="A. Officer"),
    DocumentHeld(document="passport", valid_until=date(2030, 1, 1), held_by="the department"),
)  # fmt: skip
"""What, after the bench's twenty facts, leaves little in the way of a departure."""


def derived(day: date, *more: tuple[date, Kind]) -> Derived:
    facts = facts_of_twenty(*((DECIDED, said) for said in CLEAR))
    facts += [fact(number, on, said) for number, (on, said) in enumerate(more, start=len(facts) + 1)]
    return derive(history_of("TEST-0001", facts), the_law(), the_calendars(), day)


def not_met(found: Derived) -> set[str]:
    value: dict[str, str] = found.position[REMOVABLE].value
    return {line for line, outcome in value.items() if outcome != "met"}


def the_window() -> tuple[date, date]:
    window = derived(DECIDED).window
    assert window is not None
    assert window.opens_on > DECIDED
    return window.opens_on, window.closes_on


def test_before_the_window_opens_nothing_is_told_and_its_first_day_is_a_boundary() -> None:
    opens_on, closes_on = the_window()
    before = derived(opens_on - timedelta(days=1))
    assert before.stood_in_the_way is not None
    assert (before.stood_in_the_way.first, before.stood_in_the_way.last) == ((), ())
    assert before.next_boundary == opens_on
    first = derived(opens_on)
    assert first.stood_in_the_way is not None
    assert [line for line, _ in first.stood_in_the_way.first]
    assert first.stood_in_the_way.last == ()
    assert first.stood_in_the_way.last_on == closes_on - timedelta(days=1)


def test_a_window_that_a_release_ended_has_its_last_day_before_the_release() -> None:
    opens_on, _ = the_window()
    out = opens_on + timedelta(days=30)
    way = derived(out + timedelta(days=5), (out, Released(reason="conditional release"))).stood_in_the_way
    assert way is not None
    assert way.last_on == out - timedelta(days=1)


@given(stop=st.sampled_from(sorted(STOPS)), place=st.integers(-3, 3), ahead=st.integers(0, 5), at_end=st.booleans())
@settings(max_examples=60, deadline=None)
def test_it_is_what_a_derivation_of_that_day_says(stop: str, place: int, ahead: int, at_end: bool) -> None:
    """Something that stops a removal is told some days before, on or after the first or the last day of the window."""
    opens_on, closes_on = the_window()
    last_on = closes_on - timedelta(days=1)
    told_on = (last_on if at_end else opens_on) + timedelta(days=place)
    more: Any = [(told_on, said) for said in STOPS[stop][1]]
    found = derived(closes_on + timedelta(days=ahead), *more)
    window, way = found.window, found.stood_in_the_way
    if window is None or way is None:  # what was told moved the window away
        return
    assert {line for line, _ in way.first} == not_met(derived(window.opens_on, *more))
    assert {line for line, _ in way.last} == not_met(derived(way.last_on, *more))
