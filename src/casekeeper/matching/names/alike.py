"""How alike two words of names are, compiled: by letters, by sound, or as two spellings of one known name.

The sound distance charges little for what spellings of one sound differ in (a vowel, an h, voiced for unvoiced)
and fully for another consonant. The letter distance catches the slip of a finger. The better of both counts.
"""

# mypy: disable-error-code="no-untyped-def, untyped-decorator"
from __future__ import annotations

from typing import Any

import numpy as np

from casekeeper.matching.compiled import kernel, kernel_in_place
from casekeeper.matching.names.table import (
    ALPHABET,
    BAG,
    CONSONANT_COUNT,
    FLAGS,
    LETTER_COUNT,
    LETTERS,
    LONGEST,
    NO_VOWELS,
    PAIRS,
    SOUND_COUNT,
    SOUNDS,
)

LEAST = 0.6
"""Below this two words count as unlike."""
LEAST_TO_BE_TYPED = 0.45
"""Words that sound less alike than this are not looked at for slips of the finger."""

SAME, SOUND, SPELLING, SYMBOL, INITIAL_OF, JOINED, NICKNAME = 0, 1, 2, 3, 4, 5, 6
"""How two words met."""

_EASE = 5
"""Where one script leaves vowels out, they cost a fifth."""


@kernel_in_place
def bits_set(number):
    """How many bits of a 64-bit number are set."""
    x = number - ((number >> np.uint64(1)) & np.uint64(0x5555555555555555))
    x = (x & np.uint64(0x3333333333333333)) + ((x >> np.uint64(2)) & np.uint64(0x3333333333333333))
    x = (x + (x >> np.uint64(4))) & np.uint64(0x0F0F0F0F0F0F0F0F)
    return (x * np.uint64(0x0101010101010101)) >> np.uint64(56)


@kernel_in_place
def gap(one, other):
    """How far apart two small unsigned counts are; a plain difference would wrap below nought."""
    return np.int64(max(one, other)) - np.int64(min(one, other))


@kernel
def sound_likeness(a, ia, at_a, na, b, ib, at_b, nb, vowels_left_out, least, row, swap, alone):
    """1 where two words sound the same, less by what differs in proportion to the whole.

    The sounds of the first are `a[ia, at_a : at_a + na]`, those of the second likewise. 0 below `least`: the distance
    is given up as soon as it cannot come out small enough. `row` is work space.
    """
    half = len(row) // 2
    row[0] = 0
    whole_a = whole_b = np.int32(0)
    for j in range(nb):
        sound = b[ib, at_b + j]
        step = alone[sound]
        whole_b += step
        if vowels_left_out and sound <= 5:
            step //= _EASE
        row[half + j] = step
        row[j + 1] = row[j] + step
    for i in range(na):
        whole_a += alone[a[ia, at_a + i]]
    whole = max(whole_a, whole_b)
    if whole == 0:
        return 0.0
    most = np.int32(whole * (1.00001 - least))
    for i in range(na):
        sound = a[ia, at_a + i]
        step_a = alone[sound] // _EASE if vowels_left_out and sound <= 5 else alone[sound]
        before = row[0]
        left = before + step_a
        row[0] = left
        best = left
        for j in range(nb):
            above = row[j + 1]
            left = min(min(before + swap[sound, b[ib, at_b + j]], above + step_a), left + row[half + j])
            before = above
            row[j + 1] = left
            best = min(best, left)
        if best > most:
            return 0.0
    return 1.0 - row[nb] / whole if row[nb] <= most else 0.0


@kernel
def letter_distance(a, ia, at_a, na, b, ib, at_b, nb, places):
    """Letters to change, add, leave out or swap with their neighbour to get from one word to the other.

    All of a column at once, as the bits of one number (Hyyrö 2003, with swaps): words have at most 64 letters.
    `places` is work space: one number for each byte, all nought between calls.
    """
    if na == 0:
        return nb
    one = np.uint64(1)
    for i in range(na):
        places[a[ia, at_a + i]] |= one << np.uint64(i)
    last = one << np.uint64(na - 1)
    up, down = ~np.uint64(0), np.uint64(0)
    level = matched_before = np.uint64(0)
    distance = np.int64(na)
    for j in range(nb):
        matched = places[b[ib, at_b + j]]
        swapped = ((~level & matched) << one) & matched_before
        level = (((matched & up) + up) ^ up) | matched | down | swapped
        right, left = down | ~(level | up), level & up
        if right & last:
            distance += 1
        if left & last:
            distance -= 1
        right = (right << one) | one
        up, down = (left << one) | ~(level | right), right & level
        matched_before = matched
    for i in range(na):
        places[a[ia, at_a + i]] = np.uint64(0)
    return distance


@kernel_in_place
def _same_letters(a, ia, b, ib):
    if a[ia, LETTER_COUNT] != b[ib, LETTER_COUNT]:
        return False
    for i in range(LETTERS, LETTERS + a[ia, LETTER_COUNT]):  # noqa: SIM110 (the compiler knows no all())
        if a[ia, i] != b[ib, i]:
            return False
    return True


@kernel_in_place
def _share_a_symbol(at_a, symbols_a, ia, at_b, symbols_b, ib):
    """Do two words write one known name?"""
    i, j = at_a[ia], at_b[ib]
    end_i, end_j = at_a[ia + 1], at_b[ib + 1]
    while i < end_i and j < end_j:
        if symbols_a[i] == symbols_b[j]:
            return True
        if symbols_a[i] < symbols_b[j]:
            i += 1
        else:
            j += 1
    return False


@kernel_in_place
def may_be_alike(spelt_a, bits_a, ia, spelt_b, bits_b, ib):
    """A quick no: do the consonants differ by more than a slip or two?"""
    most = max(spelt_a[ia, CONSONANT_COUNT], spelt_b[ib, CONSONANT_COUNT])
    if bits_set(bits_a[ia, BAG] ^ bits_b[ib, BAG]) > (4 if most >= 6 else 3 if most == 5 else 2):
        return False
    if gap(spelt_a[ia, LETTER_COUNT], spelt_b[ib, LETTER_COUNT]) > 4:
        return False
    return bits_set(bits_a[ia, PAIRS] ^ bits_b[ib, PAIRS]) <= (8 if most >= 6 else 6)


@kernel
def likeness(a, bits_a, at_a, symbols_a, ia, b, bits_b, at_b, symbols_b, ib, row, places, swap, alone, least=LEAST):
    """How alike two words are (0 to 1), and how they met: word `ia` of one table and word `ib` of another.

    `a`, `bits_a`, `at_a` and `symbols_a` are the first table's `spelt`, `bits`, `symbol_at` and `symbols`: whoever
    asks in a loop takes them out of the table before it, for each time costs as much as a comparison.
    Initials meet what they may stand for; anything below `least`, which is LEAST or more, is 0.
    """
    la, lb = np.int64(a[ia, LETTER_COUNT]), np.int64(b[ib, LETTER_COUNT])
    if la == 1 or lb == 1:
        if a[ia, LETTERS] == b[ib, LETTERS] or a[ia, SOUNDS] == b[ib, SOUNDS]:
            return (1.0, SAME) if la == lb else (0.8, INITIAL_OF)
        return 0.0, SPELLING
    if _same_letters(a, ia, b, ib):
        return 1.0, SAME
    best = 0.0
    how = SPELLING
    if may_be_alike(a, bits_a, ia, b, bits_b, ib):
        bare = ((a[ia, FLAGS] | b[ib, FLAGS]) & NO_VOWELS) != 0
        longer = max(la, lb)
        # A slip of the finger changes two letters at most, so words of quite other letters were not mistyped.
        slips = np.int64(longer * (1.00001 - least))
        typed = 0.0
        if gap(la, lb) <= 3 and bits_set(bits_a[ia, ALPHABET] ^ bits_b[ib, ALPHABET]) <= 2 * slips:
            typed = 1.0 - letter_distance(a, ia, LETTERS, la, b, ib, LETTERS, lb, places) / longer
        enough = LEAST_TO_BE_TYPED if typed >= least else least
        na, nb = np.int64(a[ia, SOUND_COUNT]), np.int64(b[ib, SOUND_COUNT])
        best = sound_likeness(a, ia, SOUNDS, na, b, ib, SOUNDS, nb, bare, enough, row, swap, alone)
        how = SOUND
        if LEAST_TO_BE_TYPED < best < 0.92 and typed >= best:
            best = typed
            how = SPELLING
        if how == SOUND and best < 0.84:
            how = SPELLING
        best = min(best, 0.995)
    if best < 0.93 and _share_a_symbol(at_a, symbols_a, ia, at_b, symbols_b, ib):
        return 0.93, SYMBOL
    if best < least:
        return 0.0, SPELLING
    return best, how


def work_space() -> tuple[Any, Any]:
    """What the two distances need; one set for each thread."""
    return np.zeros(4 * LONGEST + 4, np.int32), np.zeros(256, np.uint64)
