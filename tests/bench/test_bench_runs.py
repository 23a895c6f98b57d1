"""The bench as a whole, over a few people: every measurement can be made and says what it measured."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from bench.all import SCRIPTS, table
from bench.claim import claim, percentile

ROOT = Path(__file__).resolve().parents[2]
SMALL = {
    "BENCH_PEOPLE": "60", "BENCH_CLOSED": "60", "BENCH_DUE": "300", "BENCH_SECONDS": "2", "BENCH_ROUNDS": "30",
    "BENCH_FACTS": "2000", "BENCH_REPORTING": "200", "BENCH_LOST": "300", "BENCH_ALERTS": "300", "BENCH_SHARE": "0.05",
    "BENCH_TRAVELLERS": "200", "BENCH_SEQUENCES": "20",
}  # fmt: skip


def test_a_percentile_is_a_value_that_was_measured() -> None:
    assert percentile([3.0, 1.0, 2.0, 4.0], 50) == 2.0
    assert percentile([3.0, 1.0, 2.0, 4.0], 95) == 4.0


def test_a_claim_without_a_budget_is_neither_met_nor_missed_in_the_table() -> None:
    found = claim("facts a second", budget=None, measured=5, unit="facts", population={"facts": 10})
    assert found["met"] is None
    assert "| 10 facts | - | 5 | facts | - |" in table([found])


def test_the_bench_never_works_on_a_server_that_was_given() -> None:
    asked = dict(os.environ) | {"DATABASE_URL": "postgresql:///somebody_elses"}
    done = subprocess.run(
        [sys.executable, "-m", "bench.derive_person"], cwd=ROOT, env=asked, capture_output=True, check=False
    )
    refused = subprocess.run(
        [sys.executable, "-m", "bench.full_derivation"], cwd=ROOT, env=asked, capture_output=True, check=False
    )
    assert done.returncode == 0
    assert refused.returncode == 1
    assert b"unset it" in refused.stderr


@pytest.fixture
def folder() -> Iterator[Path]:
    """Beside the source: into pytest's own folder another session may close the way for the database's account."""
    (ROOT / "var").mkdir(exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix="test-bench-", dir=ROOT / "var"))
    yield made
    shutil.rmtree(made)


@pytest.mark.slow
def test_every_measurement_runs_over_a_few_people(folder: Path) -> None:
    clean = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "CASEKEEPER_TODAY")}
    done = subprocess.run(
        [sys.executable, "-m", "bench.all"], cwd=ROOT, env=clean | SMALL | {"BENCH_VAR": str(folder)},
        capture_output=True, check=False, text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(found) == len(SCRIPTS)
    for one in found:
        assert {"what", "budget", "measured", "met", "unit", "population"} <= one.keys()
    by_name = dict(zip(SCRIPTS, found, strict=True))
    assert by_name["full_derivation"]["differences"] == 0
    assert by_name["snapshot"]["again_changes"] == by_name["snapshot"]["again_facts"] == 0
    assert by_name["person_page"]["not_200"] == 0
    sweep = by_name["reporting_sweep"]
    assert (sweep["population"]["misses raised"], sweep["again"]["changed"]) == (200, 0)
    assert by_name["lost_boards"]["flows_agree"] is True
    assert by_name["check_in"]["lost"] == by_name["check_in"]["twice"] == 0
