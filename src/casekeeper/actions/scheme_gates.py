"""Deciding on a way home: who may go under it, and never prisoner transfer and early removal together.

Approving facilitated return is refused to whoever is not eligible. Where that cannot be told, the decision is that of
the person it names, with the reasons it has to give.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from casekeeper.actions.asking import Asking
from casekeeper.facts import Fact, History
from casekeeper.facts.schemes import NOT_CODED, SchemeAskedFor, SchemeDecided, SchemeOffered
from casekeeper.position.answer import Outcome
from casekeeper.position.facilitated_return import SCHEME, facilitated_return
from casekeeper.position.scheme_approved import (
    EARLY_REMOVAL,
    LEAVES_BY,
    NEVER_WITH,
    approval_that_stands,
    booked_under,
    scheme_of,
    stands_twice,
)
from casekeeper.records.refused import Refused


def decide(asking: Asking, said: Any) -> None:
    """Raises Refused where the person may not go under the scheme, or goes under another that it excludes."""
    scheme = scheme_of(asking.history, said.offer)
    refuses_early_removal = scheme == EARLY_REMOVAL and said.outcome == "refused"
    if said.refused_for != NOT_CODED and not refuses_early_removal:
        raise Refused("A coded reason belongs to a refusal of early removal. Leave it out, and say why in the reasons.")
    if said.outcome != "approved" or scheme is None:
        return
    if scheme == SCHEME:
        _eligible(asking, said.offer)
    _never_with(asking.whole, scheme, f"{scheme.capitalize()} is not approved")
    _not_booked(asking.whole, scheme)


def check_booking(asking: Asking, how: str) -> None:
    """Raises Refused where a departure of one scheme would be booked while the other stands approved."""
    for scheme, way in LEAVES_BY.items():
        if way == how:
            _never_with(asking.whole, scheme, "Not to be booked")


def check_restated(before: History, after: History, original: Fact[Any], restated: Any) -> None:
    """Raises Refused where a correction would approve a scheme that nobody decided on, or make two stand together."""
    if stands_twice(after) and not stands_twice(before):
        raise Refused(
            "Prisoner transfer and early removal would then both stand approved or booked, and nobody is booked on "
            "both. Record first that the person withdraws from one of them or that its departure failed, or decide it "
            "again."
        )
    if not isinstance(restated, (SchemeOffered, SchemeAskedFor)) or restated.scheme == original.said.scheme:
        return
    for fact in before.of(SchemeDecided):
        if fact.said.offer == original.first_number and fact.said.outcome == "approved":
            raise Refused(
                f"{original.said.scheme.capitalize()} was approved by fact {fact.number}: what was approved is not "
                "turned into another scheme. Correct that decision first, or record another request."
            )


def _eligible(asking: Asking, offer: int) -> None:
    found = facilitated_return(asking.history, asking.law, asking.on, offer)
    if found.outcome is Outcome.NOT_MET:
        why = "; ".join(reason.text for reason in found.reasons)
        raise Refused(f"Not eligible for facilitated return. {why}. Refuse it, or correct the fact that is wrong.")


def _never_with(history: History, scheme: str, what: str) -> None:
    other = NEVER_WITH.get(scheme)
    standing = approval_that_stands(history, other) if other is not None else None
    if standing is not None:
        raise Refused(
            f"{what}: {other} was approved on {standing.on} by {standing.said.decided_by} (fact {standing.number}) and "
            f"stands, and nobody is booked on both. Record first that the person withdraws from it, that its departure "
            f"failed, or decide it again."
        )


def _not_booked(history: History, scheme: str) -> None:
    """A departure of the other scheme that is booked excludes it too, though nobody decided on that one."""
    attempt = booked_under(history, NEVER_WITH.get(scheme, ""))
    if attempt is not None:
        raise Refused(
            f"{scheme.capitalize()} is not approved: the departure of fact {attempt.number}, "
            f"{attempt.planned.said.how}, is booked for {attempt.leaves_on}. Record how it failed first: nobody is "
            "booked on both."
        )


GATES: Mapping[str, Callable[[Asking, Any], None]] = {SchemeDecided.key: decide}
