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
from casekeeper.matching.names.table import LONGEST

MOST_WORDS = 12
FEATURES = 16
(MATCHED, MATCHED_WORDS, LEFT_ASKED, LEFT_LISTED, CONTRADICTED, EXACT, WORST, REORDERED, SHARE_ASKED, SHARE_LISTED,
 INITIALS, WORDS_LEFT_ASKED, WORDS_LEFT_LISTED, ONE_WORD, WORDS_CONTRADICTED, BEST) = range(FEATURES)  # fmt: skip

LOST = np.array([0.3, 1.2, 2.2, 3.2, 4.2, 5.2], np.float32)
"""By bin of likeness: log2 of how seldom one person's name is spelt twice so differently."""
LOST_BY_SYMBOL, LOST_BY_INITIAL, LOST_BY_JOINING = 1.5, 1.0, 1.5
INITIAL_TELLS, LITTLE, CAP = 3.5, 0.5, 12.0
"""An initial tells about as much as one letter; a particle next to nothing; no word left over counts more than CAP."""


@kernel_in_place
def worth(a, ia, b, ib, alike, how, near, of_symbol):
    """What it tells, in log2 units, that these two words met this way."""
    if (a.flags[ia] & 1) or (b.flags[ib] & 1):
        return LITTLE
    if how == 4:
        return INITIAL_TELLS - LOST_BY_INITIAL
    tells = min(a.of_word[ia], b.of_word[ib])
    if how == 0:
        return max(tells - LOST[0], 0.1)
    bones = min(a.of_skeleton[ia], b.of_skeleton[ib])
    if how == 3:
        common = _commonest_shared(a, ia, b, ib, of_symbol)
        return max(min(tells, common) - LOST_BY_SYMBOL, 0.1)
    place = bin_of(alike)
    many = min(max(a.consonants[ia], b.consonants[ib]), 8)
    if place > 1 or a.skeleton[ia] != b.skeleton[ib]:
        tells = min(tells, near[many, place])
    tells = min(tells, bones)
    return max(tells - LOST[place], 0.1)


@kernel
def _commonest_shared(a, ia, b, ib, of_symbol):
    i, j = a.symbol_at[ia], b.symbol_at[ib]
    least = 99.0
    while i < a.symbol_at[ia + 1] and j < b.symbol_at[ib + 1]:
        if a.symbols[i] == b.symbols[j]:
            if a.symbols[i] < len(of_symbol):
                least = min(least, of_symbol[a.symbols[i]])
            i += 1
            j += 1
        elif a.symbols[i] < b.symbols[j]:
            i += 1
        else:
            j += 1
    return least


@kernel
def _joined(one, i, two, j, row, places, letters, sounds, swap, alone):
    """How alike words i and i+1 of one name, written together, are to one word of another name."""
    first, second = one[1][i], one[1][i + 1]
    words = one[0]
    nl = min(words.letter_count[first] + words.letter_count[second], LONGEST)
    for k in range(nl):
        m = words.letter_count[first]
        letters[0, k] = words.letters[first, k] if k < m else words.letters[second, k - m]
    ns = 0
    for k in range(words.sound_count[first]):
        sounds[0, ns] = words.sounds[first, k]
        ns += 1
    for k in range(words.sound_count[second]):
        if ns < LONGEST and not (k == 0 and ns > 0 and sounds[0, ns - 1] == words.sounds[second, 0]):
            sounds[0, ns] = words.sounds[second, k]
            ns += 1
    other = two[1][j]
    b = two[0]
    if gap(nl, b.letter_count[other]) > 3:
        return 0.0
    many = np.int64(b.letter_count[other])
    best = sound_likeness(
        sounds, 0, 0, ns, b.sounds, other, 0, np.int64(b.sound_count[other]), False, 0.0, row, swap, alone
    )
    typed = 1.0 - letter_distance(letters, 0, 0, nl, b.letters, other, 0, many, places) / max(nl, many)
    return max(best, typed)


@kernel
def align(a, qs, nq, b, ts, nt, near, of_symbol, space, edges, features):
    """Lay words `qs[:nq]` of table `a` beside words `ts[:nt]` of table `b`; how many pairs, in `edges`.

    An edge is (first word asked, how many, first word listed, how many, likeness, how, worth).
    """
    row, places, letters, sounds, swap, alone, alike, hows, worths = space
    used_q = np.uint32(0)
    used_t = np.uint32(0)
    found = 0
    # Taken out once: each time they are reached through their table costs as much as a comparison.
    spelt_a, bits_a, at_a, symbols_a = a.spelt, a.bits, a.symbol_at, a.symbols
    spelt_b, bits_b, at_b, symbols_b = b.spelt, b.bits, b.symbol_at, b.symbols
    for i in range(nq):
        for j in range(nt):
            alike[i, j], hows[i, j] = likeness(
                spelt_a, bits_a, at_a, symbols_a, qs[i], spelt_b, bits_b, at_b, symbols_b, ts[j], row, places, swap,
                alone,
            )  # fmt: skip
            if alike[i, j] > 0:
                worths[i, j] = worth(a, qs[i], b, ts[j], alike[i, j], hows[i, j], near, of_symbol)
    found, used_q, used_t = _pair_off(nq, nt, alike, hows, worths, 0.9, edges, found, used_q, used_t)
    found, used_q, used_t = _pair_joined(
        a, qs, nq, b, ts, nt, near, edges, found, used_q, used_t, row, places, letters, sounds, swap, alone, True
    )
    found, used_q, used_t = _pair_joined(
        b, ts, nt, a, qs, nq, near, edges, found, used_t, used_q, row, places, letters, sounds, swap, alone, False
    )
    # The second call had the sides exchanged.
    used_q, used_t = used_t, used_q
    found, used_q, used_t = _pair_off(nq, nt, alike, hows, worths, 0.5, edges, found, used_q, used_t)
    _sum_up(a, qs, nq, b, ts, nt, edges, found, used_q, used_t, features)
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
        edges[found, 0], edges[found, 1], edges[found, 2], edges[found, 3] = bi, 1, bj, 1
        edges[found, 4], edges[found, 5] = alike[bi, bj], hows[bi, bj]
        edges[found, 6] = worths[bi, bj]
        found += 1
        used_q |= np.uint32(1 << bi)
        used_t |= np.uint32(1 << bj)


@kernel
def _pair_joined(
    a, qs, nq, b, ts, nt, near, edges, found, used_q, used_t, row, places, letters, sounds, swap, alone, asked_joined
):
    """Words i and i+1 on one side that are one word on the other."""
    for i in range(nq - 1):
        if (used_q >> i & 1) or (used_q >> (i + 1) & 1):
            continue
        first, second = qs[i], qs[i + 1]
        both = a.letter_count[first] + a.letter_count[second]
        if both < 4 or (a.flags[first] & 1 and a.flags[second] & 1):
            continue
        for j in range(nt):
            if used_t >> j & 1 or b.flags[ts[j]] & 1 or b.letter_count[ts[j]] < 4:
                continue
            if not _may_join(a, first, second, b, ts[j]):
                continue
            how_alike = _joined((a, qs), i, (b, ts), j, row, places, letters, sounds, swap, alone)
            if how_alike < 0.84:
                continue
            place = bin_of(min(how_alike, 1.0))
            apart = a.of_word[first] * (a.flags[first] & 1 == 0) + a.of_word[second] * (a.flags[second] & 1 == 0)
            tells = min(apart, max(b.of_word[ts[j]], 6.0))
            if place > 0:
                tells = min(tells, near[min(b.consonants[ts[j]], 8), place])
            edges[found, 4], edges[found, 5] = how_alike, 5
            edges[found, 6] = max(tells - LOST[place] - LOST_BY_JOINING, 0.1)
            if asked_joined:
                edges[found, 0], edges[found, 1], edges[found, 2], edges[found, 3] = i, 2, j, 1
            else:
                edges[found, 0], edges[found, 1], edges[found, 2], edges[found, 3] = j, 1, i, 2
            found += 1
            used_q |= np.uint32(1 << i | 1 << (i + 1))
            used_t |= np.uint32(1 << j)
            break
    return found, used_q, used_t


@kernel_in_place
def _may_join(a, first, second, b, other):
    """A quick no: do two words together have other consonants than the one word?"""
    if gap(a.consonants[first] + a.consonants[second], b.consonants[other]) > 1:
        return False
    both = a.bag[first] | a.bag[second]
    one = b.bag[other]
    return bits_set(both & ~one) <= 1 and bits_set(one & ~both) <= 2


@kernel
def _left(words, chosen, count, used):
    """What the words that met nothing would have told, how many they are, and what all words would have told."""
    left = 0.0
    many = 0
    whole = 0.0
    for i in range(count):
        if words.flags[chosen[i]] & 3:
            continue
        tells = min(words.of_word[chosen[i]], CAP)
        whole += tells
        if not (used >> i & 1):
            left += tells
            many += 1
    return left, many, whole


@kernel
def _sum_up(a, qs, nq, b, ts, nt, edges, found, used_q, used_t, features):
    features[:] = 0.0
    features[WORST] = 1.0
    for e in range(found):
        told = edges[e, 6]
        features[MATCHED] += told
        if edges[e, 5] == 4:
            features[INITIALS] += 1
        elif not ((a.flags[qs[int(edges[e, 0])]] & 1) and (b.flags[ts[int(edges[e, 2])]] & 1)):
            features[MATCHED_WORDS] += max(edges[e, 1], edges[e, 3])
            features[WORST] = min(features[WORST], edges[e, 4])
            features[BEST] = max(features[BEST], told)
        if edges[e, 5] == 0:
            features[EXACT] += told
    for e in range(found):
        for f in range(found):
            if edges[e, 0] < edges[f, 0] and edges[e, 2] > edges[f, 2]:
                features[REORDERED] = 1.0
    left_q, many_q, whole_q = _left(a, qs, nq, used_q)
    left_t, many_t, whole_t = _left(b, ts, nt, used_t)
    features[LEFT_ASKED], features[LEFT_LISTED] = left_q, left_t
    features[CONTRADICTED] = min(left_q, left_t)
    features[SHARE_ASKED] = 1.0 - left_q / whole_q if whole_q > 0 else 0.0
    features[SHARE_LISTED] = 1.0 - left_t / whole_t if whole_t > 0 else 0.0
    features[WORDS_LEFT_ASKED], features[WORDS_LEFT_LISTED] = many_q, many_t
    features[WORDS_CONTRADICTED] = min(many_q, many_t)
    features[ONE_WORD] = 1.0 if features[MATCHED_WORDS] <= 1 else 0.0
