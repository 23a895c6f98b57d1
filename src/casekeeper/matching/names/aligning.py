"""Two names laid side by side: which word met which, and how much that tells; compiled.

Words that are plainly the same pair off first, then words written together in one name and apart in the other, then
words less alike. Each pair is worth what its likeness tells less what such a change costs between two spellings of
one person's name. What stays unmatched on either side is counted too: a word left out is common, a contradiction
(something left over on both sides) is not.
"""

# mypy: disable-error-code="no-untyped-def, untyped-decorator"
from __future__ import annotations

import numpy as np

from casekeeper.matching.compiled import kernel, kernel_in_place
from casekeeper.matching.names.alike import bits_set, gap, letter_distance, likeness, sound_likeness
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
    OF_SKELETON,
    OF_WORD,
    SKELETON,
    SOUND_COUNT,
    SOUNDS,
    WEAK,
)

MOST_WORDS = 12
EDGE = 5
WORDS_ASKED, WORDS_LISTED, ALIKE, HOW, WORTH = range(EDGE)
"""What is kept of words that met: which they are on either side, as bits; how alike, how they met, what it tells."""
FEATURES = 16
(MATCHED, MATCHED_WORDS, LEFT_ASKED, LEFT_LISTED, CONTRADICTED, EXACT, WORST, REORDERED, SHARE_ASKED, SHARE_LISTED,
 INITIALS, WORDS_LEFT_ASKED, WORDS_LEFT_LISTED, ONE_WORD, WORDS_CONTRADICTED, BEST) = range(FEATURES)  # fmt: skip

LOST = np.array([0.3, 1.2, 2.2, 3.2, 4.2, 5.2], np.float32)
"""By bin of likeness: log2 of how seldom one person's name is spelt twice so differently."""
LOST_BY_SYMBOL, LOST_BY_INITIAL, LOST_BY_JOINING = 1.5, 1.0, 0.5
JOINED_ALIKE, APART_ALIKE, MOST_APART, SHORTEST_JOINED = 0.84, 0.9, 4, 4
"""Words written together: as alike as this, or as that where they are not side by side and in order, which many more
words are by chance; no more letters apart, and no fewer of them."""
LOST_BY_BEING_APART = 1.5
INITIAL_TELLS, LITTLE, CAP = 3.5, 0.5, 12.0
"""An initial tells about as much as one letter; a particle next to nothing; no word left over counts more than CAP."""


_L, _VOWELS = SOUND_CODES["L"], len(VOWELS)
_SUN = np.array([False] + [sound in SUN for sound in VOWELS + CONSONANTS])


@kernel_in_place
def worth(
    spelt_a, bits_a, told_a, at_a, symbols_a, ia, spelt_b, bits_b, told_b, at_b, symbols_b, ib, alike, how, near,
    of_symbol,
):  # fmt: skip
    """What it tells, in log2 units, that these two words met this way. The columns are those of `Words`."""
    if (spelt_a[ia, FLAGS] | spelt_b[ib, FLAGS]) & WEAK:
        return LITTLE
    if how == 4:
        return INITIAL_TELLS - LOST_BY_INITIAL
    tells = min(told_a[ia, OF_WORD], told_b[ib, OF_WORD])
    if how == 0:
        return max(tells - LOST[0], 0.1)
    if how == 3:
        common = _commonest_shared(at_a, symbols_a, ia, at_b, symbols_b, ib, of_symbol)
        return max(min(tells, common) - LOST_BY_SYMBOL, 0.1)
    place = bin_of(alike)
    many = min(max(spelt_a[ia, CONSONANT_COUNT], spelt_b[ib, CONSONANT_COUNT]), 8)
    if place > 1 or bits_a[ia, SKELETON] != bits_b[ib, SKELETON]:
        tells = min(tells, near[many, place])
    tells = min(tells, min(told_a[ia, OF_SKELETON], told_b[ib, OF_SKELETON]))
    return max(tells - LOST[place], 0.1)


@kernel
def _commonest_shared(at_a, symbols_a, ia, at_b, symbols_b, ib, of_symbol):
    i, j = at_a[ia], at_b[ib]
    least = 99.0
    while i < at_a[ia + 1] and j < at_b[ib + 1]:
        if symbols_a[i] == symbols_b[j]:
            if symbols_a[i] < len(of_symbol):
                least = min(least, of_symbol[symbols_a[i]])
            i += 1
            j += 1
        elif symbols_a[i] < symbols_b[j]:
            i += 1
        else:
            j += 1
    return least


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
def align(a, qs, nq, b, ts, nt, near, of_symbol, space, edges, features):
    """Lay words `qs[:nq]` of table `a` beside words `ts[:nt]` of table `b`; how many pairs, in `edges`.

    See EDGE for what an edge holds.
    """
    return align_columns(
        a.spelt, a.bits, a.told, a.symbol_at, a.symbols, qs, nq, b.spelt, b.bits, b.told, b.symbol_at, b.symbols, ts,
        nt, near, of_symbol, space, edges, features,
    )  # fmt: skip


@kernel
def align_columns(
    spelt_a, bits_a, told_a, at_a, symbols_a, qs, nq, spelt_b, bits_b, told_b, at_b, symbols_b, ts, nt, near,
    of_symbol, space, edges, features,
):  # fmt: skip
    """The same of the columns of two tables: who asks in a loop takes them out once, which costs as much as a pair."""
    row, places, _, _, swap, alone, alike, hows, worths = space[:9]
    used_q = np.uint32(0)
    used_t = np.uint32(0)
    found = 0
    for i in range(nq):
        for j in range(nt):
            alike[i, j], hows[i, j] = likeness(
                spelt_a, bits_a, at_a, symbols_a, qs[i], spelt_b, bits_b, at_b, symbols_b, ts[j], row, places, swap,
                alone,
            )  # fmt: skip
            if alike[i, j] > 0:
                worths[i, j] = worth(
                    spelt_a, bits_a, told_a, at_a, symbols_a, qs[i], spelt_b, bits_b, told_b, at_b, symbols_b, ts[j],
                    alike[i, j], hows[i, j], near, of_symbol,
                )  # fmt: skip
    found, used_q, used_t = _pair_off(nq, nt, alike, hows, worths, 0.9, edges, found, used_q, used_t)
    found, used_q, used_t = _pair_joined(
        spelt_a, bits_a, told_a, qs, nq, spelt_b, bits_b, told_b, ts, nt, near, edges, found, used_q, used_t, space,
        True,
    )  # fmt: skip
    # With the sides exchanged.
    found, used_t, used_q = _pair_joined(
        spelt_b, bits_b, told_b, ts, nt, spelt_a, bits_a, told_a, qs, nq, near, edges, found, used_t, used_q, space,
        False,
    )  # fmt: skip
    found, used_q, used_t = _pair_off(nq, nt, alike, hows, worths, 0.5, edges, found, used_q, used_t)
    _sum_up(spelt_a, told_a, qs, nq, spelt_b, told_b, ts, nt, edges, found, used_q, used_t, features)
    return found


@kernel
def _pair_off(nq, nt, alike, hows, worths, least, edges, found, used_q, used_t):
    while True:
        best = -1.0
        bi = bj = 0
        for i in range(nq):
            if used_q >> i & 1:
                continue
            for j in range(nt):
                if used_t >> j & 1 or alike[i, j] < least or (least > 0.8 and hows[i, j] == 4):
                    continue
                told = worths[i, j] + alike[i, j]
                # Where one word could meet two alike, the one in its place is meant.
                told -= 0.01 * abs(i - j)
                if told > best:
                    best, bi, bj = told, i, j
        if best < 0:
            return found, used_q, used_t
        _keep(edges, found, 1 << bi, 1 << bj, alike[bi, bj], hows[bi, bj], worths[bi, bj])
        found += 1
        used_q |= np.uint32(1 << bi)
        used_t |= np.uint32(1 << bj)


@kernel_in_place
def _keep(edges, place, words_asked, words_listed, alike, how, worth_of):
    edges[place, WORDS_ASKED], edges[place, WORDS_LISTED] = words_asked, words_listed
    edges[place, ALIKE], edges[place, HOW], edges[place, WORTH] = alike, how, worth_of


@kernel
def _pair_joined(
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
                    ):  # fmt: skip
                        continue
                    alike = _joined(spelt_a, together, many, spelt_b, word, space)
                    if alike >= least and alike > best:
                        best, place = min(alike, 1.0), j
                if place < 0:
                    continue
                worth_of = _worth_joined(spelt_a, told_a, together, many, spelt_b, told_b, ts[place], best, near)
                pair = (bits, 1 << place) if asked_joined else (1 << place, bits)
                _keep(edges, found, pair[0], pair[1], best, 5, max(worth_of - LOST_BY_BEING_APART * apart, 0.1))
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
def _may_join(letters, consonants, first, second, whole_letters, whole_consonants, whole):
    """A quick no: have two words together other consonants than the one word? Bags of consonants are runs of bits."""
    return (
        gap(letters, whole_letters) <= MOST_APART
        and gap(consonants, whole_consonants) <= 1
        and bits_set((first | second) & ~whole) <= 1
    )


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


@kernel
def _left(spelt, told, chosen, count, used):
    """What the words that met nothing would have told, how many they are, and what all words would have told."""
    left = 0.0
    many = 0
    whole = 0.0
    for i in range(count):
        if spelt[chosen[i], FLAGS] & (WEAK | INITIAL):
            continue
        tells = min(told[chosen[i], OF_WORD], CAP)
        whole += tells
        if not (used >> i & 1):
            left += tells
            many += 1
    return left, many, whole


@kernel_in_place
def first_of(bits):
    """The place of the first word among these."""
    place = 0
    while not bits >> np.uint64(place) & np.uint64(1):
        place += 1
    return place


@kernel
def _sum_up(spelt_a, told_a, qs, nq, spelt_b, told_b, ts, nt, edges, found, used_q, used_t, features):
    features[:] = 0.0
    features[WORST] = 1.0
    for e in range(found):
        asked, listed = np.uint64(edges[e, WORDS_ASKED]), np.uint64(edges[e, WORDS_LISTED])
        alike, how, told = edges[e, ALIKE], edges[e, HOW], edges[e, WORTH]
        features[MATCHED] += told
        if how == 4:
            features[INITIALS] += 1
        elif not spelt_a[qs[first_of(asked)], FLAGS] & spelt_b[ts[first_of(listed)], FLAGS] & WEAK:
            features[MATCHED_WORDS] += max(bits_set(asked), bits_set(listed))
            features[WORST] = min(features[WORST], alike)
            features[BEST] = max(features[BEST], told)
        if how == 0:
            features[EXACT] += told
        for f in range(found):
            if asked < edges[f, WORDS_ASKED] and listed > edges[f, WORDS_LISTED]:
                features[REORDERED] = 1.0
    left_q, many_q, whole_q = _left(spelt_a, told_a, qs, nq, used_q)
    left_t, many_t, whole_t = _left(spelt_b, told_b, ts, nt, used_t)
    features[LEFT_ASKED], features[LEFT_LISTED] = left_q, left_t
    features[CONTRADICTED] = min(left_q, left_t)
    features[SHARE_ASKED] = 1.0 - left_q / whole_q if whole_q > 0 else 0.0
    features[SHARE_LISTED] = 1.0 - left_t / whole_t if whole_t > 0 else 0.0
    features[WORDS_LEFT_ASKED], features[WORDS_LEFT_LISTED] = many_q, many_t
    features[WORDS_CONTRADICTED] = min(many_q, many_t)
    features[ONE_WORD] = 1.0 if features[MATCHED_WORDS] <= 1 else 0.0
