"""Leave stands against a conviction that would make the person liable: a named person resolves the conflict.

Somebody sentenced in 2000 was granted leave in 2005 and first told of deportation in 2007; no record
showed the two side by side.
"""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case, how_ended
from casekeeper.duties.duty import Duty, Unit
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """One for every conflict between leave and conviction."""
    for conflict in case.standing.leave_conflict.value or ():
        arose = conflict["arose"]
        allowed = case.policy("conflict", arose)
        due = case.after(arose, allowed)
        done_on = conflict["resolved_on"]
        yield Duty(
            key=f"resolve conflict:{arose}",
            what="Resolve leave held against a conviction",
            owed_by=Unit.STATUS_REVIEW,
            arose=arose,
            due=due,
            under=allowed.citation,
            discharged_by="the conflict resolved by a named person, with reasons",
            because=(
                because(conflict["conflict"]),
                because(f"The time allowed is {allowed.in_words}", under=allowed),
            ),
            ladder=case.ladder(due),
            ended=how_ended(due, done_on),
            ended_on=done_on,
        )
