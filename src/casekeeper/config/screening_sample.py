"""Invented travellers who are on no list, by which thresholds are measured: the same ones for the same seed.

Handed to the records from here, because they do not know who invents. Every tradition of naming is there alike, and a
birth date is known of as many as in life.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from casekeeper.matching.screening.entry import Query

SIZE = 10_000
SEED = 20261125


def sample(size: int = SIZE, seed: int = SEED) -> Iterator[Query]:
    """So many queries. None of these people exist, so that whatever is found for them is a false alert."""
    from casekeeper.synthetic.naming import TRADITIONS, birth_date, invent, noisy_birth_date

    chance = Random(f"travellers {seed}")
    traditions = sorted(TRADITIONS)
    for number in range(size):
        person = invent(traditions[number % len(traditions)], chance, rare=0.85)
        born = noisy_birth_date(birth_date(chance), chance)
        yield Query(
            f"traveller {number}", (person.primary,), (born,) if born else (), (person.country,),
            "f" if person.woman else "m",
        )  # fmt: skip


def sample_like_the_population(size: int, seed: int = SEED) -> Iterator[Query]:
    """The same, named as the demonstration's population is: from one small stock, so that chance finds many namesakes.

    A threshold is only as good as the likeness of its sample to those who are screened.
    """
    from casekeeper.synthetic.names import LATIN, invent_name
    from casekeeper.synthetic.naming import birth_date, noisy_birth_date

    chance = Random(f"population {seed}")
    traditions = sorted(LATIN)
    for number in range(size):
        woman = chance.random() < 0.1
        name = invent_name(chance, traditions[number % len(traditions)], woman=woman)
        born = noisy_birth_date(birth_date(chance), chance)
        names = (f"{name.given} {name.family}",)
        yield Query(f"traveller {number}", names, (born,) if born else (), (), "f" if woman else "m")


def named(size: int = SIZE, seed: int = SEED) -> str:
    """Which sample it was, for the record."""
    return f"invented travellers, seed {seed}, {size}"
