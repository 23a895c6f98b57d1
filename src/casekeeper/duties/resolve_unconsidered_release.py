"""Somebody was released and nobody had considered the case: it is dealt with at once, and stays until it is.

Over a thousand were released so between 1999 and 2006, and nobody had a record of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case, how_ended
from casekeeper.duties.duty import Duty, Unit
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """One for every release that was not considered."""
    for each in case.standing.unconsidered:
        release = each.release
        allowed = case.policy("unconsidered_release", release.on)
        due = case.after(release.on, allowed)
        done_on = each.resolved.on if each.resolved is not None else None
        yield Duty(
            key=f"unconsidered release:{each.first_number}",
            what="Deal with a release that was not considered",
            owed_by=Unit.CASEWORK,
            arose=release.on,
            due=due,
            under=allowed.citation,
            discharged_by="what was done, its cause, and who did it, recorded",
            because=(
                because(f"Released on {release.on}, with no outcome and no override recorded by that day", release),
                because(f"Nationality: {case.standing.nationality}"),
            ),
            ladder=case.at_once_ladder(due),
            ended=how_ended(due, done_on),
            ended_on=done_on,
            urgent=True,
        )
