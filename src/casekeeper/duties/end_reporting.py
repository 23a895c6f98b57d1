"""Reporting ends on the day on which leave is granted or the person departs, and everybody is told.

From that day no report is expected in any case; what is owed is to end the conditions and stop the letters.
"""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.position.answer import because
from casekeeper.position.reporting.bail import Condition


def duties(case: Case) -> Iterator[Duty]:
    """One for every event after which conditions were still to be ended."""
    found = case.standing.reporting
    if found is None:
        return
    stopped: dict[int, list[Condition]] = {}
    for condition in found.bail.conditions:
        if condition.ceased is not None:
            stopped.setdefault(condition.ceased.first_number, []).append(condition)
    for number, conditions in stopped.items():
        event = conditions[0].ceased
        assert event is not None
        ends = [each.ended.on for each in conditions if each.ended is not None]
        allowed = case.for_reporting("end_reporting", event.on)
        due = case.after(event.on, allowed)
        yield owe(
            case,
            key=f"end reporting:{number}",
            what="End the conditions of bail and tell the person",
            by=Unit.REPORTING,
            arose=event.on,
            allowed=allowed,
            discharged_by="bail ended, or each condition removed",
            reasons=(because(f"{event.said.label} on {event.on}", event),),
            done_on=max(ends) if len(ends) == len(conditions) else None,
            ladder=case.at_once_ladder(due),
        )
