"""What a gate is asked with, at the action; and how a gate that is not open refuses, with what keeps it closed."""

from __future__ import annotations

from datetime import date

from casekeeper.actions.permissions import Worker
from casekeeper.facts import History
from casekeeper.law import Law
from casekeeper.periods.calendars import Calendars
from casekeeper.position.answer import Answer, Outcome
from casekeeper.records.refused import Refused


class Asking:
    """One fact that somebody wants to record: the history up to the day, the law, and who asks.

    `whole` is the history with what happened after that day as well: what is told late steps over nothing.
    """

    def __init__(
        self, history: History, law: Law, calendars: Calendars, on: date, user: Worker | None,
        whole: History | None = None,
    ) -> None:  # fmt: skip
        self.whole = history if whole is None else whole
        self.history, self.law, self.calendars, self.on, self.user = history, law, calendars, on, user


def passes(gate: Answer, what: str) -> None:
    """Raises Refused, with every reason and what is missing, unless the gate is open."""
    if gate.outcome is not Outcome.MET:
        why = "; ".join([*(reason.text for reason in gate.reasons), *(f"missing: {each}" for each in gate.missing)])
        raise Refused(f"{what}. {why}.")
