"""How many go by a name: names whose telling words sound the same, in any order, counted over all records.

How rare a name's words are says what a name would be worth if words came together by chance. They do not: this counts
the very name.
"""

# mypy: disable-error-code="no-untyped-def, untyped-decorator"
from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from casekeeper.matching.compiled import kernel
from casekeeper.matching.names.table import Words

_MOST = 16


class Names(NamedTuple):
    """Each name of a side: a number for how its telling words sound, and how many names of the job sound so."""

    sound: npt.NDArray[np.int64]
    many: npt.NDArray[np.int32]


class Counted(NamedTuple):
    """The sounds that names of a job have, in rising order, and how many have each."""

    sound: npt.NDArray[np.int64]
    many: npt.NDArray[np.int32]

    def of(self, sound: npt.NDArray[np.int64]) -> Names:
        """These names with their numbers; a name that nobody held goes by counts as one."""
        if not len(self.sound):
            return Names(sound, np.ones(len(sound), np.int32))
        place = np.searchsorted(self.sound, sound).clip(0, len(self.sound) - 1)
        return Names(sound, np.where(self.sound[place] == sound, self.many[place], 1).astype(np.int32))


def counted(sound: npt.NDArray[np.int64]) -> Counted:
    """How many names sound the same."""
    values, many = np.unique(sound, return_counts=True)
    return Counted(values, many.astype(np.int32))


def sounds_of_names(
    words: Words, word_at: npt.NDArray[np.int64], word: npt.NDArray[np.int32]
) -> npt.NDArray[np.int64]:  # fmt: skip
    """A number for each name, the same for names whose telling words sound the same in any order."""
    found: npt.NDArray[np.int64] = _sounds(words.skeleton, words.flags, word_at, word, np.empty(_MOST, np.int64))
    return found


@kernel
def _sounds(skeleton, flags, word_at, word, row):
    found = np.zeros(len(word_at) - 1, np.int64)
    for name in range(len(found)):
        many = _fill(skeleton, flags, word_at[name], word_at[name + 1], word, row, 1)
        if many == 0:
            many = _fill(skeleton, flags, word_at[name], word_at[name + 1], word, row, 0)
        number = np.uint64(1469598103934665603)
        for place in range(many):
            number = (number ^ np.uint64(row[place])) * np.uint64(0x9E3779B97F4A7C15)
            number ^= number >> np.uint64(29)
        found[name] = np.int64(number >> np.uint64(1))
    return found


@kernel
def _fill(skeleton, flags, start, end, word, row, weak):
    """Put the sounds of the words into the row, in rising order; how many."""
    many = 0
    for place in range(start, end):
        if flags[word[place]] & weak or many == len(row):
            continue
        sound: Any = skeleton[word[place]]
        at = many
        while at > 0 and row[at - 1] > sound:
            row[at] = row[at - 1]
            at -= 1
        row[at] = sound
        many += 1
    return many
