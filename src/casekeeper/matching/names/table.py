"""The words of many names as arrays, the form in which compiled code compares them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from casekeeper.matching.names.particles import tells_little
from casekeeper.matching.names.readings import readings_of
from casekeeper.matching.names.sounds import SOUND_CODES, skeleton, sounds_of
from casekeeper.matching.names.symbols import symbols_of

LONGEST = 24
_BAG = {sound: place for place, sound in enumerate("PFTKSJLRMN")}
_EACH = 5
"""Of each merged consonant up to five are told apart in a bag."""

LETTER_COUNT, SOUND_COUNT, FLAGS, CONSONANT_COUNT, LETTERS = range(5)
SOUNDS = LETTERS + LONGEST
"""Where a row of `spelt` holds what; letters and sounds begin there."""
BAG, PAIRS, ALPHABET, SKELETON = range(4)
"""Where a row of `bits` holds what. A bag counts merged consonants as runs of bits, so that the bits that differ
between two bags bound how many consonants differ; pairs do so for neighbouring consonants; the alphabet is which of
a to z a word has; the skeleton is a number that words of one skeleton share."""
OF_WORD, OF_SKELETON = range(2)
"""Where a row of `told` holds what sharing the very word, or one that sounds so, tells in log2 units."""

WEAK, INITIAL, NO_VOWELS = 1, 2, 4
"""Flags of a word: a particle or title; one letter; from a script without vowels."""

_Places = TypeVar("_Places", np.int32, np.int64)


class Words(NamedTuple):
    """Words as rows of arrays, so that one look fetches all that two words are compared by.

    `spelt` holds the counts, flags, letters and sounds, padded with zeros; `bits` what is compared bit by bit; `told`
    what sharing the word tells. The symbols of word i are rows `symbol_at[i]` to `symbol_at[i + 1]` of `symbols`.
    """

    spelt: npt.NDArray[np.uint8]
    bits: npt.NDArray[np.uint64]
    told: npt.NDArray[np.float32]
    symbol_at: npt.NDArray[np.int32]
    symbols: npt.NDArray[np.int32]

    @property
    def flags(self) -> npt.NDArray[np.uint8]:
        """WEAK, INITIAL and NO_VOWELS of each word."""
        return self.spelt[:, FLAGS]

    @property
    def consonants(self) -> npt.NDArray[np.uint8]:
        """How many merged consonants each word has."""
        return self.spelt[:, CONSONANT_COUNT]

    @property
    def bag(self) -> npt.NDArray[np.uint64]:
        """The bag of consonants of each word."""
        return self.bits[:, BAG]

    @property
    def skeleton(self) -> npt.NDArray[np.int64]:
        """A number that words of one skeleton share."""
        return self.bits[:, SKELETON].astype(np.int64)

    @property
    def of_word(self) -> npt.NDArray[np.float32]:
        """What sharing the very word tells; may be written to."""
        return self.told[:, OF_WORD]

    @property
    def of_skeleton(self) -> npt.NDArray[np.float32]:
        """What sharing one that sounds so tells."""
        return self.told[:, OF_SKELETON]


def number_of(text: str) -> int:
    """A number for a skeleton: the same in every process, and in practice its own."""
    found = 1469598103934665603
    for letter in text.encode():
        found = ((found ^ letter) * 1099511628211) & 0x7FFFFFFFFFFFFFFF
    return found


def bag_of(bones: str) -> int:
    """The merged consonants of a skeleton as runs of bits."""
    bag = 0
    for sound, place in _BAG.items():
        count = min(bones.partition("~")[0].count(sound), _EACH)
        bag |= ((1 << count) - 1) << (place * _EACH)
    return bag


def pairs_of(bones: str) -> int:
    """Which consonants of a skeleton stand side by side, its ends among them, as bits."""
    places = [0, *(_BAG[sound] + 1 for sound in bones.partition("~")[0]), 0]
    found = 0
    for one, other in pairwise(places):
        found |= 1 << ((one * 11 + other) * 7 % 61)
    return found


def alphabet_of(text: bytes) -> int:
    """Which of the letters a to z stand in a word in plain Latin, as bits; anything else is the last bit."""
    found = 0
    for letter in set(text):
        found |= 1 << (letter - 97 if 97 <= letter <= 122 else 26)
    return found


def words_table(
    words: Sequence[str], symbol_numbers: dict[str, int], *, known_as: Sequence[str] | None = None,
    no_vowels: Sequence[bool] | None = None, with_symbols: bool = True, learn: bool = True,
) -> Words:  # fmt: skip
    """The table of these words, in plain Latin; `known_as` gives each in its own script.

    Symbols get the numbers in `symbol_numbers`, which grows unless `learn` is off. What each word tells is not known
    here: `told` is zero until frequencies fill it in.
    """
    count = len(words)
    spelt, bits = np.zeros((count, SOUNDS + LONGEST), np.uint8), np.zeros((count, 4), np.uint64)
    symbol_at = np.zeros(count + 1, np.int32)
    symbols: list[int] = []
    for place, word in enumerate(words):
        text = word[:LONGEST].encode()
        said = sounds_of(word)[:LONGEST]
        bones = skeleton(word)
        row = spelt[place]
        row[:LETTERS] = (
            len(text), len(said), _flags(word) | (NO_VOWELS if no_vowels is not None and no_vowels[place] else 0),
            min(len(bones.partition("~")[0]), 250),
        )  # fmt: skip
        row[LETTERS : LETTERS + len(text)] = np.frombuffer(text, np.uint8)
        row[SOUNDS : SOUNDS + len(said)] = [SOUND_CODES[sound] for sound in said]
        bits[place] = bag_of(bones), pairs_of(bones), alphabet_of(text), number_of(bones)
        if with_symbols and len(word) > 1:
            known = symbols_of(known_as[place] if known_as else word) + readings_of(word)
            symbols.extend(_numbered(known, symbol_numbers, learn))
        symbol_at[place + 1] = len(symbols)
    return Words(spelt, bits, np.zeros((count, 2), np.float32), symbol_at, np.array(symbols, np.int32))


def one_after_another(tables: Sequence[Words]) -> Words:
    """The words of several tables, at least one, as one table."""
    columns: dict[str, npt.NDArray[Any]] = {
        name: np.concatenate([getattr(table, name) for table in tables])
        for name in Words._fields
        if name != "symbol_at"
    }
    at = np.zeros(len(columns["spelt"]) + 1, np.int32)
    np.cumsum(np.concatenate([np.diff(table.symbol_at) for table in tables]), out=at[1:])
    return Words(**columns, symbol_at=at)


def in_order(table: Words, order: npt.NDArray[np.intp]) -> Words:
    """The same words in another order."""
    columns = {name: getattr(table, name)[order] for name in Words._fields if name not in ("symbol_at", "symbols")}
    at, symbols = runs_in_order(table.symbol_at, table.symbols, order)
    return Words(**columns, symbol_at=at, symbols=symbols)


def runs_in_order(
    at: npt.NDArray[_Places], numbers: npt.NDArray[np.int32], order: npt.NDArray[np.intp]
) -> tuple[npt.NDArray[_Places], npt.NDArray[np.int32]]:
    """Runs of numbers, run i from `at[i]` to `at[i + 1]`, in another order."""
    many = np.diff(at)[order]
    ends = np.zeros(len(at), at.dtype)
    np.cumsum(many, out=ends[1:])
    # Each number stands as far on in its run as it did.
    return ends, numbers[np.repeat(at[:-1][order] - ends[:-1], many) + np.arange(ends[-1])]


def _flags(word: str) -> int:
    if len(word) == 1:
        return INITIAL
    return WEAK if tells_little(word) else 0


def _numbered(found: Sequence[str], numbers: dict[str, int], learn: bool) -> list[int]:
    if learn:
        return sorted(numbers.setdefault(symbol, len(numbers)) for symbol in found)
    return sorted(numbers[symbol] for symbol in found if symbol in numbers)
