"""From one word asked to every word of the lists that is like it, with what meeting it would tell.

The whole vocabulary is looked through, not only what some key leads to: bags of consonants are compared bit by bit
at about a nanosecond a word, and only what may be alike is looked at closely. So no first letter and no key can hide
a word, and the cost is that of the vocabulary, which grows far more slowly than the list.
"""

# mypy: disable-error-code="no-untyped-def, untyped-decorator"
from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from casekeeper.matching.compiled import kernel, kernel_in_place
from casekeeper.matching.names.aligning import worth
from casekeeper.matching.names.alike import ALONE, LEAST, SWAP, bits_set, likeness, may_be_alike, work_space
from casekeeper.matching.names.table import ALPHABET, PAIRS, Words
from casekeeper.matching.screening.joined import key_of_word
from casekeeper.matching.screening.parting import names_parted
from casekeeper.matching.screening.segment import Segment

LEAST_JOINED = 0.84
UNLIKE, LITTLE = 0.76, 1.5
"""What is less alike than this and tells less than that would lead to very many names, and to none alone."""
SMALL = 20_000
"""Among more words than this, all that is less alike than UNLIKE is passed over: it led to nobody among ten."""


class Expansion(NamedTuple):
    """Words like the one asked and what meeting each tells, the most first; names where two words joined sound like
    it; how many names in all these words lead to."""

    words: npt.NDArray[np.int32]
    worth: npt.NDArray[np.float32]
    names: npt.NDArray[np.int32]
    names_worth: float
    postings: int


def expand(segment: Segment, table: Words, place: int, word: str, *, joined: bool = False) -> Expansion:
    """Everything like word `place` of `table` (`word` in plain Latin). `joined`: two words asked, written together."""
    names = segment.names
    small = len(segment.words.flags) <= SMALL
    words, worths = _words_like(segment, table, place, LEAST_JOINED if joined else LEAST if small else UNLIKE, joined)
    holding = np.zeros(0, np.int32) if joined else _written_apart(segment, word)
    rare = np.log2((len(names.entry) + 0.5) / (len(holding) + 0.5)) if len(holding) else 0.0
    postings = int((names.of_word_at[words + 1] - names.of_word_at[words]).sum()) + len(holding)
    return Expansion(words, worths, holding, max(float(min(rare, 16.0)) - 3.0, 0.1), postings)


def _written_apart(segment: Segment, word: str) -> npt.NDArray[np.int32]:
    """Names where two neighbours sound like the word, or that hold both of its parts."""
    names = segment.names
    key = key_of_word(word)
    start, end = (np.searchsorted(names.joined_key, key, side) for side in ("left", "right")) if key else (0, 0)
    sounding = names.joined_name[start:end]
    parted = names_parted(segment, word, lambda rest: _words_like_text(segment, rest))
    return np.union1d(sounding, parted).astype(np.int32) if len(parted) else sounding


def _words_like_text(segment: Segment, word: str) -> npt.NDArray[np.int32]:
    words: npt.NDArray[np.int32]
    words, _ = _words_like(segment, segment.lexicon.table_of([word]), 0, UNLIKE, True)
    return words


def _words_like(segment: Segment, table: Words, place: int, least: float, joined: bool) -> tuple[Any, Any]:
    """Known words at least so alike and what meeting each tells, the most first."""
    known, names = segment.words, segment.names
    row, places = work_space()
    found = np.empty(len(known.flags), np.int32)
    told = np.empty(len(known.flags), np.float32)
    information = segment.lexicon.information
    count = _like(
        table, place, known, names.of_symbol_at, names.of_symbol, information.near, information.symbol, least,
        joined, found, told, row, places, SWAP, ALONE,
    )  # fmt: skip
    order = np.argsort(-told[:count], kind="stable")
    return found[:count][order], told[:count][order]


@kernel_in_place
def _differ_too_much(asked_bits, place, bits, word):
    """Words of few consonants as alike as UNLIKE: one consonant is another, or two letters changed places."""
    return (
        bits_set(asked_bits[place, PAIRS] ^ bits[word, PAIRS]) > 4
        and bits_set(asked_bits[place, ALPHABET] ^ bits[word, ALPHABET]) > 1
    )


@kernel
def _like(
    table,
    place,
    known,
    of_symbol_at,
    of_symbol,
    near,
    of_symbols,
    least,
    joined,
    found,
    told,
    row,
    places,
    swap,
    alone,
):
    count = 0
    bag = table.bag[place]
    consonants = table.consonants[place]
    initial = table.letter_count[place] == 1
    # Taken out once: each time they are reached through their table costs as much as a comparison.
    asked, asked_bits, asked_at, asked_symbols = table.spelt, table.bits, table.symbol_at, table.symbols
    spelt, bits, at, symbols = known.spelt, known.bits, known.symbol_at, known.symbols
    bags, many, lengths = known.bag, known.consonants, known.letter_count
    for word in range(len(bags)):
        if not initial and lengths[word] > 1:
            most = max(consonants, many[word])
            # The first and commonest of the reasons of may_be_alike, asked of what lies side by side.
            differ = bits_set(bag ^ bags[word])
            if differ > (4 if most >= 6 else 3 if most == 5 else 2) or (joined and differ > (3 if most >= 8 else 2)):
                continue
            if not may_be_alike(asked, asked_bits, place, spelt, bits, word):
                continue
            if least >= UNLIKE and most < 6 and _differ_too_much(asked_bits, place, bits, word):
                continue
        alike, how = likeness(
            asked, asked_bits, asked_at, asked_symbols, place, spelt, bits, at, symbols, word, row, places, swap, alone,
            least,
        )  # fmt: skip
        if alike <= 0 or how == 4:
            continue
        tells = worth(table, place, known, word, alike, how, near, of_symbols)
        if alike < UNLIKE and tells < LITTLE:
            continue
        found[count] = word
        told[count] = tells
        count += 1
    if joined:
        return count
    for shared in range(asked_at[place], asked_at[place + 1]):
        symbol = asked_symbols[shared]
        for holder in range(of_symbol_at[symbol], of_symbol_at[symbol + 1]):
            word = of_symbol[holder]
            if may_be_alike(asked, asked_bits, place, spelt, bits, word):
                continue
            if count < len(found):
                found[count] = word
                told[count] = worth(table, place, known, word, 0.93, 3, near, of_symbols)
                count += 1
    return count
