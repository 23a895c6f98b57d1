"""Time limits, deemed service, and the hour at which a day ends."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekeeper.periods.calendars import BeyondCoverage, installed_calendars
from casekeeper.periods.hour_of_day import counts_on, hour_from, is_in_time
from casekeeper.periods.limits import UNITS, days_after, months_after, time_limit_expires, years_before
from casekeeper.periods.service import deemed_served

CALENDAR = installed_calendars().default
DAYS = st.dates(date(2001, 1, 1), date(2026, 12, 31))
FOUR = time(16)


@pytest.mark.parametrize(
    ("started", "amount", "unit", "expires"),
    [
        ("2026-11-02", 14, "calendar day", "2026-11-16"),
        ("2026-11-02", 2, "week", "2026-11-16"),
        ("2026-11-02", 5, "working day", "2026-11-09"),
        ("2026-01-31", 1, "month", "2026-02-28"),
        ("2028-01-31", 1, "month", "2028-02-29"),
        ("2026-08-31", 3, "month", "2026-11-30"),
        ("2026-11-30", 3, "month", "2027-02-28"),
        ("2026-12-15", 1, "month", "2027-01-15"),
        ("2028-02-29", 1, "year", "2029-02-28"),
        ("2026-11-02", 0, "calendar day", "2026-11-02"),
    ],
)
def test_a_time_limit_is_counted_from_the_day_after(started: str, amount: int, unit: str, expires: str) -> None:
    found = time_limit_expires(date.fromisoformat(started), amount, unit, CALENDAR)
    assert found == date.fromisoformat(expires)


def test_four_years_before_a_leap_day_is_a_leap_day_or_the_day_before_march() -> None:
    assert years_before(date(2028, 2, 29), 4) == date(2024, 2, 29)
    assert years_before(date(2104, 2, 29), 4) == date(2100, 2, 28)


@given(DAYS, DAYS, st.integers(0, 400), st.sampled_from(UNITS))
def test_a_later_start_never_expires_earlier(a: date, b: date, amount: int, unit: str) -> None:
    amount = min(amount, 24) if unit in ("month", "year") else amount
    first, last = sorted((a, b))
    assert time_limit_expires(first, amount, unit, CALENDAR) <= time_limit_expires(last, amount, unit, CALENDAR)


@given(DAYS, st.integers(1, 30), st.sampled_from(UNITS))
def test_a_longer_limit_expires_later(day: date, amount: int, unit: str) -> None:
    shorter, longer = (time_limit_expires(day, n, unit, CALENDAR) for n in (amount, amount + 1))
    assert day < shorter < longer


@given(DAYS, st.integers(-240, 240))
def test_months_keep_the_day_of_the_month_unless_the_month_is_too_short(day: date, n: int) -> None:
    later = months_after(day, n)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == n
    assert later.day == day.day or (later.day < day.day and (later + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("amount", "unit", "calendar"),
    [(-1, "calendar day", None), (3, "working day", None), (3, "fortnight", CALENDAR)],
)
def test_a_limit_that_makes_no_sense_is_refused(amount: int, unit: str, calendar) -> None:
    with pytest.raises(ValueError, match=r"expected|Expected"):
        time_limit_expires(date(2026, 1, 1), amount, unit, calendar)


def test_a_sum_beyond_the_calendar_of_years_is_refused() -> None:
    with pytest.raises(BeyondCoverage):
        days_after(date(9999, 12, 31), 1)
    with pytest.raises(BeyondCoverage):
        months_after(date(2026, 1, 1), 12 * 9000)


def test_post_is_deemed_served_on_the_second_business_day_and_other_ways_the_same_day() -> None:
    posted = date(2026, 12, 24)
    assert deemed_served(posted, after=2, unit="working day", business_days=CALENDAR) == date(2026, 12, 30)
    assert deemed_served(posted, after=28, unit="calendar day", business_days=CALENDAR) == date(2027, 1, 21)
    assert deemed_served(date(2026, 12, 25), after=0, unit="calendar day", business_days=CALENDAR) == date(2026, 12, 25)


@pytest.mark.parametrize(
    ("done_at", "day"),
    [
        ("2026-11-20T16:00:00", "2026-11-20"),
        ("2026-11-20T16:00:01", "2026-11-23"),
        ("2026-11-21T09:00:00", "2026-11-23"),
        ("2026-12-24T16:30:00", "2026-12-29"),
        ("2026-06-01T15:30:00+00:00", "2026-06-02"),
        ("2026-06-01T15:00:00+00:00", "2026-06-01"),
    ],
)
def test_an_act_after_sixteen_hundred_counts_on_the_next_working_day(done_at: str, day: str) -> None:
    assert counts_on(datetime.fromisoformat(done_at), FOUR, CALENDAR) == date.fromisoformat(day)


def test_a_thing_due_is_in_time_until_the_hour_the_day_ends() -> None:
    due = date(2026, 11, 20)
    assert is_in_time(datetime(2026, 11, 20, 16, 0, tzinfo=UTC), due, FOUR, CALENDAR)
    assert not is_in_time(datetime(2026, 11, 20, 16, 1, tzinfo=UTC), due, FOUR, CALENDAR)


def test_an_hour_on_a_page_of_law_is_read_or_refused() -> None:
    assert hour_from("16:00") == FOUR
    with pytest.raises(ValueError, match="such as 16:00"):
        hour_from("four o'clock")
