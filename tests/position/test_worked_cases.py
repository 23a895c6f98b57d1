"""The worked cases of the dated rules: what was asked, and the date, working or reason expected.

Each file under tests/cases names a rule and its cases; it is the specification a lawyer reads.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from casekeeper.law import Law, Page, read_law
from casekeeper.law.reading import law_folder
from casekeeper.periods.calendars import installed_calendars
from casekeeper.position.when import answer

CASES = Path(__file__).parents[1] / "cases"
FOLDERS = ("early_removal", "appeals", "service", "working_days")
INSTRUMENTS = ("early_removal", "appeal_time_limits", "service_of_documents", "tribunal_procedure")
CALENDARS = installed_calendars()


class LawBeingRead(Law):
    """The law, noting which pages were asked for."""

    def __init__(self, law: Law) -> None:
        super().__init__(dict(law), version=law.version)
        self.read: set[str] = set()

    def __getitem__(self, key: str) -> Page:
        self.read.add(key)
        return super().__getitem__(key)


def worked_cases() -> list[Any]:
    return list(_worked_cases())


def _worked_cases() -> Iterator[Any]:
    for folder in FOLDERS:
        for file in sorted((CASES / folder).glob("*.yaml")):
            content = yaml.safe_load(file.read_text(encoding="utf-8"))
            for case in content["cases"]:
                yield pytest.param(content["rule"], case, id=f"{folder}/{file.stem}: {case['name']}")


def ask(rule: str, case: dict[str, Any], law: Law) -> Any:
    plain = {key: value.isoformat() if isinstance(value, date) else value for key, value in case["asked"].items()}
    return answer(rule, plain, law, CALENDARS)


LAW = LawBeingRead(read_law(law_folder()))


@pytest.mark.parametrize(("rule", "case"), worked_cases())
def test_worked_case(rule: str, case: dict[str, Any]) -> None:
    found = ask(rule, case, LAW)
    assert found.date == case.get("date"), found
    assert found.computed == ("date" in case)
    said = " ".join(found.working)
    assert [text for text in case.get("working", []) if text not in said] == []
    assert [text for text in case.get("working_without", []) if text in said] == []
    assert case.get("reason", "") in (found.reason or "")
    if found.computed:
        assert found.under, "an answer with a date names the provision it rests on"


def test_every_page_of_these_instruments_is_used_by_a_worked_case() -> None:
    law = LawBeingRead(LAW)
    for parameters in worked_cases():
        ask(*parameters.values, law)  # type: ignore[arg-type]
    ours = {key for key in law if key.split(".")[0] in INSTRUMENTS}
    assert ours - law.read == set()


def test_every_page_of_these_instruments_has_a_case_on_the_first_day_of_its_newest_value() -> None:
    days = {str(value) for case in worked_cases() for value in case.values[1]["asked"].values()}
    newest = {key: LAW[key].values[-1].effective_on for key in LAW if key.startswith("appeal_time_limits.")}
    assert {key: day for key, day in newest.items() if str(day) not in days} == {}
