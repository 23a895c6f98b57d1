"""An answer to one question about a person on a day: outcome, value, reasons, what is missing, when it changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from casekeeper.facts import Fact
from casekeeper.law import Value


class Outcome(StrEnum):
    """Met, not met, or cannot tell: the last always comes with what is missing."""

    MET = "met"
    NOT_MET = "not met"
    CANNOT_TELL = "cannot tell"


class Reason(NamedTuple):
    """One reason in plain English, with the fact and the page of law it rests on."""

    text: str
    fact: int | None = None
    page: str | None = None


class Answer(NamedTuple):
    """The answer to `question`. `value` is plain data; `changes_on` is the next day it changes with no new fact."""

    question: str
    outcome: Outcome
    value: Any = None
    reasons: tuple[Reason, ...] = ()
    missing: tuple[str, ...] = ()
    changes_on: date | None = None


def because(text: str, fact: Fact[Any] | None = None, under: Value | None = None) -> Reason:
    """A reason that rests on a fact, a value of law, both or neither."""
    return Reason(text, fact.number if fact is not None else None, under.citation.page if under is not None else None)


def soonest(days: Iterable[date | None], after: date) -> date | None:
    """The first of the days that lies after `after`; days not known are passed over."""
    later = [day for day in days if day is not None and day > after]
    return min(later) if later else None
