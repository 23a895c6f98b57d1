"""The three calendars: the days themselves, the arithmetic on them, the end of what is known."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekeeper.periods import Period
from casekeeper.periods.calendars import NATIONS, BeyondCoverage, Override, WorkingCalendar, installed_calendars

CALENDARS = installed_calendars()
INSIDE = st.dates(date(2000, 2, 1), date(2028, 6, 30))
NATION = st.sampled_from(NATIONS)

# Bank holidays on weekdays as they were announced, written down by hand.
EVERYWHERE = {
    2024: "01-01 03-29 05-06 05-27 12-25 12-26",
    2025: "01-01 04-18 05-05 05-26 12-25 12-26",
    2026: "01-01 04-03 05-04 05-25 12-25 12-28",
    2027: "01-01 03-26 05-03 05-31 12-27 12-28",
}
ONLY = {
    "england-and-wales": {2024: "04-01 08-26", 2025: "04-21 08-25", 2026: "04-06 08-31", 2027: "03-29 08-30"},
    "scotland": {
        2024: "01-02 08-05 12-02",
        2025: "01-02 08-04 12-01",
        2026: "01-02 06-15 08-03 11-30",
        2027: "01-04 08-02 11-30",
    },
    "northern-ireland": {
        2024: "03-18 04-01 07-12 08-26",
        2025: "03-17 04-21 07-14 08-25",
        2026: "03-17 04-06 07-13 08-31",
        2027: "03-17 03-29 07-12 08-30",
    },
}


def announced(nation: str, year: int) -> set[date]:
    return {date.fromisoformat(f"{year}-{day}") for day in f"{EVERYWHERE[year]} {ONLY[nation][year]}".split()}


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize("year", EVERYWHERE)
def test_the_weekdays_that_are_not_worked_are_those_announced(nation: str, year: int) -> None:
    days = [date(year, 1, 1) + timedelta(days=n) for n in range(366)]
    weekdays = {day for day in days if day.year == year and day.weekday() < 5}
    assert {day for day in weekdays if not CALENDARS[nation].is_working_day(day)} == announced(nation, year)


@pytest.mark.parametrize(
    ("nation", "day"),
    [
        ("england-and-wales", date(2020, 5, 8)),
        ("scotland", date(2022, 6, 3)),
        ("northern-ireland", date(2022, 9, 19)),
        ("england-and-wales", date(2023, 5, 8)),
        ("england-and-wales", date(2002, 6, 3)),
    ],
)
def test_days_moved_or_added_by_proclamation_are_holidays(nation: str, day: date) -> None:
    assert CALENDARS[nation].is_holiday(day)


def test_saint_andrews_day_was_no_bank_holiday_before_its_act() -> None:
    assert CALENDARS["scotland"].is_working_day(date(2006, 11, 30))
    assert not CALENDARS["scotland"].is_working_day(date(2007, 11, 30))


@given(NATION, INSIDE, st.integers(1, 120))
def test_adding_lands_on_a_working_day_and_counts_exactly_so_many(nation: str, day: date, n: int) -> None:
    calendar = CALENDARS[nation]
    later, earlier = calendar.add(day, n), calendar.add(day, -n) if day.year > 2000 else None
    assert calendar.is_working_day(later)
    assert calendar.working_days_between(day, later) == n
    assert sum(calendar.is_working_day(day + timedelta(days=k + 1)) for k in range((later - day).days)) == n
    if earlier is not None:
        assert calendar.is_working_day(earlier)
        assert sum(calendar.is_working_day(earlier + timedelta(days=k)) for k in range((day - earlier).days)) == n


@given(NATION, INSIDE, INSIDE, st.integers(-20, 60))
def test_adding_keeps_the_order_of_days(nation: str, a: date, b: date, n: int) -> None:
    calendar = CALENDARS[nation]
    a, b = max(min(a, b), date(2001, 1, 1)), max(a, b, date(2001, 1, 1))
    assert calendar.add(a, n) <= calendar.add(b, n)


@given(NATION, INSIDE)
def test_rolling_moves_only_off_days_that_are_not_worked(nation: str, day: date) -> None:
    calendar = CALENDARS[nation]
    after, before = calendar.on_or_after(day), calendar.on_or_before(day)
    assert before <= day <= after
    assert (before == day == after) == calendar.is_working_day(day)
    assert calendar.add(before, 1) == (after if after > day else calendar.add(day, 1))


@given(NATION, INSIDE, st.integers(0, 30))
def test_the_tribunal_never_works_between_christmas_and_new_year(nation: str, day: date, n: int) -> None:
    calendar = CALENDARS[nation].excluding_year_end()
    found = calendar.add(calendar.on_or_after(day), n)
    assert not (found.month == 12 and found.day >= 27)
    assert found.weekday() < 5
    assert not calendar.is_holiday(found)


def test_leaving_out_the_year_end_twice_changes_nothing_more() -> None:
    calendar = CALENDARS.default.excluding_year_end()
    assert calendar.excluding_year_end() is calendar
    assert calendar.version != CALENDARS.default.version


def test_adding_nothing_leaves_the_day_as_it_is_even_on_a_sunday() -> None:
    assert CALENDARS.default.add(date(2026, 11, 22), 0) == date(2026, 11, 22)


@pytest.mark.parametrize(
    "question",
    [
        lambda c: c.is_working_day(date(2029, 1, 1)),
        lambda c: c.is_working_day(date(1999, 12, 31)),
        lambda c: c.add(date(2028, 12, 29), 1),
        lambda c: c.add(date(2000, 1, 4), -1),
        lambda c: c.add(date(2026, 1, 5), 10**9),
        lambda c: c.on_or_after(date(2028, 12, 30)),
        lambda c: c.on_or_before(date(2000, 1, 2)),
        lambda c: c.working_days_between(date(2026, 1, 1), date(2040, 1, 1)),
    ],
)
def test_what_lies_beyond_the_calendar_is_refused_and_says_what_to_do(question) -> None:
    with pytest.raises(BeyondCoverage, match=r"known from 2000-01-01 to 2028-12-31.*Import a published list"):
        question(CALENDARS.default)


def test_the_last_working_day_known_can_still_be_reached() -> None:
    assert CALENDARS.default.add(date(2028, 12, 28), 1) == date(2028, 12, 29)


def test_a_calendar_of_sundays_alone_ends_in_a_refusal_and_not_in_a_loop() -> None:
    coverage = Period(date(2026, 1, 1), date(2027, 1, 1))
    idle = WorkingCalendar("nowhere", coverage, [date(2026, 1, 1) + timedelta(days=n) for n in range(365)])
    with pytest.raises(BeyondCoverage):
        idle.on_or_after(date(2026, 1, 4))


def test_an_override_moves_what_depends_on_it_and_changes_the_version() -> None:
    extra = installed_calendars([("england-and-wales", date(2027, 6, 14), True, "A day of rejoicing")])
    assert extra.default.add(date(2027, 6, 11), 1) == date(2027, 6, 15)
    assert extra.version != CALENDARS.version
    assert extra["scotland"].version == CALENDARS["scotland"].version


def test_an_override_can_take_a_holiday_away() -> None:
    without = installed_calendars([Override("scotland", date(2026, 6, 15), False)])
    assert without["scotland"].is_working_day(date(2026, 6, 15))


def test_an_override_that_says_what_is_known_already_changes_nothing() -> None:
    assert installed_calendars([("scotland", date(2026, 1, 2), True, "2nd January")]).version == CALENDARS.version


def test_a_later_year_given_whole_extends_that_nation_and_a_part_of_one_does_not() -> None:
    year = ["01-01", "03-30", "04-02", "05-07", "05-28", "08-27", "12-25", "12-26"]
    whole = [("england-and-wales", date.fromisoformat(f"2029-{day}"), True, "") for day in year]
    calendars = installed_calendars(whole)
    assert calendars.default.coverage.end == date(2030, 1, 1)
    assert not calendars.default.is_working_day(date(2029, 3, 30))
    assert calendars["scotland"].coverage.end == date(2029, 1, 1)
    assert installed_calendars(whole[:7]).default.coverage.end == date(2029, 1, 1)


def test_an_unknown_nation_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"'france'.*england-and-wales, scotland, northern-ireland"):
        installed_calendars([("france", date(2026, 7, 14), True, "")])
    with pytest.raises(KeyError, match="No calendar for 'france'"):
        CALENDARS["france"]
