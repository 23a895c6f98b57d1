"""What two names tell, seen beside what the birth dates say: a sum of terms, each a stretch of one feature.

A term counts how far a feature goes beyond a knot, so that the sum may bend there: the tenth bit that words share need
not weigh what the thirtieth does. Some terms, and the start, weigh otherwise where the birth date is not known, is the
same, is a slip away, is a year alone, or differs: two who share a whole name and one who left a word out are told
apart by the date, and only where there is one.
"""

# mypy: disable-error-code="no-untyped-def, untyped-decorator"
from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from casekeeper.matching.compiled import kernel
from casekeeper.matching.linking import births
from casekeeper.matching.names.aligning import (
    BEST,
    CONTRADICTED,
    FEATURES,
    LEFT_ASKED,
    LEFT_LISTED,
    MATCHED,
    MATCHED_WORDS,
    SHARE_ASKED,
    SHARE_LISTED,
    WORST,
    first_of,
)
from casekeeper.matching.names.alike import bits_set
from casekeeper.matching.names.edges import HOW, WORDS_ASKED, WORDS_LISTED, WORTH
from casekeeper.matching.names.table import FLAGS, OF_WORD, WEAK

SECOND, CHANGED, NAMESAKES, WHOLE, MATCHED_WHOLE, MATCHED_WORST = range(FEATURES, FEATURES + 6)
"""Beside what `aligning` finds: what the second best pair of words tells; how much less the words told than had they
been spelt alike; log2 of how many go by this name; how far both names are met as a whole, and by how much."""
SEEN = FEATURES + 6
SEEN_NAMES = (
    "matched", "words matched", "left over here", "left over there", "contradicted", "the same", "worst likeness",
    "another order", "share met here", "share met there", "initials", "words left over here", "words left over there",
    "one word", "words contradicted", "best", "second best", "changed", "namesakes", "met as a whole",
    "matched, met as a whole", "matched, by the worst likeness",
)  # fmt: skip
"""What each is called in the model's file."""
SEEN_OF = {name: place for place, name in enumerate(SEEN_NAMES)}

NOT_KNOWN, SAME_DAY, A_SLIP, A_YEAR, DIFFER = range(5)
BESIDE = 5
GROUP = np.full(len(births.SAID), DIFFER, np.int8)
GROUP[births.UNKNOWN], GROUP[births.SAME] = NOT_KNOWN, SAME_DAY
GROUP[[births.SLIP, births.SWAPPED]] = A_SLIP
GROUP[[births.YEAR_ALONE, births.SAME_OFFICE_DAY, births.MONTH_ALONE]] = A_YEAR

_KNOTS: dict[int, tuple[float, ...]] = {
    MATCHED: (2, 4, 6, 8, 10, 12, 15, 18, 21, 24, 28), CONTRADICTED: (2, 4, 6, 8, 10, 12), LEFT_ASKED: (6, 9, 12),
    LEFT_LISTED: (6, 9, 12, 18), BEST: (3, 6, 9, 12), WORST: (0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95),
    SHARE_ASKED: (0.3, 0.5, 0.7, 0.9), SHARE_LISTED: (0.3, 0.5, 0.7, 0.9), MATCHED_WORDS: (1, 2, 3),
    SECOND: (3, 6, 9), CHANGED: (3, 6, 9), NAMESAKES: (1, 3),
}  # fmt: skip
TERMS: tuple[tuple[int, float], ...] = tuple(
    (feature, knot) for feature in range(SEEN) for knot in (0.0, *_KNOTS.get(feature, ()))
)
"""(feature, knot) of each term. No feature is below nought, so the knot nought takes it as it is."""
OTHERWISE = tuple(
    place
    for place, (feature, knot) in enumerate(TERMS)
    if (knot == 0 and feature in (MATCHED, CONTRADICTED, WORST, SHARE_ASKED, SHARE_LISTED, WHOLE, SECOND, NAMESAKES))
    or (feature == MATCHED and knot in (10, 21))
)
"""The terms that weigh otherwise beside other birth dates."""


class NameWeighing(NamedTuple):
    """What terms weigh beside each group of birth dates (`start[g]`, `weights[g, t]`), and where levels begin."""

    start: npt.NDArray[np.float32]
    weights: npt.NDArray[np.float32]
    feature: npt.NDArray[np.int16]
    knot: npt.NDArray[np.float32]
    steps: npt.NDArray[np.float32]


@kernel
def told_by_names(seen, group, name):
    """The weight of what was seen of two names, in log2 units."""
    told = name.start[group]
    for term in range(len(name.knot)):
        beyond = seen[name.feature[term]] - name.knot[term]
        if beyond > 0:
            told += name.weights[group, term] * beyond
    return told


@kernel
def see_more(a, qs, b, ts, edges, count, namesakes, seen):
    """Fill in what is seen beside the features of `aligning`, which stand in `seen` already."""
    best = second = changed = 0.0
    for e in range(count):
        worth = edges[e, WORTH]
        if worth > best:
            best, second = worth, best
        elif worth > second:
            second = worth
        here, there = np.uint64(edges[e, WORDS_ASKED]), np.uint64(edges[e, WORDS_LISTED])
        if bits_set(here) == 1 and bits_set(there) == 1 and edges[e, HOW] != 4:
            one, other = qs[first_of(here)], ts[first_of(there)]
            if not ((a.spelt[one, FLAGS] | b.spelt[other, FLAGS]) & WEAK):
                changed += max(0.0, min(a.told[one, OF_WORD], b.told[other, OF_WORD]) - worth)
    seen[SECOND], seen[CHANGED], seen[NAMESAKES] = second, changed, namesakes
    seen[WHOLE] = seen[SHARE_ASKED] * seen[SHARE_LISTED]
    seen[MATCHED_WHOLE] = seen[MATCHED] * seen[WHOLE]
    seen[MATCHED_WORST] = seen[MATCHED] * seen[WORST]


def terms_of(seen: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """The terms of many pairs, one row each, for training."""
    found = np.empty((len(seen), len(TERMS)), np.float32)
    for place, (feature, knot) in enumerate(TERMS):
        np.maximum(seen[:, feature] - np.float32(knot), 0, out=found[:, place])
    return found
