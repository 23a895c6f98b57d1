"""A list of alerts in memory: built once, searched in milliseconds, and changed one entry at a time.

Entries added after the building lie in a second, small segment that is made anew with each, so that a new alert is
found at once; entries removed are marked. When the small one has grown, build again.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np

from casekeeper.matching.names.lexicon import Asked
from casekeeper.matching.names.weighing import NameModel, name_model
from casekeeper.matching.screening.born import in_words
from casekeeper.matching.screening.entry import Candidate, ListEntry, Part, Query
from casekeeper.matching.screening.explaining import parts_of_name
from casekeeper.matching.screening.keeping import load, save
from casekeeper.matching.screening.searching import DOCUMENT, Hit, Searcher
from casekeeper.matching.screening.segment import Segment, build

SEX_AGREES, SEX_DIFFERS, NATION_AGREES, NATION_DIFFERS = 0.3, -2.5, 1.0, -0.7
"""What weak fields tell, in log2 units. A nationality is a claim, weak and never decisive."""

NEAR = 5
"""So many more than are asked for are looked at with all fields."""

EVEN, SLOPE = 0.0, 2.0
"""The weight at which the score is one half, and how many more double the odds."""

Progress = Callable[[Iterable[ListEntry]], Iterable[ListEntry]]


class AlertIndex:
    """Entries to screen against."""

    def __init__(self, main: Segment, model: NameModel | None = None) -> None:
        self.model = model or name_model()
        self._main = Searcher(main, self.model)
        self._added: dict[str, ListEntry] = {}
        self._small: Searcher | None = None
        self._lock = threading.Lock()

    @classmethod
    def build(
        cls, entries: Iterable[ListEntry], progress: Progress | None = None, *, with_symbols: bool = True
    ) -> AlertIndex:
        """An index over these entries; `progress` may wrap them in a bar."""
        return cls(build(progress(entries) if progress else entries, with_symbols=with_symbols))

    def save(self, path: Path) -> None:
        """Keep the index in a file. What was added since the building is first built in."""
        if self._added:
            self._rebuild()
        save(self._main.segment, path)

    @classmethod
    def load(cls, path: Path) -> AlertIndex:
        """The index kept in a file. Raises IndexRefused where it cannot be used."""
        return cls(load(path))

    def entries(self) -> Iterator[ListEntry]:
        """Every entry that stands."""
        segment = self._main.segment
        for number in np.flatnonzero(segment.entries.stands).tolist():
            yield segment.entry(number)
        yield from list(self._added.values())

    def _rebuild(self) -> None:
        with self._lock:
            self._main = Searcher(build(self.entries()), self.model)
            self._added, self._small = {}, None

    @property
    def version(self) -> str:
        """Which model gives the weights."""
        return self.model.version

    def __len__(self) -> int:
        return int(self._main.segment.entries.stands.sum()) + len(self._added)

    def entry(self, id_: str) -> ListEntry:
        """The entry with this id. Raises KeyError where there is none."""
        if id_ in self._added:
            return self._added[id_]
        segment = self._main.segment
        number = segment.number_of[id_]
        if not segment.entries.stands[number]:
            raise KeyError(id_)
        return segment.entry(number)

    def add(self, entry: ListEntry) -> None:
        """Add an entry, in place of one with the same id if there is one. Found by the next search."""
        self.add_all([entry])

    def add_all(self, entries: Iterable[ListEntry]) -> None:
        """Add several, which costs hardly more than adding one."""
        with self._lock:
            for entry in entries:
                self._strike(entry.id)
                self._added[entry.id] = entry
            if self._added:
                self._small = self._searcher_of_added()

    def remove(self, id_: str) -> bool:
        """Take an entry out; False where there is none of that id."""
        with self._lock:
            struck = self._strike(id_)
            if self._added.pop(id_, None) is None:
                return struck
            self._small = self._searcher_of_added() if self._added else None
            return True

    def _searcher_of_added(self) -> Searcher:
        return Searcher(build(self._added.values(), beside=self._main.segment), self.model)

    def _strike(self, id_: str) -> bool:
        segment = self._main.segment
        number = segment.number_of.get(id_)
        if number is None or not segment.entries.stands[number]:
            return False
        segment.entries.stands[number] = 0
        return True

    def search(self, query: Query, limit: int = 10) -> list[Candidate]:
        """The likeliest entries, best first. Which is the person, if any, a person says."""
        found: list[Candidate] = []
        for searcher in (self._main, self._small):
            if searcher is not None:
                found += _candidates(searcher, query, limit)
        found.sort(key=lambda one: (-one.weight, one.id))
        return found[:limit]


def _candidates(searcher: Searcher, query: Query, limit: int) -> list[Candidate]:
    asked, hits = searcher.hits(query, limit + NEAR)
    entries: dict[int, ListEntry] = {}
    if query.nationalities or query.sex:
        # What nationality and sex tell is weak: it may reorder those near the edge, no more.
        entries = {hit.entry: searcher.segment.entry(hit.entry) for hit in hits}
        weak = {number: sum(part.weight for part in _weak(query, entry)) for number, entry in entries.items()}
        hits.sort(key=lambda hit: (-hit.weight - weak[hit.entry], entries[hit.entry].id))
    made = (_candidate(searcher, query, asked, hit, entries.get(hit.entry)) for hit in hits[:limit])
    return sorted(made, key=lambda one: (-one.weight, one.id))


def _candidate(searcher: Searcher, query: Query, asked: Asked, hit: Hit, entry: ListEntry | None) -> Candidate:
    segment = searcher.segment
    entry = entry or segment.entry(hit.entry)
    parts: list[Part] = []
    if (found := hit.found) is not None:
        names = segment.names
        listed = names.words[names.at[found.name] : names.at[found.name + 1]].tolist()
        parts += parts_of_name(
            found, searcher.model, [asked.keys[word] for word in asked.names[found.asked].tolist()],
            [segment.lexicon.keys[word] for word in listed],
        )  # fmt: skip
    if hit.document is not None:
        said = f"document {hit.document} is listed"
        parts.append(Part("document", "same number", hit.document, hit.document, DOCUMENT, said))
    if hit.how_born:
        asked_for, listed_as, how = ", ".join(query.born), ", ".join(entry.born), in_words(hit.how_born)
        said = f"birth dates {asked_for} and {listed_as}: {how}"
        parts.append(Part("birth date", how, asked_for, listed_as, hit.of_born, said))
    parts += _weak(query, entry)
    weight = sum(part.weight for part in parts)
    return Candidate(entry.id, score_of(weight), round(weight, 4), tuple(parts))


def _weak(query: Query, entry: ListEntry) -> list[Part]:
    parts = []
    if query.nationalities and entry.nationalities:
        agree = bool(set(query.nationalities) & set(entry.nationalities))
        asked, listed = ", ".join(query.nationalities), ", ".join(entry.nationalities)
        said = (
            f"a nationality both claim ({asked})"
            if agree
            else f"nationalities differ ({asked}, {listed}), as claims may"
        )
        told = NATION_AGREES if agree else NATION_DIFFERS
        parts.append(Part("nationality", "agrees" if agree else "differs", asked, listed, told, said))
    if query.sex and entry.sex:
        agree = query.sex == entry.sex
        said = "the sex recorded agrees" if agree else "the sex recorded differs"
        told = SEX_AGREES if agree else SEX_DIFFERS
        parts.append(Part("sex", "agrees" if agree else "differs", query.sex, entry.sex, told, said))
    return parts


def score_of(weight: float) -> float:
    """A weight as a number from 0 to 1."""
    return round(float(1.0 / (1.0 + 2.0 ** (-(weight - EVEN) / SLOPE))), 6)
