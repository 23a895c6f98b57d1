"""Somebody left though the gate was closed: recorded as it happened, and looked into. Reality is never rejected.

Where the departure was planned here, every line that blocks is asked; where it was only learned of, the open safeguards
and the appeal rights, for the rest was never ours to record.
"""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts import LEGAL_ZONE
from casekeeper.facts.departures import DepartureAgainstGateReviewed
from casekeeper.position.answer import because
from casekeeper.position.departure.proof import against_gate


def duties(case: Case) -> Iterator[Duty]:
    """One for each departure that was not of the person's own will and met a closed gate."""
    for departed, found in against_gate(case.history, case.law, case.calendars):
        learned = max(departed.on, departed.recorded_at.astimezone(LEGAL_ZONE).date())
        arose = departed.on
        done = [
            f.on for f in case.history.of(DepartureAgainstGateReviewed) if f.said.departure == departed.first_number
        ]
        allowed = case.for_departure("against_gate", departed.on)
        due = case.after(learned, allowed)
        yield owe(
            case, key=f"departure against gate:{departed.first_number}",
            what="Look into a departure that happened against a closed gate", by=Unit.CASEWORK, arose=arose,
            allowed=allowed, due=due, discharged_by="a manager's record of what was found and done for the person",
            reasons=(because(f"Left on {departed.on}: {departed.said.how}", departed), *found),
            done_on=min(done, default=None), ladder=case.at_once_ladder(due), urgent=True,
        )  # fmt: skip
