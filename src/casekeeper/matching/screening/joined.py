"""Neighbouring words of a name as one: Abdul Karim, or Abd al-Karim, is found by who writes Abdulkarim, by the
skeleton of all together."""

# mypy: disable-error-code="no-untyped-def, untyped-decorator"
from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from casekeeper.matching.compiled import kernel, kernel_in_place
from casekeeper.matching.names.sounds import SOUND_CODES, skeleton
from casekeeper.matching.names.table import FLAGS, INITIAL, SOUND_COUNT, SOUNDS, WEAK, Words
from casekeeper.matching.names.written_together import article_before_sun

LEAST_CONSONANTS = 3
_START, _STEP, _MASK = 1469598103934665603, 1099511628211, 0x7FFFFFFFFFFFFFFF


def _letters() -> Any:
    """For each sound the letter that stands for it in a skeleton; 0 for what a skeleton leaves out."""
    from casekeeper.matching.names.sounds import merged

    found = np.zeros(len(SOUND_CODES) + 1, np.uint64)
    for sound, code in SOUND_CODES.items():
        if letter := merged(sound):
            found[code] = ord(letter)
    return found


LETTERS = _letters()


def key_of_word(word: str) -> int:
    """The key under which joined words are found that sound like this one; 0 where it is too short to say."""
    from casekeeper.matching.names.table import number_of

    bones = skeleton(word)
    return number_of(bones) if "~" not in bones and len(bones) >= LEAST_CONSONANTS else 0


def joined_keys(table: Words, at: npt.NDArray[np.int64], words: npt.NDArray[np.int32]) -> tuple[Any, Any]:
    """For each run of neighbours that may be one word elsewhere: the key of all together, and the name."""
    most = 4 * int(np.maximum(np.diff(at) - 1, 0).sum())
    keys, names = np.zeros(most, np.int64), np.zeros(most, np.int32)
    count = _fill(table.spelt, at, words, LETTERS, keys, names)
    return keys[:count], names[:count]


@kernel
def _fill(spelt, at, words, letters, keys, names):
    found = 0
    for name in range(len(at) - 1):
        for place in range(at[name], at[name + 1] - 1):
            for many in (2, 3):
                if place + many > at[name + 1] or not _may_be_one(spelt, words, place, many):
                    continue
                plain = _key(spelt, words, place, many, letters, False)
                fused = _key(spelt, words, place, many, letters, True)
                if plain:
                    keys[found], names[found] = plain, name
                    found += 1
                if fused and fused != plain:
                    keys[found], names[found] = fused, name
                    found += 1
    return found


@kernel_in_place
def _may_be_one(spelt, words, place, many):
    """No initial among them, and of three the middle one is a particle."""
    for k in range(place, place + many):
        if spelt[words[k], FLAGS] & INITIAL:
            return False
    return many == 2 or spelt[words[place + 1], FLAGS] & WEAK != 0


@kernel
def _key(spelt, words, place, many, letters, article_fused):
    key = np.uint64(_START)
    count = 0
    last = np.uint8(0)
    for k in range(place, place + many):
        word = words[k]
        drops = article_fused and k + 1 < place + many and article_before_sun(spelt, word, words[k + 1])
        for i in range(SOUNDS, SOUNDS + spelt[word, SOUND_COUNT] - drops):
            sound = spelt[word, i]
            if i == SOUNDS and sound == last:
                continue
            letter = letters[sound]
            if letter:
                key = ((key ^ letter) * np.uint64(_STEP)) & np.uint64(_MASK)
                count += 1
            last = sound
    return np.int64(key) if count >= LEAST_CONSONANTS else np.int64(0)
