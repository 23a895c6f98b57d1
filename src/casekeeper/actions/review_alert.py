"""Keep an alert after looking at it again, until the next review date."""

from __future__ import annotations

from datetime import date

from casekeeper.actions.alert_asked import alerts_on
from casekeeper.actions.holding import held
from casekeeper.actions.permissions import APPROVE_ALERT, Worker, may, require
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts.alerts import AlertReviewed
from casekeeper.records import clock
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused


def review_alert(
    person: Person, number: int, *, review_on: date, reasons: str, by: str, user: Worker | None = None
) -> int:  # fmt: skip
    """Keep it; the number of the fact. Raises Refused where it is not in force, or the date does not lie ahead."""
    if user is not None:
        require(may(user, APPROVE_ALERT, person))
    with held(person):
        alerts_on(person).alert_in_force(number)
        if review_on <= clock.today():
            raise Refused(f"The next review date lies ahead; expected a day after {clock.today()}, got {review_on}.")
        said = AlertReviewed(alert=number, review_on=review_on, reasons=reasons)
        return record_fact(person, said, clock.today(), source="casework", by=by)
