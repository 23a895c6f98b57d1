"""A barrier may be coded unknown only for a time: before that runs out it is given its right code or cleared.

In one audited year 27 % of people released had their barrier coded unknown.
"""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case, how_ended
from casekeeper.duties.duty import Duty, Unit
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """One for every barrier that was opened as unknown."""
    for barrier in case.standing.barriers:
        opened = barrier.opened
        if opened.said.code != "UNKNOWN":
            continue
        allowed = case.policy("unknown_barrier_recode", opened.on)
        due = case.after(opened.on, allowed)
        if opened.said.expires is not None:
            due = min(due, max(opened.on, opened.said.expires))
        yield Duty(
            key=f"re-code barrier:{opened.first_number}",
            what="Re-code a barrier marked unknown",
            owed_by=Unit.CASEWORK,
            arose=opened.on,
            due=due,
            under=allowed.citation,
            discharged_by="the barrier re-coded, or cleared by the deciding unit",
            because=(
                because(f"Barrier opened as unknown on {opened.on}", opened),
                because(f"The time allowed is {allowed.in_words}", under=allowed),
            ),
            ladder=case.ladder(due),
            ended=how_ended(due, barrier.known_on),
            ended_on=barrier.known_on,
        )
