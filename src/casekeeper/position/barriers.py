"""What stands in the way of removal? Opened by anybody, cleared only by the deciding unit, never by time."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.casework import BarrierCleared, BarrierOpened, BarrierRecoded
from casekeeper.position.answer import Answer, Outcome, Reason


class Barrier(NamedTuple):
    """One barrier: how it was opened, the code it has now, and how it was re-coded or cleared."""

    opened: Fact[BarrierOpened]
    code: str
    recoded: Fact[BarrierRecoded] | None
    cleared: Fact[BarrierCleared] | None

    @property
    def is_open(self) -> bool:
        return self.cleared is None

    @property
    def known_on(self) -> date | None:
        """The day it stopped being coded unknown."""
        ended = [fact.on for fact in (self.recoded, self.cleared) if fact is not None]
        return min(ended) if ended else None


def barriers_of(history: History) -> tuple[Barrier, ...]:
    """Every barrier ever opened, in order."""
    opened = history.of(BarrierOpened)
    if not opened:
        return ()
    recoded = {fact.said.barrier: fact for fact in history.of(BarrierRecoded) if fact.said.code != "UNKNOWN"}
    cleared = {fact.said.barrier: fact for fact in history.of(BarrierCleared)}
    return tuple(
        Barrier(
            fact,
            recoded[fact.first_number].said.code if fact.first_number in recoded else fact.said.code,
            recoded.get(fact.first_number),
            cleared.get(fact.first_number),
        )
        for fact in opened
    )


def barriers(found: tuple[Barrier, ...]) -> Answer:
    """Is anything in the way?"""
    still = [barrier for barrier in found if barrier.is_open]
    if not still:
        return Answer("barriers", Outcome.NOT_MET)
    reasons = tuple(
        Reason(f"{barrier.code} opened on {barrier.opened.on}: {barrier.opened.said.evidence}", barrier.opened.number)
        for barrier in still
    )
    return Answer("barriers", Outcome.MET, [barrier.code for barrier in still], reasons)
