"""Whoever wants to go has a next step with a day: asked for, decided, planned, gone.

Inspectors found willing people kept waiting by casework. A volunteer's clock is their own and short.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts import Fact
from casekeeper.facts.departures import AttemptPlanned
from casekeeper.facts.schemes import SchemeAnswered, SchemeAskedFor, SchemeDecided, SchemeOffered
from casekeeper.position.answer import because

PAID = "facilitated return"


def duties(case: Case) -> Iterator[Duty]:
    """For each request, and each offer that was accepted."""
    for asked in case.history.of(SchemeAskedFor):
        yield from _steps(case, asked, asked)
    for offered in case.history.of(SchemeOffered):
        accepted = [f for f in _answers(case, offered) if f.said.answer == "accepted"]
        if accepted:
            yield from _steps(case, offered, accepted[0])


def _steps(case: Case, about: Fact[Any], wanted: Fact[Any]) -> Iterator[Duty]:
    number = about.first_number
    decided = next((f for f in case.history.of(SchemeDecided) if f.said.offer == number), None)
    withdrawn = [f.on for f in _answers(case, about) if f.said.answer in ("refused", "withdrawn") and f.on >= wanted.on]
    given_up = min(withdrawn, default=None)
    paid = about.said.scheme == PAID
    allowed = (
        case.law["facilitated_return.decide"].on(wanted.on) if paid else case.for_departure("volunteer_next", wanted.on)
    )
    yield owe(
        case, key=f"decide scheme:{number}", what=f"Decide whether the person may go: {about.said.scheme}",
        by=Unit.CASEWORK, arose=wanted.on, allowed=allowed, discharged_by="a decision on the scheme",
        reasons=(because(f"{wanted.said.label} on {wanted.on}", wanted),),
        done_on=decided.on if decided is not None else None, lapsed_on=given_up,
    )  # fmt: skip
    if decided is not None and decided.said.outcome == "approved":
        yield owe(
            case, key=f"plan voluntary departure:{number}", what="Plan the departure of somebody who wants to go",
            by=Unit.RETURNS, arose=decided.on, allowed=case.for_departure("volunteer_next", decided.on),
            discharged_by="a departure planned",
            reasons=(because(f"Approved on {decided.on}", decided),),
            done_on=_planned_since(case, decided.on), lapsed_on=given_up,
        )  # fmt: skip


def _answers(case: Case, about: Fact[Any]) -> list[Fact[SchemeAnswered]]:
    return [f for f in case.history.of(SchemeAnswered) if f.said.offer == about.first_number]


def _planned_since(case: Case, since: date) -> date | None:
    return min((f.on for f in case.history.of(AttemptPlanned) if f.on >= since), default=None)
