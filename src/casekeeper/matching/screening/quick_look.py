"""What lets most words of a list be passed over unseen: small columns, so that they lie near the processor.

Of a hundred words asked about, ninety are passed over by their bag of consonants, nine by the rest, and one is laid
beside the word asked, letter by letter and sound by sound.
"""

# mypy: disable-error-code="no-untyped-def, untyped-decorator"
from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from casekeeper.matching.compiled import kernel_in_place
from casekeeper.matching.names.alike import bits_set
from casekeeper.matching.names.heard import heard, sound_apart_by
from casekeeper.matching.names.table import (
    ALPHABET,
    BAG,
    CONSONANT_COUNT,
    LETTER_COUNT,
    LONGEST,
    PAIRS,
    SOUNDS,
    Words,
)

MOST_APART = 4
"""Letters that one of two alike words may have more than the other."""


class QuickLook(NamedTuple):
    """Words by what may part them from a word asked. Those of one bag lie side by side, in rows `at[i]` to `at[i + 1]`,
    and the bag is asked of all at once; `bag` and `consonants` are of each such run, the rest of each word."""

    bag: npt.NDArray[np.uint64]
    consonants: npt.NDArray[np.uint8]
    at: npt.NDArray[np.int64]
    pairs: npt.NDArray[np.uint64]
    alphabet: npt.NDArray[np.uint32]
    letters: npt.NDArray[np.uint8]
    heard: npt.NDArray[np.uint8]
    sounds: npt.NDArray[np.uint16]


def quick_look(table: Words) -> QuickLook:
    """The columns of these words, in their order."""
    bag, many = table.bits[:, BAG], table.spelt[:, CONSONANT_COUNT]
    other = (bag[1:] != bag[:-1]) | (many[1:] != many[:-1])
    starts = np.flatnonzero(np.append(True, other))[: len(bag)]
    kinds, whole = heard(table.spelt[:, SOUNDS : SOUNDS + LONGEST])
    return QuickLook(
        bag[starts], many[starts], np.append(starts, len(bag)), np.ascontiguousarray(table.bits[:, PAIRS]),
        table.bits[:, ALPHABET].astype(np.uint32), np.ascontiguousarray(table.spelt[:, LETTER_COUNT]), kinds, whole,
    )  # fmt: skip


@kernel_in_place
def other_consonants(bag, other, most):
    """Do two bags of consonants, of words with at most so many, differ by more than a slip or two?"""
    return bits_set(bag ^ other) > np.uint64(4 if most >= 6 else 3 if most == 5 else 2)


@kernel_in_place
def most_pairs(most, narrow):
    """So many pairs of neighbouring consonants may differ: what two slips change, or where it is `narrow`, one."""
    return np.uint64((6 if narrow else 8) if most >= 6 else 4 if narrow else 6)


@kernel_in_place
def worth_a_look(pairs, alphabet, letters, heard, sounds, word, asked_pairs, asked_alphabet, asked_letters, asked_heard,
                 asked_sounds, most, share):  # fmt: skip
    """Can the word be alike, by the letters it has or by what is heard in it? `share` is how unlike it may be."""
    many = np.int32(letters[word])
    gap = abs(many - asked_letters)
    differ = bits_set(asked_pairs ^ pairs[word])
    if gap > MOST_APART:
        return False
    slips = np.int32(max(many, asked_letters) * share)
    other_letters = bits_set(np.uint64(asked_alphabet ^ alphabet[word]))
    if differ > most and other_letters > 1:
        return False
    if gap <= slips and other_letters <= np.uint64(2 * slips):
        return True
    return sound_apart_by(asked_heard, heard, word) <= max(asked_sounds, np.int32(sounds[word])) * share
