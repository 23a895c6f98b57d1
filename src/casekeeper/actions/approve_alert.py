"""Approve or refuse a proposed alert. Whoever proposed it cannot."""

from __future__ import annotations

from datetime import date

from casekeeper.actions.alert_asked import alerts_on
from casekeeper.actions.holding import held
from casekeeper.actions.permissions import APPROVE_ALERT, Worker, may, require
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts.alerts import AlertApproved, AlertRefused
from casekeeper.position.alert_legs import AlertState
from casekeeper.position.alerts import Alert
from casekeeper.records import clock
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused
from casekeeper.records.registers import details_of, missing_for


def approve_alert(
    person: Person, number: int, *, reasons: str, by: str, review_on: date | None = None, user: Worker | None = None
) -> int:  # fmt: skip
    """Approve; the message to each register is queued with it. Raises Refused where a register would reject it."""
    with held(person):
        asked = alerts_on(person)
        alert = _waiting(asked.alert(number), person, by, user)
        if review_on is not None and review_on <= clock.today():
            raise Refused(f"The review date lies ahead; expected a day after {clock.today()}, got {review_on}.")
        details = details_of(asked.history)
        for register in alert.proposed.said.registers:
            missing = missing_for(register, alert, details)
            if missing:
                raise Refused(
                    f"{register} would reject it; missing: {', '.join(missing)}. "
                    "Record what is missing, or refuse this alert and propose it again with what was left out."
                )
        said = AlertApproved(alert=number, reasons=reasons, review_on=review_on)
        return record_fact(person, said, clock.today(), source="casework", by=by)


def refuse_alert(person: Person, number: int, *, reasons: str, by: str, user: Worker | None = None) -> int:
    """Refuse; it goes nowhere."""
    with held(person):
        _waiting(alerts_on(person).alert(number), person, by, user)
        said = AlertRefused(alert=number, reasons=reasons)
        return record_fact(person, said, clock.today(), source="casework", by=by)


def _waiting(alert: Alert, person: Person, by: str, user: Worker | None) -> Alert:
    if user is not None:
        require(may(user, APPROVE_ALERT, person))
    if alert.state is not AlertState.AWAITING_APPROVAL:
        raise Refused(f"Alert {alert.key} does not wait for an answer: it is {alert.state}.")
    if alert.proposed.recorded_by == by:
        raise Refused("You proposed this alert. A second person approves or refuses it.")
    return alert
