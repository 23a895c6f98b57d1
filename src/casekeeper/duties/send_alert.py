"""An approved alert goes to each of its registers; one that a register rejected is mended and goes again."""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case, how_ended
from casekeeper.duties.duty import Duty, Ended, Unit
from casekeeper.facts.alerts import AlertRejected, AlertSent
from casekeeper.position.alert_legs import AlertState, Leg
from casekeeper.position.alerts import Alert
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """One for every register of an approved alert, and one for each time that register rejected it."""
    for alert in case.standing.alerts:
        for leg in alert.legs:
            yield _send(case, alert, leg)
            yield from (
                _mend(case, alert, leg, place)
                for place, fact in enumerate(leg.steps)
                if fact.kind == AlertRejected.key and fact.said.message != "withdraw"
            )


def _send(case: Case, alert: Alert, leg: Leg) -> Duty:
    approved = alert.approved
    assert approved is not None
    allowed = case.for_alerts("send", approved.on)
    due = case.after(approved.on, allowed)
    known = [fact.on for fact in leg.steps if fact.kind != AlertRejected.key]
    done_on = max(approved.on, min(known)) if known else None
    ended, ended_on = how_ended(due, done_on), done_on
    if done_on is None and leg.ended is not None:
        ended, ended_on = Ended.LAPSED, max(approved.on, leg.ended.on)
    return Duty(
        key=f"send alert:{alert.number}:{leg.register}",
        what=f"Send the alert to the register: {leg.register}",
        owed_by=Unit.CASEWORK,
        arose=approved.on,
        due=due,
        under=allowed.citation,
        discharged_by="the message sent",
        because=(
            because(f"Alert {alert.key} approved on {approved.on}", approved),
            because("The message is in the outbox; it goes when the outbox is next sent"),
        ),
        ladder=case.ladder(due),
        ended=ended,
        ended_on=ended_on,
    )


def _mend(case: Case, alert: Alert, leg: Leg, place: int) -> Duty:
    fact = leg.steps[place]
    allowed = case.for_alerts("restore_lost", fact.on)
    due = case.after(fact.on, allowed)
    sent = [
        each.on for each in leg.steps[place + 1 :] if each.kind == AlertSent.key and each.said.message != "withdraw"
    ]
    done_on = min(sent, default=None)
    ended, ended_on = how_ended(due, done_on), done_on
    if done_on is None and leg.ended is not None:
        ended, ended_on = Ended.LAPSED, max(fact.on, leg.ended.on)
    elif done_on is None and leg.state is AlertState.LOADED:
        ended, ended_on = Ended.LAPSED, max(fact.on, leg.since)
    return Duty(
        key=f"mend alert:{alert.number}:{leg.register}:{fact.first_number}",
        what=f"Mend an alert that was rejected: {leg.register}",
        owed_by=Unit.CASEWORK,
        arose=fact.on,
        due=due,
        under=allowed.citation,
        discharged_by="the alert put right and sent again",
        because=(because(f"The register rejected alert {alert.key} on {fact.on}: {fact.said.reasons}", fact),),
        ladder=case.at_once_ladder(due),
        ended=ended,
        ended_on=ended_on,
    )
