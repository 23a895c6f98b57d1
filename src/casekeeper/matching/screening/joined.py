"""Two neighbouring words of a name as one: Abdul Karim is found by who writes Abdulkarim, by the skeleton of both."""

# mypy: disable-error-code="no-untyped-def, untyped-decorator"
from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from casekeeper.matching.compiled import kernel
from casekeeper.matching.names.sounds import skeleton
from casekeeper.matching.names.table import SOUND_CODES, Words

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
    """For each pair of neighbours in each name: the key of both written together, and the name."""
    most = int(np.maximum(np.diff(at) - 1, 0).sum())
    keys, names = np.zeros(most, np.int64), np.zeros(most, np.int32)
    count = _fill(table.sounds, table.sound_count, table.flags, at, words, LETTERS, keys, names)
    return keys[:count], names[:count]


@kernel
def _fill(sounds, counts, flags, at, words, letters, keys, names):
    found = 0
    for name in range(len(at) - 1):
        for place in range(at[name], at[name + 1] - 1):
            first, second = words[place], words[place + 1]
            if flags[first] & 2 or flags[second] & 2:
                continue
            key = np.uint64(_START)
            many = 0
            last = np.uint8(0)
            for word in (first, second):
                for i in range(counts[word]):
                    sound = sounds[word, i]
                    if i == 0 and sound == last:
                        continue
                    letter = letters[sound]
                    if letter:
                        key = ((key ^ letter) * np.uint64(_STEP)) & np.uint64(_MASK)
                        many += 1
                    last = sound
            if many >= LEAST_CONSONANTS:
                keys[found] = np.int64(key)
                names[found] = name
                found += 1
    return found
