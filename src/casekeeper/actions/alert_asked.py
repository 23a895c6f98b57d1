"""The alert somebody wants to do something with, as it stands today, and who it is about."""

from __future__ import annotations

from typing import NamedTuple

from casekeeper.facts import History, history_of
from casekeeper.position.alerts import Alert, alerts_of
from casekeeper.records import clock, rulebook
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused


class Asked(NamedTuple):
    """A record with all its alerts, as at today."""

    history: History
    alerts: tuple[Alert, ...]

    def alert(self, number: int) -> Alert:
        """The alert of that number. Raises Refused where this record has none."""
        found = next((alert for alert in self.alerts if alert.number == number), None)
        if found is None:
            keys = ", ".join(alert.key for alert in self.alerts) or "none"
            raise Refused(f"This record has no alert {number}. Its alerts: {keys}.")
        return found

    def alert_in_force(self, number: int) -> Alert:
        """The same, refused unless it was approved and has not ended."""
        found = self.alert(number)
        if not found.in_force:
            why = found.ended.why if found.ended is not None else f"it is {found.state}"
            raise Refused(f"Alert {found.key} is not in force: {why}.")
        return found


def alerts_on(person: Person) -> Asked:
    """The record's alerts. Ask while the record is held, so that two people at once take turns."""
    today = clock.today()
    history, _ = history_of(person.reference, facts_of([person.id])[person.id]).as_at(today)
    return Asked(history, alerts_of(history, rulebook.current_law(), today))
