"""Which questions of a list are asked: enough of each kind for an interval, few enough for a bounded run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from random import Random

from casekeeper.matching.screening import AlertIndex, ListEntry, Query
from casekeeper.synthetic.naming.lists import ALIAS, EASY, HARD, SCRIPT, AlertList, Asked, Listed, alert_list
from casekeeper.synthetic.naming.measures import Answers

MOST: Mapping[str, int] = {ALIAS: 2_500, SCRIPT: 600, EASY: 4_000, HARD: 2_500}
SLIPS = 300
"""Of each slip of the hand."""


def questions(count: int, seed: int, share: float = 1.0) -> tuple[AlertList, list[Asked]]:
    """A list, and this share of the usual number of its questions of each kind, drawn by chance."""
    made = alert_list(count, seed, innocents=round(max(MOST[EASY], MOST[HARD]) * share))
    kinds: dict[str, list[Asked]] = {}
    for one in made.asked:
        kinds.setdefault(one.kind, []).append(one)
    chance = Random(f"questions {seed}")
    chosen: list[Asked] = []
    for kind, some in kinds.items():
        chosen += chance.sample(some, min(len(some), round(MOST.get(kind, SLIPS) * share)))
    return made, chosen


def list_entries(listed: Iterable[Listed]) -> Iterator[ListEntry]:
    """Entries as the index takes them."""
    for one in listed:
        yield ListEntry(one.id, (one.name,), (), (one.born.isoformat(),), (one.country,), "f" if one.woman else "m")


def query_of(one: Asked, *, with_birth_date: bool) -> Query:
    """A question as the index takes it."""
    return Query(one.id, (one.name,), (one.born,) if with_birth_date and one.born else ())


def answers(index: AlertIndex, asked: Iterable[Asked], *, with_birth_date: bool = False, limit: int = 10) -> Answers:
    """What our index answers, with its weights: scores as finely as they are known."""
    found: dict[str, list[tuple[str, float]]] = {}
    for one in asked:
        candidates = index.search(query_of(one, with_birth_date=with_birth_date), limit)
        found[one.id] = [(candidate.id, candidate.weight) for candidate in candidates]
    return found
