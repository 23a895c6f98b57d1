"""What may be done where a centre is too full? The least intrusive first, each with whom it may suit; a person chooses.

Too full is our failure and never a reason for somebody to be counted as missing: whoever is turned away is recorded as
cancelled by us.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from casekeeper.planning.centres.load import Load


class Suits(NamedTuple):
    """Of those who come that day, for how many the program proposes another way, or to come less often."""

    by_telephone: int
    less_often: int


class Elsewhere(NamedTuple):
    """Another centre, and how many more it has room for on the day."""

    name: str
    left: int


class Remedy(NamedTuple):
    """One thing that may be done: for how many of those who have no room, and what it rests on."""

    what: str
    people: int
    because: str


def remedies_for(load: Load, suits: Suits, elsewhere: Sequence[Elsewhere]) -> tuple[Remedy, ...]:
    """In this order always: by telephone, another hour, less often, another centre, more desks. Nothing is chosen."""
    over = load.over
    if not over:
        return ()
    quiet = sum(max(0, hour.room - hour.expected) for hour in load.hours)
    free = sorted((each for each in elsewhere if each.left), key=lambda each: each.name)
    found = [
        Remedy("Telephone instead of coming", min(over, suits.by_telephone),
               f"For {suits.by_telephone} of those who come, the proposal is already by telephone or digital"),
        Remedy("Another hour of the same day", min(over, quiet), f"Quieter hours have room for {quiet} more"),
        Remedy("Less often, where the risk is low", min(over, suits.less_often),
               f"For {suits.less_often} of those who come, the proposal is less often than they were told"),
        Remedy("Another centre", min(over, sum(each.left for each in free)),
               "; ".join(f"{each.name} has room for {each.left}" for each in free)),
    ]  # fmt: skip
    return tuple(each for each in found if each.people)
