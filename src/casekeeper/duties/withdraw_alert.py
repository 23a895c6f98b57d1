"""An alert whose ground has fallen leaves every register the same day: people were held on orders long revoked."""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case, how_ended
from casekeeper.duties.duty import Duty, Unit
from casekeeper.position.alert_legs import OVER, AlertState, Leg
from casekeeper.position.alerts import Alert
from casekeeper.position.answer import because
from casekeeper.position.grounds import Fall


def duties(case: Case) -> Iterator[Duty]:
    """One for every register that may hold an alert which has ended."""
    for alert in case.standing.alerts:
        for leg in alert.legs:
            if leg.ended is not None and leg.steps and _can_be_reached(leg):
                yield _withdraw(case, alert, leg, leg.ended)


def _can_be_reached(leg: Leg) -> bool:
    return leg.state is not AlertState.EXPIRED or (leg.ended is not None and leg.ended.expired)


def _withdraw(case: Case, alert: Alert, leg: Leg, fall: Fall) -> Duty:
    allowed = case.for_alerts("withdraw", fall.on)
    due = max(fall.on, case.after(fall.learned_on, allowed))
    done_on = max(fall.on, leg.since) if leg.state in OVER else None
    return Duty(
        key=f"withdraw alert:{alert.number}:{leg.register}",
        what=f"Withdraw the alert from the register: {leg.register}",
        owed_by=Unit.CASEWORK,
        arose=fall.on,
        due=due,
        under=allowed.citation,
        discharged_by="the register's word that it is withdrawn, or its holdings that no longer show it",
        because=(
            because(f"Alert {alert.key}: {leg.why}")._replace(fact=fall.fact),
            because("It goes the same day" if allowed.value == 0 else f"Within {allowed.in_words}", under=allowed),
        ),
        ladder=case.at_once_ladder(due),
        ended=how_ended(due, done_on),
        ended_on=done_on,
        urgent=True,
    )
