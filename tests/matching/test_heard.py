"""What is heard of each kind of consonant never promises more than two words are apart."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from casekeeper.matching.names.alike import sound_likeness, work_space
from casekeeper.matching.names.costs import ALONE, SWAP, WHOLE
from casekeeper.matching.names.heard import TWENTIETHS, heard, sound_apart_by, weights
from casekeeper.matching.names.sounds import SOUND_CODES

IN_HUNDREDTHS = WHOLE // TWENTIETHS
SOUNDS = st.text(alphabet="".join(SOUND_CODES), min_size=1, max_size=24)


def _row(said: str) -> np.ndarray:
    row = np.zeros((1, 24), np.uint8)
    row[0, : len(said)] = [SOUND_CODES[sound] for sound in said]
    return row


def test_no_sound_weighs_more_than_what_it_costs_to_leave_it_out_or_hear_it_as_another() -> None:
    each = weights().astype(int) * IN_HUNDREDTHS
    for sound, code in SOUND_CODES.items():
        # Vowels are left out for a fifth where a script has none.
        least = ALONE[code] // 5 if sound in "AEIOU" else ALONE[code]
        assert each[code].sum() <= least, sound
        for other, another in SOUND_CODES.items():
            assert np.maximum(each[code] - each[another], 0).sum() <= SWAP[code, another], (sound, other)


@settings(deadline=None)
@given(SOUNDS, SOUNDS, st.booleans())
def test_two_words_are_never_nearer_than_what_is_heard_of_them(one: str, other: str, vowels_left_out: bool) -> None:
    a, b = _row(one), _row(other)
    row, _ = work_space()
    alike = sound_likeness(a, 0, 0, len(one), b, 0, 0, len(other), vowels_left_out, 0.0, row, SWAP, ALONE)
    (of_one, whole_one), (of_other, whole_other) = heard(a), heard(b)
    whole = max(int(whole_one[0]), int(whole_other[0]))
    apart = (1.0 - alike) * whole
    assert sound_apart_by(of_one[0], of_other, 0) <= apart + 1e-6


def test_what_leaving_out_the_whole_word_costs_is_counted_to_its_end() -> None:
    _, whole = heard(np.concatenate([_row("BAK"), _row("BAKA")]))
    assert whole.tolist() == [45, 50]
