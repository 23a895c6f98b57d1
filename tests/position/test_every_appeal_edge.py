"""Every stage in every nation on every edge of its time limit has a worked case, and no case claims an edge falsely.

The cases lie in tests/cases/appeals_by_edge, a file for each stage. What the text does not give is "not computed".
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.making import the_calendars, the_law
from tests.position.appeal_edges import HOLIDAYS, NATIONS, STAGES, edges_of, edges_there_are, walked

from casekeeper.position.when import answer
from casekeeper.position.when.appeal_deadline import deadline_at, in_time_until, stages

FILES = sorted((Path(__file__).parents[1] / "cases" / "appeals_by_edge").glob("*.yaml"))
READ = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in FILES]
CASES = [(content["stage"], case) for content in READ for case in content["cases"]]
NOT_COMPUTED = ("before the first value known",)


def _called(case: Any) -> str:
    return f"{case[0]} in {case[1]['nation']}: {case[1]['edge']}"


@pytest.mark.parametrize(("stage", "case"), [pytest.param(*each, id=_called(each)) for each in CASES])
def test_worked_case(stage: str, case: dict[str, Any]) -> None:
    nation, start = case["nation"], case["from"]
    ends = in_time_until(stage, nation, start, the_law(), the_calendars())
    found = deadline_at(stage, nation, start, the_law(), the_calendars())
    assert (ends.date, found.date) == (case.get("ends"), case.get("date")), found
    assert found.computed == ("date" in case)
    assert case.get("reason", "") in (found.reason or "")


def test_there_is_a_file_for_each_stage_and_the_figures_of_the_text_are_those_of_the_pages() -> None:
    assert {content["stage"] for content in READ} == set(STAGES) == set(stages(the_law()))
    for stage, limit in STAGES.items():
        page = f"appeal_time_limits.{stage.lower()}"
        newest = next(each for each in reversed(the_law()[page].values) if each.value is not None)
        assert (newest.value, newest.unit.removeprefix("calendar ")) == (limit.amount, limit.unit), stage
        assert the_law()[f"{page}_allowance"].values[-1].value == limit.allowance, stage


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize("stage", STAGES)
def test_every_edge_that_can_occur_has_a_case(stage: str, nation: str) -> None:
    there = {case["edge"] for of, case in CASES if of == stage and case["nation"] == nation}
    if nation not in STAGES[stage].nations:
        assert there == {"a nation its source does not use it in"}
        return
    last = "after the fast track ended" if stage.endswith("FAST") else "past the end of the calendar"
    assert edges_there_are(stage, nation) | {*NOT_COMPUTED, last} == there


@pytest.mark.parametrize(("stage", "case"), [pytest.param(*each, id=_called(each)) for each in CASES])
def test_a_case_lies_on_the_edge_it_names_and_is_what_walking_gives(stage: str, case: dict[str, Any]) -> None:
    if "date" not in case:
        return
    assert case["edge"] in set(edges_of(stage, case["nation"], case["from"]))
    walk = walked(stage, case["nation"], case["from"])
    assert (walk.ends, walk.exhausted) == (case["ends"], case["date"])


@pytest.mark.parametrize("nation", NATIONS)
def test_the_calendar_has_the_bank_holidays_that_were_typed_by_hand(nation: str) -> None:
    calendar = the_calendars()[nation]
    assert [day for day in HOLIDAYS[nation] if not calendar.is_holiday(day)] == []
    for year in (2026, 2027):
        days = [date.fromordinal(n) for n in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())]
        found = {day for day in days if calendar.is_holiday(day) and day.weekday() < 5}
        assert found == {day for day in HOLIDAYS[nation] if day.year == year}


@pytest.mark.parametrize("code", ["FT_IC_DETAINED", "FT_IC_ACCELERATED", "UT_FAST", "SUPREME_COURT"])
def test_a_stage_that_the_text_does_not_name_is_not_computed(code: str) -> None:
    """Detained or not matters to the historic fast track only; no figure for the detained of today is in the text."""
    found = answer("appeal-deadline", {"stage": code, "from": "2026-11-23"}, the_law(), the_calendars())
    assert not found.computed
    assert "stage: expected one of" in (found.reason or "")
