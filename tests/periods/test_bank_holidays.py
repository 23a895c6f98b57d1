"""The published list of bank holidays: read whole or refused with what is wrong and where."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekeeper.periods.bank_holidays import ListRefused, overrides_from, read_bank_holidays
from casekeeper.periods.calendars import NATIONS, holidays_by_rule, installed_calendars


def published(events: dict[str, list[dict[str, object]]]) -> str:
    return json.dumps({nation: {"division": nation, "events": some} for nation, some in events.items()})


def event(day: str, title: str = "A holiday") -> dict[str, object]:
    return {"title": title, "date": day, "notes": "", "bunting": True}


def whole_year(year: int) -> list[dict[str, object]]:
    return [event(str(day)) for day in sorted(holidays_by_rule("england-and-wales", range(year, year + 1)))]


def test_a_list_that_agrees_with_the_installed_calendar_changes_nothing() -> None:
    assert overrides_from(published({"england-and-wales": whole_year(2026)})) == []


def test_a_day_added_by_proclamation_becomes_a_holiday() -> None:
    overrides = overrides_from(published({"england-and-wales": [*whole_year(2027), event("2027-06-14", "Jubilee")]}))
    assert [(o.day, o.is_holiday, o.title) for o in overrides] == [(date(2027, 6, 14), True, "Jubilee")]
    assert not installed_calendars(overrides).default.is_working_day(date(2027, 6, 14))


def test_a_day_that_a_whole_year_leaves_out_is_worked() -> None:
    moved = [one for one in whole_year(2027) if one["date"] != "2027-05-03"] + [event("2027-05-07", "May Day, moved")]
    calendar = installed_calendars(overrides_from(published({"england-and-wales": moved}))).default
    assert calendar.is_working_day(date(2027, 5, 3))
    assert not calendar.is_working_day(date(2027, 5, 7))


def test_a_list_with_part_of_a_year_only_adds() -> None:
    overrides = overrides_from(published({"scotland": [event("2027-06-14")]}))
    assert [o.day for o in overrides] == [date(2027, 6, 14)]


def test_a_list_that_reaches_further_extends_the_calendar() -> None:
    calendar = installed_calendars(overrides_from(published({"england-and-wales": whole_year(2029)}))).default
    assert calendar.coverage.end == date(2030, 1, 1)
    assert not calendar.is_working_day(date(2029, 3, 30))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "not readable as JSON"),
        ("[" * 100_000, "not readable as JSON"),
        ("[]", "Expected an object"),
        ("{}", "Expected an object"),
        ('{"wales": {"events": []}}', "got also wales"),
        ('{"scotland": []}', "scotland: expected an object with a list"),
        ('{"scotland": {"events": []}}', "not empty"),
        (published({"scotland": [event("2027-02-30")]}), "event 1: 2027-02-30 is not a day"),
        (published({"scotland": [event("2027-01-01"), event("01/02/2027")]}), "event 2: expected a date as YYYY"),
        (published({"scotland": [event("2027-01-01", " ")]}), "event 1: expected a title"),
        ('{"scotland": {"events": [7]}}', "event 1: expected an object with title"),
        (b"\xff\xfe\x00", "not readable as JSON"),
    ],
)
def test_a_list_that_cannot_be_read_says_what_and_where(text: str | bytes, why: str) -> None:
    with pytest.raises(ListRefused, match=why):
        overrides_from(text)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.sampled_from(["2027-01-01", "2027-13-01"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from([*NATIONS, "events", "date", "title", "x"]), inner, max_size=4
    ),
)  # fmt: skip


@given(ANYTHING)
def test_whatever_comes_is_read_or_refused_and_nothing_else_happens(content: object) -> None:
    try:
        read = read_bank_holidays(json.dumps(content))
    except ListRefused:
        return
    assert set(read) <= set(NATIONS)


@given(st.binary(max_size=60))
def test_bytes_of_any_kind_are_read_or_refused(content: bytes) -> None:
    with pytest.raises(ListRefused):
        read_bank_holidays(content)
