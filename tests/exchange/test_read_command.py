"""The commands that read, show quarantine, and reconcile."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.exchange.passenger_lists_sent import KODRA, paxlst
from tests.exchange.payloads import prisoner, released
from tests.exchange.removal_centre_documents import CHECK_IN, HEARTBEAT
from tests.exchange.tribunal_cases import CASE

from casekeeper.config import command_line
from casekeeper.config.commands import quarantine, read, reconcile, removal_centre, token
from casekeeper.exchange.feeds import FEEDS

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


def test_the_command_reads_every_feed_there_is() -> None:
    assert set(read.FEED_NAMES) == set(FEEDS)


def test_a_removal_centre_is_added_and_told_of_and_its_documents_are_read(tmp_path: Path) -> None:
    assert run(removal_centre.command, "heather-lodge").exit_code == 2
    added = run(removal_centre.command, "heather-lodge", "Heather Lodge", "--men", "40", "--men-named", "Heather male")
    assert added.exit_code == 0, added.output
    assert run(removal_centre.command, "heather-lodge", "--women", "3").exit_code == 0
    assert "Heather Lodge" in run(removal_centre.command).stdout
    clash = run(removal_centre.command, "fenwick-hall", "Fenwick Hall", "--men-named", "HEATHER  male")
    assert clash.exit_code == 1
    assert "would mean two" in clash.output
    assert "Fenwick" not in run(removal_centre.command).stdout, "all of it or nothing"
    file = tmp_path / "centres.jsonl"
    file.write_text("\n".join(json.dumps(each) for each in (HEARTBEAT, CHECK_IN)))
    result = run(read.command, "removal-centres", str(file), "--json")
    assert json.loads(result.stdout)["new"] == 2


def test_a_passenger_list_and_a_case_of_the_tribunal_are_read_from_files(tmp_path: Path) -> None:
    manifest, case = tmp_path / "list.edi", tmp_path / "case.json"
    manifest.write_text(paxlst(KODRA))
    case.write_text(json.dumps(CASE))
    for feed, file in (("passenger-lists", manifest), ("tribunal-cases", case)):
        result = run(read.command, feed, str(file), "--json")
        assert json.loads(result.stdout)["new"] == 1, result.output
