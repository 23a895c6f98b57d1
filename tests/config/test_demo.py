"""The demonstration, in a folder and on a server of its own: up with nothing prepared, and the same when run again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = "from casekeeper.config.command_line import main; main(prog_name='casekeeper')"
pytestmark = [pytest.mark.database]


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[dict[str, str]]:
    """An environment without what points at a database, and with a working folder of its own."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("CASEKEEPER", "DATABASE"))}
    environment |= {"CASEKEEPER_VAR": str(tmp_path / "var"), "PYTHONPATH": str(ROOT / "src")}
    yield environment
    _run("stop", environment)


def _run(command: str, environment: dict[str, str], *more: str) -> str:
    words = [sys.executable, "-c", PROGRAM, command, *more]
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def _what_there_is(said: str) -> str:
    (line,) = [line for line in said.splitlines() if line.startswith("Ready after")]
    return line.partition(": ")[2]


def test_a_second_demo_changes_nothing(alone: dict[str, str]) -> None:
    first = _run("demo", alone, "--people", "40", "--no-serve")
    assert "casework.officer" in first
    assert "released and not considered" in _what_there_is(first)
    assert "The own pages of Amsad Qireshti: open /own" in first
    second = _run("demo", alone, "--people", "40", "--no-serve")
    assert "The invented population is in place." in second
    assert _what_there_is(second) == _what_there_is(first)
    assert "already" in _run("demo", alone, "--people", "30", "--no-serve")
