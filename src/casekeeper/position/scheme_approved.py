"""Which approvals of a way home stand? Prisoner transfer and early removal never stand together.

An approval stands until a later decision on it, until the person withdraws or turns it down, until a departure of that
way failed, or until they left. It does not come back by itself after that: somebody decides again.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casekeeper.facts import Fact, History
from casekeeper.facts.schemes import SchemeAnswered, SchemeAskedFor, SchemeDecided, SchemeOffered
from casekeeper.position.departure.attempts import Attempt, attempts_of
from casekeeper.position.leaving_made import departures_made

TRANSFER, EARLY_REMOVAL = "prisoner transfer", "early removal"
NEVER_WITH: Mapping[str, str] = {TRANSFER: EARLY_REMOVAL, EARLY_REMOVAL: TRANSFER}
LEAVES_BY: Mapping[str, str] = {EARLY_REMOVAL: "early removal scheme", TRANSFER: "transferred to a prison abroad"}
"""How a departure under the scheme is planned."""


def scheme_of(history: History, offer: int) -> str | None:
    """The scheme that an offer or a request was about; None where there is no such offer."""
    offers: list[Fact[Any]] = [*history.of(SchemeOffered), *history.of(SchemeAskedFor)]
    return next((fact.said.scheme for fact in offers if fact.first_number == offer), None)


def approval_that_stands(history: History, scheme: str) -> Fact[SchemeDecided] | None:
    """The decision by which the person may go under the scheme, where nothing has ended it since."""
    for fact in reversed(history.of(SchemeDecided)):
        approved = fact.said.outcome == "approved" and scheme_of(history, fact.said.offer) == scheme
        if approved and not _ended(history, fact, scheme):
            return fact
    return None


def booked_under(history: History, scheme: str) -> Attempt | None:
    """The departure of the scheme's way that is booked and not over, whoever decided on the scheme."""
    way = LEAVES_BY.get(scheme)
    booked = (each for each in attempts_of(history) if each.booked is not None and each.is_open)
    return next((each for each in booked if each.planned.said.how == way), None)


def stands_twice(history: History) -> bool:
    """Does one of prisoner transfer and early removal stand approved while the other does too, or is booked?"""
    approved = {scheme for scheme in NEVER_WITH if approval_that_stands(history, scheme) is not None}
    return len(approved) > 1 or any(booked_under(history, NEVER_WITH[scheme]) is not None for scheme in approved)


def _ended(history: History, approval: Fact[SchemeDecided], scheme: str) -> bool:
    about = approval.said.offer
    after: list[Fact[Any]] = [fact for fact in history.of(SchemeDecided) if fact.said.offer == about]
    after += [f for f in history.of(SchemeAnswered) if f.said.offer == about and f.said.answer != "accepted"]
    after += [
        attempt.failed for attempt in attempts_of(history)
        if attempt.failed is not None and attempt.planned.said.how == LEAVES_BY.get(scheme)
    ]  # fmt: skip
    after += departures_made(history)
    return any(fact.in_order > approval.in_order for fact in after)
