"""Where a ground for an alert stands and there is none, one is proposed, or it is decided that none is needed.

The border did not know of deportation orders, exclusions and convictions abroad (HC 708, para 9).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casekeeper.duties.case import Case, how_ended
from casekeeper.duties.duty import Duty, Ended, Unit
from casekeeper.facts.alerts import AlertNotNeeded
from casekeeper.position.alerts import Alert
from casekeeper.position.answer import because
from casekeeper.position.grounds import GroundShown, grounds_of


def duties(case: Case) -> Iterator[Duty]:
    """One for every ground that calls for an alert, and one more for each alert on it that expired unreviewed."""
    for ground in grounds_of(case.history, calling=True):
        number = ground.fact.first_number
        resting = [alert for alert in case.standing.alerts if alert.proposed.said.ground_fact == number]
        yield _propose(case, ground, ground.fact.on, resting, f"propose alert:{number}")
        for alert in resting:
            if alert.ended is not None and alert.ended.expired and alert.withdrawn is None:
                after = [each for each in resting if each.proposed.on >= alert.ended.on]
                yield _propose(case, ground, alert.ended.on, after, f"propose alert:{number}:{alert.number}")


def _propose(case: Case, ground: GroundShown, arose: date, resting: list[Alert], key: str) -> Duty:
    allowed = case.for_alerts("propose", arose)
    due = case.after(arose, allowed)
    done = [alert.proposed.on for alert in resting]
    done += [
        fact.on
        for fact in case.history.of(AlertNotNeeded)
        if fact.said.ground_fact == ground.fact.first_number and fact.on >= arose
    ]
    done_on = min(done, default=None)
    ended, ended_on = how_ended(due, done_on), done_on
    if done_on is None and ground.fall is not None:
        ended, ended_on = Ended.LAPSED, max(arose, ground.fall.on)
    return Duty(
        key=key,
        what="Propose an alert",
        owed_by=Unit.CASEWORK,
        arose=arose,
        due=due,
        under=allowed.citation,
        discharged_by="an alert proposed on this ground, or a decision with reasons that none is needed",
        because=(
            because(f"{ground.fact.said.label} on {ground.fact.on}, a ground for an alert", ground.fact),
            because(f"The time allowed is {allowed.in_words}", under=allowed),
        ),
        ladder=case.ladder(due),
        ended=ended,
        ended_on=ended_on,
    )
