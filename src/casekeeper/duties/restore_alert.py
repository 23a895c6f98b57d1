"""An alert that a register silently lost is restored within a day of the comparison that missed it."""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case, how_ended
from casekeeper.duties.duty import Duty, Ended, Unit
from casekeeper.facts.alerts import AlertAcknowledged, AlertDiffers, AlertLost, AlertSeen
from casekeeper.position.alert_legs import Leg
from casekeeper.position.alerts import Alert
from casekeeper.position.answer import because

BACK = frozenset({AlertSeen.key, AlertDiffers.key})


def duties(case: Case) -> Iterator[Duty]:
    """One for every time that a register's holdings no longer showed an alert that should be there."""
    for alert in case.standing.alerts:
        for leg in alert.legs:
            for place, fact in enumerate(leg.steps):
                if fact.kind == AlertLost.key:
                    yield _restore(case, alert, leg, place)


def _restore(case: Case, alert: Alert, leg: Leg, place: int) -> Duty:
    lost = leg.steps[place]
    allowed = case.for_alerts("restore_lost", lost.on)
    due = case.after(lost.on, allowed)
    back = [
        each.on
        for each in leg.steps[place + 1 :]
        if each.kind in BACK or (each.kind == AlertAcknowledged.key and each.said.message != "withdraw")
    ]
    done_on = min(back, default=None)
    ended, ended_on = how_ended(due, done_on), done_on
    if done_on is None and leg.ended is not None:
        ended, ended_on = Ended.LAPSED, max(lost.on, leg.ended.on)
    return Duty(
        key=f"restore alert:{alert.number}:{leg.register}:{lost.first_number}",
        what=f"Restore an alert that the register lost: {leg.register}",
        owed_by=Unit.CASEWORK,
        arose=lost.on,
        due=due,
        under=allowed.citation,
        discharged_by="the alert acknowledged again, or seen in the register's holdings",
        because=(
            because(f"The holdings of {lost.on} do not show alert {alert.key}, which should be there", lost),
            because(f"The time allowed is {allowed.in_words}", under=allowed),
        ),
        ladder=case.at_once_ladder(due),
        ended=ended,
        ended_on=ended_on,
        urgent=True,
    )
