"""The person is told, with reasons and in a language they understand, that they are liable to deportation.

Nationality evidence is reviewed first (UK Borders Act 2007, s 32(1)(a)): while it is unclear the notice waits
on that, and the duty says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case, how_ended
from casekeeper.duties.duty import Duty, Unit
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """At most one: for the triage of the present episode."""
    found = case.standing.consideration
    triaged = found.triaged
    if triaged is None or not found.to_consider:
        return
    allowed = case.policy("liability_notice", triaged.on)
    due = case.after(triaged.on, allowed)
    noticed = found.noticed or found.decided
    done_on = noticed.on if noticed is not None else None
    unclear = case.standing.nationality == "unclear"
    reasons = [
        because(f"Triage on {triaged.on} found a case to consider", triaged),
        because(f"The time allowed is {allowed.in_words}", under=allowed),
    ]
    if unclear:
        reasons.append(because("No notice before the nationality is resolved: only a non-British citizen is liable"))
    yield Duty(
        key=f"liability notice:{triaged.first_number}",
        what="Send the liability notice",
        owed_by=Unit.CASEWORK,
        arose=triaged.on,
        due=due,
        under=allowed.citation,
        discharged_by="a liability notice served",
        because=tuple(reasons),
        ladder=case.ladder(due),
        ended=how_ended(due, done_on),
        ended_on=done_on,
        note="Waits until the nationality is resolved" if unclear and done_on is None else "",
    )
