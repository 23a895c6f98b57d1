"""Does the index find whatever a full comparison finds? The nightly audit of what choosing candidates leaves out.

    audited = audit(held.wait().index, queries, score=0.7)
    audited.missed              # a fault, each with its query, its entry and the score it should have had

The index compares every word asked with every word listed, but lays only the few hundred most promising names side by
side, and looks words that very many names hold up only where rarer ones have led. Here the entries are cut into slices
so small that nothing is chosen among, and each slice is searched by itself, with words weighed as in the whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from casekeeper.matching.screening.entry import ListEntry, Query
from casekeeper.matching.screening.gathering import CHOSEN
from casekeeper.matching.screening.index import AlertIndex
from casekeeper.matching.screening.segment import build

WIDE = 200
"""So many answers of the index are looked at: what it found and ranked low was not missed."""


class Missed(NamedTuple):
    """An entry that reaches the score for a query, and is not among the answers of the index."""

    query: str
    entry: str
    score: float


class Audited(NamedTuple):
    """What was compared: `pairs` are entries times queries; `reached` of them reach the score."""

    queries: int
    pairs: int
    reached: int
    missed: tuple[Missed, ...]


def audit(
    index: AlertIndex, queries: Sequence[Query], *, score: float, progress: Callable[[int], None] | None = None
) -> Audited:
    """Compare each query with every entry, and the answers with those of the index. Takes minutes for a million."""
    answered = {query.id: {one.id for one in index.search(query, limit=WIDE)} for query in queries}
    whole = index._main.segment  # so that a slice weighs words as the whole list does
    entries = reached = 0
    missed: list[Missed] = []
    for slice_ in _slices(index.entries()):
        alone = AlertIndex(build(slice_, beside=whole), index.model)
        for query in queries:
            hits = [one for one in alone.search(query, limit=len(slice_)) if one.score >= score]
            reached += len(hits)
            missed += [Missed(query.id, one.id, one.score) for one in hits if one.id not in answered[query.id]]
        entries += len(slice_)
        if progress is not None:
            progress(len(slice_))
    return Audited(len(queries), entries * len(queries), reached, tuple(missed))


def _slices(entries: Iterable[ListEntry]) -> Iterator[list[ListEntry]]:
    """As many entries at a time as have no more names than the index lays side by side."""
    held: list[ListEntry] = []
    names = 0
    for entry in entries:
        many = len(entry.names) + len(entry.weak_names)
        if held and names + many > CHOSEN:
            yield held
            held, names = [], 0
        held.append(entry)
        names += many
    if held:
        yield held
