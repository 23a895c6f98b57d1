"""Blocking keys: what two records must share one of to be compared at all.

Wide, because what no key finds is missed in silence; bounded, because a common value would pair everybody with
everybody. Keys are taken from the rarest up until the number of pairs they make is spent, so a date that two people
share is a key of its own on a small list, and on a large one only together with a word of the name.
"""

# mypy: disable-error-code="no-untyped-def, untyped-decorator"
from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from casekeeper.matching.compiled import kernel
from casekeeper.matching.linking.side import Side
from casekeeper.matching.linking.tokens import Held
from casekeeper.matching.names.sounds import SOUND_CODES, merged, sounds_of
from casekeeper.matching.names.table import FLAGS, LONGEST

KINDS = (
    "word", "two words", "word and birth date", "word and year of birth", "word and day of birth", "known name",
    "birth date", "birth date and nationality", "number", "postcode and word", "postcode and birth date",
    "words of an address", "sentence date and word", "sentence date and year of birth", "known name and birth year",
)  # fmt: skip
(WORD, TWO_WORDS, WORD_DATE, WORD_YEAR, WORD_DAY, KNOWN, DATE, DATE_NATIONALITY, NUMBER, POSTCODE_WORD, POSTCODE_DATE,
 ADDRESS, SENTENCE_WORD, SENTENCE_YEAR, KNOWN_YEAR) = range(len(KINDS))  # fmt: skip
MOST_WORDS = 10
MOST_KEYS = 800
MOST_SYMBOLS = 120
"""A short word is known as a score of names. Which come first differs from list to list, so the bound is seldom met."""
_PRIME = np.uint64(1099511628211)


class Keys(NamedTuple):
    """Keys of each record: those of record r are `keys[at[r]:at[r + 1]]`; the kind of a key in its lowest four bits."""

    at: npt.NDArray[np.int64]
    keys: npt.NDArray[np.int64]


def bones_of(words: list[str]) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint8]]:
    """The merged consonants of each word as numbers, padded with zeros; a word of one or none keeps its first sound."""
    bones, count = np.zeros((len(words), LONGEST), np.uint8), np.zeros(len(words), np.uint8)
    for place, word in enumerate(words):
        said = sounds_of(word)
        kept = [SOUND_CODES[other] for sound in said if (other := merged(sound))]
        if len(kept) <= 1:
            kept = [*kept, 0, SOUND_CODES[said[0]]] if said else []
        kept = kept[:LONGEST]
        bones[place, : len(kept)], count[place] = kept, len(kept)
    return bones, count


@kernel
def _mix(one, other):
    found = (np.uint64(one) ^ np.uint64(other)) * np.uint64(0x9E3779B97F4A7C15)
    return found ^ (found >> np.uint64(29))


@kernel
def _key(kind, one, two, three):
    found = _mix(_mix(_mix(np.uint64(kind + 1) * _PRIME, np.uint64(one)), np.uint64(two)), np.uint64(three))
    return np.int64(((found >> np.uint64(5)) << np.uint64(4)) & np.uint64(0x7FFFFFFFFFFFFFF0)) | np.int64(kind)


@kernel
def _bones_number(bones, count, start, end, word):
    """One number for the consonants of words `start` to `end` of a name, written together."""
    found = np.uint64(1469598103934665603)
    before = 255
    for place in range(start, end):
        for k in range(count[word[place]]):
            letter = bones[word[place], k]
            if letter != before:
                found = (found ^ np.uint64(letter)) * _PRIME
            before = letter
    return found >> np.uint64(1)


@kernel
def _words_of(side, bones, count, record, found, joined):
    """Numbers of the strong words of all names of a record, and of neighbours written together; how many of each."""
    many = 0
    together = 0
    for name in range(side.name_at[record], side.name_at[record + 1]):
        start, end = side.word_at[name], side.word_at[name + 1]
        for place in range(start, end):
            weak = side.words.spelt[side.word[place], FLAGS] & 3
            if not weak and many < MOST_WORDS:
                many = _add(found, many, _bones_number(bones, count, place, place + 1, side.word))
            if place + 1 < end and together < MOST_WORDS:
                other = side.words.spelt[side.word[place + 1], FLAGS] & 3
                if not (weak and other):
                    together = _add(joined, together, _bones_number(bones, count, place, place + 2, side.word))
                if other and not weak and place + 2 < end and together < MOST_WORDS:
                    together = _add(joined, together, _bones_number(bones, count, place, place + 3, side.word))
    return many, together


@kernel
def _add(found, many, one):
    for k in range(many):
        if found[k] == one:
            return many
    found[many] = one
    return many + 1


@kernel
def _symbols_of(side, record, found):
    many = 0
    for name in range(side.name_at[record], side.name_at[record + 1]):
        for place in range(side.word_at[name], side.word_at[name + 1]):
            word = side.word[place]
            for k in range(side.words.symbol_at[word], side.words.symbol_at[word + 1]):
                if many < MOST_SYMBOLS:
                    many = _add(found, many, np.uint64(side.words.symbols[k]))
    return many


@kernel
def _keys_of(side, bones, count, rare, record, out, words, joined, symbols):
    """The keys of one record into `out`; how many."""
    many, together = _words_of(side, bones, count, record, words, joined)
    known = _symbols_of(side, record, symbols)
    n = 0
    for i in range(many):
        n = _put(out, n, _key(WORD, words[i], 0, 0))
        for j in range(i + 1, many):
            one, two = min(words[i], words[j]), max(words[i], words[j])
            n = _put(out, n, _key(TWO_WORDS, one, two, 0))
    for i in range(together):
        n = _put(out, n, _key(WORD, joined[i], 0, 0))
    for i in range(known):
        n = _put(out, n, _key(KNOWN, symbols[i], 0, 0))
    for k in range(side.born.at[record], side.born.at[record + 1]):
        n = _keys_of_birth(side, record, side.born.codes[k], words, many, joined, together, symbols, known, out, n)
    for k in range(side.number.at[record], side.number.at[record + 1]):
        n = _put(out, n, _key(NUMBER, side.number.codes[k], 0, 0))
    for k in range(side.postcode.at[record], side.postcode.at[record + 1]):
        for i in range(many):
            n = _put(out, n, _key(POSTCODE_WORD, side.postcode.codes[k], words[i], 0))
        for d in range(side.born.at[record], side.born.at[record + 1]):
            n = _put(out, n, _key(POSTCODE_DATE, side.postcode.codes[k], side.born.codes[d] // 10000, 0))
    n = _keys_of_address(side, record, rare, out, n)
    for k in range(side.sentence.at[record], side.sentence.at[record + 1]):
        for i in range(many):
            n = _put(out, n, _key(SENTENCE_WORD, side.sentence.codes[k], words[i], 0))
        for d in range(side.born.at[record], side.born.at[record + 1]):
            n = _put(out, n, _key(SENTENCE_YEAR, side.sentence.codes[k], side.born.codes[d] // 10000, 0))
    return n


@kernel
def _keys_of_birth(side, record, born, words, many, joined, together, symbols, known, out, n):
    year, month, day = born // 10000, born // 100 % 100, born % 100
    whole = month > 0 and day > 0 and not (month == 1 and day == 1)
    low, high = min(month, day), max(month, day)
    if whole:
        n = _put(out, n, _key(DATE, year, low, high))
        for k in range(side.nationality.at[record], side.nationality.at[record + 1]):
            n = _put(out, n, _key(DATE_NATIONALITY, year * 10000 + low * 100 + high, side.nationality.codes[k], 0))
    for i in range(many + together):
        word = words[i] if i < many else joined[i - many]
        n = _put(out, n, _key(WORD_YEAR, year, word, 0))
        if whole:
            n = _put(out, n, _key(WORD_DATE, year * 10000 + low * 100 + high, word, 0))
            n = _put(out, n, _key(WORD_DAY, low * 100 + high, word, 0))
    for i in range(known):
        n = _put(out, n, _key(KNOWN_YEAR, year, symbols[i], 0))
    return n


@kernel
def _keys_of_address(side, record, rare, out, n):
    """The two rarest words of an address together, and with the third."""
    start, end = side.address.at[record], side.address.at[record + 1]
    first = second = third = -1
    for k in range(start, end):
        code = side.address.codes[k]
        if first < 0 or rare[code] > rare[first]:
            first, second, third = code, first, second
        elif second < 0 or rare[code] > rare[second]:
            second, third = code, second
        elif third < 0 or rare[code] > rare[third]:
            third = code
    if second >= 0:
        n = _put(out, n, _key(ADDRESS, min(first, second), max(first, second), 0))
    if third >= 0:
        n = _put(out, n, _key(ADDRESS, min(first, third), max(first, third), 0))
        n = _put(out, n, _key(ADDRESS, min(second, third), max(second, third), 0))
    return n


@kernel
def _put(out, n, key):
    if n < len(out):
        out[n] = key
        return n + 1
    return n


@kernel
def _all_keys(side, bones, count, rare, records, at, out):
    one, words, joined = np.empty(MOST_KEYS, np.int64), np.empty(MOST_WORDS, np.uint64), np.empty(MOST_WORDS, np.uint64)
    symbols = np.empty(MOST_SYMBOLS, np.uint64)
    filled = 0
    for record in range(records):
        n = _keys_of(side, bones, count, rare, record, one, words, joined, symbols)
        if filled + n > len(out):
            grown = np.empty(2 * len(out) + n, np.int64)
            grown[:filled] = out[:filled]
            out = grown
        out[filled : filled + n] = one[:n]
        filled += n
        at[record + 1] = filled
    return out[:filled]


def keys_of(side: Side, words: list[str], of_address_word: npt.NDArray[np.float32]) -> Keys:
    """The keys of every record of a side. `words` are those of its table, in order."""
    bones, count = bones_of([word.partition("|")[0] for word in words])
    records = len(side.sex)
    at = np.zeros(records + 1, np.int64)
    found = _all_keys(side, bones, count, of_address_word, records, at, np.empty(24 * records + 64, np.int64))
    return Keys(at, found)


class Blocks(NamedTuple):
    """The keys that are kept, in rising order; with each record's kept keys by their place among them."""

    kept: npt.NDArray[np.int64]
    of_record: Held
    pairs: int
    largest: int


def blocks(keys: Keys, first_right: int, budget: int) -> Blocks:
    """Keep the keys of the smallest blocks, as many as make no more than `budget` pairs (counted with repetition).

    `first_right` is the first record of the right side; 0 where every record is compared with every other.
    """
    sorted_keys = np.sort(keys.keys)
    starts = np.flatnonzero(np.r_[True, sorted_keys[1:] != sorted_keys[:-1]])
    distinct, count = sorted_keys[starts], np.diff(np.r_[starts, len(sorted_keys)])
    if first_right:
        left = np.sort(keys.keys[: keys.at[first_right]])
        on_left = np.searchsorted(left, distinct, "right") - np.searchsorted(left, distinct, "left")
        pairs = on_left * (count - on_left)
    else:
        pairs = count * (count - 1) // 2
    shared = pairs > 0
    distinct, pairs = distinct[shared], pairs[shared]
    by_size = np.argsort(pairs, kind="stable")
    spent = np.cumsum(pairs[by_size])
    largest = pairs[by_size][spent <= budget][-1:]
    chosen = pairs <= largest[0] if len(largest) else pairs < 0
    # Blocks of one size are kept or dropped together, so that the order of records does not matter.
    if len(largest) and pairs[chosen].sum() > budget:
        chosen = pairs < largest[0]
    kept = distinct[chosen]
    at, codes = _kept_of_records(keys.at, keys.keys, kept)
    largest = int(count[shared][chosen].max()) if len(kept) else 0
    return Blocks(kept, Held(at, codes), int(pairs[chosen].sum()), largest)


@kernel
def _kept_of_records(at, keys, kept):
    kept_at = np.zeros(len(at), np.int32)
    out = np.empty(len(keys), np.int32)
    filled = 0
    for record in range(len(at) - 1):
        start = filled
        for k in range(at[record], at[record + 1]):
            place = np.searchsorted(kept, keys[k])
            if place < len(kept) and kept[place] == keys[k]:
                seen = False
                for before in range(start, filled):
                    if out[before] == place:
                        seen = True
                if not seen:
                    out[filled] = place
                    filled += 1
        kept_at[record + 1] = filled
    return kept_at, out[:filled].copy()
