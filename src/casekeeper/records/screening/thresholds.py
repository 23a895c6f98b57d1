"""From which score an entry is a hit: so many false alerts expected in 10,000 checks, measured on a seeded sample.

The policy is a page of law; the score that keeps it depends on the lists and on the model, so it is found anew when
either changes. The sample is people who are on no list; it is handed in, because the records do not know who invents.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from casekeeper.matching.screening.entry import Query
from casekeeper.records import clock, rulebook
from casekeeper.records.models import Calibration
from casekeeper.records.refused import Refused
from casekeeper.records.screening.held import Held
from casekeeper.records.screening.sources import OWN

PAGES: Mapping[str, str] = {
    "desk": "matching_policy.false_alerts_desk",
    "people": "matching_policy.false_alerts_people",
    "travellers": "matching_policy.false_alerts_travellers",
    "api": "matching_policy.false_alerts_api",
}
"""For each way of screening, the page that says how many false alerts are expected."""
FEWEST = 200
"""With fewer invented people than this nothing is measured."""


class Threshold(NamedTuple):
    """The score, and the measuring it comes from. `is_current` is False where lists or model have changed since."""

    score: float
    found: Calibration
    is_current: bool


def stamp_of(held: Held, *, with_own: bool = False) -> str:
    """One short text for the versions of others' lists and the model; `with_own` also for our own alerts."""
    lists = {dataset: version for dataset, version in held.versions.items() if with_own or dataset != OWN}
    return hashlib.sha256(json.dumps([lists, held.index.version], sort_keys=True).encode()).hexdigest()[:32]


def threshold_for(way: str, held: Held) -> Threshold | None:
    """The threshold of this way of screening; None where none was ever measured."""
    stamp, page = stamp_of(held), PAGES[way]
    rows = Calibration.objects.filter(page=page).order_by("-at", "-id")
    found = rows.filter(stamp=stamp).first() or rows.filter(model_version=held.index.version).first()
    return Threshold(found.score, found, found.stamp == stamp) if found is not None else None


def calibrate(
    held: Held, sample: Iterable[Query], *, named: str, progress: Callable[[int], None] | None = None
) -> list[Calibration]:
    """Screen the sample and keep the score for each way. `named` says which sample it was, with its seed."""
    best: list[float] = []
    for query in sample:
        found = held.index.search(query, limit=1)
        best.append(found[0].score if found else 0.0)
        if progress is not None:
            progress(1)
    if len(best) < FEWEST:
        raise Refused(
            f"Calibrating needs at least {FEWEST} invented people; there are {len(best)}. Give a larger sample."
        )
    return [_kept(way, best, held, named) for way in PAGES]


def _kept(way: str, best: Sequence[float], held: Held, named: str) -> Calibration:
    asked = int(expected_per_10000(way))
    score = score_that_alerts(best, asked)
    measured = 10_000 * sum(1 for each in best if each >= score) / len(best)
    return Calibration.objects.create(
        at=clock.now(), page=PAGES[way], list_versions=dict(held.versions), stamp=stamp_of(held),
        model_version=held.index.version, sample=named, sample_size=len(best), asked_per_10000=asked, score=score,
        measured_per_10000=round(measured, 2),
    )  # fmt: skip


def expected_per_10000(way: str) -> Any:
    """How many false alerts in 10,000 checks the policy expects today."""
    return rulebook.current_law()[PAGES[way]].on(clock.today()).value


def score_that_alerts(best: Sequence[float], per_10000: int) -> float:
    """The lowest score at which no more of the sample would be alerted than expected; never below any hit of chance.

    Where the sample is too small to hold even one expected alert, the score lies just above all of the sample.
    """
    allowed = len(best) * per_10000 // 10_000
    ordered = sorted(best, reverse=True)
    if allowed >= len(ordered):
        return 0.0
    just_above = ordered[allowed]
    return min(1.0, round(just_above + 0.000001, 6))
