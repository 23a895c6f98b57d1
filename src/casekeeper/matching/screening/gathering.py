"""The few hundred names most worth a close look, out of all that share anything with the query; compiled.

Every name that holds a word like one asked gathers what that word tells; each word asked counts once for a name. The
birth date speaks before the choice is made, not after. Words that very many names hold are looked up only in names
that something rarer has already led to.
"""

# mypy: disable-error-code="no-untyped-def, untyped-decorator"
from __future__ import annotations

from typing import Any

import numpy as np

from casekeeper.matching.compiled import kernel, kernel_in_place
from casekeeper.matching.names.aligning import align_columns
from casekeeper.matching.names.weighing import weight_of
from casekeeper.matching.screening.born import born_weight, parts, relation_of_parts

CHOSEN = 240
COMMON = 30_000
"""Words held by more names than this are looked up in the names already found, where there are ENOUGH of them."""
ENOUGH = 400
LEFT_OVER, WEAK_NAME = 0.25, 1.5


_TOKEN_BITS, _TOKEN, _PARTS = 8, 255, 256.0
"""A note is one number: what the name has gathered in 256ths, and in its last eight bits which token came last. One
number a name keeps all notes near the processor; as four they lay outside its caches."""


def board(names: int, words: int) -> tuple[Any, ...]:
    """Work space of one thread: the note of each name, which names have one, and what each word is worth."""
    return np.zeros(names, np.uint32), np.empty(names, np.int32), np.zeros(words, np.float32)


@kernel
def gather(
    at, words, worths, names_at, joined_names, joined_worth, common, names, born, entries, weights, board, chosen
):
    """Fill `chosen` with the numbers of the best names; how many. Token k asked expands to `words[at[k]:at[k + 1]]`.

    The words of a token come with the most telling first, so that the first to reach a name is the one that counts.
    """
    notes, touched, worth_of = board
    # Taken out once: each time they are reached through their table costs as much as adding a name.
    holders_at, holders = names.of_word_at, names.of_word
    many = 0
    for k in range(min(len(at) - 1, _TOKEN)):
        if common[k] and many >= ENOUGH:
            _look_up(
                words[at[k] : at[k + 1]], worths[at[k] : at[k + 1]], names.at, names.words, notes, touched[:many],
                worth_of,
            )  # fmt: skip
            continue
        place = at[k]
        while place < at[k + 1] and worths[place] >= joined_worth[k]:
            word = words[place]
            many = _add_all(holders, holders_at[word], holders_at[word + 1], worths[place], k, notes, touched, many)
            place += 1
        many = _add_all(joined_names, names_at[k], names_at[k + 1], joined_worth[k], k, notes, touched, many)
        while place < at[k + 1]:
            word = words[place]
            many = _add_all(holders, holders_at[word], holders_at[word + 1], worths[place], k, notes, touched, many)
            place += 1
    return _choose(names, born, entries, weights, notes, touched[:many], chosen)


@kernel
def _choose(names, born, entries, weights, notes, touched, chosen):
    """The best of the names touched, name and birth date taken together. Clears their notes."""
    # Taken out once, as above.
    born_of, entry_of, tells, weak, stands = names.born, names.entry, names.tells, names.weak, entries.stands
    born_at, all_born = entries.born_at, entries.born
    count = 0
    scores = np.empty(len(chosen), np.float32)
    dated = len(born) > 0
    one = len(born) == 1
    year, month, day = parts(born[0] if dated else np.int64(0))
    for name in touched:
        told = np.float32((notes[name] >> np.uint32(_TOKEN_BITS)) / _PARTS)
        notes[name] = 0
        of_born = np.float32(0.0)
        if dated:
            packed = born_of[name]
            if packed > 0 and one:
                # One date on each side, as nearly always: told from what lies beside the name.
                of_born = weights[relation_of_parts(year, month, day, packed >> 9, packed >> 5 & 15, packed & 31)]
            elif packed != 0:
                entry = entry_of[name]
                of_born = np.float32(born_weight(born, all_born, born_at[entry], born_at[entry + 1], weights)[0])
        if count == len(chosen) and told + of_born < scores[0]:
            continue
        if not stands[entry_of[name]]:
            continue
        told += of_born - LEFT_OVER * max(tells[name] - told, np.float32(0.0))
        if weak[name]:
            told -= WEAK_NAME
        count = _keep(told, name, scores, chosen, count)
    return count


@kernel
def _look_up(words, worths, words_at, words_of, notes, touched, worth_of):
    """Add a token only to names already touched, by looking through their words."""
    for place in range(len(words)):
        worth_of[words[place]] = max(worth_of[words[place]], worths[place])
    for name in touched:
        told = np.float32(0.0)
        for word in range(words_at[name], words_at[name + 1]):
            told = max(told, worth_of[words_of[word]])
        notes[name] += np.uint32(np.int64(told * _PARTS) << _TOKEN_BITS)
    for place in range(len(words)):
        worth_of[words[place]] = 0.0


@kernel_in_place
def _add_all(added, start, end, told, k, notes, touched, many):
    """Add a token to the names from `start` to `end`, unless a more telling word of the same token came first."""
    worth = np.int64(told * _PARTS)
    for place in range(start, end):
        name = added[place]
        note = notes[name]
        if note == 0:
            touched[many] = name
            many += 1
        elif (note & np.uint32(_TOKEN)) == k + 1:
            continue
        notes[name] = np.uint32((np.int64(note >> np.uint32(_TOKEN_BITS)) + worth) << _TOKEN_BITS | (k + 1))
    return many


@kernel
def _keep(told, name, scores, chosen, count):
    """Keep the best: a heap with the least of them on top."""
    if count < len(chosen):
        place = count
        scores[place], chosen[place] = told, name
        while place > 0:
            above = (place - 1) // 2
            if scores[above] < scores[place] or (scores[above] == scores[place] and chosen[above] > chosen[place]):
                break
            scores[above], scores[place] = scores[place], scores[above]
            chosen[above], chosen[place] = chosen[place], chosen[above]
            place = above
        return count + 1
    if told < scores[0] or (told == scores[0] and name > chosen[0]):
        return count
    scores[0], chosen[0] = told, name
    place = 0
    while True:
        least = place
        for below in (2 * place + 1, 2 * place + 2):
            if below < count and (
                scores[below] < scores[least] or (scores[below] == scores[least] and chosen[below] > chosen[least])
            ):
                least = below
        if least == place:
            return count
        scores[least], scores[place] = scores[place], scores[least]
        chosen[least], chosen[place] = chosen[place], chosen[least]
        place = least


@kernel
def weigh(
    asked,
    qs,
    known,
    names,
    entries,
    born,
    chosen,
    count,
    near,
    of_symbol,
    space,
    start,
    weights,
    edges,
    features,
    told,
    of_born,
    pairs,
    born_weights,
):
    """Lay the name asked beside each name chosen: its weight, that of the birth dates, and the words that met."""
    # Taken out once, as above.
    spelt_a, bits_a, told_a, at_a, symbols_a = asked.spelt, asked.bits, asked.told, asked.symbol_at, asked.symbols
    spelt_b, bits_b, told_b, at_b, symbols_b = known.spelt, known.bits, known.told, known.symbol_at, known.symbols
    words_at, words_of, weak, entry_of = names.at, names.words, names.weak, names.entry
    born_at, all_born = entries.born_at, entries.born
    for place in range(count):
        first, last = words_at[chosen[place]], words_at[chosen[place] + 1]
        pairs[place] = align_columns(
            spelt_a, bits_a, told_a, at_a, symbols_a, qs, len(qs), spelt_b, bits_b, told_b, at_b, symbols_b,
            words_of[first:last], last - first, near, of_symbol, space, edges[place], features[place],
        )  # fmt: skip
        told[place] = weight_of(features[place], start, weights)
        if weak[chosen[place]]:
            told[place] -= WEAK_NAME
        entry = entry_of[chosen[place]]
        of_born[place] = 0.0
        if len(born):
            of_born[place] = born_weight(born, all_born, born_at[entry], born_at[entry + 1], born_weights)[0]
