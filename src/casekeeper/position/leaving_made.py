"""Did the person leave? A departure that failed after all, or was recorded in error, is none: nothing ends by it."""

from __future__ import annotations

from typing import Any

from casekeeper.facts import Fact, History
from casekeeper.facts.immigration import BackInCountry, Departed

NEVER_LEFT = frozenset({"removal failed", "departure recorded in error"})


def departures_made(history: History) -> tuple[Fact[Departed], ...]:
    """Each departure that the next fact of leaving or being back does not undo, in order."""
    departed = history.of(Departed)
    if not departed or not history.has(BackInCountry):
        return tuple(departed)
    moves = sorted([*departed, *history.of(BackInCountry)], key=lambda fact: fact.in_order)
    after = dict(zip((fact.number for fact in moves), moves[1:], strict=False))
    return tuple(fact for fact in departed if not _is_undone(after.get(fact.number)))


def _is_undone(following: Fact[Any] | None) -> bool:
    said = following.said if following is not None else None
    return isinstance(said, BackInCountry) and said.why in NEVER_LEFT
