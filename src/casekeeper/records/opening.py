"""Opening records: a reference that says nothing about the person, and the row that carries it."""

from __future__ import annotations

import random
import secrets
from collections.abc import Sequence
from datetime import datetime

from casekeeper.records.models import Person

# No vowels, so that no word appears; nothing that is read or heard as something else.
LETTERS = "23456789BCDFGHJKMNPQRTVWXZ"


def new_reference(source: random.Random | None = None) -> str:
    """A random reference, like K7F3-9Q2M. With a seeded source, the same one every time."""
    choose = source.choice if source is not None else secrets.choice
    drawn = "".join(choose(LETTERS) for _ in range(8))
    return f"{drawn[:4]}-{drawn[4:]}"


def open_person(*, opened_at: datetime, invented: bool = False, handling: str = "normal") -> Person:
    """Open one record."""
    return open_persons(1, opened_at=opened_at, invented=invented, handling=handling)[0]


def open_persons(
    count: int,
    *,
    opened_at: datetime | Sequence[datetime],
    invented: bool = False,
    handling: str = "normal",
    source: random.Random | None = None,
) -> list[Person]:
    """Open many records, in order. `opened_at` is one instant for all, or one for each."""
    times = [opened_at] * count if isinstance(opened_at, datetime) else list(opened_at)
    if len(times) != count:
        raise ValueError(f"Expected {count} instants of opening, one for each record; got {len(times)}.")
    references = _unused(count, source)
    people = [
        Person(reference=reference, opened_at=at, invented=invented, handling=handling)
        for reference, at in zip(references, times, strict=True)
    ]
    return Person.objects.bulk_create(people, batch_size=5000)


def _unused(count: int, source: random.Random | None) -> list[str]:
    """Distinct references that no record has. In a hundred thousand million one is rarely drawn twice."""
    chosen: dict[str, None] = {}
    while len(chosen) < count:
        drawn = dict.fromkeys(new_reference(source) for _ in range(count - len(chosen)))
        taken = Person.objects.filter(reference__in=list(drawn)).values_list("reference", flat=True)
        for reference in taken:
            del drawn[reference]
        chosen |= drawn
    return list(chosen)
