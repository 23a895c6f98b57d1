"""What it costs, in hundredths of a sound, that one sound is heard as another or not at all."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from casekeeper.matching.names.sounds import CONSONANTS, SOUND_CODES, VOWELS

WHOLE = 100
"""Distances of sound are whole hundredths of a sound: whole numbers are added and compared several times as fast."""
_VOWEL_COST, _BREATH_COST, _GLIDE_COST = 0.25, 0.2, 0.25
_RELATED = {
    "PB": 0.2, "FV": 0.2, "BV": 0.3, "TD": 0.2, "KG": 0.25, "KX": 0.2, "GX": 0.2, "XH": 0.15, "GH": 0.4, "SZ": 0.1,
    "SC": 0.25, "CQ": 0.2, "QJ": 0.25, "CJ": 0.3, "JZ": 0.3, "JY": 0.25, "JG": 0.3, "JX": 0.4, "JH": 0.4, "QK": 0.4,
    "QS": 0.4, "QT": 0.5, "ZD": 0.5, "ST": 0.6, "PF": 0.35, "UV": 0.3, "OV": 0.4, "IY": 0.1, "EY": 0.2, "IJ": 0.4,
    "LR": 0.6, "MN": 0.5, "CX": 0.4, "ZQ": 0.5,
}  # fmt: skip


def _costs() -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    size = len(SOUND_CODES) + 1
    swap = np.ones((size, size))
    alone = np.ones(size)
    for one in VOWELS:
        alone[SOUND_CODES[one]] = _VOWEL_COST
        for other in VOWELS:
            swap[SOUND_CODES[one], SOUND_CODES[other]] = 0.15
    alone[SOUND_CODES["H"]], alone[SOUND_CODES["Y"]] = _BREATH_COST, _GLIDE_COST
    for pair, cost in _RELATED.items():
        first, second = (SOUND_CODES[sound] for sound in pair)
        swap[first, second] = swap[second, first] = cost
    np.fill_diagonal(swap, 0.0)
    assert len(SOUND_CODES) == len(VOWELS) + len(CONSONANTS)
    return np.rint(swap * WHOLE).astype(np.int32), np.rint(alone * WHOLE).astype(np.int32)


SWAP, ALONE = _costs()
"""By code of sound: to be heard as another, and to be left out."""
