"""The commands that read, show quarantine, and reconcile."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.exchange.payloads import prisoner, released

from casekeeper.config import command_line
from casekeeper.config.commands import quarantine, read, reconcile, token

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _database_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_line, "set_up", lambda: None)


def run(command: Any, *arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments))


def test_the_counts_are_one_object_with_six_keys(tmp_path: Path) -> None:
    file = tmp_path / "list.json"
    file.write_text(json.dumps({"content": [prisoner(), {"nobody": 1}]}))
    result = run(read.command, "prisoners", str(file), "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {
        "read": 2, "new": 1, "changed": 0, "unchanged": 0, "warned": 0, "quarantined": 1,
    }  # fmt: skip
    assert "casekeeper quarantine list" in result.stderr


def test_a_file_that_is_not_there_is_an_error_of_use() -> None:
    result = run(read.command, "prisoners", "/not/there.json")
    assert result.exit_code == 2
    assert "does not exist" in result.stderr


def test_quarantine_is_listed_shown_redriven_and_set_aside(tmp_path: Path) -> None:
    file = tmp_path / "events.jsonl"
    file.write_text(json.dumps(released() | {"occurredAt": "yesterday"}))
    run(read.command, "events", str(file))
    (row,) = json.loads(run(quarantine.command, "list", "--json").stdout)
    assert row["expected"].startswith("occurredAt")
    number = str(row["id"])
    assert "yesterday" in run(quarantine.command, "show", number).stdout
    assert "still in quarantine" in run(quarantine.command, "redrive", "--all").stdout
    run(quarantine.command, "set-aside", number, "--why", "sent again")
    assert json.loads(run(quarantine.command, "list", "--json").stdout) == []


def test_a_whole_list_is_reconciled(tmp_path: Path) -> None:
    file = tmp_path / "list.json"
    file.write_text(json.dumps([prisoner(), prisoner("D1111EF")]))
    run(read.command, "prisoners", str(file), "--complete-list", "--list-day", "2026-03-02")
    file.write_text(json.dumps([prisoner()]))
    run(read.command, "prisoners", str(file), "--complete-list", "--list-day", "2026-03-09")
    found = json.loads(run(reconcile.command, "--json").stdout)
    assert (found["on_list"], len(found["standing"]), found["refused"]) == (1, 1, None)


def test_a_token_is_made_listed_and_revoked() -> None:
    made = json.loads(run(token.command, "new", "prison", "--feed", "prisoners", "--json").stdout)
    assert made["token"].startswith("ck_")
    assert made["token"] not in run(token.command, "list").stdout
    assert run(token.command, "revoke", "prison").exit_code == 0
    assert run(token.command, "revoke", "prison").exit_code == 1
