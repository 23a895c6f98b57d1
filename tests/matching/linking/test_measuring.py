"""Training and measuring on few invented people: bounds are kept, and a bound that is passed is told."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from random import Random

import numpy as np
import pytest
from click.testing import CliRunner

from casekeeper.config.command_line import main
from casekeeper.matching.linking.batch import blocked_pairs, link, run
from casekeeper.matching.linking.evaluating import Evaluation, curve, evaluate
from casekeeper.matching.linking.job import Job, ready
from casekeeper.matching.linking.model import link_model, read_model, written
from casekeeper.matching.linking.training import train
from casekeeper.synthetic.link_records import LinkFiles, link_files, one_list, register_like


@pytest.fixture(scope="module")
def files() -> LinkFiles:
    return link_files(Random(9), left=900, right=800, both=240)


@pytest.fixture(scope="module")
def job(files: LinkFiles) -> Job:
    return ready(files.left, files.right, link_model())


@pytest.fixture(scope="module")
def measured(files: LinkFiles, job: Job) -> Evaluation:
    traditions = [files.tradition[record.id] for record in job.records]
    return evaluate(job, run(job, -8.0), files.people, traditions, blocked_pairs(job), together=5.0)


def test_most_pairs_are_found_at_high_precision_and_blocking_misses_few(measured: Evaluation) -> None:
    precision, recall = measured.curve.at(measured.threshold)
    assert measured.to_find == 240
    assert measured.blocking_recall >= 0.9
    assert precision >= 0.97
    assert recall >= 0.6


def test_each_tradition_is_told_and_the_stated_bounds_can_fail(measured: Evaluation) -> None:
    assert len(measured.by_tradition) >= 10
    unfair = replace(measured, by_tradition={"one": (1.0, 0.9, 50), "other": (1.0, 0.1, 50)})
    assert unfair.gap == pytest.approx(0.8)
    assert any("gap between traditions" in failure for failure in unfair.failures)
    assert any("hold two people" in failure for failure in replace(measured, clusters=100, mixed=5).failures)


def test_two_registers_of_the_same_people_are_linked_nearly_without_error() -> None:
    files = register_like(Random(3), people=400)
    _, pairs = link(files.left, files.right, link_model())
    job = ready(files.left, files.right, link_model())
    ids = [(job.records[one].id, job.records[two].id) for one, two in zip(pairs.left, pairs.right, strict=True)]
    right = sum(pair in files.both for pair in ids)
    assert right / len(ids) >= 0.995
    assert right / 400 >= 0.99


def test_a_list_is_compared_in_itself_and_no_record_with_itself() -> None:
    files = one_list(Random(4), people=300, crowd=30)
    _, pairs = link(files.left, None, link_model())
    assert len(pairs) > 20
    assert (pairs.left < pairs.right).all()
    assert len({*zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)}) == len(pairs)


def test_a_list_without_a_match_gives_next_to_none() -> None:
    files = link_files(Random(8), left=500, right=500, both=0)
    _, pairs = link(files.left, files.right, link_model())
    assert len(pairs) <= 3


@pytest.mark.parametrize(("left", "right"), [(0, 0), (0, 3), (3, 0), (1, None), (0, None)])
def test_an_empty_side_gives_no_pairs(left: int, right: int | None, files: LinkFiles) -> None:
    _, pairs = link(files.left[:left], None if right is None else files.right[:right], link_model())
    assert len(pairs) == 0


def test_training_again_on_few_people_gives_a_model_that_is_written_and_read(files: LinkFiles, job: Job) -> None:
    model = train(job, files.people, version="test")
    again = read_model(json.loads(json.dumps(written(model))))
    assert again.version == "test"
    assert np.allclose(again.weight_table(), model.weight_table())
    births = model.weight_table()[1]
    assert births[12] > 9 > 0 > births[1]
    assert np.abs(model.weight_table()[6]).max() <= 2.0 + 1e-9


def test_a_curve_says_the_most_that_is_found_at_a_precision() -> None:
    found = curve(np.array([9.0, 5.0, 3.0, 1.0]), np.array([True, True, False, True]), total=4)
    assert (found.recall_at(0.99), found.weight_at(0.99), found.at(2.0)) == (0.5, 5.0, (pytest.approx(2 / 3), 0.5))


def _lines(files: LinkFiles, left: bool) -> str:
    rows = ["id,name,date_of_birth,nationality"]
    for one in files.left if left else files.right:
        born, claim = "".join(one.born), "".join(one.nationalities)
        rows.append(f'{one.id},"{one.names[0]}",{born},{claim}')
    return "\n".join(rows) + "\n"


def test_the_command_answers_one_json_line_for_each_pair(files: LinkFiles, tmp_path: Path) -> None:
    (tmp_path / "left.csv").write_text(_lines(files, left=True), encoding="utf-8")
    (tmp_path / "right.csv").write_text(_lines(files, left=False), encoding="utf-8")
    asked = ["link", "--left", str(tmp_path / "left.csv"), "--right", str(tmp_path / "right.csv"), "--json"]
    done = CliRunner().invoke(main, asked)
    assert done.exit_code == 0, done.output
    pairs = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(pairs) > 100
    assert [*pairs[0]] == ["left", "right", "weight", "parts"]
    assert all(
        pair["weight"] == pytest.approx(sum(part["weight"] for part in pair["parts"]), abs=0.01) for pair in pairs
    )
    assert "comparing" in done.stderr


def test_the_command_refuses_what_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_bytes(b"id,name\n1,\xff\xfe\n")
    done = CliRunner().invoke(main, ["link", "--dedupe", str(tmp_path / "bad.csv")])
    assert done.exit_code == 1
    assert "expected text in UTF-8" in done.stderr
    assert CliRunner().invoke(main, ["link", "--left", str(tmp_path / "bad.csv")]).exit_code == 2


def test_the_model_is_measured_by_one_command_that_writes_a_report_and_charts(tmp_path: Path) -> None:
    asked = ["link-model", "evaluate", "--share", "0.02", "--no-textbook", "--charts", str(tmp_path / "out"), "--json"]
    done = CliRunner().invoke(main, asked)
    report = json.loads(done.stdout)
    assert report["to find"] == 42
    assert done.exit_code == (1 if "Not within bounds" in done.stderr else 0)
    assert {file.name for file in (tmp_path / "out").iterdir()} == {
        "report.json", "splink-settings.json", "match-weights.html", "match-weights.json", "m-and-u.html",
        "m-and-u.json",
    }  # fmt: skip
