"""A register answers each message; where it does not, we ask. Alerts were lost between sender and register."""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case, how_ended
from casekeeper.duties.duty import Duty, Ended, Unit
from casekeeper.facts.alerts import AlertAcknowledged, AlertDiffers, AlertGone, AlertRejected, AlertSeen, AlertSent
from casekeeper.position.alert_legs import Leg
from casekeeper.position.alerts import Alert
from casekeeper.position.answer import because

ANSWERS = frozenset({AlertAcknowledged.key, AlertRejected.key})
SHOWN = frozenset({AlertSeen.key, AlertDiffers.key})


def duties(case: Case) -> Iterator[Duty]:
    """One for every message that left for a register and was not answered within the time."""
    for alert in case.standing.alerts:
        for leg in alert.legs:
            for place, fact in enumerate(leg.steps):
                if fact.kind == AlertSent.key:
                    yield _chase(case, alert, leg, place)


def _chase(case: Case, alert: Alert, leg: Leg, place: int) -> Duty:
    sent = leg.steps[place]
    allowed = case.for_alerts("acknowledge", sent.on)
    due = case.after(sent.on, allowed)
    proof = {AlertGone.key} if sent.said.message == "withdraw" else SHOWN
    told = [
        each.on
        for each in leg.steps[place + 1 :]
        if (each.kind in ANSWERS and each.said.message == sent.said.message) or each.kind in proof
    ]
    done_on = min(told, default=None)
    ended, ended_on = how_ended(due, done_on), done_on
    if done_on is None and leg.ended is not None and sent.said.message != "withdraw":
        ended, ended_on = Ended.LAPSED, max(sent.on, leg.ended.on)
    return Duty(
        key=f"chase alert:{alert.number}:{leg.register}:{sent.first_number}",
        what=f"Get an answer about the alert from the register: {leg.register}",
        owed_by=Unit.CASEWORK,
        arose=sent.on,
        due=due,
        under=allowed.citation,
        discharged_by="an acknowledgement or a rejection, or the holdings that show what became of it",
        because=(
            because(f"Message to {sent.said.message} alert {alert.key} sent on {sent.on}", sent),
            because(f"The time allowed is {allowed.in_words}", under=allowed),
        ),
        ladder=case.ladder(due),
        ended=ended,
        ended_on=ended_on,
        waiting_on="others",
    )
