"""What a tradition of naming is made of: parts in an order, and the habits with which others write them down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from casekeeper.synthetic.naming.words import Word


class Part(NamedTuple):
    """A word in its place. `role` is given, middle, father, grandfather, family, second family, place or tribe.

    `lead` are spellings of what goes before it (al-, bin, de la), the commonest first; "" among them where it may be
    left out. A part not `shown` is known of the person, and turns up in some aliases only.
    """

    role: str
    word: Word
    lead: tuple[str, ...] = ("",)
    shown: bool = True
    script_lead: str = ""


Parts = tuple[Part, ...]
Habits = dict[str, float]

HABITS: Habits = {
    "another name": 0.18, "shares one word": 0.4, "respell": 0.5, "respell each": 0.55, "slip into other letters": 0.35,
    "drop": 0.3, "add": 0.45, "order": 0.25, "comma": 0.4, "join or split": 0.07, "short": 0.08, "initial": 0.04,
    "title": 0.06, "kunya": 0.0, "kunya alone": 0.0, "typing": 0.07, "married": 0.0,
}  # fmt: skip
"""How often an alias in a list does each; of those that do not carry wholly another name. Chosen with
`bench.screening_quality` to come near what plain scorers reach on real lists; how near, decision record 0015 says."""


@dataclass(frozen=True)
class Tradition:
    """How one tradition names people. `compose` gives one person's parts, in the order in which they are spoken."""

    name: str
    countries: tuple[str, ...]
    compose: Callable[[Random, bool], Parts]
    respellings: tuple[tuple[str, str], ...] = ()
    titles: tuple[str, ...] = ()
    kunya: Callable[[Random, bool], tuple[str, str]] | None = None
    habits: Habits = field(default_factory=dict)
    between: str = " "
    """Between the words of a name in its own script."""
    script_family_first: bool = False
    of_syllables: bool = False
    """Given names are put together of syllables, and are rare by that; family names are few and common."""

    def habit(self, of: str) -> float:
        """How often, nought to one."""
        return self.habits.get(of, HABITS[of])
