"""Challenges in court: an order stops removal until it is discharged; a judicial review until it is over, or until
the litigation unit's written barrier test says that it does not stop removal. One that was allowed stops it until
somebody who knew of the judgment decides anew that the person is to leave."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.challenges import BarrierTestMade, ChallengeDecided, ChallengeIssued
from casekeeper.facts.consideration import Decided
from casekeeper.position.consideration import DECIDED_TO_REMOVE

NOT_THE_END = frozenset({"permission granted"})


class Challenge(NamedTuple):
    """One challenge with its last test, what ended it, and the step since which it has to be tested.

    `decided_anew` is, of a review that was allowed, the first decision since by which the person is to leave.
    """

    issued: Fact[ChallengeIssued]
    test: Fact[BarrierTestMade] | None
    last: Fact[Any]
    ended: Fact[ChallengeDecided] | None
    since: Fact[Any]
    decided_anew: Fact[Decided] | None = None

    @property
    def number(self) -> int:
        return self.issued.first_number

    @property
    def is_review(self) -> bool:
        return self.issued.said.challenge == "judicial review"

    @property
    def was_allowed(self) -> bool:
        return self.ended is not None and self.ended.said.outcome == "allowed"

    @property
    def stops_removal(self) -> bool:
        """An order always does; a review unless a test written since the last step says that it does not."""
        if self.ended is not None:
            return self.was_allowed and self.decided_anew is None
        if not self.is_review:
            return True
        return self.test is None or self.test.said.outcome == "stops removal"

    @property
    def why(self) -> str:
        """In words, why it stops removal, or why it no longer does."""
        what = self.issued.said.challenge.capitalize()
        if self.ended is None or not self.was_allowed:
            return f"{what}, not ended" if self.ended is None else f"{what}: {self.ended.said.outcome}"
        allowed = f"{what} allowed on {self.ended.on}"
        if self.decided_anew is not None:
            return f"{allowed}, and removal decided anew on {self.decided_anew.on}"
        return f"{allowed}, and {'no decision to remove made since' if self.is_review else 'not discharged'}"

    @property
    def ended_on(self) -> date | None:
        return self.ended.on if self.ended is not None else None

    @property
    def cleared_on(self) -> date | None:
        """The day from which it stops removal no longer, if it ended."""
        return self.decided_anew.on if self.decided_anew is not None else self.ended_on


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
    since = step if step is not None and ended is None else issued
    found = Challenge(issued, test, last, ended, since)
    if ended is None or not found.is_review or not found.was_allowed:
        return found
    to_leave = (fact for fact in history.of(Decided) if fact.said.outcome in DECIDED_TO_REMOVE)
    return found._replace(decided_anew=next((fact for fact in to_leave if fact.knew_of(ended)), None))
