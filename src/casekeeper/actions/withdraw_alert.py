"""Withdraw an alert: its messages to every register that may hold it are queued at once."""

from __future__ import annotations

from casekeeper.actions.alert_asked import alerts_on
from casekeeper.actions.holding import held
from casekeeper.actions.permissions import WITHDRAW_ALERT, Worker, may, require
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts.alerts import AlertWithdrawn
from casekeeper.records import clock
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused


def withdraw_alert(person: Person, number: int, *, reasons: str, by: str, user: Worker | None = None) -> int:
    """Withdraw; the number of the fact. Raises Refused where it has ended or was refused."""
    if user is not None:
        require(may(user, WITHDRAW_ALERT, person))
    with held(person):
        alert = alerts_on(person).alert(number)
        if alert.ended is not None or alert.refused is not None:
            raise Refused(f"Alert {alert.key} is {alert.state} already.")
        said = AlertWithdrawn(alert=number, reasons=reasons)
        return record_fact(person, said, clock.today(), source="casework", by=by)
