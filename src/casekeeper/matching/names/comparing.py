"""Two names, or many pairs of names, weighed against each other.

comparison = compare(lexicon, ["Jon Smyth"], ["Smith, John"])      comparison.weight, comparison.edges
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from casekeeper.matching.names.aligning import FEATURES, align
from casekeeper.matching.names.alike import work_space
from casekeeper.matching.names.costs import ALONE, SWAP
from casekeeper.matching.names.edges import EDGE, MOST_WORDS
from casekeeper.matching.names.lexicon import Asked, Lexicon
from casekeeper.matching.names.table import LONGEST
from casekeeper.matching.names.weighing import NameModel, name_model, weight_of


class Met(NamedTuple):
    """Words of one name that met words of the other: as they are written, how alike, how, and what it tells."""

    left: str
    right: str
    alike: float
    how: int
    worth: float


class Comparison(NamedTuple):
    """The weight of two names in log2 units; the words that met, what was left over, and the features behind it."""

    weight: float
    met: tuple[Met, ...]
    left_over: tuple[str, ...]
    right_over: tuple[str, ...]
    features: tuple[float, ...]


def space() -> tuple[Any, ...]:
    """Work space for laying names side by side; one for each thread."""
    row, places = work_space()
    letters, sounds = np.zeros((1, LONGEST + 2), np.uint8), np.zeros((1, 2 * LONGEST + 2), np.uint8)
    alike, hows = np.zeros((MOST_WORDS, MOST_WORDS), np.float32), np.zeros((MOST_WORDS, MOST_WORDS), np.int8)
    worths, together = np.zeros((MOST_WORDS, MOST_WORDS), np.float32), np.zeros(3, np.int32)
    return row, places, letters, sounds, SWAP, ALONE, alike, hows, worths, together


def compare(
    lexicon: Lexicon, left: Sequence[str], right: Sequence[str], model: NameModel | None = None
) -> Comparison | None:
    """The best of all pairs of these names; None where one side has no letters."""
    a, b = lexicon.ask(*left), lexicon.ask(*right)
    best: Comparison | None = None
    for one in range(len(a.names)):
        for two in range(len(b.names)):
            found = _compared(lexicon, (a, one), (b, two), model or name_model())
            if found is not None and (best is None or found.weight > best.weight):
                best = found
    return best


def _compared(
    lexicon: Lexicon, left: tuple[Asked, int], right: tuple[Asked, int], model: NameModel
) -> Comparison | None:
    (a, one), (b, two) = left, right
    qs, ts = a.names[one], b.names[two]
    if not len(qs) or not len(ts):
        return None
    edges, features = np.zeros((MOST_WORDS, EDGE), np.float32), np.zeros(FEATURES, np.float32)
    told = lexicon.information
    count = align(a.table, qs, len(qs), b.table, ts, len(ts), told.near, told.symbol, space(), edges, features)
    met, over_left, over_right = unfolded(edges[:count], [a.keys[word] for word in qs], [b.keys[word] for word in ts])
    return Comparison(
        float(weight_of(features, model.start, model.weights)), met, over_left, over_right,
        tuple(float(value) for value in features),
    )  # fmt: skip


def unfolded(
    edges: npt.NDArray[np.float32], left: Sequence[str], right: Sequence[str]
) -> tuple[tuple[Met, ...], tuple[str, ...], tuple[str, ...]]:
    """The pairs of words in order of the left name, and what was left over on either side."""
    met: list[Met] = []
    first: list[int] = []
    over_left: list[str | None] = list(left)
    over_right: list[str | None] = list(right)
    for bits, bits_right, alike, how, worth in edges[:, :EDGE].tolist():
        here, there = _places(int(bits)), _places(int(bits_right))
        for place in here:
            over_left[place] = None
        for place in there:
            over_right[place] = None
        words = " ".join([left[place] for place in here]), " ".join([right[place] for place in there])
        met.append(Met(*words, round(alike, 3), int(how), worth))
        first.append(here[0])
    met = [one for _, one in sorted(zip(first, met, strict=True), key=lambda pair: pair[0])]
    return tuple(met), tuple(word for word in over_left if word), tuple(word for word in over_right if word)


@cache
def _places(bits: int) -> tuple[int, ...]:
    """Which words these bits stand for."""
    return tuple(place for place in range(MOST_WORDS) if bits >> place & 1)
