"""The nightly audit as a command: the day draws the sample, and a miss ends it with 1."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.invented_lists import InventedLists
from tests.invented_lists_fixture import calibrated
from tests.linking import record

from casekeeper.config.command_line import main
from casekeeper.matching.screening import AlertIndex
from casekeeper.records.screening import held
from casekeeper.records.screening.audit import Audited, Missed

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture
def indexed(lists: InventedLists, monkeypatch: pytest.MonkeyPatch) -> None:
    """The real index, over the invented lists."""
    monkeypatch.setattr("casekeeper.config.command_line.set_up", lambda **_: None)
    monkeypatch.setattr(held, "index_class", lambda: AlertIndex)
    record("Osgar Tvelding", born="1970-03-01")


def run(*words: str) -> Result:
    return CliRunner().invoke(main, ["audit-screening", *words])


def test_a_sample_of_people_and_of_entries_is_compared_with_everything(indexed: None) -> None:
    calibrated(0.3)
    said = run("--json")
    assert said.exit_code == 0, said.output
    told = json.loads(said.stdout)
    assert (told["queries"], told["pairs"], told["missed"]) == (4, 12, [])
    assert told["reached"] >= 3
    assert told["seed"] in run("--json").stdout
    assert json.loads(run("--sample", "2", "--seed", "x", "--json").stdout)["queries"] == 2


def test_what_was_missed_is_named_and_ends_it_with_1(indexed: None, monkeypatch: pytest.MonkeyPatch) -> None:
    calibrated()

    def audited(*_: Any, **__: Any) -> Audited:
        return Audited(1, 3, 1, (Missed("KBC2", "harbour/1", 0.91),))

    monkeypatch.setattr("casekeeper.records.screening.audit.audit", audited)
    said = run()
    assert said.exit_code == 1
    assert "missed: harbour/1, score 0.910, asked by KBC2" in said.output


def test_without_a_threshold_there_is_nothing_to_audit_against(indexed: None) -> None:
    said = run()
    assert (said.exit_code, "casekeeper calibrate" in said.output) == (1, True)
