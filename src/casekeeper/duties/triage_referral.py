"""Each referral is triaged: is there a case to consider, and under which power?

Every referral is recorded with the rule version used, also those below a threshold.
"""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case, how_ended
from casekeeper.duties.duty import Duty, Unit
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """At most one: for the referral of the present episode."""
    referral = case.standing.consideration.referred
    if referral is None:
        return
    allowed = case.policy("triage", referral.on)
    due = case.after(referral.on, allowed)
    triaged = case.standing.consideration.triaged
    done_on = triaged.on if triaged is not None else None
    yield Duty(
        key=f"triage:{referral.first_number}",
        what="Triage the referral",
        owed_by=Unit.INTAKE,
        arose=referral.on,
        due=due,
        under=allowed.citation,
        discharged_by="a triage outcome with reasons",
        because=(
            because(f"Referred by {referral.said.by} on {referral.on}", referral),
            because(f"The time allowed is {allowed.in_words}", under=allowed),
        ),
        ladder=case.ladder(due),
        ended=how_ended(due, done_on),
        ended_on=done_on,
    )
