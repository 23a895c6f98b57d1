"""Counts everybody's place on every day of a stretch: how many stood there, how many came and left.

A person is in one place a day, so each day's stock is the stock of the day before, and who came and left; both are
counted, and a sample of people and days is derived in full beside it, so that the short way is held to the long one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from django.db import transaction

from casekeeper.duties.derivation import derive
from casekeeper.facts import history_of
from casekeeper.position.places import Place, places_of
from casekeeper.position.whereabouts import Whereabouts
from casekeeper.records import rulebook
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import PlaceCount
from casekeeper.records.projections.deriving import references_of
from casekeeper.records.projections.rederiving import everybody
from casekeeper.records.projections.spreading import WORKERS, chunks, spread
from casekeeper.records.projections.worker import uncollected

CHUNK = 500
CHECKED = 20
"""Of every chunk of people so many are derived in full, each on one day."""

At = tuple[date, str]


@dataclass
class Counts:
    """By day and place: who came, who left, and who stood there; and where the long way said otherwise."""

    people: int = 0
    checked: int = 0
    came: Counter[At] = field(default_factory=Counter)
    left: Counter[At] = field(default_factory=Counter)
    stood: Counter[At] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, other: Counts) -> None:
        """Another chunk of people."""
        self.people += other.people
        self.checked += other.checked
        self.came.update(other.came)
        self.left.update(other.left)
        self.stood.update(other.stood)
        self.faults += other.faults


def count_places(
    first: date, last: date, *, people: Sequence[int] | None = None, progress: Callable[[str, int], None] | None = None,
    workers: int = WORKERS,
) -> Counts:  # fmt: skip
    """Over these people, or everybody."""
    asked = everybody() if people is None else people
    total = Counts()
    tasks = [(chunk, first, last) for chunk in chunks(asked, CHUNK)]
    for done in spread(_count, tasks, people=len(asked), workers=workers):
        total.add(done)
        if progress is not None:
            progress("people", done.people)
    return total


def unbalanced(counts: Counts, first: date, last: date) -> list[str]:
    """Each day and place whose stock is not the stock before, and who came and left. None is as it should be."""
    found = []
    for place in Whereabouts:
        before = counts.stood[first, place.value]
        day = first + timedelta(days=1)
        while day <= last:
            now = before + counts.came[day, place.value] - counts.left[day, place.value]
            if now != counts.stood[day, place.value]:
                found.append(f"{place.value} on {day}: {now} by flows, {counts.stood[day, place.value]} counted")
            before = counts.stood[day, place.value]
            day += timedelta(days=1)
    return found


def keep(counts: Counts, first: date, last: date) -> int:
    """In place of what was kept of these days; how many rows."""
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    rows = [
        PlaceCount(day=day, place=place.value, people=counts.stood[day, place.value],
                   came=counts.came[day, place.value], left=counts.left[day, place.value])
        for day in days for place in Whereabouts
    ]  # fmt: skip
    with transaction.atomic():
        PlaceCount.objects.filter(day__range=(first, last)).delete()
        PlaceCount.objects.bulk_create(rows, batch_size=5_000)
    return len(rows)


def _count(task: tuple[list[int], date, date]) -> Counts:
    people, first, last = task
    rules = rulebook.current()
    references, facts = references_of(people), facts_of(people)
    sample = Random(f"{people[0]}/{last}").sample(people, min(CHECKED, len(people)))
    counts = Counts()
    with uncollected():
        for person, reference in references.items():
            history = history_of(reference, facts.get(person, []))
            places = places_of(history, rules.law, rules.calendars.default, first, last)
            counts.people += 1
            tell(counts, places, first, last)
            if person in sample and places:
                day = _some_day(person, places[0].since, last)
                where = derive(history, rules.law, rules.calendars, day).position["whereabouts"].value
                counts.checked += 1
                if where != _where(places, day):
                    counts.faults.append(f"{reference} on {day}: {_where(places, day)}, and in full {where}")
    return counts


def tell(counts: Counts, places: Sequence[Place], first: date, last: date) -> None:
    """One person's places. Who stands there on the first day has not come on it; who comes on record has."""
    end = last + timedelta(days=1)
    for place, until in zip(places, [*(each.since for each in places[1:]), end], strict=True):
        day = place.since
        while day < until:
            counts.stood[day, place.where.value] += 1
            day += timedelta(days=1)
    for before, after in pairwise(places):
        counts.left[after.since, before.where.value] += 1
        counts.came[after.since, after.where.value] += 1
    if places and places[0].since > first:
        counts.came[places[0].since, places[0].where.value] += 1


def _where(places: Sequence[Place], day: date) -> Whereabouts:
    return [place.where for place in places if place.since <= day][-1]


def _some_day(person: int, first: date, last: date) -> date:
    return first + timedelta(days=Random(person).randrange((last - first).days + 1))
