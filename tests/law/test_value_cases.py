"""What a page of law says on a day: each dated value on its first day and on the day before."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.making import the_law

CASES = Path(__file__).parents[1] / "cases" / "law"


def case_files() -> list[dict[str, Any]]:
    """Every file of value cases: the page it is about, and its cases."""
    return [yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(CASES.glob("*/*.yaml"))]


VALUES = [
    pytest.param(each["page"], case, id=f"{each['page']} on {case['day']}")
    for each in case_files()
    for case in each["cases"]
]


@pytest.mark.parametrize(("page", "case"), VALUES)
def test_the_page_has_the_value_that_the_case_names(page: str, case: dict[str, Any]) -> None:
    found = the_law()[page].find(case["day"])
    if "includes" in case:
        assert found is not None
        listed = found.value[case["country"]] if "country" in case else found.value
        assert len(listed) == case["length"]
        assert set(case["includes"]) <= set(listed)
        assert set(case.get("excludes", ())).isdisjoint(listed)
    else:
        assert (found.value if found is not None else None) == case["value"]
    if "confirmed" in case:
        assert found is not None
        assert found.confirmed is case["confirmed"]


@pytest.mark.parametrize("cases", [pytest.param(each, id=each["page"]) for each in case_files()])
def test_every_dated_value_has_a_case_on_its_first_day_and_the_day_before(cases: dict[str, Any]) -> None:
    asked = {case["day"] for case in cases["cases"]}
    first = {value.effective_on for value in the_law()[cases["page"]].values}
    before: set[date] = {day - timedelta(days=1) for day in first}
    assert (first | before) - asked == set()
