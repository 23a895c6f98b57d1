"""The worked cases of duties and questions: facts, a day, and what a lawyer expects, with the citation."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.making import derived, fact

from casekeeper.duties.derivation import Derived
from casekeeper.facts import History, history_of, read_payload
from casekeeper.facts.history import end_of
from casekeeper.periods import Period

CASES = Path(__file__).parents[1] / "cases"
ASKED = {"case", "why", "facts", "as_at", "known_on", "duties", "no_duties", "position", "gates"}


def all_cases() -> list[Any]:
    """Every case of every file, named by file and case."""
    return [
        pytest.param(case, id=f"{file.stem}: {case['case']}")
        for file in (*sorted(CASES.glob("duties/*.yaml")), *sorted(CASES.glob("position/*.yaml")))
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))["cases"]
    ]


def told(case: dict[str, Any]) -> History:
    """The history of a case; a fact may say when it was recorded, what it corrects, and until when it runs."""
    facts = []
    for number, entry in enumerate(case["facts"], start=1):
        entry = dict(entry)
        on, kind = entry.pop("day"), entry.pop("kind")
        recorded, corrects, until = (
            entry.pop("recorded", None),
            entry.pop("corrects", None),
            entry.pop("until_day", None),
        )
        happened = Period(on, until) if until else on
        facts.append(fact(number, happened, read_payload(kind, entry), recorded=recorded, corrects=corrects))
    return history_of("TEST-0001", facts, known_on=case.get("known_on"))


@pytest.mark.parametrize("case", all_cases())
def test_the_case_comes_out_as_a_lawyer_expects(case: dict[str, Any]) -> None:
    assert set(case) <= ASKED, f"Nothing looks at {sorted(set(case) - ASKED)} of this case"
    result = derived(told(case), str(case["as_at"]))
    for expected in case.get("duties", []):
        _check_duty(result, expected, case["as_at"])
    for what in case.get("no_duties", []):
        assert what not in {duty.what for duty in result.duties}
    for question, value in case.get("position", {}).items():
        assert result.position[question].value == value
    for gate, outcome in case.get("gates", {}).items():
        assert result.gates[gate].outcome == outcome


def _check_duty(result: Derived, expected: dict[str, Any], as_at: date) -> None:
    found = [duty for duty in result.duties if duty.what == expected["what"]]
    assert found, f"no duty {expected['what']!r} among {[duty.what for duty in result.duties]}"
    duty = found[-1]
    seen = {
        "what": duty.what,
        "owed_by": duty.owed_by.value,
        "arose": duty.arose,
        "due": duty.due,
        "start_by": duty.start_by,
        "under": duty.under.page,
        "ended": duty.ended.value if duty.ended else "open",
        "ended_on": duty.ended_on,
        "overdue": duty.is_overdue_on(as_at),
        "rung": duty.rung_on(as_at),
        "red": duty.red_on(as_at),
        "waiting_on": duty.waiting_on,
        "urgent": duty.urgent,
    }
    assert {name: seen[name] for name in expected} == expected


def test_known_on_a_day_reaches_to_its_end_in_the_legal_time_zone() -> None:
    assert end_of(date(2026, 6, 1)).isoformat() == "2026-06-01T23:00:00+00:00"
    assert end_of(date(2026, 1, 1)).isoformat() == "2026-01-02T00:00:00+00:00"
