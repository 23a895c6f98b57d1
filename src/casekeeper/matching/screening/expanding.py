"""From one word asked to every word of the lists that is like it, with what meeting it would tell.

The whole vocabulary is looked through, not only what some key leads to: bags of consonants are compared bit by bit
at about a nanosecond a word, and only what may be alike is looked at closely. So no first letter and no key can hide
a word, and the cost is that of the vocabulary, which grows far more slowly than the list.
"""

# mypy: disable-error-code="no-untyped-def, untyped-decorator"
from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from casekeeper.matching.compiled import kernel
from casekeeper.matching.names.aligning import worth
from casekeeper.matching.names.alike import ALONE, SWAP, bits_set, likeness, may_be_alike, work_space
from casekeeper.matching.names.table import Words
from casekeeper.matching.screening.joined import key_of_word
from casekeeper.matching.screening.segment import Segment

LEAST_JOINED = 0.84
UNLIKE, LITTLE = 0.76, 1.5
"""What is less alike than this and tells less than that would lead to very many names, and to none alone."""


class Expansion(NamedTuple):
    """Words like the one asked and what meeting each tells; names where two words joined sound like it; how many
    names in all these words lead to."""

    words: npt.NDArray[np.int32]
    worth: npt.NDArray[np.float32]
    names: npt.NDArray[np.int32]
    names_worth: float
    postings: int


def expand(segment: Segment, table: Words, place: int, word: str, *, joined: bool = False) -> Expansion:
    """Everything like word `place` of `table` (`word` in plain Latin). `joined`: two words asked, written together."""
    names = segment.names
    row, rows = work_space()
    known = segment.words
    found = np.empty(len(known.flags), np.int32)
    told = np.empty(len(known.flags), np.float32)
    least = LEAST_JOINED if joined else 0.0
    information = segment.lexicon.information
    count = _like(
        table, place, known, names.of_symbol_at, names.of_symbol, information.near, information.symbol, least, found,
        told, row, rows, SWAP, ALONE,
    )  # fmt: skip
    words, worths = found[:count].copy(), told[:count].copy()
    key = 0 if joined else key_of_word(word)
    start, end = (np.searchsorted(names.joined_key, key, side) for side in ("left", "right")) if key else (0, 0)
    holding = names.joined_name[start:end]
    rare = np.log2((len(names.entry) + 0.5) / (len(holding) + 0.5)) if len(holding) else 0.0
    postings = int((names.of_word_at[words + 1] - names.of_word_at[words]).sum()) + len(holding)
    return Expansion(words, worths, holding, max(float(min(rare, 16.0)) - 3.0, 0.1), postings)


@kernel
def _like(table, place, known, of_symbol_at, of_symbol, near, of_symbols, least, found, told, row, rows, swap, alone):
    count = 0
    bag = table.bag[place]
    consonants = table.consonants[place]
    initial = table.letter_count[place] == 1
    for word in range(len(known.flags)):
        if not initial and known.letter_count[word] > 1:
            # The first and commonest of the reasons of may_be_alike, asked without a call.
            most = max(consonants, known.consonants[word])
            if bits_set(bag ^ known.bag[word]) > (4 if most >= 6 else 3 if most == 5 else 2):
                continue
            if not may_be_alike(table, place, known, word):
                continue
        alike, how = likeness(table, place, known, word, row, rows, swap, alone)
        if alike <= 0 or alike < least or how == 4:
            continue
        tells = worth(table, place, known, word, alike, how, near, of_symbols)
        if alike < UNLIKE and tells < LITTLE:
            continue
        found[count] = word
        told[count] = tells
        count += 1
    if least > 0:
        return count
    for at in range(table.symbol_at[place], table.symbol_at[place + 1]):
        symbol = table.symbols[at]
        for holder in range(of_symbol_at[symbol], of_symbol_at[symbol + 1]):
            word = of_symbol[holder]
            if may_be_alike(table, place, known, word):
                continue
            if count < len(found):
                found[count] = word
                told[count] = worth(table, place, known, word, 0.93, 3, near, of_symbols)
                count += 1
    return count
