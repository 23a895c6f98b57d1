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

from casekeeper.matching.compiled import kernel
from casekeeper.matching.names.aligning import worth
from casekeeper.matching.names.alike import LEAST, likeness, work_space
from casekeeper.matching.names.costs import ALONE, SWAP
from casekeeper.matching.names.heard import heard
from casekeeper.matching.names.table import ALPHABET, BAG, CONSONANT_COUNT, LETTER_COUNT, LONGEST, PAIRS, SOUNDS, Words
from casekeeper.matching.screening.joined import key_of_word
from casekeeper.matching.screening.parting import names_parted
from casekeeper.matching.screening.quick_look import most_pairs, other_consonants, worth_a_look
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


class Room(NamedTuple):
    """Work space of one thread: for the two distances, and for every word there is."""

    row: npt.NDArray[np.int32]
    places: npt.NDArray[np.uint64]
    found: npt.NDArray[np.int32]
    told: npt.NDArray[np.float32]


def room(words: int) -> Room:
    """Work space for so many words: kept, for making it anew costs as much as looking."""
    return Room(*work_space(), np.empty(words, np.int32), np.empty(words, np.float32))


def expand(segment: Segment, table: Words, place: int, word: str, space: Room, *, joined: bool = False) -> Expansion:
    """Everything like word `place` of `table` (`word` in plain Latin). `joined`: two words asked, written together."""
    names = segment.names
    small = len(segment.words.flags) <= SMALL
    least = LEAST_JOINED if joined else LEAST if small else UNLIKE
    words, worths = _words_like(segment, table, place, least, joined, space)
    holding = np.zeros(0, np.int32) if joined else _written_apart(segment, word, space)
    rare = np.log2((len(names.entry) + 0.5) / (len(holding) + 0.5)) if len(holding) else 0.0
    postings = int((names.of_word_at[words + 1] - names.of_word_at[words]).sum()) + len(holding)
    return Expansion(words, worths, holding, max(float(min(rare, 16.0)) - 3.0, 0.1), postings)


def _written_apart(segment: Segment, word: str, space: Room) -> npt.NDArray[np.int32]:
    """Names where two neighbours sound like the word, or that hold both of its parts."""
    names = segment.names
    key = key_of_word(word)
    start, end = (np.searchsorted(names.joined_key, key, side) for side in ("left", "right")) if key else (0, 0)
    sounding = names.joined_name[start:end]
    parted = names_parted(segment, word, lambda rest: _words_like_text(segment, rest, space))
    return np.union1d(sounding, parted).astype(np.int32) if len(parted) else sounding


def _words_like_text(segment: Segment, word: str, space: Room) -> npt.NDArray[np.int32]:
    words: npt.NDArray[np.int32]
    words, _ = _words_like(segment, segment.lexicon.table_of([word]), 0, UNLIKE, True, space)
    return words


def _words_like(segment: Segment, table: Words, place: int, least: float, joined: bool, space: Room) -> tuple[Any, Any]:
    """Known words at least so alike and what meeting each tells, the most first."""
    known, names = segment.words, segment.names
    found, told = space.found, space.told
    information = segment.lexicon.information
    asked_heard, asked_sounds = heard(table.spelt[place : place + 1, SOUNDS : SOUNDS + LONGEST])
    count = _like(
        table, place, asked_heard[0], np.int32(asked_sounds[0]), known, segment.quick_look, names.of_symbol_at,
        names.of_symbol, information.near, information.symbol, least, joined, found, told, space.row, space.places,
        SWAP, ALONE,
    )  # fmt: skip
    order = np.argsort(-told[:count], kind="stable")
    return found[:count][order], told[:count][order]


@kernel
def _like(table, place, asked_heard, asked_sounds, known, quick, of_symbol_at, of_symbol, near, of_symbols, least,
          joined, found, told, row, places, swap, alone):  # fmt: skip
    # Taken out once: each time they are reached through their table costs as much as a comparison.
    asked, asked_bits, asked_told = table.spelt, table.bits, table.told
    asked_at, asked_symbols = table.symbol_at, table.symbols
    spelt, bits, told_of, at, symbols = known.spelt, known.bits, known.told, known.symbol_at, known.symbols
    bags, many, run_at, pairs, alphabet, letters, heard, sounds = quick
    bag, consonants, asked_letters = asked_bits[place, BAG], asked[place, CONSONANT_COUNT], asked[place, LETTER_COUNT]
    asked_pairs, asked_alphabet = asked_bits[place, PAIRS], np.uint32(asked_bits[place, ALPHABET])
    share, narrow = np.float32(1.00001 - least), least >= UNLIKE
    count = 0
    for run in range(len(bags)):
        most = max(consonants, many[run])
        if other_consonants(bag, bags[run], most):
            continue
        differ = most_pairs(most, narrow)
        for word in range(run_at[run], run_at[run + 1]):
            if not worth_a_look(
                pairs, alphabet, letters, heard, sounds, word, asked_pairs, asked_alphabet, asked_letters, asked_heard,
                asked_sounds, differ, share,
            ):  # fmt: skip
                continue
            alike, how = likeness(
                asked, asked_bits, asked_at, asked_symbols, place, spelt, bits, at, symbols, word, row, places, swap,
                alone, least,
            )  # fmt: skip
            if alike <= 0 or how == 4:
                continue
            tells = worth(
                asked, asked_bits, asked_told, asked_at, asked_symbols, place, spelt, bits, told_of, at, symbols, word,
                alike, how, near, of_symbols,
            )  # fmt: skip
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
            most = max(consonants, spelt[word, CONSONANT_COUNT])
            if not other_consonants(bag, bits[word, BAG], most) and worth_a_look(
                pairs, alphabet, letters, heard, sounds, word, asked_pairs, asked_alphabet, asked_letters, asked_heard,
                asked_sounds, most_pairs(most, narrow), share,
            ):  # fmt: skip
                continue
            if count < len(found):
                found[count] = word
                told[count] = worth(
                    asked, asked_bits, asked_told, asked_at, asked_symbols, place, spelt, bits, told_of, at, symbols,
                    word, 0.93, 3, near, of_symbols,
                )  # fmt: skip
                count += 1
    return count
