"""Words of one name that are written together in the other: Abd al-Karim, Abdulkarim; compiled.

See `aligning` for when this is asked, and what a pair of words tells.
"""

# mypy: disable-error-code="no-untyped-def, untyped-decorator"
from __future__ import annotations

import numpy as np

from casekeeper.matching.compiled import kernel, kernel_in_place
from casekeeper.matching.names.alike import bits_set, gap, letter_distance, sound_likeness
from casekeeper.matching.names.edges import LOST, keep_edge
from casekeeper.matching.names.information import bin_of
from casekeeper.matching.names.sounds import CONSONANTS, SOUND_CODES, SUN, VOWELS
from casekeeper.matching.names.table import (
    BAG,
    CONSONANT_COUNT,
    FLAGS,
    INITIAL,
    LETTER_COUNT,
    LETTERS,
    LONGEST,
    NO_VOWELS,
    OF_WORD,
    SOUND_COUNT,
    SOUNDS,
    WEAK,
)

JOINED_ALIKE, APART_ALIKE, MOST_APART, SHORTEST_JOINED = 0.84, 0.9, 4, 4
"""Words written together: as alike as this, or as that where they are not side by side and in order, which many more
words are by chance; no more letters apart, and no fewer of them."""
LOST_BY_BEING_APART = 1.5
LOST_BY_JOINING = 0.5


_L, _VOWELS = SOUND_CODES["L"], len(VOWELS)
_SUN = np.array([False] + [sound in SUN for sound in VOWELS + CONSONANTS])


@kernel
def _joined(spelt, together, many, others, other, space):
    """How alike words of one name, written together, are to one word of another name.

    Abd al-Rahman is also Abdurrahman: where an article's l stands before d, r, s, t, z, n or l, both ways are tried.
    """
    best = _joined_one_way(spelt, together, many, others, other, space, False)
    if best >= 0.99:
        return best
    for k in range(many - 1):
        if article_before_sun(spelt, together[k], together[k + 1]):
            return max(best, _joined_one_way(spelt, together, many, others, other, space, True))
    return best


@kernel
def _joined_one_way(spelt, together, many, others, other, space, article_fused):
    row, places, letters, sounds, swap, alone = space[:6]
    nl = ns = 0
    bare = others[other, FLAGS] & NO_VOWELS
    for k in range(many):
        word = together[k]
        bare |= spelt[word, FLAGS] & NO_VOWELS
        drops = article_fused and k + 1 < many and article_before_sun(spelt, word, together[k + 1])
        for m in range(LETTERS, LETTERS + spelt[word, LETTER_COUNT] - drops):
            if nl < LONGEST:
                letters[0, nl] = spelt[word, m]
                nl += 1
        for m in range(SOUNDS, SOUNDS + spelt[word, SOUND_COUNT] - drops):
            sound = spelt[word, m]
            if ns < LONGEST and not (m == SOUNDS and ns > 0 and sounds[0, ns - 1] == sound):
                sounds[0, ns] = sound
                ns += 1
    length = np.int64(others[other, LETTER_COUNT])
    best = sound_likeness(
        sounds, 0, 0, ns, others, other, SOUNDS, np.int64(others[other, SOUND_COUNT]), bare != 0, JOINED_ALIKE, row,
        swap, alone,
    )  # fmt: skip
    if best >= 0.92:
        return best
    typed = 1.0 - letter_distance(letters, 0, 0, nl, others, other, LETTERS, length, places) / max(nl, length)
    return max(best, typed)


@kernel_in_place
def article_before_sun(spelt, word, following):
    """Does the word end in a vowel and l, as the Arabic article does, before a sound that takes its l over?"""
    many = spelt[word, SOUND_COUNT]
    return (
        many >= 2
        and spelt[word, SOUNDS + many - 1] == _L
        and spelt[word, SOUNDS + many - 2] <= _VOWELS
        and _SUN[spelt[following, SOUNDS]]
    )


@kernel
def pair_written_together(
    spelt_a, bits_a, told_a, qs, nq, spelt_b, bits_b, told_b, ts, nt, near, edges, found, used_q, used_t, space,
    asked_joined,
):  # fmt: skip
    """Two words on one side, side by side or not, that are one on the other; or three whose middle is a particle."""
    longest = _longest_free(spelt_b, ts, nt, used_t)
    if longest < SHORTEST_JOINED:
        return found, used_q, used_t
    together = space[9]
    for i in range(nq):
        for other in range(nq):
            first, last = qs[i], qs[other]
            letters = np.int64(spelt_a[first, LETTER_COUNT]) + np.int64(spelt_a[last, LETTER_COUNT])
            # Most pairs of words are too long to be one: that is asked first.
            if i == other or letters > longest + MOST_APART or letters < SHORTEST_JOINED:
                continue
            flags, flags_last = spelt_a[first, FLAGS], spelt_a[last, FLAGS]
            if flags & flags_last & WEAK or (flags | flags_last) & INITIAL:
                continue
            consonants = spelt_a[first, CONSONANT_COUNT] + spelt_a[last, CONSONANT_COUNT]
            for many in (3, 2):
                if many == 3 and (other != i + 2 or not spelt_a[qs[i + 1], FLAGS] & WEAK):
                    continue
                bits = np.uint32(1 << i | 1 << other) | np.uint32((many - 2) << (i + 1))
                if used_q & bits:
                    continue
                together[0], together[1], together[many - 1] = first, qs[min(i + 1, nq - 1)], last
                apart = other != i + many - 1
                least = APART_ALIKE if apart else JOINED_ALIKE
                best, place = 0.0, -1
                for j in range(nt):
                    word = ts[j]
                    if used_t >> j & 1 or spelt_b[word, FLAGS] & WEAK or spelt_b[word, LETTER_COUNT] < SHORTEST_JOINED:
                        continue
                    if many == 2 and not _may_join(
                        letters, consonants, bits_a[first, BAG], bits_a[last, BAG], spelt_b[word, LETTER_COUNT],
                        spelt_b[word, CONSONANT_COUNT], bits_b[word, BAG],
                        spelt_a[first, LETTERS] == spelt_b[word, LETTERS]
                        and _last_letter(spelt_a, last) == _last_letter(spelt_b, word),
                    ):  # fmt: skip
                        continue
                    alike = _joined(spelt_a, together, many, spelt_b, word, space)
                    if alike >= least and alike > best:
                        best, place = min(alike, 1.0), j
                if place < 0:
                    continue
                worth_of = _worth_joined(spelt_a, told_a, together, many, spelt_b, told_b, ts[place], best, near)
                pair = (bits, 1 << place) if asked_joined else (1 << place, bits)
                keep_edge(edges, found, pair[0], pair[1], best, 5, max(worth_of - LOST_BY_BEING_APART * apart, 0.1))
                found += 1
                used_q |= bits
                used_t |= np.uint32(1 << place)
    return found, used_q, used_t


@kernel_in_place
def _longest_free(spelt, ts, nt, used):
    """The letters of the longest word that has met nothing and is no particle."""
    longest = np.int64(0)
    for j in range(nt):
        if not used >> j & 1 and not spelt[ts[j], FLAGS] & WEAK:
            longest = max(longest, np.int64(spelt[ts[j], LETTER_COUNT]))
    return longest


@kernel_in_place
def _may_join(letters, consonants, first, second, whole_letters, whole_consonants, whole, ends_alike):
    """A quick no: have two words together other consonants than the one word? Bags of consonants are runs of bits.

    One more may differ where both begin and end with the same letter and have about as many: at the seam t and sh are
    read as tsh, and a leading x sounds otherwise than one within a word.
    """
    more = gap(letters, whole_letters)
    may_differ = 2 if ends_alike and more <= 1 else 1
    return (
        more <= MOST_APART
        and gap(consonants, whole_consonants) <= may_differ
        and bits_set((first | second) & ~whole) <= may_differ
    )


@kernel_in_place
def _last_letter(spelt, word):
    return spelt[word, LETTERS + spelt[word, LETTER_COUNT] - 1]


@kernel
def _worth_joined(spelt, told, together, many, others, others_told, other, how_alike, near):
    place = bin_of(how_alike)
    apart = np.float32(0.0)
    for k in range(many):
        if spelt[together[k], FLAGS] & WEAK == 0:
            apart += told[together[k], OF_WORD]
    tells = min(apart, max(others_told[other, OF_WORD], np.float32(6.0)))
    if place > 0:
        tells = min(tells, near[min(others[other, CONSONANT_COUNT], 8), place])
    return max(tells - LOST[place] - LOST_BY_JOINING, 0.1)
