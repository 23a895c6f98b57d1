"""Puts invented people into the ledger, each fact with the instant at which it was learned, and derives them.

People are told apart by prison number or Home Office reference, so that filling can be stopped and taken up again,
and adds nobody twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from random import Random

from django.db import transaction

from casekeeper.records.ledger import NewFact, append, open_persons
from casekeeper.records.models import IdentifierRow, Person
from casekeeper.records.projections.deriving import rederive
from casekeeper.synthetic.told import Invented, Told, points_at, renumbered

CHUNK = 500
CAUSE = "the invented population was filled in"


def fill(
    people: Iterable[Invented], today: date, *, derived: bool = True, progress: Callable[[int], None] | None = None
) -> int:
    """Open a record for each person not there yet, with their whole history. Returns how many were opened."""
    opened = 0
    for chunk in _chunks(people):
        missing = _not_there_yet([person for person in chunk if person.told])
        if missing:
            with transaction.atomic():
                ids = _record(missing)
                if derived:
                    rederive(ids, as_at=today, cause=CAUSE)
        opened += len(missing)
        if progress is not None:
            progress(len(chunk))
    return opened


def _chunks(people: Iterable[Invented]) -> Iterator[list[Invented]]:
    iterator = iter(people)
    while chunk := list(islice(iterator, CHUNK)):
        yield chunk


def _not_there_yet(people: Sequence[Invented]) -> list[Invented]:
    numbers = [person.number[1] for person in people]
    schemes = {person.number[0] for person in people}
    there = set(
        IdentifierRow.objects.filter(scheme__in=schemes, canonical__in=numbers).values_list("scheme", "canonical")
    )
    return [person for person in people if person.number not in there]


def _record(people: Sequence[Invented]) -> list[int]:
    opened_at = [min(told.recorded_at for told in person.told) for person in people]
    drawn_from = Random(f"references/{people[0].serial}")
    records = open_persons(len(people), opened_at=opened_at, invented=True, source=drawn_from)
    _append(people, records)
    return [record.id for record in records]


def _append(people: Sequence[Invented], records: Sequence[Person]) -> None:
    """Facts in the order they were learned, those that name another by its number after the one they name."""
    places = [(at, told) for at, person in enumerate(people) for told in enumerate(person.told)]
    places.sort(key=lambda place: place[1][1].recorded_at)
    number_of: dict[tuple[int, int], int] = {}
    while places:
        ready = [place for place in places if all((place[0], named) in number_of for named in _named(place[1][1]))]
        numbers = append([_new(records[at].id, told, at, number_of) for at, (_, told) in ready])
        number_of |= {(at, index): number for (at, (index, _)), number in zip(ready, numbers, strict=True)}
        places = [(at, told) for at, told in places if (at, told[0]) not in number_of]


def _named(told: Told) -> list[int]:
    """The places of the facts that this one names: what it corrects, and what it rests on."""
    named = points_at(told.said)
    return [place for place in (told.corrects, named[1] if named else None) if place is not None]


def _new(person: int, told: Told, at: int, number_of: Mapping[tuple[int, int], int]) -> NewFact:
    return NewFact(
        person, renumbered(told.said, lambda place: number_of[at, place]), told.happened, source=told.source,
        recorded_by=told.by, corrects=None if told.corrects is None else number_of[at, told.corrects],
        recorded_at=told.recorded_at,
    )  # fmt: skip
