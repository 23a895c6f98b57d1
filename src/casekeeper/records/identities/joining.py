"""Which records continue in which: found from the joins in the ledger, followed as far as they go.

A join is a fact on the record that was removed, naming the one it continues in, and can be withdrawn or restated
by a correction like any fact. An index on the named reference makes the look-up cheap (`fact_joins`); whether a
join stands is then read from the removed record's own history.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import connection

from casekeeper.facts import Fact, Joined, history_of
from casekeeper.facts.identity import RecordJoined

Facts = list[Fact[Any]]
JOINED = "coalesce(f.payload ->> 'into', f.payload #>> '{instead,into}')"

# Asked alone, and with its second condition, so that the planner takes the small partial index: with no statistics
# of the expression it expects most facts to answer, and beside another table it would read them all.
_JOINS_INTO = (
    f"SELECT DISTINCT f.person_id, {JOINED} FROM fact f WHERE {JOINED} = ANY(%s::text[]) AND {JOINED} IS NOT NULL"
)


def records_joined_into(
    person_ids: Sequence[int], read: Callable[[Iterable[int]], Mapping[int, Facts]], known_on: date | None = None
) -> dict[int, list[Facts]]:
    """For each person with records joined into theirs: the facts of each such record, each saying through which."""
    found: dict[int, list[Facts]] = {}
    waiting = {(person, person): date.min for person in person_ids}
    seen = set(waiting)
    while waiting:
        candidates = _candidates({at for _, at in waiting})
        if not candidates:
            break
        facts = read({gone for gone, _, _, _ in candidates})
        arrived: dict[tuple[int, int], date] = {}
        for gone, reference, kept, into in candidates:
            join = _join(reference, facts[gone], known_on)
            if join is None or join.said.into != into:
                continue
            for (top, at), since in waiting.items():
                if at == kept and (top, gone) not in seen:
                    arrived[top, gone] = max(since, join.on)
                    through = Joined(reference, arrived[top, gone], join.said.how)
                    found.setdefault(top, []).append([replace(fact, through=through) for fact in facts[gone]])
        seen |= arrived.keys()
        waiting = arrived
    return found


def own_part(facts: Facts) -> Facts:
    """A joined record's facts, without the joins themselves: those are about the record, not about the person."""
    joins = {fact.number for fact in facts if fact.kind == RecordJoined.key}
    for fact in facts:
        if fact.corrects in joins:
            joins.add(fact.number)
    return [fact for fact in facts if fact.number not in joins]


def _candidates(person_ids: set[int]) -> list[tuple[int, str, int, str]]:
    """Records that some fact joins into one of these: the record, its reference, the one it names, that reference."""
    kept = {reference: person for person, reference in _references(person_ids)}
    with connection.cursor() as cursor:
        cursor.execute(_JOINS_INTO, [list(kept)])
        named = cursor.fetchall()
    gone = dict(_references({person for person, _ in named}))
    return [(person, gone[person], kept[into], into) for person, into in named if person != kept[into]]


def _references(person_ids: set[int]) -> list[tuple[int, str]]:
    if not person_ids:
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, reference FROM person WHERE id = ANY(%s)", [list(person_ids)])
        return list(cursor.fetchall())


def _join(reference: str, facts: Facts, known_on: date | None) -> Fact[RecordJoined] | None:
    return history_of(reference, facts, known_on).latest(RecordJoined)
