"""Pairs of records with the level of each field and their weights; and the prior, which depends on the job."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from casekeeper.matching.linking.comparing import FIELDS
from casekeeper.matching.linking.comparisons import RECORD
from casekeeper.matching.linking.job import Job
from casekeeper.matching.linking.levels import COUNTED_BY

LEAST = -8.0
"""Pairs that cannot reach this weight are let go, whatever is asked for."""
_FEWEST, _MOST = 0.02, 2.0


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs by the numbers of their records, with the level of each field, and their weights; `prior` is among them."""

    left: npt.NDArray[np.int32]
    right: npt.NDArray[np.int32]
    weight: npt.NDArray[np.float64]
    levels: npt.NDArray[np.int8]
    adjusted: npt.NDArray[np.float64]
    prior: float
    blocked: int

    def __len__(self) -> int:
        return len(self.left)

    def where(self, chosen: npt.NDArray[Any]) -> Pairs:
        """Some of the pairs."""
        return replace(
            self, left=self.left[chosen], right=self.right[chosen], weight=self.weight[chosen],
            levels=self.levels[chosen], adjusted=self.adjusted[chosen],
        )  # fmt: skip


def no_pairs() -> Pairs:
    nothing = np.zeros(0, np.int32)
    return Pairs(nothing, nothing, np.zeros(0), np.zeros((0, len(FIELDS)), np.int8), np.zeros((0, len(FIELDS))), 0.0, 0)


def most_they_can_weigh(job: Job, levels: npt.NDArray[np.int8]) -> npt.NDArray[np.float64]:
    """A bound on the weights of pairs at these levels: every value they agree on as rare as any."""
    weights = job.model.weight_table()
    for (field, level), counted in COUNTED_BY.items():
        rarest = min(job.frequencies[counted].values(), default=1.0)
        weights[FIELDS.index(field), level] += max(0.0, math.log2(job.model.u_probability(field, level) / rarest))
    return sum_of(weights, levels) + highest_prior(job)


def sum_of(weights: npt.NDArray[np.float64], levels: npt.NDArray[np.int8]) -> npt.NDArray[np.float64]:
    """What the levels of each pair weigh together."""
    told = np.zeros(len(levels))
    for field in range(len(FIELDS)):
        told += weights[field][levels[:, field]]
    return told


def prior_weight(chance: float) -> float:
    """The log2 odds of a chance."""
    chance = min(max(chance, 1e-15), 0.5)
    return math.log2(chance / (1 - chance))


def highest_prior(job: Job) -> float:
    """The log2 odds of two records, were every record of the longer side to meet two."""
    return prior_weight(_MOST * job.longer / job.comparisons)


def prior_of(job: Job, weights: npt.NDArray[np.float64]) -> float:
    """The log2 odds that two records are one person's before anything is compared, in agreement with what is found.

    Kept between a fiftieth and twice the records of the longer side, so that a list without any match, or one that is
    all matches, cannot carry it away. Pairs below LEAST count nothing.
    """
    few, many = _FEWEST * job.longer, _MOST * job.longer
    expected = job.model.share_expected * job.longer
    for _ in range(50):
        odds = weights + prior_weight(expected / job.comparisons)
        odds = odds[odds >= LEAST]
        found = min(max(float(np.sum(1.0 / (1.0 + np.exp2(-odds.clip(-60, 60))))), few), many)
        if abs(found - expected) < 1e-4 * expected:
            break
        expected = found
    return prior_weight(expected / job.comparisons)


def weighed(job: Job, predicted: Any, threshold: float, levels: npt.NDArray[np.int8], *, blocked: int) -> Pairs:
    """Splink's answer with the job's own prior in place of its settings'; from the threshold up, heaviest first."""
    weight = predicted["match_weight"].to_numpy() - job.prior_of_splink
    prior = prior_of(job, weight)
    lefts, rights = (predicted[f"{RECORD}_{side}"].to_numpy().astype(np.int32) for side in "lr")
    chosen = np.flatnonzero(weight + prior >= threshold)
    order = chosen[np.lexsort((rights[chosen], lefts[chosen], -weight[chosen].round(9)))]
    adjusted = np.zeros((len(order), len(FIELDS)))
    for place, field in enumerate(FIELDS):
        if f"mw_tf_adj_{field}" in predicted.column_names:
            adjusted[:, place] = predicted[f"mw_tf_adj_{field}"].to_numpy()[order]
    return Pairs(lefts[order], rights[order], weight[order] + prior, levels[order], adjusted, prior, blocked)
