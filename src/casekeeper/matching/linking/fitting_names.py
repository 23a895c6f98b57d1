"""What names tell, fitted beside what birth dates are known to tell, over pairs of which it is known who is who.

Most pairs that blocking finds are plainly two people's, and a sum fitted to all alike would spend itself on telling
those apart from each other. So it is fitted twice: first on all, then on the pairs that might be one person's, with the
others kept in view at little weight. Nationality is fitted with the names, because names already tell it, and is held
weak.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from casekeeper.matching.linking.comparing import BIRTH_DATE, NATIONALITY
from casekeeper.matching.linking.fitting import fit
from casekeeper.matching.linking.name_terms import BESIDE, GROUP, OTHERWISE, TERMS, NameWeighing, terms_of

WEAK = 2.0
"""Nationality may tell no more than this, in log2 units, for or against."""
MIGHT_BE = -10.0
"""Pairs from these odds (log2) up might be one person's."""
_PLAIN, _IN_VIEW = 0.15, 0.05
"""The share of plain pairs the fit looks at, and what each then counts in the second."""
_SEED = 20
_CLAIMS = 2
_AT_A_TIME = 100_000


class Labelled(NamedTuple):
    """Pairs that blocking found, with what was seen of them and which are one person's; `known` is what the birth date
    weighs, with the prior.
    """

    levels: npt.NDArray[np.int8]
    seen: npt.NDArray[np.float32]
    known: npt.NDArray[np.float64]
    same: npt.NDArray[np.bool_]


def fitted(
    pairs: Labelled,
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], list[float]]:
    """What names start from beside each group of birth dates, what each term weighs there, and nationalities that
    differ and agree.
    """
    chance = np.random.default_rng(_SEED)
    looked_at = pairs.same | (chance.random(len(pairs.same)) < _PLAIN)
    importance = np.where(pairs.same, 1.0, 1.0 / _PLAIN)
    found = _fit(pairs, looked_at, importance)
    for _ in range(2):
        might_be = pairs.known + _told(pairs, found) >= MIGHT_BE
        looked_at = might_be | (chance.random(len(pairs.same)) < _PLAIN)
        importance = np.where(might_be, 1.0, _IN_VIEW / _PLAIN)
        found = _fit(pairs, looked_at, importance)
    return _unpacked(found)


def _fit(
    pairs: Labelled, chosen: npt.NDArray[np.bool_], importance: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:  # fmt: skip
    places = np.flatnonzero(chosen)
    held = [(1, -WEAK, 0.0), (2, 0.0, WEAK)]
    return fit(_table(pairs, places), pairs.known[places], pairs.same[places], importance[places], held=held)


def _table(pairs: Labelled, places: npt.NDArray[np.intp]) -> npt.NDArray[np.float32]:
    """Columns: the start; nationalities that differ and agree; the groups; the terms; those of each group."""
    levels = pairs.levels[places]
    claims = np.stack([levels[:, NATIONALITY] == number for number in (1, 2)], axis=1)
    groups = GROUP[levels[:, BIRTH_DATE]][:, None] == np.arange(BESIDE)
    terms = terms_of(pairs.seen[places])
    beside = [terms[:, OTHERWISE] * groups[:, [group]] for group in range(BESIDE)]
    columns = [np.ones((len(places), 1)), claims, groups, terms, *beside]
    found: npt.NDArray[np.float32] = np.concatenate(columns, axis=1, dtype=np.float32)
    return found


def _unpacked(
    found: npt.NDArray[np.float64],
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64], list[float]]:
    nationality = [float(one) for one in found[1 : 1 + _CLAIMS]]
    found = np.delete(found, slice(1, 1 + _CLAIMS))
    start = found[0] + found[1 : 1 + BESIDE]
    shared, beside = np.split(found[1 + BESIDE :], [len(TERMS)])
    weights = np.tile(shared, (BESIDE, 1))
    weights[:, OTHERWISE] += beside.reshape(BESIDE, len(OTHERWISE))
    return start, weights, nationality


def _told(pairs: Labelled, found: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    start, weights, nationality = _unpacked(found)
    claims = np.array([0.0, *nationality])[pairs.levels[:, NATIONALITY]]
    told: npt.NDArray[np.float64] = pairs_told(pairs, start, weights) + claims
    return told


def pairs_told(
    pairs: Labelled, start: npt.NDArray[np.float64], weights: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:  # fmt: skip
    """What the names of each pair tell."""
    told = np.empty(len(pairs.same))
    for first in range(0, len(told), _AT_A_TIME):
        some = slice(first, first + _AT_A_TIME)
        group = GROUP[pairs.levels[some, BIRTH_DATE]]
        told[some] = start[group] + np.einsum("pt,pt->p", terms_of(pairs.seen[some]), weights[group])
    return told


def weighing(
    start: npt.NDArray[np.float64], weights: npt.NDArray[np.float64], steps: Sequence[float]
) -> NameWeighing:  # fmt: skip
    """The weights as the comparison takes them."""
    feature, knot = zip(*TERMS, strict=True)
    return NameWeighing(
        start.astype(np.float32), weights.astype(np.float32), np.array(feature, np.int16), np.array(knot, np.float32),
        np.array(steps, np.float32),
    )  # fmt: skip
