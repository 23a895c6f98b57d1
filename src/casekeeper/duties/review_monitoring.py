"""Electronic monitoring is reviewed in time, or its lawfulness is at risk: shown higher up each day it is late."""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import DAILY_FOR, Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.periods.limits import days_after
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """One for every period between two reviews."""
    found = case.standing.reporting
    for clock in found.monitoring if found is not None else ():
        condition = clock.condition
        done = [fact.on for fact, _, _ in clock.looked_at[1:]]
        for (fact, due, allowed), done_on in zip(clock.looked_at, [*done, None], strict=True):
            yield owe(
                case,
                key=f"review monitoring:{condition.number}:{fact.first_number}",
                what="Review the electronic monitoring",
                by=Unit.TAG_HUB,
                arose=fact.on,
                allowed=allowed,
                discharged_by="both limbs answered by a named person: practical, and compatible with rights",
                reasons=(because(f"{fact.said.label} on {fact.on}", fact),),
                done_on=done_on,
                lapsed_on=condition.until,
                due=due,
                ladder=tuple(days_after(due, day) for day in range(1, DAILY_FOR)),
                note="A review that is late does not mend what lay before it.",
            )
