"""How well a model links, on records of which it is known who is who: by threshold, by naming tradition, in clusters.

    found = evaluate(job, pairs, person_of, tradition_of, blocked, together=5)
    found.recall_at(0.99), found.blocking_recall, found.gap

Error is told for each tradition of naming at one threshold. The tradition is for measuring alone: nothing that links
or orders reads it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from casekeeper.matching.linking.clusters import Edge, Thresholds, clusters
from casekeeper.matching.linking.job import Job
from casekeeper.matching.linking.pairs import Pairs

WIDEST_GAP = 0.35
"""The most by which the share of pairs found may differ between two traditions at the model's threshold."""
MOST_MIXED = 0.001
"""The largest share of proposed clusters that may hold two people."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Precision and recall from the heaviest pair down. `weight[i]` is the weight of pair i."""

    weight: npt.NDArray[np.float64]
    precision: npt.NDArray[np.float64]
    recall: npt.NDArray[np.float64]

    def recall_at(self, precision: float) -> float:
        """The most that is found while so much of what is proposed is right."""
        return float(self.recall[good[-1]]) if len(good := np.flatnonzero(self.precision >= precision)) else 0.0

    def weight_at(self, precision: float) -> float:
        """The least weight down to which so much of what is proposed is right."""
        good = np.flatnonzero(self.precision >= precision)
        return float(self.weight[good[-1]]) if len(good) else float("inf")

    def at(self, threshold: float) -> tuple[float, float]:
        """Precision and recall of the pairs from this weight up; precision is 1 where there are none."""
        many = int(np.sum(self.weight >= threshold))
        return (float(self.precision[many - 1]), float(self.recall[many - 1])) if many else (1.0, 0.0)

    @property
    def best_f1(self) -> float:
        """The best balance of precision and recall over all thresholds."""
        both = self.precision + self.recall
        return float(np.max(2 * self.precision * self.recall / np.where(both > 0, both, 1), initial=0.0))


def curve(weight: npt.NDArray[np.float64], right: npt.NDArray[np.bool_], total: int) -> Curve:
    """The curve of pairs, heaviest first, of which it is known which are right, among so many to be found."""
    found = np.cumsum(right)
    return Curve(weight, found / np.arange(1, len(right) + 1), found / max(total, 1))


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was measured; `by_tradition` is precision, recall and how many there were to find, at the threshold.

    `clusters` are those proposed from the weight `together`, `mixed` how many of them hold two people, `found_together`
    the share of all pairs to find that lies in them.
    """

    threshold: float
    curve: Curve
    to_find: int
    blocking_recall: float
    by_tradition: dict[str, tuple[float, float, int]]
    together: float
    clusters: int
    mixed: int
    found_together: float

    @property
    def gap(self) -> float:
        """How far apart the best and the worst found tradition are."""
        recalls = [recall for _, recall, many in self.by_tradition.values() if many]
        return max(recalls) - min(recalls) if recalls else 0.0

    @property
    def share_mixed(self) -> float:
        """The share of proposed clusters that hold two people."""
        return self.mixed / max(self.clusters, 1)

    @property
    def failures(self) -> list[str]:
        """Which stated bounds are passed, in words."""
        found = []
        if self.gap > WIDEST_GAP:
            found.append(f"the gap between traditions is {self.gap:.2f}; at most {WIDEST_GAP} is allowed")
        if self.share_mixed > MOST_MIXED and self.mixed > 1:
            found.append(f"{self.mixed} of {self.clusters} clusters hold two people; at most {MOST_MIXED:.1%} may")
        return found

    def report(self) -> dict[str, Any]:
        """As plain data."""
        precision, recall = self.curve.at(self.threshold)
        return {
            "threshold": self.threshold,
            "to find": self.to_find,
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "best F1": round(self.curve.best_f1, 4),
            "recall at precision": {
                str(least): round(self.curve.recall_at(least), 4) for least in (0.999, 0.99, 0.95, 0.9)
            },
            "weight at precision": {str(least): round(self.curve.weight_at(least), 2) for least in (0.999, 0.99, 0.95)},
            "by threshold": {
                str(weight): [round(value, 4) for value in self.curve.at(weight)] for weight in range(-4, 25, 2)
            },
            "blocking recall": round(self.blocking_recall, 4),
            "by tradition": {
                name: {"precision": round(one, 4), "recall": round(two, 4), "to find": many}
                for name, (one, two, many) in sorted(self.by_tradition.items())
            },
            "gap between traditions": round(self.gap, 4),
            "clusters are proposed from": self.together,
            "clusters": self.clusters,
            "clusters that hold two people": self.mixed,
            "recall of clusters": round(self.found_together, 4),
        }


def evaluate(
    job: Job, pairs: Pairs, person_of: Sequence[int], tradition_of: Sequence[str], blocked: tuple[Any, Any],
    *, together: float,
) -> Evaluation:  # fmt: skip
    """Measure pairs down to a low weight; `blocked` are the numbers of the records of all pairs that blocking found.

    `together` is the weight from which records are proposed as one group.
    """
    person = np.asarray(person_of)
    to_find = _to_find(job, person)
    right = person[pairs.left] == person[pairs.right]
    found = curve(pairs.weight, right, len(to_find))
    threshold = job.model.threshold
    chosen = pairs.weight >= threshold
    lefts, rights = (np.asarray(one) for one in blocked)
    reached = int(np.sum(person[lefts] == person[rights]))
    many, mixed, together_right = _proposed(pairs, person, together)
    named = np.asarray(tradition_of)
    return Evaluation(
        threshold, found, len(to_find), reached / max(len(to_find), 1),
        _by_tradition(named, pairs.left[chosen], right[chosen], to_find), together, many, mixed,
        together_right / max(len(to_find), 1),
    )  # fmt: skip


def _to_find(job: Job, person: npt.NDArray[np.int_]) -> npt.NDArray[np.int_]:
    """The left record of every pair of one person's records."""
    holders: dict[int, list[int]] = {}
    for record, who in enumerate(person.tolist()):
        holders.setdefault(who, []).append(record)
    edge = job.first_right
    return np.array([
        one for records in holders.values() for place, one in enumerate(records) for other in records[place + 1 :]
        if not edge or one < edge <= other
    ], np.int64)  # fmt: skip


def _by_tradition(
    named: npt.NDArray[np.str_], left: npt.NDArray[np.int32], right: npt.NDArray[np.bool_],
    to_find: npt.NDArray[np.int_],
) -> dict[str, tuple[float, float, int]]:  # fmt: skip
    found = {}
    for name in sorted(set(named.tolist())):
        proposed = right[named[left] == name]
        many = int(np.sum(named[to_find] == name)) if len(to_find) else 0
        precision = float(proposed.mean()) if len(proposed) else 1.0
        found[name] = (precision, float(proposed.sum()) / many if many else 0.0, many)
    return found


def _proposed(
    pairs: Pairs, person: npt.NDArray[np.int_], together: float
) -> tuple[int, int, int]:  # fmt: skip
    """How many clusters are proposed from this weight, how many of them hold two people, and how many right pairs lie
    in them.
    """
    edges = [
        Edge(str(left), str(right), weight)
        for left, right, weight in zip(pairs.left.tolist(), pairs.right.tolist(), pairs.weight.tolist(), strict=True)
        if weight >= together
    ]
    named = {name for edge in edges for name in (edge.left, edge.right)}
    found = clusters(named, edges, [], Thresholds(together, together))
    people = [Counter(int(person[int(record)]) for record in one.members) for one in found]
    return len(found), sum(len(one) > 1 for one in people), sum(
        many * (many - 1) // 2 for one in people for many in one.values()
    )  # fmt: skip
