"""Holds a record while something is done to it: two people at once take turns; the second sees the first.

Whoever is in a family group with somebody is held with them, in one order everywhere: what is recorded of the one
bears on the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import transaction

from casekeeper.records.family_told import family_of
from casekeeper.records.models import Person
from casekeeper.records.projections.deriving import lock


@contextmanager
def held(*people: Person) -> Iterator[None]:
    """One transaction, with these people's rows held until it ends."""
    with transaction.atomic():
        lock(Person.objects.filter(id__in=family_of(person.id for person in people)))
        yield


@contextmanager
def held_all(person_ids: Sequence[int]) -> Iterator[None]:
    """The same for many."""
    with transaction.atomic():
        lock(Person.objects.filter(id__in=family_of(person_ids)))
        yield
