"""One million records compared in one list: how long from records in memory to weighed pairs.

python -m bench.linking_million                 BENCH_LINKED=100000 for fewer
"""

from __future__ import annotations

import sys
from random import Random
from resource import RUSAGE_SELF, getrusage
from time import perf_counter
from typing import Any

from bench.claim import claim, number_asked, show
from casekeeper.matching.linking.batch import link
from casekeeper.matching.linking.model import link_model
from casekeeper.synthetic.link_records import many_records

BUDGET = 120.0


def measure() -> dict[str, Any]:
    """Compiled code is compiled before the clock starts, as it is on every run but the first."""
    count = number_asked("BENCH_LINKED", 1_000_000)
    chance = Random(11)
    link(list(many_records(chance, records=400, pool=200)), None, link_model())
    records = list(many_records(chance, records=count))
    _say(f"{len(records):,} records invented.")
    began = perf_counter()
    job, pairs = link(records, None, link_model(), say=lambda text: _say(f"{perf_counter() - began:6.1f} s  {text}"))
    taken = perf_counter() - began
    right = sum(
        records[left].id.partition(".")[0] == records[other].id.partition(".")[0]
        for left, other in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)
    )
    return claim(
        "one list linked in itself", budget=BUDGET, measured=taken, unit="s", population={"records": count},
        compared=pairs.blocked, pairs=len(pairs), right=right, threshold=job.model.threshold,
        peak_gib=getrusage(RUSAGE_SELF).ru_maxrss / 1024**2,
    )  # fmt: skip


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    show(measure())
