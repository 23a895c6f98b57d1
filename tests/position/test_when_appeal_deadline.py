"""Appeal deadlines: what must hold at every stage, in every nation, from any start."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekeeper.law import read_law
from casekeeper.law.reading import law_folder
from casekeeper.periods.calendars import NATIONS, Nation, WorkingCalendar, installed_calendars
from casekeeper.position.when.appeal_deadline import ONLY_IN, deadline_at, stages

LAW = read_law(law_folder())
CALENDARS = installed_calendars()
STAGES = stages(LAW)
LIVE = [stage for stage in STAGES if not stage.endswith("FAST")]
THERE = [(stage, nation) for stage in LIVE for nation in ONLY_IN.get(stage.lower(), NATIONS)]
STARTS = st.dates(date(2014, 10, 20), date(2028, 6, 30))


def is_worked(day: date, of: WorkingCalendar) -> bool:
    return day.weekday() < 5 and not of.is_holiday(day) and not (day.month == 12 and day.day >= 27)


def one_day_after_another(day: date, limit: int, unit: str, allowance: int, of: WorkingCalendar) -> date:
    """The same algorithm, walked day by day as its source does."""

    def rolled(day: date) -> date:
        while not is_worked(day, of):
            day += timedelta(days=1)
        return day

    def walked(day: date, days: int) -> date:
        while days:
            day += timedelta(days=1)
            days -= is_worked(day, of)
        return day

    day = rolled(day)
    if unit == "calendar day":
        day += timedelta(days=limit)
    elif unit == "working day":
        day = walked(day, limit)
    else:
        year, month = divmod(day.year * 12 + day.month - 1 + limit, 12)
        day = date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    return rolled(walked(rolled(day), allowance))


def test_all_fifteen_stages_have_their_pages() -> None:
    assert len(STAGES) == 15
    assert all(f"appeal_time_limits.{stage.lower()}_allowance" in LAW for stage in STAGES)


@pytest.mark.parametrize(("stage", "nation"), THERE)
def test_the_answer_is_never_a_day_the_tribunal_is_closed(stage: str, nation: str) -> None:
    for n in range(0, 800, 3):
        found = deadline_at(stage, nation, date(2025, 10, 1) + timedelta(days=n), LAW, CALENDARS)
        assert found.date is not None
        assert is_worked(found.date, CALENDARS[nation])


@given(st.sampled_from(STAGES), st.sampled_from(NATIONS), STARTS)
def test_it_is_what_walking_day_by_day_gives(stage: str, nation: str, start: date) -> None:
    found = deadline_at(stage, nation, start, LAW, CALENDARS)
    limit = LAW[f"appeal_time_limits.{stage.lower()}"].find(start)
    if limit is None or nation not in ONLY_IN.get(stage.lower(), NATIONS):
        assert not found.computed
        return
    allowance = LAW[f"appeal_time_limits.{stage.lower()}_allowance"].on(start).value
    assert found.date == one_day_after_another(start, limit.value, limit.unit, allowance, CALENDARS[nation])


@given(st.sampled_from(THERE), STARTS, st.integers(0, 40))
def test_a_later_start_never_ends_earlier(there: tuple[str, Nation], start: date, more: int) -> None:
    stage, nation = there
    if stage == "COA_IAC":  # its two readings meet on a day; the longer is the later, so the order holds there too
        start = max(start, date(2017, 1, 1))
    later = deadline_at(stage, nation, start + timedelta(days=more), LAW, CALENDARS)
    assert deadline_at(stage, nation, start, LAW, CALENDARS).date <= later.date


@given(st.sampled_from(STAGES), st.sampled_from(NATIONS), st.dates())
def test_any_day_is_answered_with_a_date_or_a_reason(stage: str, nation: str, start: date) -> None:
    found = deadline_at(stage, nation, start, LAW, CALENDARS)
    assert found.computed == (found.date is not None) == (found.reason is None)


def test_the_disputed_limit_is_shown_as_unconfirmed() -> None:
    found = deadline_at("COA_IAC", "england-and-wales", date(2026, 11, 23), LAW, CALENDARS)
    assert "Civil Procedure Rules, Part 52 (unconfirmed)" in found.under


def test_a_proclaimed_holiday_moves_the_deadline_that_falls_on_it() -> None:
    before = deadline_at("FT_OOC_1", "scotland", date(2027, 5, 17), LAW, CALENDARS)
    changed = installed_calendars([("scotland", date(2027, 6, 14), True, "A day of rejoicing")])
    after = deadline_at("FT_OOC_1", "scotland", date(2027, 5, 17), LAW, changed)
    assert (before.date, after.date) == (date(2027, 6, 14), date(2027, 6, 15))
