"""Invented lists, and an index that compares words, for tests of all that lies around the real ones."""

from __future__ import annotations

import pickle
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from casekeeper.matching.screening.entry import Candidate, ListEntry, Part, Query
from casekeeper.records.screening import changes
from casekeeper.records.screening.sources import OWN, Sourced


class WordIndex:
    """The interface of the index, over words alone: the share of the words in common, and the birth date."""

    def __init__(self, entries: Iterable[ListEntry] = (), version: str = "words 1") -> None:
        self.entries = {entry.id: entry for entry in entries}
        self.version = version

    @classmethod
    def build(cls, entries: Iterable[ListEntry], progress: Any = None) -> WordIndex:
        return cls(entries)

    @classmethod
    def load(cls, path: Path) -> WordIndex:
        return cls(*pickle.loads(path.read_bytes()))

    def save(self, path: Path) -> None:
        path.write_bytes(pickle.dumps((list(self.entries.values()), self.version)))

    def add(self, entry: ListEntry) -> None:
        self.entries[entry.id] = entry

    def add_all(self, entries: Iterable[ListEntry]) -> None:
        for one in entries:
            self.add(one)

    def remove(self, id_: str) -> bool:
        return self.entries.pop(id_, None) is not None

    def entry(self, id_: str) -> ListEntry:
        return self.entries[id_]

    def __len__(self) -> int:
        return len(self.entries)

    def search(self, query: Query, limit: int = 10) -> list[Candidate]:
        found = [one for entry in self.entries.values() if (one := _compared(query, entry)) is not None]
        return sorted(found, key=lambda one: (-one.score, one.id))[:limit]


def _compared(query: Query, entry: ListEntry) -> Candidate | None:
    asked = {word for name in query.names for word in name.casefold().split()}
    listed = {word for name in (*entry.names, *entry.weak_names) for word in name.casefold().split()}
    same = {one.number for one in query.documents} & {one.number for one in entry.documents}
    if not (asked & listed) and not same:
        return None
    share = len(asked & listed) / len(asked | listed) if asked | listed else 0.0
    parts = [Part("name", "same word", word, word, 1.0, f"{word} stands in both") for word in sorted(asked & listed)]
    if query.born and entry.born:
        agree = bool(set(query.born) & set(entry.born))
        share = min(1.0, max(0.0, share + (0.1 if agree else -0.5)))
        said = "the birth dates agree" if agree else "the birth dates differ"
        parts.append(Part("birth date", "same" if agree else "differs", *query.born[:1], *entry.born[:1],
                          3.0 if agree else -5.0, said))  # fmt: skip
    score = 1.0 if same else round(share, 6)
    return Candidate(entry.id, score, sum(part.weight for part in parts), tuple(parts))


class InventedLists:
    """Lists in memory with numbered versions. `publish` makes a new version and notes the change."""

    def __init__(self, ours: bool = False) -> None:
        self.ours = ours
        self.now: dict[str, dict[str, Sourced]] = {}
        self.before: dict[tuple[str, str], dict[str, Sourced]] = {}
        self.numbers: dict[str, int] = {}
        self.lock = threading.Lock()

    def publish(self, dataset: str, *entries: ListEntry, person: Mapping[str, int] | None = None) -> None:
        number = self.numbers[dataset] = self.numbers.get(dataset, 0) + 1
        about = {"source": f"The {dataset}"}
        self.now[dataset] = {
            entry.id: Sourced(dataset, entry, str(number), about, (person or {}).get(entry.id)) for entry in entries
        }
        self.before[dataset, str(number)] = self.now[dataset]
        changes.note(dataset)

    def versions(self) -> dict[str, str]:
        return {dataset: str(self.numbers[dataset]) for dataset in self.now}

    def entries(self, dataset: str) -> Iterator[Sourced]:
        yield from self.now[dataset].values()

    def some(self, dataset: str, ids: Collection[str]) -> dict[str, Sourced]:
        return {one: self.now[dataset][one] for one in ids if one in self.now.get(dataset, {})}

    def changed(self, dataset: str, before: str, after: str) -> set[str] | None:
        old, new = self.before.get((dataset, before)), self.before.get((dataset, after), {})
        if old is None:
            return None
        return {one for one in old.keys() | new.keys() if (o := old.get(one)) is None or (n := new.get(one)) is None
                or o.entry != n.entry}  # fmt: skip


def entry(number: int | str, *names: str, born: str = "", **other: Any) -> ListEntry:
    """An invented entry."""
    return ListEntry(str(number), names, born=(born,) if born else (), **other)


OURS = OWN
