"""Whoever is monitored has both limbs on record: that it is practical, and compatible with their Convention rights.

Immigration Act 2016, Schedule 10, paragraph 2. A tag with no such record rests on nothing that could be reviewed.
"""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts.bail import MonitoringConsidered
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """One for each condition of monitoring that nobody had considered when it was set."""
    found = case.standing.reporting
    for condition in found.bail.of_kind("electronic monitoring") if found is not None else ():
        considered = [
            fact for fact in case.history.of(MonitoringConsidered)
            if fact.said.condition in (None, condition.number)
        ]  # fmt: skip
        if any(fact.on < condition.since for fact in considered):
            continue
        yield owe(
            case,
            key=f"record both limbs:{condition.number}",
            what="Record why the person may be monitored",
            by=Unit.CASEWORK,
            arose=condition.since,
            allowed=case.for_reporting("record_both_limbs", condition.since),
            discharged_by="both limbs answered by a named person: practical, and compatible with rights",
            reasons=(because(f"Monitored since {condition.since}: {condition.fact.said.purpose}", condition.fact),),
            done_on=considered[0].on if considered else None,
            lapsed_on=condition.until,
        )
