"""The linking model measured on invented records, with textbook Splink on the very same beside it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np

from casekeeper.law import law_folder, read_law
from casekeeper.matching.linking.batch import blocked_pairs, run
from casekeeper.matching.linking.evaluating import curve, evaluate
from casekeeper.matching.linking.job import ready
from casekeeper.matching.linking.model import LinkModel
from casekeeper.synthetic.link_records import LinkFiles, files_of_size

LEAST = -8.0


def measure(
    model: LinkModel, seed: int, share: float, *, textbook: bool, say: Callable[[str], None]
) -> tuple[dict[str, Any], list[str]]:
    """The report and the bounds that are passed."""
    files = files_of_size(seed, share)
    job = ready(files.left, files.right, model, say)
    pairs = run(job, LEAST, say)
    say("measuring")
    traditions = [files.tradition[record.id] for record in job.records]
    found = evaluate(job, pairs, files.people, traditions, blocked_pairs(job), together=_together())
    report: dict[str, Any] = {
        "model": model.version, "records": len(job.records), "pairs compared": pairs.blocked, **found.report(),
    }  # fmt: skip
    if textbook:
        say("linking the same with textbook Splink")
        report["textbook Splink"] = _textbook(files)
    return report, found.failures


def _together() -> float:
    """The weight from which records are proposed as one group today."""
    return float(read_law(law_folder())["matching_policy.join_weight"].on(date.today()).value)  # noqa: DTZ011


def _textbook(files: LinkFiles) -> dict[str, Any]:
    from casekeeper.matching.linking.textbook import textbook_pairs

    ids, weights = textbook_pairs(files.left, files.right)
    found = curve(weights, np.array([pair in files.both for pair in ids], np.bool_), len(files.both))
    return {
        "best F1": round(found.best_f1, 4),
        "recall at precision": {str(least): round(found.recall_at(least), 4) for least in (0.99, 0.95)},
    }
