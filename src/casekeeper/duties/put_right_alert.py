"""Where a register holds our alert with other details than ours, it is put right: a wrong birth date finds nobody."""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case, how_ended
from casekeeper.duties.duty import Duty, Ended, Unit
from casekeeper.facts.alerts import AlertDiffers, AlertGone, AlertSeen, AlertSent
from casekeeper.position.alert_legs import Leg
from casekeeper.position.alerts import Alert
from casekeeper.position.answer import because

SETTLES = frozenset({AlertSeen.key, AlertSent.key, AlertGone.key})


def duties(case: Case) -> Iterator[Duty]:
    """One for every time that the details in a register came to differ from ours."""
    for alert in case.standing.alerts:
        for leg in alert.legs:
            differing = False
            for place, fact in enumerate(leg.steps):
                if fact.kind == AlertDiffers.key and not differing:
                    yield _put_right(case, alert, leg, place)
                differing = fact.kind == AlertDiffers.key or (differing and fact.kind not in SETTLES)


def _put_right(case: Case, alert: Alert, leg: Leg, place: int) -> Duty:
    differs = leg.steps[place]
    allowed = case.for_alerts("put_right", differs.on)
    due = case.after(differs.on, allowed)
    done_on = min((each.on for each in leg.steps[place + 1 :] if each.kind in SETTLES), default=None)
    ended, ended_on = how_ended(due, done_on), done_on
    if done_on is None and leg.ended is not None:
        ended, ended_on = Ended.LAPSED, max(differs.on, leg.ended.on)
    return Duty(
        key=f"put right alert:{alert.number}:{leg.register}:{differs.first_number}",
        what=f"Put right an alert that differs in the register: {leg.register}",
        owed_by=Unit.CASEWORK,
        arose=differs.on,
        due=due,
        under=allowed.citation,
        discharged_by="the alert sent again, or the register's holdings that agree with ours",
        because=(
            because(
                f"The holdings of {differs.on} show alert {alert.key} with another {', '.join(differs.said.fields)}",
                differs,
            ),
            because(f"The time allowed is {allowed.in_words}", under=allowed),
        ),
        ladder=case.ladder(due),
        ended=ended,
        ended_on=ended_on,
    )
