"""An invented population: the same seed, day and size give the same people, byte for byte.

Person number n is the same whatever the size, so a bigger population contains the smaller one.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import accumulate
from random import Random
from typing import Any

from casekeeper.synthetic import documents, shape
from casekeeper.synthetic.alerts import tell_alerts
from casekeeper.synthetic.arrests import tell_arrests
from casekeeper.synthetic.stories import STORIES
from casekeeper.synthetic.strands import STRANDS
from casekeeper.synthetic.told import Invented, Life
from casekeeper.synthetic.who import invent_who

SEED = "casekeeper"
BRITISH_FROM = 5_000_000
"""Serial numbers from here on are people whom the prisons list as British."""

_GOLDEN = 0.6180339887498949
_TOTAL = sum(shape.STOCKS.values())
_EDGES = [edge / _TOTAL for edge in accumulate(shape.STOCKS.values())]


def invent(how_many: int, today: date, seed: str = SEED) -> Iterator[Invented]:
    """The worked stories first, then people in the proportions of the published stocks."""
    for serial, story in enumerate(STORIES):
        if serial < how_many:
            yield from story.tell(serial, today)
    for serial in range(100, 100 + max(0, how_many - len(STORIES))):
        yield one(serial, today, seed)


def one(serial: int, today: date, seed: str = SEED) -> Invented:
    """Person of that number: who they are, the life they have, what a prison would say of them today."""
    chance = Random(f"{seed}/{today}/{serial}")
    life = Life(chance, today)
    who = invent_who(chance, serial, today)
    held = STRANDS[_strand(serial)](life, who)
    tell_alerts(life, serial)
    tell_arrests(life, serial)
    return documents.put_together(life, serial, who, held)


def _strand(serial: int) -> str:
    """Evenly spread, so that small populations have the proportions too."""
    place = (serial * _GOLDEN) % 1.0
    return next(name for name, edge in zip(shape.STOCKS, _EDGES, strict=True) if place < edge or edge == _EDGES[-1])


def british_prisoners(how_many: int, today: date, seed: str = SEED) -> Iterator[dict[str, Any]]:
    """Prisoners listed as British, as documents; most people on a prison's list are."""
    for serial in range(BRITISH_FROM, BRITISH_FROM + how_many):
        chance = Random(f"{seed}/{today}/{serial}")
        who = invent_who(chance, serial, today, origin=shape.Origin("British", "GBR", "english", 1))
        yield documents.british(chance, who, today)
