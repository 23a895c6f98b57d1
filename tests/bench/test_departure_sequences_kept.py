"""A random sequence that fails is not lost: the bench keeps its seed and prints the command that repeats it."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.actions.departure_sequences import Sequence

from bench import departure_sequences
from casekeeper.actions.departure_gates import GATES
from casekeeper.facts.immigration import Departed

ROOT = Path(__file__).resolve().parents[2]
SEEDS = range(60)


@pytest.fixture
def gate_open(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if the gate of departure let everybody go."""
    monkeypatch.setitem(GATES, Departed.key, lambda asking, said: None)


@pytest.mark.usefixtures("gate_open")
def test_a_gate_that_lets_everybody_go_is_found_and_each_failing_seed_has_its_command(capsys: Any) -> None:
    found = departure_sequences.measure(SEEDS)
    assert found["measured"] == len(found["seeds"]) > 0
    assert found["met"] is False
    said = capsys.readouterr().err
    for each in found["failed"]:
        assert each["why"].startswith("AssertionError")
        assert each["again"] == f"python -m bench.departure_sequences --seed {each['seed']}"
        assert each["again"] in said


@pytest.mark.usefixtures("gate_open")
def test_running_a_failing_seed_again_fails_in_the_same_way_and_shows_what_was_recorded(capsys: Any) -> None:
    (seed, *_) = departure_sequences.measure(SEEDS)["seeds"]
    capsys.readouterr()
    assert not departure_sequences.run_again(seed)
    said = capsys.readouterr().out
    assert "AssertionError" in said
    assert "AttemptPlanned" in said


def test_a_sequence_that_breaks_off_is_counted_and_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(self: Sequence, steps: int) -> None:
        raise KeyError("no such page")

    monkeypatch.setattr(Sequence, "run", broken)
    found = departure_sequences.measure(range(2))
    assert found["seeds"] == [0, 1]
    assert found["failed"][0]["why"] == "KeyError: 'no such page'"


def test_the_command_that_is_printed_runs() -> None:
    printed = shlex.split(departure_sequences.command(7))
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    done = subprocess.run(
        [sys.executable, *printed[1:]], cwd=ROOT, env=environment, capture_output=True, check=False, text=True
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert "Sequence 7: nothing went wrong" in done.stdout
