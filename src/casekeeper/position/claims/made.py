"""Each claim: made, considered, withdrawn, live again, certified. It is open until a deciding unit has decided it.

Immigration Rules 353A: nobody is removed before further submissions have been considered.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.claims import ClaimConsidered, ClaimMade, ClaimReinstated, ClaimWithdrawn
from casekeeper.facts.consideration import Decided, RepresentationsReceived
from casekeeper.facts.immigration import DeportationOrdered

BARRIER_OF: Mapping[str, str] = {
    "protection": "BAR-03",
    "human rights": "BAR-04",
    "further submissions": "BAR-02",
    "EU right or settlement scheme": "BAR-14",
    "statelessness": "BAR-12",
    "British citizenship": "BAR-15",
    "settled before 1973 or Windrush": "BAR-15",
}
"""Which barrier an open claim raises."""


STEPS: tuple[Any, ...] = (ClaimConsidered, ClaimWithdrawn, ClaimReinstated)


class Claim(NamedTuple):
    """One claim. `closed_by` is what considered or withdrew it last; None while it is open."""

    made: Fact[ClaimMade]
    considered: Fact[ClaimConsidered] | None
    closed_by: Fact[Any] | None
    granted_and_stands: bool

    @property
    def number(self) -> int:
        return self.made.first_number

    @property
    def barrier(self) -> str:
        return BARRIER_OF[self.made.said.claim]

    @property
    def is_open(self) -> bool:
        return self.closed_by is None

    @property
    def is_a_claim(self) -> bool:
        """Unless whoever decides found that the words were no claim at all."""
        return self.considered is None or self.considered.said.outcome != "no claim was made"

    @property
    def stops_removal(self) -> bool:
        """Undecided, or granted and not answered by an order made since."""
        return self.is_open or self.granted_and_stands

    @property
    def closed_on(self) -> date | None:
        return max(self.closed_by.on, self.made.on) if self.closed_by is not None else None


def claims_of(history: History) -> tuple[Claim, ...]:
    """Every claim, in the order in which they were made."""
    return tuple(_claim(history, fact) for fact in history.of(ClaimMade))


def _claim(history: History, made: Fact[ClaimMade]) -> Claim:
    number = made.first_number
    steps: list[Fact[Any]] = [
        fact for kind in STEPS for fact in history.of(kind) if fact.said.claim == number and fact.number > number
    ]
    steps.sort(key=lambda fact: fact.in_order)
    considered = next((fact for fact in reversed(steps) if fact.kind == ClaimConsidered.key), None)
    last = steps[-1] if steps else None
    closed_by = last if last is not None and last.kind != ClaimReinstated.key else None
    granted = closed_by is not None and closed_by.kind == ClaimConsidered.key and closed_by.said.outcome == "granted"
    ordered = history.latest(DeportationOrdered)
    stands = granted and closed_by is not None and (ordered is None or ordered.on <= closed_by.on)
    return Claim(made, considered, closed_by, stands)


def unanswered_representations(history: History) -> Fact[RepresentationsReceived] | None:
    """Reasons against deportation that no decision has answered: a claim of human rights by another name."""
    decided = history.of(Decided)
    unanswered = [
        received
        for received in history.of(RepresentationsReceived)
        if not any(decision.knew_of(received) for decision in decided)
    ]
    return unanswered[-1] if unanswered else None
