"""Challenges in court: an order stops removal until it is discharged; a judicial review until it is over, or until
the litigation unit's written barrier test says that it does not stop removal."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.challenges import BarrierTestMade, ChallengeDecided, ChallengeIssued

NOT_THE_END = frozenset({"permission granted"})


class Challenge(NamedTuple):
    """One challenge with its last test, what ended it, and the step since which it has to be tested."""

    issued: Fact[ChallengeIssued]
    test: Fact[BarrierTestMade] | None
    last: Fact[Any]
    ended: Fact[ChallengeDecided] | None
    since: Fact[Any]

    @property
    def number(self) -> int:
        return self.issued.first_number

    @property
    def stops_removal(self) -> bool:
        """An order always does; a review unless a test written since the last step says that it does not."""
        if self.ended is not None:
            return self.ended.said.outcome == "allowed"
        if self.issued.said.challenge != "judicial review":
            return True
        return self.test is None or self.test.said.outcome == "stops removal"

    @property
    def ended_on(self) -> date | None:
        return self.ended.on if self.ended is not None else None


def challenges_of(history: History) -> tuple[Challenge, ...]:
    """Every challenge, in the order in which we heard of them."""
    return tuple(_challenge(history, fact) for fact in history.of(ChallengeIssued))


def _challenge(history: History, issued: Fact[ChallengeIssued]) -> Challenge:
    number = issued.first_number
    tests = [fact for fact in history.of(BarrierTestMade) if fact.said.challenge == number and fact.number > number]
    decided = [fact for fact in history.of(ChallengeDecided) if fact.said.challenge == number and fact.number > number]
    step = decided[-1] if decided else None
    ended = step if step is not None and step.said.outcome not in NOT_THE_END else None
    test = tests[-1] if tests else None
    if test is not None and not all(test.knew_of(told) for told in decided):
        test = None
    last = max((issued, *tests, *decided), key=lambda fact: fact.in_order)
    return Challenge(issued, test, last, ended, step if step is not None and ended is None else issued)
