"""A second person approves or refuses each proposed alert; until then it goes nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case, how_ended
from casekeeper.duties.duty import Duty, Ended, Unit
from casekeeper.position.alerts import Alert
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """One for every alert proposed."""
    for alert in case.standing.alerts:
        yield _approve(case, alert)


def _approve(case: Case, alert: Alert) -> Duty:
    proposed = alert.proposed
    allowed = case.for_alerts("approve", proposed.on)
    due = case.after(proposed.on, allowed)
    answer = alert.approved or alert.refused
    ended, ended_on = how_ended(due, answer.on if answer else None), answer.on if answer else None
    if answer is None and alert.ended is not None:
        ended, ended_on = Ended.LAPSED, alert.ended.on
    return Duty(
        key=f"approve alert:{alert.number}",
        what="Approve or refuse the alert",
        owed_by=Unit.CASEWORK,
        arose=proposed.on,
        due=due,
        under=allowed.citation,
        discharged_by="approval or refusal by a second person, with reasons",
        because=(
            because(f"Alert {alert.key} proposed on {proposed.on} by {proposed.recorded_by}", proposed),
            because(f"The time allowed is {allowed.in_words}", under=allowed),
        ),
        ladder=case.ladder(due),
        ended=ended,
        ended_on=ended_on,
    )
