"""Pairs of records with the level of each field and their weights; and the prior, which depends on the job."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from casekeeper.matching.linking.comparing import FIELDS
from casekeeper.matching.linking.job import Job
from casekeeper.matching.linking.levels import COUNTED_BY


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
    return sum_of(weights, levels) + prior_weight(2.0 / job.longer)


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


def prior_of(job: Job, weights: npt.NDArray[np.float64]) -> float:
    """The log2 odds that two records are one person's before anything is compared, in agreement with what is found.

    Kept between a fiftieth and twice the records of the longer side, so that a list without any match, or one that is
    all matches, cannot carry it away.
    """
    few, many = 0.02 * job.longer, 2.0 * job.longer
    expected = job.model.share_expected * job.longer
    for _ in range(50):
        odds = weights + prior_weight(expected / job.comparisons)
        found = float(np.sum(1.0 / (1.0 + np.exp2(-odds.clip(-60, 60)))))
        found = min(max(found, few), many)
        if abs(found - expected) < 1e-4 * expected:
            break
        expected = found
    return prior_weight(expected / job.comparisons)
