"""Pairs of invented names, one person's and two people's, as the index meets them: what the name model learns from.

An invented list by one name each; then aliases, slips and other scripts of those on it are looked for, and people who
are not on it. Every candidate the index looks at closely is a pair. So the model learns to tell the right entry from
those that a search brings up beside it, which is what it is asked to do.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from casekeeper.matching.names.aligning import MATCHED_WORDS, SHARE_ASKED, SHARE_LISTED, WORST
from casekeeper.matching.names.weighing import name_model
from casekeeper.matching.screening.entry import ListEntry, Query
from casekeeper.matching.screening.searching import Found, Searcher
from casekeeper.matching.screening.segment import build
from casekeeper.synthetic.naming.lists import ALIAS, AlertList, Asked, alert_list

STRANGER = 10.0
"""A pair of somebody who is not listed counts so much: the score is there to keep them out."""
BESIDE = 8
"""So many wrong candidates of each search are kept: the likeliest, as they are what a right one has to beat."""
OTHERWISE = 0.2
"""The share of slips and of other scripts that is asked for; all aliases are."""


class Pairs(NamedTuple):
    """Features of each pair, whether it is one person's, how much it counts, and the tradition of whom was sought."""

    features: npt.NDArray[np.float64]
    same: npt.NDArray[np.float64]
    importance: npt.NDArray[np.float64]
    tradition: list[str]


def name_pairs(people: int, seed: int) -> Pairs:
    """Pairs from a list of so many people, and as many who are not on it."""
    made = alert_list(people, seed, innocents=people // 2)
    searcher = Searcher(build([ListEntry(one.id, (one.name,)) for one in made.entries]), name_model())
    features: list[npt.NDArray[np.float32]] = []
    same: list[float] = []
    importance: list[float] = []
    tradition: list[str] = []
    for asked in _asked(made, Random(f"pairs {seed}")):
        right = int(asked.entry.removeprefix("entry-")) if asked.entry else None
        _, found = searcher.names_like(Query("q", (asked.name,)), 40)
        ranked = sorted(found.values(), key=lambda one: -one.weight)
        if right is None and any(_namesakes(one) for one in ranked):
            continue
        others = [one for one in ranked if one.entry != right][:BESIDE]
        for one in [one for one in ranked if one.entry == right] + others:
            features.append(one.features)
            same.append(float(one.entry == right))
            importance.append(STRANGER if right is None else 1.0)
            tradition.append(asked.tradition)
    return Pairs(np.array(features, np.float64), np.array(same), np.array(importance), tradition)


def _asked(made: AlertList, chance: Random) -> Iterator[Asked]:
    for one in made.asked:
        if one.kind == ALIAS or not one.entry or chance.random() < OTHERWISE:
            yield one


def _namesakes(found: Found) -> bool:
    """Somebody not listed who bears a listed name: no comparison of names can tell, so none learns from it."""
    features = found.features
    whole = features[SHARE_ASKED] > 0.99 and features[SHARE_LISTED] > 0.99
    return bool(whole and features[WORST] > 0.85 and features[MATCHED_WORDS] >= 2)
