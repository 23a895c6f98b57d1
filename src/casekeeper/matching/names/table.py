"""The words of many names as arrays, the form in which compiled code compares them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from casekeeper.matching.names.particles import tells_little
from casekeeper.matching.names.sounds import CONSONANTS, VOWELS, skeleton, sounds_of
from casekeeper.matching.names.symbols import symbols_of

LONGEST = 24
SOUND_CODES = {sound: number for number, sound in enumerate(VOWELS + CONSONANTS, start=1)}
_BAG = {sound: place for place, sound in enumerate("PFTKSJLRMN")}
_EACH = 5
"""Of each merged consonant up to five are told apart in a bag."""

LETTER_COUNT, SOUND_COUNT, FLAGS, CONSONANT_COUNT, LETTERS = range(5)
SOUNDS = LETTERS + LONGEST
"""Where a row of `spelt` holds what; letters and sounds begin there."""
BAG, PAIRS, ALPHABET = range(3)
"""Where a row of `bits` holds what; the alphabet is which of a to z a word has."""

WEAK, INITIAL, NO_VOWELS = 1, 2, 4
"""Flags of a word: a particle or title; one letter; from a script without vowels."""

Array = npt.NDArray[np.generic]


class Words(NamedTuple):
    """Words as arrays of one length, except for the symbols, which lie in rows `symbol_at[i]` to `symbol_at[i+1]`.

    `letters` and `sounds` are padded with zeros. `bag` counts merged consonants as runs of bits, so that the bits
    that differ between two bags bound how many consonants differ; `pairs` does so for neighbouring consonants.
    `of_word` and `of_skeleton` are what sharing the very word, or one that sounds so, tells in log2 units.
    `spelt` and `bits` hold again what two words are compared by, a row each, so that one look fetches all of it.
    """

    letters: npt.NDArray[np.uint8]
    letter_count: npt.NDArray[np.uint8]
    sounds: npt.NDArray[np.uint8]
    sound_count: npt.NDArray[np.uint8]
    bag: npt.NDArray[np.uint64]
    pairs: npt.NDArray[np.uint64]
    consonants: npt.NDArray[np.uint8]
    flags: npt.NDArray[np.uint8]
    skeleton: npt.NDArray[np.int64]
    of_word: npt.NDArray[np.float32]
    of_skeleton: npt.NDArray[np.float32]
    symbol_at: npt.NDArray[np.int32]
    symbols: npt.NDArray[np.int32]
    spelt: npt.NDArray[np.uint8]
    bits: npt.NDArray[np.uint64]


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
    here: `of_word` and `of_skeleton` are zero until frequencies fill them in.
    """
    count = len(words)
    letters = np.zeros((count, LONGEST), np.uint8)
    sounds = np.zeros((count, LONGEST), np.uint8)
    letter_count, sound_count = np.zeros(count, np.uint8), np.zeros(count, np.uint8)
    bag, consonants, flags = np.zeros(count, np.uint64), np.zeros(count, np.uint8), np.zeros(count, np.uint8)
    bones_of, pairs = np.zeros(count, np.int64), np.zeros(count, np.uint64)
    symbol_at, alphabet = np.zeros(count + 1, np.int32), np.zeros(count, np.uint64)
    symbols: list[int] = []
    for place, word in enumerate(words):
        text = word[:LONGEST].encode()
        letters[place, : len(text)] = np.frombuffer(text, np.uint8)
        letter_count[place] = len(text)
        alphabet[place] = alphabet_of(text)
        said = sounds_of(word)[:LONGEST]
        sounds[place, : len(said)] = [SOUND_CODES[sound] for sound in said]
        sound_count[place] = len(said)
        bones = skeleton(word)
        bag[place], pairs[place] = bag_of(bones), pairs_of(bones)
        consonants[place] = min(len(bones.partition("~")[0]), 250)
        bones_of[place] = number_of(bones)
        flags[place] = _flags(word) | (NO_VOWELS if no_vowels is not None and no_vowels[place] else 0)
        if with_symbols and len(word) > 1:
            symbols.extend(_numbered(symbols_of(known_as[place] if known_as else word), symbol_numbers, learn))
        symbol_at[place + 1] = len(symbols)
    zero = np.zeros(count, np.float32)
    spelt = np.column_stack([letter_count, sound_count, flags, consonants, letters, sounds])
    return Words(
        letters, letter_count, sounds, sound_count, bag, pairs, consonants, flags, bones_of, zero, zero.copy(),
        symbol_at, np.array(symbols, np.int32), np.ascontiguousarray(spelt), np.column_stack([bag, pairs, alphabet]),
    )  # fmt: skip


def one_after_another(tables: Sequence[Words]) -> Words:
    """The words of several tables, at least one, as one table."""
    columns: dict[str, npt.NDArray[Any]] = {
        name: np.concatenate([getattr(table, name) for table in tables])
        for name in Words._fields
        if name != "symbol_at"
    }
    at = np.zeros(len(columns["flags"]) + 1, np.int32)
    np.cumsum(np.concatenate([np.diff(table.symbol_at) for table in tables]), out=at[1:])
    return Words(**columns, symbol_at=at)


def in_order(table: Words, order: npt.NDArray[np.intp]) -> Words:
    """The same words in another order."""
    columns = {name: getattr(table, name)[order] for name in Words._fields if name not in ("symbol_at", "symbols")}
    many = np.diff(table.symbol_at)[order]
    at = np.zeros(len(order) + 1, np.int32)
    np.cumsum(many, out=at[1:])
    # Symbol n of all stands where its word's symbols began, and as far on as it stands in its word.
    place = np.repeat(table.symbol_at[:-1][order] - at[:-1], many) + np.arange(at[-1])
    return Words(**columns, symbol_at=at, symbols=table.symbols[place])


def _flags(word: str) -> int:
    if len(word) == 1:
        return INITIAL
    return WEAK if tells_little(word) else 0


def _numbered(found: Sequence[str], numbers: dict[str, int], learn: bool) -> list[int]:
    if learn:
        return sorted(numbers.setdefault(symbol, len(numbers)) for symbol in found)
    return sorted(numbers[symbol] for symbol in found if symbol in numbers)
