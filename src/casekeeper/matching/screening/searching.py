"""One query against one segment: the best candidates, each with the parts that add up to its weight."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from casekeeper.matching.names.aligning import FEATURES
from casekeeper.matching.names.comparing import space
from casekeeper.matching.names.edges import EDGE, MOST_WORDS
from casekeeper.matching.names.lexicon import Asked
from casekeeper.matching.names.sounds import article_taken_over
from casekeeper.matching.names.table import Words
from casekeeper.matching.names.weighing import NameModel
from casekeeper.matching.screening.born import WEIGHTS, born_numbers, born_weight
from casekeeper.matching.screening.entry import Query
from casekeeper.matching.screening.expanding import Expansion, Room, expand, room
from casekeeper.matching.screening.gathering import CHOSEN, COMMON, board, gather, weigh
from casekeeper.matching.screening.segment import Segment, document_key

KEPT_EXPANSIONS = 100_000
"""What was found for a word is kept for whoever asks about it next: about a kilobyte each."""
DOCUMENT = 20.0
"""What one document number on both sides tells, in log2 units."""


class Found(NamedTuple):
    """One name of an entry that answers the query: its weight by name alone, and how its words met those asked."""

    entry: int
    name: int
    asked: int
    weight: float
    edges: npt.NDArray[np.float32]
    features: npt.NDArray[np.float32]


class Hit(NamedTuple):
    """An entry that answers the query: the best of its names that does, a document they share, its birth dates."""

    entry: int
    found: Found | None
    document: str | None
    of_born: float
    how_born: int

    @property
    def weight(self) -> float:
        """By name, document and birth date."""
        return (self.found.weight if self.found else 0.0) + self.of_born + (DOCUMENT if self.document else 0.0)


class _Work(NamedTuple):
    """Work space of one thread, made once: for gathering, for each name chosen, and for looking through the words."""

    board: tuple[Any, ...]
    chosen: npt.NDArray[np.int32]
    edges: npt.NDArray[np.float32]
    features: npt.NDArray[np.float32]
    weights: npt.NDArray[np.float32]
    of_born: npt.NDArray[np.float32]
    pairs: npt.NDArray[np.int64]
    space: tuple[Any, ...]
    room: Room


def _work_for(segment: Segment) -> _Work:
    words = len(segment.words.spelt)
    return _Work(
        board(len(segment.names.entry), words), np.empty(CHOSEN, np.int32),
        np.zeros((CHOSEN, MOST_WORDS, EDGE), np.float32), np.zeros((CHOSEN, FEATURES), np.float32),
        np.zeros(CHOSEN, np.float32), np.zeros(CHOSEN, np.float32), np.zeros(CHOSEN, np.int64), space(), room(words),
    )  # fmt: skip


class Searcher:
    """Searches one segment. Safe to use from several threads: each has work space of its own."""

    def __init__(self, segment: Segment, model: NameModel) -> None:
        self.segment = segment
        self.model = model
        self._expansions: OrderedDict[tuple[str, bool], Expansion] = OrderedDict()
        self._local = threading.local()
        self._lock = threading.Lock()

    def hits(self, query: Query, limit: int) -> tuple[Asked, list[Hit]]:
        """The likeliest entries by name, document and birth date, best first, and the query's words."""
        born = np.array(born_numbers(query.born), np.int64)
        asked, names = self.names_like(query, limit)
        documents = self._by_document(query)
        found = [
            Hit(entry, names.get(entry), documents.get(entry), *self._born(born, entry))
            for entry in names.keys() | documents.keys()
        ]
        found.sort(key=lambda hit: (-hit.weight, hit.entry))
        return asked, found[:limit]

    def names_like(self, query: Query, limit: int) -> tuple[Asked, dict[int, Found]]:
        """For the likeliest entries, name and birth date taken together, the best of each one's names."""
        born = np.array(born_numbers(query.born), np.int64)
        asked = self.segment.lexicon.ask(*query.names)
        best: dict[int, Found] = {}
        for number, words in enumerate(asked.names):
            if len(words):
                for found in self._of_one_name(asked, number, born, limit):
                    if (held := best.get(found.entry)) is None or found.weight > held.weight:
                        best[found.entry] = found
        return asked, best

    def _by_document(self, query: Query) -> dict[int, str]:
        """Entries that carry a document asked for, and its number."""
        found: dict[int, str] = {}
        for document in query.documents:
            key = document_key(document)
            for entry in self.segment.by_document.get(key, ()) if len(key) >= 4 else ():
                if self.segment.entries.stands[entry]:
                    found[entry] = document.number
        return found

    def _of_one_name(self, asked: Asked, number: int, born: npt.NDArray[np.int64], limit: int) -> Iterator[Found]:
        segment, model = self.segment, self.model
        qs = asked.names[number]
        work = self._work()
        count = self._gathered(asked, qs, born, work)
        names, known, told = segment.names, segment.words, segment.lexicon.information
        chosen, weights, of_born = work.chosen, work.weights, work.of_born
        weigh(
            asked.table, qs, known, names, segment.entries, born, chosen, count, told.near, told.symbol, work.space,
            model.start, model.weights, work.edges, work.features, weights, of_born, work.pairs, WEIGHTS,
        )  # fmt: skip
        seen: set[int] = set()
        for place in np.argsort(-(weights[:count] + of_born[:count]), kind="stable").tolist():
            entry = int(names.entry[chosen[place]])
            if entry not in seen:
                seen.add(entry)
                met = work.edges[place, : work.pairs[place]].copy()
                name = int(chosen[place])
                yield Found(entry, name, number, float(weights[place]), met, work.features[place].copy())
            if len(seen) == limit:
                return

    def _gathered(self, asked: Asked, qs: npt.NDArray[np.int32], born: npt.NDArray[np.int64], work: _Work) -> int:
        expansions = self._expanded(asked, qs)
        expansions.sort(key=lambda one: one.postings)
        at, names_at = _ends(expansions, "words"), _ends(expansions, "names")
        none = np.zeros(0, np.int32)
        count: int = gather(
            at, np.concatenate([one.words for one in expansions] or [none]),
            np.concatenate([one.worth for one in expansions] or [none.astype(np.float32)]), names_at,
            np.concatenate([one.names for one in expansions] or [none]),
            np.array([one.names_worth for one in expansions], np.float32),
            np.array([one.postings > COMMON for one in expansions], np.uint8), self.segment.names, born,
            self.segment.entries, WEIGHTS, work.board, work.chosen,
        )  # fmt: skip
        return count

    def _expanded(self, asked: Asked, qs: npt.NDArray[np.int32]) -> list[Expansion]:
        chosen = [int(word) for word in qs]
        strong = [word for word in chosen if not asked.table.flags[word] & 3]
        found = [self._expansion(asked.keys[word], asked.table, word) for word in dict.fromkeys(strong or chosen)]
        together = _written_together(asked, chosen)
        together = [word for word in dict.fromkeys(together) if len(word) >= 4]
        if together:
            known = [word for word in together if (word, True) not in self._expansions]
            table = self.segment.lexicon.table_of(known) if known else asked.table
            for word in together:
                place = known.index(word) if word in known else -1
                found.append(self._expansion(word, table, place, joined=True))
        return found

    def _expansion(self, key: str, table: Words, place: int, *, joined: bool = False) -> Expansion:
        kept = self._expansions
        if (found := kept.get((key, joined))) is not None:
            return found
        if place < 0:
            table, place = self.segment.lexicon.table_of([key]), 0
        found = expand(self.segment, table, place, key.partition("|")[0], self._work().room, joined=joined)
        with self._lock:
            kept[key, joined] = found
            if len(kept) > KEPT_EXPANSIONS:
                kept.popitem(last=False)
        return found

    def _work(self) -> _Work:
        work: _Work | None = getattr(self._local, "work", None)
        if work is None:
            work = self._local.work = _work_for(self.segment)
        return work

    def _born(self, asked: npt.NDArray[np.int64], entry: int) -> tuple[float, int]:
        """What the birth dates tell, and how they stand to one another."""
        if not len(asked):
            return 0.0, 0
        entries = self.segment.entries
        told, how = born_weight(asked, entries.born, entries.born_at[entry], entries.born_at[entry + 1], WEIGHTS)
        return float(told), int(how)


def _written_together(asked: Asked, chosen: Sequence[int]) -> list[str]:
    """Two neighbours as one word, and three whose middle one is a particle; an article's l also taken over."""
    plain = [asked.keys[word].partition("|")[0] for word in chosen]
    weak = [bool(asked.table.flags[word] & 1) for word in chosen]
    found: list[str] = []
    for i in range(len(chosen) - 1):
        if not (weak[i] and weak[i + 1]):
            found += [word + plain[i + 1] for word in (plain[i], article_taken_over(plain[i], plain[i + 1]))]
        if i + 2 < len(chosen) and weak[i + 1] and not (weak[i] and weak[i + 2]):
            first, middle, last = plain[i : i + 3]
            found += [first + one + last for one in (middle, article_taken_over(middle, last))]
    return found


def _ends(expansions: Sequence[Expansion], part: str) -> npt.NDArray[np.int64]:
    at = np.zeros(len(expansions) + 1, np.int64)
    np.cumsum([len(getattr(one, part)) for one in expansions], out=at[1:])
    return at
