"""What a centre has on a day, how much room that is by the hour, and what may be done where it is too little."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.making import the_calendars, the_law

from casekeeper.planning.centres.day import CentreDay, centre_day, slots_of
from casekeeper.planning.centres.load import Group, expected_on, free_slots, load_of
from casekeeper.planning.centres.remedies import Elsewhere, Suits, remedies_for
from casekeeper.planning.centres.statements import (
    CentreSays,
    Closure,
    Desks,
    Hours,
    Interpreter,
    Rooms,
    Statement,
    StatementRefused,
    read_statement,
)

MONDAY = date(2026, 11, 23)
SINCE = date(2026, 1, 1)


def told(*said: CentreSays, starts: date = SINCE, ends: date | None = None) -> list[Statement]:
    first = datetime(2026, 1, 1, tzinfo=UTC)
    return [Statement(each, starts, ends, first + timedelta(minutes=nth)) for nth, each in enumerate(said)]


def on(day: date, *statements: Statement) -> CentreDay:
    return centre_day(statements, on=day, calendar=the_calendars().default)


USUAL = told(Hours(opens="09:00", closes="12:00"), Desks(desks=4), Rooms(rooms=1))


def test_a_later_statement_takes_the_place_of_an_earlier_one_on_its_own_days_alone() -> None:
    fewer = Statement(Desks(desks=2), MONDAY, MONDAY + timedelta(days=2), datetime(2026, 11, 1, tzinfo=UTC))
    assert on(MONDAY, *USUAL, fewer).desks == 2
    assert on(MONDAY + timedelta(days=2), *USUAL, fewer).desks == 4
    assert on(MONDAY, fewer, *USUAL).desks == 2, "the order in which they are read does not matter"


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 11, 28), "not open on a Saturday"),
        (date(2026, 12, 25), "bank holiday"),
        (MONDAY, ""),
    ],
)
def test_a_closed_day_says_why(day: date, why: str) -> None:
    assert on(day, *USUAL).closed == why


def test_a_closure_closes_and_what_is_said_later_opens_again_even_on_a_bank_holiday() -> None:
    closed = told(Closure(reason="flood"), starts=MONDAY, ends=MONDAY + timedelta(days=1))
    assert on(MONDAY, *USUAL, *closed).closed == "flood"
    assert slots_of(on(MONDAY, *USUAL, *closed), the_law()) == ()
    opened = told(Closure(reason="flood"), Closure(closed=False, reason="dry again"), starts=MONDAY)
    assert on(MONDAY, *USUAL, *opened).is_open
    christmas = date(2026, 12, 25)
    anyway = told(Closure(closed=False, reason="staffed"), starts=christmas, ends=christmas + timedelta(days=1))
    assert on(christmas, *USUAL, *anyway).is_open


def test_nothing_told_is_no_room_and_says_so() -> None:
    assert on(MONDAY).closed == "no opening hours were told"
    assert on(MONDAY, *told(Hours(opens="09:00", closes="12:00"))).closed == "no desk was told"


def test_interpreters_stand_side_by_side_and_one_is_taken_away_by_no_day_at_all() -> None:
    both = told(
        Interpreter(language="Albanian", weekdays=("Monday",)), Interpreter(language="Urdu", weekdays=("Monday",))
    )
    assert on(MONDAY, *USUAL, *both).interpreters == ("Albanian", "Urdu")
    assert on(MONDAY + timedelta(days=1), *USUAL, *both).interpreters == ()
    gone = told(*(each.said for each in both), Interpreter(language="albanian"))
    assert on(MONDAY, *USUAL, *gone).interpreters == ("Urdu",)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("hours", {"opens": "12:00", "closes": "09:00"}),
        ("hours", {"opens": "9", "closes": "12:00"}),
        ("desks", {"desks": -1}),
        ("closure", {"reason": ""}),
        ("lifts", {}),
    ],
)
def test_what_does_not_fit_is_refused_with_what_to_mend(kind: str, said: dict[str, object]) -> None:
    with pytest.raises(StatementRefused):
        read_statement(kind, said)


@given(desks=st.integers(0, 60), opens=st.integers(6, 12), hours=st.integers(1, 9))
def test_the_room_of_a_day_is_the_time_of_its_desks_and_never_more(desks: int, opens: int, hours: int) -> None:
    day = CentreDay(MONDAY, f"{opens:02d}:00", f"{opens + hours:02d}:00", desks, 0, (), "" if desks else "none")
    room = sum(slot.room for slot in slots_of(day, the_law()))
    assert room == desks * hours * 60 * 85 // (10 * 100)
    assert all(slot.room >= 0 for slot in slots_of(day, the_law()))


def test_people_without_an_hour_are_spread_and_those_outside_the_hours_are_told_apart() -> None:
    day = on(MONDAY, *USUAL)
    load = load_of(day, {"09:15": 30, "": 7, "14:00": 2}, the_law())
    assert [(hour.at, hour.with_slot, hour.without) for hour in load.hours] == [
        ("09:00", 30, 2), ("10:00", 0, 2), ("11:00", 0, 3),
    ]  # fmt: skip
    assert (load.expected, load.outside, load.without_slot) == (39, 2, 7)
    assert load.room == 4 * 180 * 85 // 1000
    assert [hour.at for hour in load.too_full] == ["09:00"]
    assert load.over == (32 - load.hours[0].room) + 2


def test_on_a_closed_day_everybody_expected_has_no_room() -> None:
    load = load_of(on(date(2026, 11, 28), *USUAL), {"09:15": 3, "": 4}, the_law())
    assert (load.over, load.room, load.hours) == (7, 0, ())


def test_a_day_ahead_counts_the_next_report_and_those_after_it_by_how_often() -> None:
    calendar = the_calendars().default
    groups = [
        Group(MONDAY, "09:00", "weekly", 10),
        Group(MONDAY, "", "fortnightly", 100),
        Group(MONDAY + timedelta(days=7), "10:00", "monthly", 1000),
        Group(MONDAY, "11:00", "", 5),
    ]
    assert expected_on(MONDAY, groups, calendar) == {"09:00": 10, "": 100, "11:00": 5}
    assert expected_on(MONDAY + timedelta(days=7), groups, calendar) == {"09:00": 10, "10:00": 1000}
    assert expected_on(MONDAY + timedelta(days=14), groups, calendar) == {"09:00": 10, "": 100}


def test_a_report_that_falls_on_a_holiday_counts_on_the_next_working_day() -> None:
    calendar = the_calendars().default
    friday = date(2026, 12, 18)
    groups = [Group(friday, "09:00", "weekly", 1)]
    assert expected_on(date(2026, 12, 25), groups, calendar) == {}
    assert expected_on(date(2026, 12, 29), groups, calendar) == {"09:00": 1}


def test_every_slot_is_shown_with_what_is_left_of_it() -> None:
    slots = {slot.at: slot for slot in free_slots(on(MONDAY, *USUAL), {"09:00": 5, "09:15": 99}, the_law())}
    assert slots["09:00"].left == max(0, slots["09:00"].room - 5)
    assert slots["09:15"].left == 0
    assert min(slots) == "09:00"
    assert max(slots) == "11:45"


def test_remedies_come_least_intrusive_first_and_only_where_they_suit_somebody() -> None:
    load = load_of(on(MONDAY, *USUAL), {"09:15": 40}, the_law())
    found = remedies_for(load, Suits(by_telephone=3, less_often=0), [Elsewhere("Z", 4), Elsewhere("A", 0)])
    assert [each.what for each in found] == [
        "Telephone instead of coming", "Another hour of the same day", "Another centre",
    ]  # fmt: skip
    assert [each.people for each in found] == [3, min(load.over, 40), 4]
    assert all(each.because for each in found)


def test_where_there_is_room_nothing_is_offered() -> None:
    load = load_of(on(MONDAY, *USUAL), {"09:15": 1}, the_law())
    assert remedies_for(load, Suits(9, 9), [Elsewhere("Z", 9)]) == ()
