"""How alike two words of names are, compiled: by letters, by sound, or as two spellings of one known name.

The sound distance charges little for what spellings of one sound differ in (a vowel, an h, voiced for unvoiced)
and fully for another consonant. The letter distance catches the slip of a finger. The better of both counts.
"""

# mypy: disable-error-code="no-untyped-def, untyped-decorator"
from __future__ import annotations

from typing import Any

import numpy as np

from casekeeper.matching.compiled import kernel, kernel_in_place
from casekeeper.matching.names.sounds import CONSONANTS, VOWELS
from casekeeper.matching.names.table import LONGEST, SOUND_CODES

LEAST = 0.6
"""Below this two words count as unlike."""

SAME, SOUND, SPELLING, SYMBOL, INITIAL_OF, JOINED, NICKNAME = 0, 1, 2, 3, 4, 5, 6
"""How two words met."""

_VOWEL_COST, _BREATH_COST, _GLIDE_COST = 0.25, 0.2, 0.25
_RELATED = {
    "PB": 0.2, "FV": 0.2, "BV": 0.3, "TD": 0.2, "KG": 0.25, "KX": 0.2, "GX": 0.2, "XH": 0.15, "GH": 0.4, "SZ": 0.1,
    "SC": 0.25, "CQ": 0.2, "QJ": 0.25, "CJ": 0.3, "JZ": 0.3, "JY": 0.25, "JG": 0.3, "JX": 0.4, "JH": 0.4, "QK": 0.4,
    "QS": 0.4, "QT": 0.5, "ZD": 0.5, "ST": 0.6, "PF": 0.35, "UV": 0.3, "OV": 0.4, "IY": 0.1, "EY": 0.2, "IJ": 0.4,
    "LR": 0.6, "MN": 0.5, "CX": 0.4, "ZQ": 0.5,
}  # fmt: skip


def _costs() -> tuple[Any, Any]:
    size = len(SOUND_CODES) + 1
    swap = np.ones((size, size), np.float32)
    alone = np.ones(size, np.float32)
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
    return swap, alone


SWAP, ALONE = _costs()


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
def sound_likeness(a, na, b, nb, vowels_left_out, row, swap, alone):
    """1 where two words sound the same, less by what differs in proportion to the whole. `row` is work space."""
    ease = 0.2 if vowels_left_out else 1.0
    row[0] = 0.0
    whole_a = 0.0
    whole_b = 0.0
    for j in range(nb):
        cost = alone[b[j]]
        whole_b += cost
        row[j + 1] = row[j] + (cost * ease if b[j] <= 5 else cost)
    for i in range(na):
        ca = alone[a[i]]
        whole_a += ca
        step_a = ca * ease if a[i] <= 5 else ca
        before = row[0]
        row[0] = before + step_a
        for j in range(nb):
            cost = before + swap[a[i], b[j]]
            before = row[j + 1]
            step_b = alone[b[j]] * ease if b[j] <= 5 else alone[b[j]]
            cost = min(cost, before + step_a, row[j] + step_b)
            row[j + 1] = cost
    whole = max(whole_a, whole_b)
    return 1.0 - row[nb] / whole if whole > 0 else 0.0


@kernel
def letter_distance(a, na, b, nb, rows):
    """Letters to change, add, leave out or swap with their neighbour to get from one word to the other."""
    for j in range(nb + 1):
        rows[1, j] = j
    for i in range(na):
        for j in range(nb + 1):
            rows[2, j] = rows[0, j]
            rows[0, j] = rows[1, j]
        rows[1, 0] = i + 1
        for j in range(nb):
            cost = min(rows[0, j] + (a[i] != b[j]), rows[0, j + 1] + 1, rows[1, j] + 1)
            if i > 0 and j > 0 and a[i] == b[j - 1] and a[i - 1] == b[j]:
                cost = min(cost, rows[2, j - 1] + 1)
            rows[1, j + 1] = cost
    return rows[1, nb]


@kernel
def same_letters(a, na, b, nb):
    """Are the two words spelt the same?"""
    if na != nb:
        return False
    for i in range(na):  # noqa: SIM110 (the compiler knows no all())
        if a[i] != b[i]:
            return False
    return True


@kernel
def share_a_symbol(a, ia, b, ib):
    """Do two words write one known name?"""
    i, j = a.symbol_at[ia], b.symbol_at[ib]
    end_i, end_j = a.symbol_at[ia + 1], b.symbol_at[ib + 1]
    while i < end_i and j < end_j:
        if a.symbols[i] == b.symbols[j]:
            return True
        if a.symbols[i] < b.symbols[j]:
            i += 1
        else:
            j += 1
    return False


@kernel
def may_be_alike(a, ia, b, ib):
    """A quick no: do the consonants differ by more than a slip or two?"""
    most = max(a.consonants[ia], b.consonants[ib])
    if bits_set(a.bag[ia] ^ b.bag[ib]) > (4 if most >= 6 else 3 if most == 5 else 2):
        return False
    if gap(a.letter_count[ia], b.letter_count[ib]) > 4:
        return False
    return bits_set(a.pairs[ia] ^ b.pairs[ib]) <= (8 if most >= 6 else 6)


@kernel
def likeness(a, ia, b, ib, row, rows, swap, alone):
    """How alike word `ia` of table `a` and word `ib` of table `b` are (0 to 1), and how they met.

    Initials meet what they may stand for; anything below LEAST is 0.
    """
    la, lb = a.letter_count[ia], b.letter_count[ib]
    if la == 1 or lb == 1:
        if a.letters[ia, 0] == b.letters[ib, 0] or a.sounds[ia, 0] == b.sounds[ib, 0]:
            return (1.0, SAME) if la == lb else (0.8, INITIAL_OF)
        return 0.0, SPELLING
    if same_letters(a.letters[ia], la, b.letters[ib], lb):
        return 1.0, SAME
    best = 0.0
    how = SPELLING
    if may_be_alike(a, ia, b, ib):
        bare = ((a.flags[ia] | b.flags[ib]) & 4) != 0
        best = sound_likeness(a.sounds[ia], a.sound_count[ia], b.sounds[ib], b.sound_count[ib], bare, row, swap, alone)
        how = SOUND
        longer = max(la, lb)
        if 0.45 < best < 0.92 and gap(la, lb) <= 3:
            typed = 1.0 - letter_distance(a.letters[ia], la, b.letters[ib], lb, rows) / longer
            if typed >= best:
                best = typed
                how = SPELLING
        if how == SOUND and best < 0.84:
            how = SPELLING
        best = min(best, 0.995)
    if best < 0.93 and share_a_symbol(a, ia, b, ib):
        return 0.93, SYMBOL
    if best < LEAST:
        return 0.0, SPELLING
    return best, how


def work_space() -> tuple[Any, Any]:
    """Rows for the two distances; one set for each thread."""
    return np.zeros(2 * LONGEST + 2, np.float32), np.zeros((3, 2 * LONGEST + 2), np.int32)
