"""One model, three ways: the batch job, online scoring and Spark give the same pairs the same weights."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from random import Random

import numpy as np
import pytest

from casekeeper.matching.linking.batch import blocked_pairs, run
from casekeeper.matching.linking.job import Job, ready
from casekeeper.matching.linking.model import link_model
from casekeeper.matching.linking.pairs import prior_weight
from casekeeper.matching.linking.record import HeldIdentifier, LinkRecord
from casekeeper.matching.linking.scoring import Scoring
from casekeeper.matching.linking.unfolding import unfold_pairs
from casekeeper.synthetic.link_records import link_files, register_like

LOWEST = -1_000.0
TOLERANCE = 0.01


@pytest.fixture(scope="module")
def job() -> Job:
    files = link_files(Random(5), left=220, right=200, both=60)
    return ready(files.left, files.right, link_model())


@pytest.fixture(scope="module")
def full_job() -> Job:
    files = register_like(Random(6), people=120)
    return ready(files.left, files.right, link_model())


@pytest.mark.parametrize("which", ["job", "full_job"])
def test_online_weights_equal_batch_weights_over_all_candidate_pairs(
    which: str, request: pytest.FixtureRequest
) -> None:
    job: Job = request.getfixturevalue(which)
    pairs = run(job, LOWEST)
    assert len(pairs) == len(blocked_pairs(job)[0]) > 300
    scoring = Scoring(job, pairs.prior)
    for record in np.unique(pairs.left).tolist():
        mine = pairs.left == record
        online = scoring.against(job.records[record], pairs.right[mine])
        assert np.abs(online - pairs.weight[mine]).max() <= TOLERANCE


def test_the_parts_of_a_pair_add_up_to_its_weight_in_batch_and_online(full_job: Job) -> None:
    pairs = run(full_job, 0.0)
    scoring = Scoring(full_job, pairs.prior)
    seen = 0
    for (left, right), score in list(unfold_pairs(full_job, pairs))[:60]:
        online = scoring(left, right)
        assert score.weight == pytest.approx(sum(part.weight for part in score.parts))
        assert online.weight == pytest.approx(score.weight, abs=TOLERANCE)
        assert [part.said for part in online.parts] == [part.said for part in score.parts]
        seen += 1
    assert seen == 60


def test_online_candidates_are_those_of_the_batch_job(job: Job) -> None:
    held = ready(job.records[job.first_right :], None, link_model())
    scoring = Scoring(held, prior_weight(1e-4))
    lefts, rights = blocked_pairs(job)
    for record in range(30):
        found = scoring.candidates(job.records[record])
        assert set(rights[lefts == record].tolist()) <= {place + job.first_right for place in found.tolist()}


def test_what_one_side_does_not_say_weighs_nothing(job: Job) -> None:
    scoring = Scoring(job, prior_weight(1e-4))
    one = LinkRecord("1", names=("Jan Kowalczyk",), born=("1980-02-14",), nationalities=("POL",), sex="m")
    other = LinkRecord("2", names=("Jan Kowalczyk",))
    assert {part.field for part in scoring(one, other).parts} == {"prior", "name"}
    assert scoring(LinkRecord("1"), LinkRecord("2")).weight == pytest.approx(scoring.prior)


def test_nationality_and_sex_never_decide(job: Job) -> None:
    weights = link_model().weight_table()
    assert np.abs(weights[6:8]).max() <= 3.0


def test_a_number_with_a_wrong_check_letter_tells_less(job: Job) -> None:
    scoring = Scoring(job, prior_weight(1e-4))

    def told(trusted: bool) -> float:
        number = (HeldIdentifier("pnc", "2002/0073319Z", trusted),)
        pair = [LinkRecord(id_, names=("Jan Kowalczyk",), identifiers=number) for id_ in "12"]
        return scoring(*pair).weight

    assert told(True) > told(False) > scoring.prior


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas", "ignore::ResourceWarning")
def test_the_same_job_on_spark_gives_the_same_pairs(full_job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(Path(__file__).parents[3] / "src")]))
    from pyspark.sql import SparkSession

    from casekeeper.matching.linking.on_spark import run_on_spark

    builder = SparkSession.builder.master("local[2]").appName("casekeeper linking test")
    for name, value in {
        "spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
    }.items():  # fmt: skip
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    try:
        batch, spark = run(full_job, -4.0), run_on_spark(full_job, session, -4.0)
    finally:
        session.stop()
    assert len(batch) >= 80
    assert batch.left.tolist() == spark.left.tolist()
    assert batch.right.tolist() == spark.right.tolist()
    assert np.abs(batch.weight - spark.weight).max() <= TOLERANCE
    assert (batch.levels == spark.levels).all()
