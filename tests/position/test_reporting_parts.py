"""The parts of reporting by themselves: days, service, the hour at a desk, a proposal, being held, conditions."""

from __future__ import annotations

import inspect
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.making import history, the_calendars, the_law

from casekeeper.facts.bail import BailConditionRemoved, BailConditionSet, BailConditionVaried, BailEnded
from casekeeper.facts.custody import Received, Released, WentOut
from casekeeper.facts.identity import LeaveGranted
from casekeeper.facts.immigration import BailGranted, DetentionBegan
from casekeeper.facts.reporting import Frequency
from casekeeper.position.answer import Outcome
from casekeeper.position.reporting.bail import bail_of
from casekeeper.position.reporting.centre_day import AtTheDesk, at_the_desk
from casekeeper.position.reporting.days import SHORTEST_GAP, days_of
from casekeeper.position.reporting.harm import Harm
from casekeeper.position.reporting.held import STILL, held_spans
from casekeeper.position.reporting.notice import deemed_on
from casekeeper.position.reporting.proposal import propose
from casekeeper.position.reporting.schedule import Window, WindowState

FREQUENCIES = get_args(Frequency)
SOME_DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))


@given(st.sampled_from(FREQUENCIES), SOME_DAYS, st.integers(0, 400), st.integers(1, 400))
def test_days_begin_where_they_are_asked_from_and_are_the_same_from_wherever_one_asks(
    every: Frequency, first: date, skip: int, ahead: int
) -> None:
    begin = first + timedelta(days=skip)
    until = begin + timedelta(days=ahead)
    every_day = list(days_of(every, first, first, until))
    assert [day for day in every_day if day >= begin] == list(days_of(every, first, begin, until))
    assert every_day[0] == first
    gaps = [(after - before).days for before, after in pairwise(every_day)]
    assert all(gap >= SHORTEST_GAP[every] for gap in gaps)


def test_the_thirty_first_comes_back_after_a_short_month() -> None:
    found = list(days_of("monthly", date(2026, 1, 31), date(2026, 1, 31), date(2026, 6, 1)))
    assert [str(day)[5:] for day in found] == ["01-31", "02-28", "03-31", "04-30", "05-31"]


@pytest.mark.parametrize("every", FREQUENCIES)
def test_no_day_however_far_makes_the_days_run_for_ever(every: Frequency) -> None:
    assert len(list(days_of(every, date.min, date(9999, 12, 1), date.max))) < 40
    assert list(days_of(every, date.max, date.min, date.max)) == []


@pytest.mark.parametrize(
    ("method", "expected"),
    [
        ("by hand", date(2026, 4, 2)), ("email", date(2026, 4, 2)), ("post in the UK", date(2026, 4, 8)),
        ("post abroad", date(2026, 4, 30)), ("to file", None),
    ],
)  # fmt: skip
def test_a_notice_counts_from_its_day_of_deemed_service_over_easter(method: str, expected: date | None) -> None:
    assert deemed_on(date(2026, 4, 2), method, the_law(), the_calendars().default) == expected


@pytest.mark.parametrize(
    ("clock", "slot", "expected"),
    [
        ("09:00", "10:00", AtTheDesk.EXPECTED), ("10:30", "10:00", AtTheDesk.LATE), ("11:00", "10:00", AtTheDesk.LATE),
        ("11:01", "10:00", AtTheDesk.NOT_SEEN), ("17:00", "", AtTheDesk.EXPECTED),
    ],
)  # fmt: skip
def test_at_the_desk_nobody_is_not_seen_before_the_grace_after_the_slot(
    clock: str, slot: str, expected: AtTheDesk
) -> None:
    day = date(2026, 3, 2)
    window = Window(1, day, day, day, "reporting centre", WindowState.DUE)
    assert at_the_desk(window, slot, the_law(), datetime.fromisoformat(f"2026-03-02T{clock}")) is expected
    assert at_the_desk(window, slot, the_law(), datetime.fromisoformat("2026-03-03T09:00")) is AtTheDesk.NOT_TODAY


def proposed(grade: str = "C", **said: Any) -> tuple[str, str]:
    asked: dict[str, Any] = {"child": Outcome.NOT_MET, "vulnerable": False, "needs": (), "barriers": 0} | said
    base = the_law()[f"reporting_policy.proposed_{grade.lower()}"].on(date(2026, 6, 1))
    found = propose(harm=Harm(grade, None), base=base, **asked)
    assert found.reasons
    return found.every, found.channel


def test_a_proposal_follows_risk_need_and_removability_and_is_given_nothing_else() -> None:
    assert proposed("A") == ("weekly", "reporting centre")
    assert proposed("B") == ("fortnightly", "reporting centre")
    assert proposed("C") == ("monthly", "telephone")
    assert proposed("D") == ("quarterly", "digital")
    assert proposed("C", barriers=2) == ("quarterly", "telephone")
    assert proposed("A", barriers=2) == ("weekly", "reporting centre")
    assert proposed("A", vulnerable=True) == ("weekly", "telephone")
    assert proposed("B", child=Outcome.CANNOT_TELL) == ("fortnightly", "telephone")
    assert proposed("D", needs=["no smartphone"]) == ("quarterly", "telephone")
    assert proposed("C", needs=["no telephone"]) == ("monthly", "home visit")
    given_to_it = set(inspect.signature(propose).parameters)
    assert given_to_it == {"harm", "base", "child", "vulnerable", "needs", "barriers"}


def test_held_is_from_the_first_day_inside_to_the_day_out_whatever_is_in_between() -> None:
    told = history(
        ("2026-01-05", Received(prison="HCI")), ("2026-02-01", WentOut(why="court")),
        ("2026-03-02", DetentionBegan()), ("2026-03-02", Released(to="immigration detention")),
        ("2026-04-06", BailGranted()), ("2026-06-01", Received(prison="LEI")),
    )  # fmt: skip
    spans = [(str(span.start), str(span.end) if span.end != STILL else "") for span in held_spans(told)]
    assert spans == [("2026-01-05", "2026-04-06"), ("2026-06-01", "")]


def in_force(told: Any, day: str) -> list[int]:
    return [each.number for each in bail_of(told).in_force_on(date.fromisoformat(day))]


def test_conditions_end_by_removal_by_the_end_of_bail_by_detention_and_cease_with_leave() -> None:
    begun = [("2026-01-05", BailConditionSet(condition=kind, purpose="x")) for kind in ("reporting", "residence")]
    removed = history(*begun, ("2026-02-02", BailConditionRemoved(condition=1, reasons="x")))
    assert (in_force(removed, "2026-02-01"), in_force(removed, "2026-02-02")) == ([1, 2], [2])
    for ends in (BailEnded(reason="other"), DetentionBegan(), LeaveGranted(leave="limited")):
        told = history(*begun, ("2026-02-02", ends))
        assert (in_force(told, "2026-02-01"), in_force(told, "2026-02-02")) == ([1, 2], [])


def test_what_was_varied_holds_from_its_day_and_what_was_left_out_stays() -> None:
    told = history(
        ("2026-01-05", BailConditionSet(condition="reporting", purpose="x", place="Lunar House")),
        ("2026-02-02", BailConditionVaried(condition=1, channel="telephone", reasons="ill")),
    )
    (condition,) = bail_of(told).conditions
    assert condition.channel_on(date(2026, 2, 1)) == "reporting centre"
    assert condition.channel_on(date(2026, 2, 2)) == "telephone"
    assert condition.place_on(date(2026, 2, 2)) == "Lunar House"
    assert condition.said_since(date(2026, 2, 1)) == date(2026, 1, 5)
