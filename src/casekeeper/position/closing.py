"""Is the record open? Some outcomes close it; a later referral, reception, sentence or bail opens it again."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.bail import BailConditionSet
from casekeeper.facts.casework import CaseClosed
from casekeeper.facts.consideration import Decided
from casekeeper.facts.custody import Received
from casekeeper.facts.identity import Died, RecordJoined
from casekeeper.facts.immigration import (
    BackInCountry,
    BailGranted,
    Departed,
    DetentionBegan,
    DetentionMoved,
    NoLongerOfInterest,
)
from casekeeper.facts.referral import Referred, Triaged
from casekeeper.facts.sentence import Sentenced
from casekeeper.position.answer import Reason

TRIAGE_CLOSES = frozenset(
    {"below threshold", "British citizen", "Irish citizen, no exceptional reason", "exempt from deportation",
     "referred in error"}
)  # fmt: skip
DECISION_CLOSES = frozenset({"do not deport", "exempt", "British citizen"})
OPENS_AGAIN = frozenset(
    {Referred.key, Received.key, Sentenced.key, BackInCountry.key, DetentionBegan.key, DetentionMoved.key,
     BailGranted.key, BailConditionSet.key}
)  # fmt: skip
_FOR_EVER = frozenset({Died.key, RecordJoined.key})
_CLOSES = frozenset({NoLongerOfInterest.key, CaseClosed.key, Departed.key, *_FOR_EVER})


class Closing(NamedTuple):
    """The fact that closed the record, and the day."""

    fact: Fact[Any]
    on: date

    @property
    def in_words(self) -> Reason:
        return Reason(f"The record is closed: {self.fact.said.label.lower()} on {self.on}", self.fact.number)


def closes(fact: Fact[Any]) -> bool:
    """Does this fact close the record?"""
    if fact.kind in _CLOSES:
        return True
    if fact.kind == Triaged.key:
        return fact.said.outcome in TRIAGE_CLOSES
    return fact.kind == Decided.key and fact.said.outcome in DECISION_CLOSES


def opens_again(closed: Fact[Any], fact: Fact[Any]) -> bool:
    """Does this later fact open what the other closed? Not on the same day, and nothing opens what closed for ever."""
    return closed.kind not in _FOR_EVER and fact.kind in OPENS_AGAIN and fact.on > closed.on


def closing_of(history: History) -> Closing | None:
    """What closed the record, if it is closed."""
    closed: Closing | None = None
    for fact in history.facts:
        if closed is None:
            if closes(fact):
                closed = Closing(fact, fact.happened.start)
        elif opens_again(closed.fact, fact):
            closed = None
        elif fact.kind in _FOR_EVER and closed.fact.kind not in _FOR_EVER:
            closed = Closing(fact, fact.happened.start)
    return closed
