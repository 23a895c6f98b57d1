"""`casekeeper when`: one question or a file of them, answered alike."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from casekeeper.config.commands.when import command
from casekeeper.law import read_law
from casekeeper.law.reading import law_folder
from casekeeper.periods.calendars import installed_calendars
from casekeeper.position.when import RULES, answer

WORKED_PAIR = ["--sentence-date", "2024-12-06", "--release-date", "2025-12-06"]
LAW, CALENDARS = read_law(law_folder()), installed_calendars()


def run(*words: str, input: str | bytes | None = None) -> Result:
    result = CliRunner().invoke(command, words, input=input, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result


def answers(rule: str, *lines: str) -> list[dict[str, Any]]:
    said = run(rule, "--batch", "-", input="\n".join(lines) + "\n").stdout
    return [json.loads(line) for line in said.splitlines()]


def test_a_question_is_answered_in_words() -> None:
    said = run("ersed", *WORKED_PAIR).stdout
    assert said.startswith("2025-06-07\n")
    assert "Under: Criminal Justice Act 2003, s 260" in said


def test_a_question_is_answered_as_one_json_object() -> None:
    said = json.loads(run("ersed", *WORKED_PAIR, "--json").stdout)
    assert said.keys() == {"date", "computed", "working", "under"}
    assert said["date"] == "2025-06-07"
    assert said["computed"] is True


def test_what_cannot_be_computed_says_why_and_is_no_failure_of_the_program() -> None:
    said = json.loads(run("ersed", *WORKED_PAIR, "--sentence-kind", "recall", "--json").stdout)
    assert said["date"] is None
    assert said["computed"] is False
    assert "recall" in said["reason"]
    assert run("ersed", "--sentence-date", "soon").stdout.startswith("Not computed: sentence_date: expected a day")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (["ersed", *WORKED_PAIR, "--adjustment-days", "-30"], "2025-05-23"),
        (["appeal-deadline", "--stage", "FT_IC", "--nation", "scotland", "--from", "2026-12-14"], "2027-01-06"),
        (["appeal-deadline", "--stage", "FT_IC", "--from", "2026-12-14"], "2027-01-05"),
        (["working-day", "--from", "2026-12-24", "--days", "2", "--nation", "england-and-wales"], "2026-12-30"),
        (["working-day", "--from", "2026-12-24", "--days", "-1"], "2026-12-23"),
        (["working-day", "--day", "2026-12-25", "--tribunal"], "2027-01-04"),
        (["deemed-service", "--sent-on", "2026-12-24", "--method", "post-uk"], "2026-12-30"),
    ],
)
def test_each_rule_can_be_asked(words: list[str], day: str) -> None:
    assert json.loads(run(*words, "--json").stdout)["date"] == day


def test_a_batch_answers_one_line_each_in_order_and_a_bad_line_stops_nothing() -> None:
    found = answers(
        "ersed",
        '{"sentence_date": "2024-12-06", "release_date": "2025-12-06"}',
        "{not json",
        "[1, 2]",
        '{"sentence_date": "2024-12-06", "release_date": "2025-02-30"}',
        '{"sentence_date": "2024-12-06", "release_date": "2025-12-06", "sentance_kind": "recall"}',
        '{"sentence_date": "2024-12-06", "release_date": "2025-12-06", "adjustment_days": 1.5}',
        '{"sentence_date": "2024-12-06", "release_date": "2025-12-06", "adjustment_days": true}',
        '{"sentence_date": "2024-12-06", "release_date": "2025-12-06", "sentence_kind": null, "awarded_days": "0"}',
    )
    assert [said["date"] for said in found] == ["2025-06-07", *[None] * 6, "2025-06-07"]
    assert [said["computed"] for said in found] == [True, *[False] * 6, True]
    assert all(said["reason"] for said in found[1:-1])
    assert "sentance_kind" in found[4]["reason"]


@pytest.mark.parametrize("rule", RULES)
def test_a_batch_of_bytes_that_are_no_text_is_answered_all_the_same(rule: str) -> None:
    said = run(rule, "--batch", "-", input=b"\xff\xfe\x00{}\n" + b"[" * 50_000 + b"\n{}\n").stdout
    assert [json.loads(line)["computed"] for line in said.splitlines()] == [False, False, False]


def test_a_batch_from_a_file_answers_what_the_options_answer(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    asked = {"stage": "UT_OOC", "nation": "northern-ireland", "from": "2027-01-29"}
    file.write_text(json.dumps(asked) + "\n", encoding="utf-8")
    options = [word for key, value in asked.items() for word in (f"--{key}", value)]
    assert run("appeal-deadline", "--batch", str(file)).stdout == run("appeal-deadline", *options, "--json").stdout


def test_a_batch_takes_no_values_from_options_as_well() -> None:
    result = CliRunner().invoke(command, ["ersed", *WORKED_PAIR, "--batch", "-"], input="{}\n")
    assert result.exit_code == 2
    assert "leave out sentence_date, release_date" in result.output


def test_ten_thousand_lines_take_a_few_seconds() -> None:
    line = '{"sentence_date": "2024-12-06", "release_date": "2029-12-06", "adjustment_days": -40}'
    began = perf_counter()
    assert len(answers("ersed", *[line] * 10_000)) == 10_000
    assert perf_counter() - began < 5


def test_a_published_list_of_bank_holidays_moves_the_answer(tmp_path: Path) -> None:
    file = tmp_path / "list.json"
    events = [{"title": "Jubilee", "date": "2027-06-14", "notes": "", "bunting": True}]
    file.write_text(json.dumps({"scotland": {"division": "scotland", "events": events}}), encoding="utf-8")
    said = run("--bank-holidays", str(file), "working-day", "--day", "2027-06-14", "--nation", "scotland", "--json")
    assert json.loads(said.stdout)["date"] == "2027-06-15"
    file.write_text("{}", encoding="utf-8")
    refused = CliRunner().invoke(command, ["--bank-holidays", str(file), "working-day", "--day", "2027-06-14"])
    assert refused.exit_code == 2
    assert "Expected an object with england-and-wales" in refused.output


def test_every_rule_explains_itself() -> None:
    for rule in RULES:
        assert "--batch" in run(rule, "--help").stdout


KEYS = sorted({key for rule in RULES.values() for key in rule.takes})
WORDS = ("2026-11-23", "2026-02-30", "9999-12-31", "0001-01-01", "FT_IC", "UT_OOC", "scotland", "post-uk", "16:00")
PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.sampled_from(WORDS)


@settings(max_examples=300)
@given(st.sampled_from(sorted(RULES)), st.dictionaries(st.sampled_from(KEYS), PLAIN | st.lists(PLAIN, max_size=2)))
def test_whatever_is_asked_gets_a_date_or_a_reason(rule: str, values: Mapping[str, Any]) -> None:
    found = answer(rule, {key: value for key, value in values.items() if key in RULES[rule].takes}, LAW, CALENDARS)
    assert found.computed == (found.date is not None) == (found.reason is None)
    json.dumps(found.as_json())
