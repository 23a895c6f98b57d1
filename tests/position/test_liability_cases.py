"""The worked cases of liability: facts, a day, and the nationality, power, exceptions and gates a lawyer expects."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.making import fact, the_law

from casekeeper.facts import History, history_of, read_payload
from casekeeper.position.leave_conflict import leave_conflict
from casekeeper.position.liability import liability
from casekeeper.position.nationality import nationality
from casekeeper.position.sentence import longest_sentence

CASES = Path(__file__).parents[1] / "cases" / "liability"


def all_cases() -> list[Any]:
    """Every case of every file, named by file and case."""
    return [
        pytest.param(case, id=f"{file.stem}: {case['case']}")
        for file in sorted(CASES.glob("*.yaml"))
        for case in yaml.safe_load(file.read_text(encoding="utf-8"))["cases"]
    ]


def told(case: dict[str, Any]) -> History:
    """The history of the case on its day, known up to `known_on` where it says so."""
    facts = []
    for number, entry in enumerate(case["facts"], start=1):
        said = {name: str(value) if name == "born" else value for name, value in entry.items()}
        day, kind, corrects = said.pop("day"), said.pop("kind"), said.pop("corrects", None)
        facts.append(fact(number, day, read_payload(kind, said), corrects=corrects))
    return history_of("TEST-0001", facts, known_on=case.get("known_on")).as_at(case["as_at"])[0]


@pytest.mark.parametrize("case", all_cases())
def test_liability_comes_out_as_a_lawyer_expects(case: dict[str, Any]) -> None:
    history, law = told(case), the_law()
    claims = nationality(history)
    longest = longest_sentence(history, law)
    found = liability(history, law, case["as_at"], claims, longest)
    assert claims.value == case.get("nationality", claims.value)
    _check_longest(longest.value, case)
    seen = {"outcome": found.outcome.value, **found.value}
    assert {name: seen[name] for name in case.get("liability", {})} == case.get("liability", {})
    for part in ("exceptions", "gates"):
        for name, text in case.get(part, {}).items():
            assert text in seen[part].get(name, "")
    assert set(case.get("no_gates", ())).isdisjoint(seen["gates"])
    _check_words(case.get("reasons", ()), " ".join(reason.text for reason in found.reasons))
    _check_words(case.get("missing", ()), " ".join(found.missing))
    assert set(case.get("cites", ())) <= {reason.page for reason in found.reasons}
    assert bool(found.missing) == (found.outcome.value == "cannot tell")


def _check_longest(longest: dict[str, Any] | None, case: dict[str, Any]) -> None:
    if "longest" in case:
        expected = case["longest"]
        assert (expected is None) == (longest is None)
        assert {name: (longest or {})[name] for name in expected or {}} == (expected or {})


def _check_words(expected: Any, said: str) -> None:
    assert [text for text in expected if text not in said] == []


@pytest.mark.parametrize("case", [case for case in all_cases() if "conflict" in case.values[0]])
def test_leave_against_a_sentence_comes_out_as_a_lawyer_expects(case: dict[str, Any]) -> None:
    found = leave_conflict(told(case), the_law())
    expected = case["conflict"]
    conflicts = found.value or []
    assert found.outcome.value == expected["outcome"]
    assert [each["arose"] for each in conflicts] == expected["arose"]
    if "resolved" in expected:
        assert [each["resolved_on"] for each in conflicts] == expected["resolved"]
    _check_words(case.get("reasons_of_conflict", ()), " ".join(reason.text for reason in found.reasons))
