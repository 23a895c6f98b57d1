"""How often people are found, by naming tradition: what was measured with the model in use, on invented people.

A tradition of naming is known of invented people only; of real ones it is neither recorded nor guessed. The figures lie
in `by_tradition.json` beside this file and come from `casekeeper name-model measure`.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import NamedTuple


class FoundBy(NamedTuple):
    """One tradition: of so many aliases the share found among ten, and that found above the score which one unrelated
    person in a hundred exceeds, with its 95% interval; and the share of unrelated people of the tradition above it."""

    tradition: str
    aliases: int
    among_ten: float
    found: float
    low: float
    high: float
    false_alarms: float

    @property
    def in_words(self) -> str:
        """The tradition as people read it."""
        return " ".join(word if word == "of" else word.capitalize() for word in self.tradition.split("_"))


class Measured(NamedTuple):
    """All traditions, the one served worst first; which model, how many entries; how far best and worst are apart, as
    counted and with the scatter of so few questions taken out."""

    model: str
    entries: int
    apart: float
    apart_beyond_chance: float
    traditions: tuple[FoundBy, ...]


@cache
def measured() -> Measured:
    """What the package carries."""
    said = json.loads(resources.files(__package__).joinpath("by_tradition.json").read_text(encoding="utf-8"))
    return Measured(**said | {"traditions": tuple(FoundBy(**one) for one in said["traditions"])})
