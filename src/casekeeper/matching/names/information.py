"""How much it tells that two names share a word: the rarer the word, or all that is as near to it, the more.

In log2 units, from counts over the names looked through. Three things are counted: names that hold the very word;
names that hold a word of the same skeleton; and, for words less alike, how many names hold something as near, by the
number of consonants, from a sample. Nothing here knows a naming tradition: frequency alone speaks.
"""

# mypy: disable-error-code="no-untyped-def, untyped-decorator"
from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from casekeeper.matching.compiled import kernel, kernel_in_place
from casekeeper.matching.names.alike import likeness, work_space
from casekeeper.matching.names.costs import ALONE, SWAP
from casekeeper.matching.names.table import OF_SKELETON, Words

BINS = 6
MOST_CONSONANTS = 8
_SAMPLE = 400
_SMOOTHING = 0.5
FEWEST = 2000
"""A list is taken to be drawn from at least so many names: that two stand on it does not make their words common."""
MOST = 20.0
"""No single word tells more than this, however long the list."""


class Information(NamedTuple):
    """What words tell, beside what `Words` carries of each: near misses by consonants and bin, and each symbol."""

    near: npt.NDArray[np.float32]
    symbol: npt.NDArray[np.float32]
    unseen: float


@kernel_in_place
def bin_of(alike):
    """0 for the same, then by how alike: 0.92, 0.84, 0.76, 0.68 and 0.6 and up."""
    if alike >= 1.0:
        return 0
    return min(5, int((1.0 - alike) / 0.08) + 1)


def inform(words: Words, counts: npt.NDArray[np.int64], names: int) -> tuple[Words, Information]:
    """The words with what each tells filled in. `counts[i]` names of all `names` hold word i."""
    total = float(max(names, FEWEST)) + _SMOOTHING
    of_word = np.minimum(np.log2(total / (counts + _SMOOTHING)), MOST).astype(np.float32)
    bones, place = np.unique(words.skeleton, return_inverse=True)
    together = np.bincount(place, weights=counts, minlength=len(bones))
    of_bones = np.minimum(np.log2(total / (np.minimum(together, total) + _SMOOTHING)), MOST)
    of_skeleton = np.maximum(of_bones[place], 0).astype(np.float32)
    words = words._replace(told=np.column_stack([np.maximum(of_word, 0), of_skeleton]))
    symbols = int(words.symbols.max()) + 1 if len(words.symbols) else 0
    mass = np.zeros(symbols + 1)
    np.add.at(mass, words.symbols, np.repeat(counts, np.diff(words.symbol_at)))
    of_symbol = np.clip(np.log2(total / (np.minimum(mass, total) + _SMOOTHING)), 0, MOST).astype(np.float32)
    return words, Information(_near(words, counts, total), of_symbol, float(min(np.log2(total / _SMOOTHING), MOST)))


def _near(words: Words, counts: npt.NDArray[np.int64], total: float) -> npt.NDArray[np.float32]:
    """Over a sample: how many names hold something at least as alike. Falls with likeness, rises with length."""
    strong = np.flatnonzero((words.flags == 0) & (counts > 0))
    drawn = np.random.default_rng(7)
    # Against a share of the words where there are very many: the answer is a mean of logarithms.
    against = strong if len(strong) <= 60_000 else np.sort(drawn.choice(strong, 60_000, replace=False))
    scale = len(strong) / max(len(against), 1)
    sample = drawn.choice(strong, min(_SAMPLE, len(strong)), replace=False) if len(strong) else strong
    row, places = work_space()
    mass = _masses(
        words, sample.astype(np.int64), against.astype(np.int64), counts.astype(np.float64), row, places, SWAP, ALONE
    )
    told = np.log2(total / np.minimum(np.cumsum(mass * scale, axis=1) + 1.0, total))
    table = np.full((MOST_CONSONANTS + 1, BINS), np.nan)
    length = np.minimum(words.consonants[sample], MOST_CONSONANTS) if len(sample) else np.zeros(0, np.int64)
    for many in range(MOST_CONSONANTS + 1):
        chosen = told[length == many]
        if len(chosen) >= 5:
            table[many] = chosen.mean(axis=0)
    return _filled(table, float(np.log2(total)))


def _filled(table: npt.NDArray[np.float64], whole: float) -> npt.NDArray[np.float32]:
    """Lengths that the sample held too few of are taken from the nearest that it held."""
    known = [many for many in range(len(table)) if not np.isnan(table[many, 0])]
    for many in range(len(table)):
        if many not in known:
            nearest = min(known, key=lambda other: (abs(other - many), other), default=None)
            table[many] = table[nearest] if nearest is not None else whole * np.array([0.8, 0.7, 0.6, 0.5, 0.4, 0.3])
    return np.maximum.accumulate(np.minimum(table, MOST), axis=0).astype(np.float32)


@kernel
def _masses(words, sample, against, counts, row, places, swap, alone):
    """For each word of the sample: how many names hold a word of each bin of likeness to it."""
    mass = np.zeros((len(sample), 6))
    spelt, bits, at, symbols = words.spelt, words.bits, words.symbol_at, words.symbols
    for i in range(len(sample)):
        for j in against:
            alike, how = likeness(
                spelt, bits, at, symbols, sample[i], spelt, bits, at, symbols, j, row, places, swap, alone
            )
            if alike > 0 and how != 3:
                mass[i, bin_of(alike)] += counts[j]
    return mass


def unseen_words(words: Words, known: Words, find: dict[int, int], information: Information) -> Words:
    """A query's words with what each tells: as among the known ones, or as much as a word never seen.

    `find` leads from a skeleton's number to one known word that has it.
    """
    words = words._replace(told=np.full((len(words.told), 2), information.unseen, np.float32))
    for place, bones in enumerate(words.skeleton.tolist()):
        if (word := find.get(bones)) is not None:
            words.told[place, OF_SKELETON] = known.told[word, OF_SKELETON]
    return words
