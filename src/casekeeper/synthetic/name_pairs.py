"""Pairs of invented names, one person's and two people's, as the index meets them: what the name model learns from.

A list of people by one name each; then aliases, slips and other scripts of them are looked for, and people who are
not on it. Every candidate the index looks at closely is a pair. So the model learns to tell the right entry from
those that a search brings up beside it, which is what it is asked to do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from casekeeper.matching.names.aligning import MATCHED_WORDS, SHARE_ASKED, SHARE_LISTED, WORST
from casekeeper.matching.names.weighing import name_model
from casekeeper.matching.screening.entry import ListEntry, Query
from casekeeper.matching.screening.searching import Found, Searcher
from casekeeper.matching.screening.segment import build
from casekeeper.synthetic.naming import OPERATORS, TRADITIONS, InventedPerson, invent

RARE, RARE_ELSEWHERE = 0.6, 0.85
STRANGER = 3.0
"""A pair of somebody who is not listed counts so much: the score is there to keep them out."""
BESIDE = 8
"""So many wrong candidates of each search are kept: the likeliest, as they are what a right one has to beat."""


class Pairs(NamedTuple):
    """Features of each pair, whether it is one person's, how much it counts, and the tradition of whom was sought."""

    features: npt.NDArray[np.float64]
    same: npt.NDArray[np.float64]
    importance: npt.NDArray[np.float64]
    tradition: list[str]


def name_pairs(people: int, seed: int) -> Pairs:
    """Pairs from a list of so many people, and a third as many who are not on it."""
    chance = Random(seed)
    traditions = sorted(TRADITIONS)
    listed = [invent(chance.choice(traditions), chance, rare=RARE) for _ in range(people)]
    strangers = [invent(chance.choice(traditions), chance, aliases=0, rare=RARE_ELSEWHERE) for _ in range(people // 4)]
    entries = [ListEntry(str(number), (person.primary,)) for number, person in enumerate(listed)]
    searcher = Searcher(build(entries), name_model())
    features: list[npt.NDArray[np.float32]] = []
    same: list[float] = []
    importance: list[float] = []
    tradition: list[str] = []
    for name, target, of in _asked(listed, strangers, chance):
        _, found = searcher.names_like(Query("q", (name,)), 40)
        ranked = sorted(found.values(), key=lambda one: -one.weight)
        if target < 0 and any(_namesakes(one) for one in ranked):
            continue
        for one in [
            *[one for one in ranked if one.entry == target],
            *[o for o in ranked if o.entry != target][:BESIDE],
        ]:
            features.append(one.features)
            same.append(1.0 if one.entry == target else 0.0)
            importance.append(STRANGER if target < 0 else 1.0)
            tradition.append(of)
    return Pairs(np.array(features, np.float64), np.array(same), np.array(importance), tradition)


def _namesakes(found: Found) -> bool:
    """Somebody not listed who bears a listed name: no comparison of names can tell, so none learns from it."""
    features = found.features
    whole = features[SHARE_ASKED] > 0.99 and features[SHARE_LISTED] > 0.99
    return bool(whole and features[WORST] > 0.85 and features[MATCHED_WORDS] >= 2)


def _asked(
    listed: Sequence[InventedPerson], strangers: Sequence[InventedPerson], chance: Random
) -> Iterator[tuple[str, int, str]]:
    """What is typed, which entry it is (-1: none), and the tradition."""
    slips = list(OPERATORS.values())
    for number, person in enumerate(listed):
        for alias in person.aliases[:3]:
            yield alias, number, person.tradition
        if person.original_script and chance.random() < 0.4:
            yield person.original_script[0], number, person.tradition
        if chance.random() < 0.4:
            slipped = chance.choice(slips)(person.primary, chance)
            if slipped != person.primary:
                yield slipped, number, person.tradition
    for person in strangers:
        yield person.primary, -1, person.tradition
