"""One word asked that is two on the list, written together: Zosoe for Zo Soe, also with a slip in one of the two.

The skeleton of both together (see joined) misses what sounds otherwise at the seam, and every slip. So a word that no
list knows is parted at each place: one part is a known word, the other the same or one like it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import numpy.typing as npt

from casekeeper.matching.screening.segment import Segment

Numbers = npt.NDArray[np.int32]
LEAST_LETTERS, LEAST_KNOWN, LEAST_PART = 5, 4, 3
"""Of the word asked; of a known part whose other part is not known; of that other part."""
LOOKED_THROUGH = 2
"""For so many partings, the longest known part first, the vocabulary is looked through for words like the rest."""
MOST_HOLDERS = 20_000
"""So many names that hold a word like the rest are followed."""


def names_parted(segment: Segment, word: str, words_like: Callable[[str], Numbers]) -> Numbers:
    """Names that hold both parts of a word no list knows. `words_like` gives the words like a part, likest first."""
    known = segment.lexicon.number_of_word
    if len(word) < LEAST_LETTERS or word in known:
        return np.zeros(0, np.int32)
    found = [np.zeros(0, np.int32)]
    half_known: list[tuple[str, str]] = []
    for part, rest in _partings(word):
        if part not in known:
            continue
        if (other := known.get(rest)) is not None:
            found.append(_holding_both(segment, known[part], np.array([other], np.int32)))
        if len(part) >= LEAST_KNOWN and len(rest) >= LEAST_PART:
            half_known.append((part, rest))
    half_known.sort(key=lambda one: -len(one[0]))
    found += [_holding_both(segment, known[part], words_like(rest)) for part, rest in half_known[:LOOKED_THROUGH]]
    return np.unique(np.concatenate(found))


def _partings(word: str) -> Iterator[tuple[str, str]]:
    for place in range(2, len(word) - 1):
        yield word[:place], word[place:]
        yield word[place:], word[:place]


def _holding_both(segment: Segment, word: int, others: Numbers) -> Numbers:
    """Names that hold this word and one of those. The names of a word are in order."""
    of_word, at = segment.names.of_word, segment.names.of_word_at
    holding = of_word[at[word] : at[word + 1]]
    within = np.cumsum(at[others + 1] - at[others]) <= MOST_HOLDERS
    runs = [of_word[at[other] : at[other + 1]] for other in others[within].tolist()]
    if not runs or not len(holding):
        return np.zeros(0, np.int32)
    led_to = np.concatenate(runs)
    places = np.minimum(np.searchsorted(holding, led_to), len(holding) - 1)
    return np.asarray(led_to[holding[places] == led_to], np.int32)
