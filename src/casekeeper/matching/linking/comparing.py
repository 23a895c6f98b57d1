"""Pairs of records compared field by field, compiled: for each field, the level that the two stand at.

Level 0 is "one side does not say", which weighs nothing. What the levels weigh is the model's, not this file's.
"""

# mypy: disable-error-code="no-untyped-def, untyped-decorator"
from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from casekeeper.matching.compiled import kernel
from casekeeper.matching.linking.births import birth_level
from casekeeper.matching.linking.name_terms import SEEN, see_more, told_by_names
from casekeeper.matching.linking.side import Shared, Side
from casekeeper.matching.names.aligning import FEATURES, align
from casekeeper.matching.names.alike import letter_distance
from casekeeper.matching.names.comparing import space
from casekeeper.matching.names.edges import EDGE, MOST_WORDS

FIELDS = ("name", "birth_date", "number", "postcode", "address", "sentence", "nationality", "sex")
NAME, BIRTH_DATE, NUMBER, POSTCODE, ADDRESS, SENTENCE, NATIONALITY, SEX = range(len(FIELDS))
ADDRESS_STEPS = np.array([3.0, 6.0, 9.0, 13.0, 18.0], np.float32)
SEVERAL_NAMES = 0.35
"""What one more doubling of the pairs of names to choose from takes off the best of them, in log2 units."""
LEFT, RIGHT = 1, 0
_AT_A_TIME = 20_000


@kernel
def name_features(a, i, b, j, group, shared, space, edges, seen, best):
    """What is seen of the best pair of names in `best`; its weight, or -99 where one side has no name."""
    found = -99.0
    many = 0
    for one in range(a.name_at[i], a.name_at[i + 1]):
        qs = a.word[a.word_at[one] : a.word_at[one + 1]]
        for two in range(b.name_at[j], b.name_at[j + 1]):
            ts = b.word[b.word_at[two] : b.word_at[two + 1]]
            if len(qs) == 0 or len(ts) == 0:
                continue
            many += 1
            told = _names(a, one, qs, b, two, ts, group, shared, space, edges, seen)
            if told > found:
                found = told
                best[:] = seen
    if many > 1:
        found -= SEVERAL_NAMES * np.log2(many)
    return found


@kernel
def _names(a, one, qs, b, two, ts, group, shared, space, edges, seen):
    """The weight of two names; what was seen of them in `seen`."""
    features = seen[:FEATURES]
    count = align(a.words, qs, len(qs), b.words, ts, len(ts), shared.near, shared.symbol, space, edges, features)
    many = np.log2(np.float64(max(a.names.many[one], b.names.many[two])))
    if many > 0 and a.names.sound[one] == b.names.sound[two]:
        many -= 1.0
    see_more(a.words, qs, b.words, ts, edges, count, many, seen)
    return told_by_names(seen, group, shared.name)


@kernel
def best_names(a, i, b, j, group, shared, space, edges, seen):
    """Which name of the one record and which of the other tell most together."""
    found = -99.0
    best = (a.name_at[i], b.name_at[j])
    for one in range(a.name_at[i], a.name_at[i + 1]):
        qs = a.word[a.word_at[one] : a.word_at[one + 1]]
        for two in range(b.name_at[j], b.name_at[j + 1]):
            ts = b.word[b.word_at[two] : b.word_at[two + 1]]
            told = _names(a, one, qs, b, two, ts, group, shared, space, edges, seen)
            if told > found:
                found = told
                best = (one, two)
    return best


@kernel
def _step_of(value, steps):
    return 1 + np.searchsorted(steps, value, "right")


@kernel
def _birth(a, i, b, j):
    best = 0
    for one in range(a.at[i], a.at[i + 1]):
        for two in range(b.at[j], b.at[j + 1]):
            best = max(best, birth_level(a.codes[one], b.codes[two]))
    return best


@kernel
def _share(a, i, b, j):
    """0 where one side holds nothing, 2 where a value is on both, else 1."""
    one, two = a.at[i], b.at[j]
    end_one, end_two = a.at[i + 1], b.at[j + 1]
    if one == end_one or two == end_two:
        return 0
    while one < end_one and two < end_two:
        if a.codes[one] == b.codes[two]:
            return 2
        if a.codes[one] < b.codes[two]:
            one += 1
        else:
            two += 1
    return 1


@kernel
def _number(a, i, b, j, rows):
    """0 not comparable, 1 differ, 2 one slip apart, 3 the same but doubtful in itself, 4 the same."""
    best = 0
    for one in range(a.at[i], a.at[i + 1]):
        for two in range(b.at[j], b.at[j + 1]):
            if a.kind[one] != b.kind[two]:
                continue
            if a.codes[one] == b.codes[two]:
                best = max(best, 4 if a.good[one] and b.good[two] else 3)
            elif min(a.length[one], b.length[two]) >= 6 and _one_slip(a, one, b, two, rows):
                best = max(best, 2)
            else:
                best = max(best, 1)
    return best


@kernel
def _one_slip(a, one, b, two, rows):
    na, nb = a.length[one], b.length[two]
    if abs(int(na) - int(nb)) > 1:
        return False
    return letter_distance(a.letters, one, 0, na, b.letters, two, 0, nb, rows) <= 1


@kernel
def _postcode(a, i, b, j, rows):
    """0 not known, 1 elsewhere, 2 the same area, 3 one slip apart, 4 the same."""
    best = 0
    for one in range(a.at[i], a.at[i + 1]):
        for two in range(b.at[j], b.at[j + 1]):
            if a.codes[one] == b.codes[two]:
                return 4
            level = 1
            if _one_slip(a, one, b, two, rows):
                level = 3
            elif a.length[one] > 4 and a.length[one] == b.length[two]:
                level = 2
                for place in range(a.length[one] - 3):
                    if a.letters[one, place] != b.letters[two, place]:
                        level = 1
            best = max(best, level)
    return best


@kernel
def _address(a, i, b, j, told_by):
    """0 not known, else a step of how much the words of an address on both sides tell."""
    one, two = a.at[i], b.at[j]
    end_one, end_two = a.at[i + 1], b.at[j + 1]
    if one == end_one or two == end_two:
        return 0
    told = 0.0
    while one < end_one and two < end_two:
        if a.codes[one] == b.codes[two]:
            told += told_by[a.codes[one]]
            one += 1
            two += 1
        elif a.codes[one] < b.codes[two]:
            one += 1
        else:
            two += 1
    return _step_of(told, ADDRESS_STEPS)


@kernel
def levels_of(a, i, b, j, shared, space, edges, seen, best, levels):
    """Fill in the level of each field of record i of side a with record j of side b; the name's weight."""
    levels[1] = _birth(a.born, i, b.born, j)
    weight = name_features(a, i, b, j, shared.group[levels[1]], shared, space, edges, seen, best)
    levels[0] = 0 if weight == -99.0 else _step_of(weight, shared.name.steps)
    levels[2] = _number(a.number, i, b.number, j, space[1])
    levels[3] = _postcode(a.postcode, i, b.postcode, j, space[1])
    levels[4] = _address(a.address, i, b.address, j, shared.of_address_word)
    levels[5] = _share(a.sentence, i, b.sentence, j)
    levels[6] = _share(a.nationality, i, b.nationality, j)
    levels[7] = 0 if a.sex[i] == 0 or b.sex[j] == 0 else 2 if a.sex[i] == b.sex[j] else 1
    return weight


@kernel
def _levels_of_many(a, lefts, b, rights, shared, space, edges, seen, best, levels, told):
    for pair in range(len(lefts)):
        levels_of(a, lefts[pair], b, rights[pair], shared, space, edges, seen, best, levels[pair])
        if len(told):
            told[pair] = best


def levels_of_pairs(
    a: Side, lefts: npt.NDArray[np.int32], b: Side, rights: npt.NDArray[np.int32], shared: Shared, *,
    threads: int = 2, with_features: bool = False,
) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:  # fmt: skip
    """The levels of many pairs, one row each, and on demand what was seen of their names."""
    levels = np.zeros((len(lefts), len(FIELDS)), np.int8)
    told = np.zeros((len(lefts) if with_features else 0, SEEN), np.float32)

    def part(start: int) -> None:
        end = start + _AT_A_TIME
        edges, seen = np.zeros((MOST_WORDS, EDGE), np.float32), np.zeros(SEEN, np.float32)
        _levels_of_many(
            a, lefts[start:end], b, rights[start:end], shared, space(), edges, seen, seen.copy(),
            levels[start:end], told[start:end],
        )  # fmt: skip

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(part, range(0, len(lefts), _AT_A_TIME)))
    return levels, told
