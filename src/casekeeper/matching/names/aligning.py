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
from casekeeper.matching.names.alike import bits_set, likeness
from casekeeper.matching.names.edges import ALIKE, HOW, LOST, WORDS_ASKED, WORDS_LISTED, WORTH, keep_edge
from casekeeper.matching.names.information import bin_of
from casekeeper.matching.names.table import CONSONANT_COUNT, FLAGS, INITIAL, OF_SKELETON, OF_WORD, SKELETON, WEAK
from casekeeper.matching.names.written_together import pair_written_together

FEATURES = 16
(MATCHED, MATCHED_WORDS, LEFT_ASKED, LEFT_LISTED, CONTRADICTED, EXACT, WORST, REORDERED, SHARE_ASKED, SHARE_LISTED,
 INITIALS, WORDS_LEFT_ASKED, WORDS_LEFT_LISTED, ONE_WORD, WORDS_CONTRADICTED, BEST) = range(FEATURES)  # fmt: skip

LOST_BY_SYMBOL, LOST_BY_INITIAL = 1.5, 1.0
UNKNOWN = 99.0
"""More than any known name tells: no name is known that both words write."""
INITIAL_TELLS, LITTLE, CAP = 3.5, 0.5, 12.0
"""An initial tells about as much as one letter; a particle next to nothing; no word left over counts more than CAP."""


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
    told = min(tells, min(told_a[ia, OF_SKELETON], told_b[ib, OF_SKELETON])) - LOST[place]
    if at_a[ia] < at_a[ia + 1] and at_b[ib] < at_b[ib + 1]:
        # Known to be one name tells no less for sounding alike too.
        common = _commonest_shared(at_a, symbols_a, ia, at_b, symbols_b, ib, of_symbol)
        if common < UNKNOWN:
            told = max(told, min(told_a[ia, OF_WORD], told_b[ib, OF_WORD], common) - LOST_BY_SYMBOL)
    return max(told, 0.1)


@kernel
def _commonest_shared(at_a, symbols_a, ia, at_b, symbols_b, ib, of_symbol):
    i, j = at_a[ia], at_b[ib]
    least = UNKNOWN
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
    found, used_q, used_t = pair_written_together(
        spelt_a, bits_a, told_a, qs, nq, spelt_b, bits_b, told_b, ts, nt, near, edges, found, used_q, used_t, space,
        True,
    )  # fmt: skip
    # With the sides exchanged.
    found, used_t, used_q = pair_written_together(
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
        keep_edge(edges, found, 1 << bi, 1 << bj, alike[bi, bj], hows[bi, bj], worths[bi, bj])
        found += 1
        used_q |= np.uint32(1 << bi)
        used_t |= np.uint32(1 << bj)


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
