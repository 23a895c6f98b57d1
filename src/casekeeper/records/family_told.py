"""What is told of everybody in somebody's family groups: found in the ledger by the group's name, never by a fact's.

Whoever is in a group is found again from the ledger each time, following joins there, so that a record that was
joined into another, or parted from it, needs nothing moved. Whether they still stand in the group is read from their
own facts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import connection

from casekeeper.facts import Fact, History, history_of
from casekeeper.facts.family_groups import FamilyGrouped
from casekeeper.facts.identity import RecordJoined
from casekeeper.records.identities.lines import tops_of
from casekeeper.records.ledger import facts_of, read_facts
from casekeeper.records.models import Person

Facts = Sequence[Fact[Any]]

# Its second condition lets the planner take the small partial index of groups.
_IN_GROUPS = (
    "SELECT f.payload ->> 'group', f.person_id FROM fact f WHERE f.kind = 'family.grouped' "
    "AND f.payload ->> 'group' = ANY(%s::text[]) AND f.payload ->> 'group' IS NOT NULL"
)


_GROUPS_OF = """
WITH RECURSIVE line(id) AS (
  SELECT id FROM unnest(%s::bigint[]) AS asked(id)
  UNION
  SELECT p.person_id FROM line JOIN position p ON p.continues_in_id = line.id
)
SELECT DISTINCT f.payload ->> 'group' FROM line JOIN fact f ON f.person_id = line.id
WHERE f.kind = 'family.grouped' AND f.payload ->> 'group' IS NOT NULL
"""


def families_told(facts: Mapping[int, Facts], known_on: date | None = None) -> dict[int, dict[str, Facts]]:
    """For each of these people who was ever in a group: the ledger facts of everybody else in it, by reference."""
    groups = {person: names for person, told in facts.items() if (names := groups_named(told))}
    if not groups:
        return {}
    named = _in_groups({name for names in groups.values() for name in names})
    tops = _tops({*groups, *(person for people in named.values() for person in people)}, known_on)
    theirs = facts_of(sorted(set(tops.values())), known_on)
    references = _references(theirs)
    found: dict[int, dict[str, Facts]] = {}
    for person, names in groups.items():
        others = {tops[each] for name in names for each in named.get(name, ())} - {person, tops[person]}
        found[person] = {references[other]: theirs[other] for other in sorted(others)}
    return found


def history_told(person: Person, known_on: date | None = None) -> History:
    """A person's history with what is told of the others in their family groups beside it, as known on a day."""
    facts = facts_of([person.pk], known_on)
    family = families_told(facts, known_on).get(person.pk)
    return history_of(person.reference, facts[person.pk], known_on, family)


def family_of(person_ids: Iterable[int]) -> set[int]:
    """These, and everybody who was ever put in a group with one of them: the records as they are read now."""
    ids = set(person_ids)
    with connection.cursor() as cursor:
        cursor.execute(_GROUPS_OF, [list(ids)])
        names = {name for (name,) in cursor.fetchall()}
    people = {person for people in _in_groups(names).values() for person in people} if names else set()
    return ids | set(tops_of(people).values())


def groups_named(facts: Facts) -> set[str]:
    """The names of the groups that these facts speak of."""
    return {fact.said.group for fact in facts if fact.kind == FamilyGrouped.key}


def _in_groups(names: Collection[str]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_IN_GROUPS, [sorted(names)])
        for name, person in cursor.fetchall():
            found.setdefault(name, set()).add(person)
    return found


def _tops(person_ids: set[int], known_on: date | None) -> dict[int, int]:
    """For each record the one it continues in, by the ledger: what is kept of a join may not be written yet."""
    at = {person: person for person in person_ids}
    into: dict[int, int | None] = {}
    while waiting := set(at.values()) - into.keys():
        into |= _continue_in(waiting, known_on)
        for person, here in at.items():
            after = into.get(here)
            at[person] = here if after is None or after == person else after
    return at


def _continue_in(person_ids: set[int], known_on: date | None) -> dict[int, int | None]:
    references = _references(person_ids)
    facts = read_facts(sorted(person_ids))
    joins = {
        person: join.said.into
        for person in person_ids
        if (join := history_of(references[person], facts[person], known_on).latest(RecordJoined)) is not None
    }
    with connection.cursor() as cursor:
        cursor.execute("SELECT reference, id FROM person WHERE reference = ANY(%s)", [list(joins.values())])
        numbers = dict(cursor.fetchall())
    return {person: numbers.get(joins[person]) if person in joins else None for person in person_ids}


def _references(person_ids: Iterable[int]) -> dict[int, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, reference FROM person WHERE id = ANY(%s)", [list(person_ids)])
        return dict(cursor.fetchall())
