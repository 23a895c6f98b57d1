"""How much of each kind of consonant is heard in a word: a quick bound on how far apart two words can sound.

However two words are laid side by side, what one has more of a kind than the other must be left out or be heard as
something else, and each of that costs at least what it weighs here. So words that differ by more than they may are
passed over without being laid side by side. The weights keep below every cost of `costs`; a test goes through all.
"""

# mypy: disable-error-code="no-untyped-def, untyped-decorator"
from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt

from casekeeper.matching.compiled import kernel_in_place
from casekeeper.matching.names.costs import ALONE, WHOLE
from casekeeper.matching.names.sounds import SOUND_CODES

KINDS = ("lips", "teeth", "tongue and throat", "l", "r", "m", "n", "l, r, m or n")
TWENTIETHS = 20
"""In how many parts of a sound it is counted."""
_WEIGHTS: Mapping[str, Sequence[int]] = {
    "P": (16,), "B": (12,), "F": (10,), "V": (6,), "T": (0, 10, 10), "D": (0, 10, 10), "S": (0, 0, 16),
    "Z": (0, 0, 14), "C": (0, 0, 14), "Q": (0, 0, 13), "J": (0, 0, 8), "K": (0, 0, 11), "G": (0, 0, 11),
    "X": (0, 0, 7), "H": (0, 0, 4), "Y": (0, 0, 3), "I": (0, 0, 1), "L": (0, 0, 0, 12, 0, 0, 0, 8),
    "R": (0, 0, 0, 0, 12, 0, 0, 8), "M": (0, 0, 0, 0, 0, 10, 0, 10), "N": (0, 0, 0, 0, 0, 0, 10, 10),
}  # fmt: skip
"""In twentieths of a sound. Sounds that are easily taken for one another weigh in the same kinds."""


def weights() -> npt.NDArray[np.uint8]:
    """By code of sound: what it adds to each kind."""
    found = np.zeros((len(ALONE), len(KINDS)), np.uint8)
    for sound, told in _WEIGHTS.items():
        found[SOUND_CODES[sound], : len(told)] = told
    return found


_EACH = weights()
_ALONE = (ALONE * TWENTIETHS // WHOLE).astype(np.uint16)
_ALONE[0] = 0  # Where the word has ended.


def heard(sounds: npt.NDArray[np.uint8]) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.uint16]]:
    """Of words as rows of codes, padded with nought: how much of each kind is heard, and of everything together."""
    many = _EACH[sounds].sum(axis=1, dtype=np.uint16)
    return np.minimum(many, 255).astype(np.uint8), _ALONE[sounds].sum(axis=1, dtype=np.uint16)


@kernel_in_place
def sound_apart_by(asked, known, word):
    """At least how many twentieths of a sound a word is apart from what is heard of each kind in the word asked."""
    more = less = np.int32(0)
    for kind in range(8):
        gap = np.int32(asked[kind]) - np.int32(known[word, kind])
        more += max(gap, np.int32(0))
        less += max(-gap, np.int32(0))
    return max(more, less)
