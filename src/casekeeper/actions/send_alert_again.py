"""Have an alert sent again to some of its registers: lost there, rejected, or its details changed."""

from __future__ import annotations

from collections.abc import Sequence

from casekeeper.actions.alert_asked import alerts_on
from casekeeper.actions.holding import held
from casekeeper.actions.permissions import SEND_ALERT_AGAIN, Worker, may, require
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts.alerts import AlertSentAgain, Register
from casekeeper.records import clock
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused
from casekeeper.records.registers import details_of, missing_for


def send_alert_again(
    person: Person, number: int, *, registers: Sequence[Register], reasons: str, by: str, user: Worker | None = None
) -> int:  # fmt: skip
    """Queue it again, with what the record says now. Raises Refused where a register is none of its own or unready."""
    if user is not None:
        require(may(user, SEND_ALERT_AGAIN, person))
    with held(person):
        asked = alerts_on(person)
        alert = asked.alert_in_force(number)
        legs = {leg.register: leg for leg in alert.legs}
        if not registers:
            raise Refused(f"Choose at least one register. This alert's: {', '.join(legs)}.")
        details = details_of(asked.history)
        for register in registers:
            leg = legs.get(register)
            if leg is None:
                raise Refused(f"Alert {alert.key} was not approved for {register}. Its registers: {', '.join(legs)}.")
            if leg.ended is not None or leg.message is not None:
                raise Refused(f"It cannot be sent to {register} now: {leg.why}.")
            if missing := missing_for(register, alert, details):
                raise Refused(f"{register} would reject it; missing: {', '.join(missing)}. Record that first.")
        said = AlertSentAgain(alert=number, registers=tuple(registers), reasons=reasons)
        return record_fact(person, said, clock.today(), source="casework", by=by)
