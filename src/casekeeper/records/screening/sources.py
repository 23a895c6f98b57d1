"""What is searched: the current versions of others' lists, and alerts of ours that are in force.

A key names an entry in the index: `dataset/id`. Each source tells its datasets with their versions, all its entries,
some of them by id, and which ids differ between two versions.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import astuple, replace
from typing import Any, NamedTuple, Protocol

from casekeeper.matching.screening.entry import ListEntry

OWN = "own"
ALL = "all"


class Sourced(NamedTuple):
    """An entry with what is shown beside it: where it stands, dates, and (ours) the record it is about."""

    dataset: str
    entry: ListEntry
    version: str = ""
    about: Mapping[str, Any] = {}
    person: int | None = None

    @property
    def key(self) -> str:
        """Its name in the index."""
        return key_of(self.dataset, self.entry.id)

    @property
    def indexed(self) -> ListEntry:
        """The entry as the index holds it, named by its key."""
        return replace(self.entry, id=self.key)

    @property
    def digest(self) -> str:
        """Changes when any word of the entry does that a search compares."""
        return hashlib.sha256(repr(astuple(self.entry)).encode()).hexdigest()[:32]


class Source(Protocol):
    """Where entries come from."""

    def versions(self) -> Mapping[str, str]:
        """The datasets it has now, each with its version."""
        ...

    def entries(self, dataset: str) -> Iterator[Sourced]:
        """All entries of the dataset's current version."""
        ...

    def some(self, dataset: str, ids: Collection[str]) -> Mapping[str, Sourced]:
        """Those of these that are on the current version, by id."""
        ...

    def changed(self, dataset: str, before: str, after: str) -> set[str] | None:
        """The ids that differ between two versions (new, changed, gone); None where that cannot be told."""
        ...


def key_of(dataset: str, entry: str) -> str:
    """The name of an entry in the index."""
    return f"{dataset}/{entry}"


def parts_of(key: str) -> tuple[str, str]:
    """Dataset and id of a key."""
    dataset, _, entry = key.partition("/")
    return dataset, entry


def sources() -> tuple[Source, Source]:
    """Others' lists, and our own alerts."""
    from casekeeper.records.screening.list_entries import Lists
    from casekeeper.records.screening.own_alerts import OwnAlerts

    return (Lists(), OwnAlerts())


def versions() -> dict[str, str]:
    """Every dataset there is now, with its version."""
    return {dataset: version for source in sources() for dataset, version in source.versions().items()}


def source_of(dataset: str) -> Source:
    """The source that has, or would have, the dataset."""
    lists, ours = sources()
    return ours if dataset == OWN else lists


def found(keys: Collection[str]) -> dict[str, Sourced]:
    """The entries of these keys that are current, with their words."""
    wanted: dict[str, set[str]] = {}
    for key in keys:
        dataset, entry = parts_of(key)
        wanted.setdefault(dataset, set()).add(entry)
    told: dict[str, Sourced] = {}
    for dataset, ids in wanted.items():
        told |= {one.key: one for one in source_of(dataset).some(dataset, ids).values()}
    return told
