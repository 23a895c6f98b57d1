"""The model in use, and records as it compares them.

model = comparing.current()
model.score(left, right).weight        # the same two records, the same model: the same weight
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from casekeeper.facts import Fact, history_of
from casekeeper.matching.linking.from_history import link_record
from casekeeper.matching.linking.record import LinkRecord, Scorer
from casekeeper.records.ledger import facts_of
from casekeeper.records.lines import members_of
from casekeeper.records.models import Person


class Model(NamedTuple):
    """A scorer and the version under which its weights can be made again."""

    score: Scorer
    version: str


_in_use: Model | None = None


def current() -> Model | None:
    """The model in use; None where there is none, and nothing but identifiers is compared."""
    return _in_use


def use(model: Model | None) -> None:
    """Compare with this model from here on."""
    global _in_use
    _in_use = model


class Compared(NamedTuple):
    """A line of records as one: its reference, the references of all in it, its facts, and what is compared."""

    person: Person
    references: frozenset[str]
    facts: Sequence[Fact[Any]]
    record: LinkRecord


def compared(tops: Sequence[int]) -> Mapping[int, Compared]:
    """Each of these records with all that continue in it, read as one."""
    people = Person.objects.in_bulk(list(tops))
    facts = facts_of(list(people))
    members = members_of(people)
    references = dict(
        Person.objects.filter(id__in={one for line in members.values() for one in line}).values_list("id", "reference")
    )
    found = {}
    for number, person in people.items():
        history = history_of(person.reference, facts.get(number, []))
        inside = frozenset(references[one] for one in members[number])
        found[number] = Compared(person, inside, history.facts, link_record(history))
    return found
