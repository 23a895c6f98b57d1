"""Propose an alert on a ground that stands. It goes nowhere before a second person approves it."""

from __future__ import annotations

from casekeeper.actions.alert_asked import Asked, alerts_on
from casekeeper.actions.holding import held
from casekeeper.actions.permissions import PROPOSE_ALERT, Worker, may, require
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts.alerts import AlertNotNeeded, AlertProposed
from casekeeper.position.alert_legs import OVER
from casekeeper.position.alerts import CONNECTED
from casekeeper.position.grounds import GroundShown, grounds_of
from casekeeper.records import clock, rulebook
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused


def propose_alert(person: Person, said: AlertProposed, *, by: str, user: Worker | None = None) -> int:
    """Propose; the alert's number. Raises Refused where the ground does not stand, or carries an alert already."""
    if user is not None:
        require(may(user, PROPOSE_ALERT, person))
    with held(person):
        asked = alerts_on(person)
        ground = ground_that_stands(asked, said.ground_fact)
        if ground.ground != said.ground:
            raise Refused(f"Fact {said.ground_fact} is a ground of another kind: {ground.ground}.")
        live = [
            alert.key for alert in asked.alerts
            if alert.proposed.said.ground_fact == said.ground_fact and alert.state not in OVER and alert.ended is None
        ]  # fmt: skip
        if live:
            raise Refused(f"There is an alert on this ground already: {live[0]}. Send that one again, or withdraw it.")
        connected = rulebook.current_law()[CONNECTED].on(clock.today()).value
        unknown = [register for register in said.registers if register not in connected]
        if unknown:
            raise Refused(f"Not connected today: {', '.join(unknown)}. Choose among {', '.join(connected)}.")
        return record_fact(person, said, clock.today(), source="casework", by=by)


def decide_no_alert(person: Person, said: AlertNotNeeded, *, by: str, user: Worker | None = None) -> int:
    """Decide, with reasons, that a ground needs no alert; the number of the fact. Raises Refused."""
    if user is not None:
        require(may(user, PROPOSE_ALERT, person))
    with held(person):
        ground_that_stands(alerts_on(person), said.ground_fact)
        return record_fact(person, said, clock.today(), source="casework", by=by)


def ground_that_stands(asked: Asked, number: int) -> GroundShown:
    """The ground of that fact. Raises Refused where there is none, or it has fallen."""
    grounds = grounds_of(asked.history)
    found = next((ground for ground in grounds if ground.fact.first_number == number), None)
    if found is None:
        standing = ", ".join(str(each.fact.first_number) for each in grounds if each.fall is None) or "none"
        raise Refused(f"Fact {number} of this record is no ground for an alert. Grounds that stand: {standing}.")
    if found.fall is not None:
        raise Refused(f"This ground has fallen: {found.fall.why}.")
    return found
