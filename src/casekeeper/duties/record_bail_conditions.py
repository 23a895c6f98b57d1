"""Bail has at least one condition, recorded with its purpose (Immigration Act 2016, Schedule 10, para 2(1)).

Nobody can be missed who is nowhere said to be expected.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts import Fact
from casekeeper.facts.bail import BailEnded
from casekeeper.facts.custody import Received
from casekeeper.facts.identity import LeaveGranted
from casekeeper.facts.immigration import BailGranted, DetentionBegan, DetentionMoved
from casekeeper.position.answer import because
from casekeeper.position.closing import closes

_STOPS = frozenset({BailEnded.key, DetentionBegan.key, DetentionMoved.key, LeaveGranted.key, Received.key})


def duties(case: Case) -> Iterator[Duty]:
    """One for every grant of bail."""
    found = case.standing.reporting
    if found is None:
        return
    grants = case.history.of(BailGranted)
    for place, grant in enumerate(grants):
        least = case.law["immigration_bail.conditions_at_least"].on(grant.on)
        again = grants[place + 1].on if place + 1 < len(grants) else None
        recorded = sorted(
            max(each.since, grant.on) for each in found.bail.conditions
            if each.until is None or each.until > grant.on
        )  # fmt: skip
        yield owe(
            case,
            key=f"record bail conditions:{grant.first_number}",
            what="Record the conditions of bail",
            by=Unit.CASEWORK,
            arose=grant.on,
            allowed=case.for_reporting("record_conditions", grant.on),
            discharged_by="each condition with its purpose and power",
            reasons=(because(f"Bail granted on {grant.on}", grant),
                     because(f"At least {least.in_words}", under=least)),
            done_on=recorded[least.value - 1] if len(recorded) >= least.value else None,
            lapsed_on=min((day for day in (_stopped_on(case, grant), again) if day is not None), default=None),
        )  # fmt: skip


def _stopped_on(case: Case, grant: Fact[BailGranted]) -> date | None:
    """The day on which this bail came to an end."""
    place = (grant.on, grant.recorded_at, grant.number)
    ends = (
        fact.on for fact in case.history.facts
        if (fact.kind in _STOPS or closes(fact)) and (fact.on, fact.recorded_at, fact.number) > place
    )  # fmt: skip
    return next(ends, None)
