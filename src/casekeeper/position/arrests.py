"""Each arrest of somebody who may be foreign: was a check abroad asked for, is there a reason why not, or nothing?

And what a check would have shown: a conviction abroad from before the arrest that came out only after it.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.overseas_checks import (
    Arrested,
    OverseasCheckNotSent,
    OverseasCheckReminded,
    OverseasCheckReplied,
    OverseasCheckSent,
)
from casekeeper.facts.sentence import Convicted

HOME = frozenset({"GBR", "GB"})
ASKED, REASON, NOTHING = "asked", "reason given", "nothing"


class ArrestChecked(NamedTuple):
    """One arrest, the check or the reason that answers it, what came back, and the conviction that was missed."""

    arrest: Fact[Arrested]
    sent: Fact[OverseasCheckSent] | None
    not_sent: Fact[OverseasCheckNotSent] | None
    reminded: Fact[OverseasCheckReminded] | None
    replied: Fact[OverseasCheckReplied] | None
    missed: Fact[Convicted] | None

    @property
    def number(self) -> int:
        return self.arrest.first_number

    @property
    def state(self) -> str:
        """Asked, a reason given, or nothing. A check that was sent after all counts before the reason."""
        return ASKED if self.sent is not None else REASON if self.not_sent is not None else NOTHING

    @property
    def missed_on(self) -> date | None:
        """The day we learned of the conviction that a check might have shown."""
        return self.missed.recorded_at.date() if self.missed is not None else None


def arrests_of(history: History) -> tuple[ArrestChecked, ...]:
    """Every arrest, in order."""
    return tuple(_arrest(history, fact) for fact in history.of(Arrested))


def _arrest(history: History, arrest: Fact[Arrested]) -> ArrestChecked:
    sent = _about(history, OverseasCheckSent, "arrest", arrest)
    check = sent[0] if sent else None
    declined = _about(history, OverseasCheckNotSent, "arrest", arrest)
    reminded = _about(history, OverseasCheckReminded, "check", check) if check is not None else []
    replied = _about(history, OverseasCheckReplied, "check", check) if check is not None else []
    return ArrestChecked(
        arrest, check, declined[-1] if declined else None, reminded[-1] if reminded else None,
        replied[-1] if replied else None, _missed(history, arrest) if check is None else None,
    )  # fmt: skip


def _about(history: History, kind: Any, names: str, other: Fact[Any]) -> list[Fact[Any]]:
    """Facts of the kind that name the other one, told after it: a number can be named only once it is there."""
    return [
        fact for fact in history.of(kind)
        if getattr(fact.said, names) == other.first_number and fact.number > other.first_number
    ]  # fmt: skip


def _missed(history: History, arrest: Fact[Arrested]) -> Fact[Convicted] | None:
    """A conviction abroad that stood on the day of the arrest, and was told to us only later."""
    return next(
        (
            fact for fact in history.of(Convicted)
            if fact.said.country not in HOME and fact.on <= arrest.on and fact.first_number > arrest.first_number
            and fact.recorded_at.date() > arrest.on
        ), None,
    )  # fmt: skip
