"""Once triage finds a case to consider, the person is asked the same day for what we do not know already.

Auditors found the form took 32 days to go out and almost half never came back (HC 708, para 14).
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
    allowed = case.policy("ask_information", triaged.on)
    due = case.after(triaged.on, allowed)
    asked = found.asked or found.decided
    done_on = asked.on if asked is not None else None
    time_given = "It goes out the same day" if allowed.value == 0 else f"The time allowed is {allowed.in_words}"
    yield Duty(
        key=f"ask for information:{triaged.first_number}",
        what="Ask for information",
        owed_by=Unit.CASEWORK,
        arose=triaged.on,
        due=due,
        under=allowed.citation,
        discharged_by="a request for information sent",
        because=(
            because(f"Triage on {triaged.on} found a case to consider", triaged),
            because(time_given, under=allowed),
        ),
        ladder=case.ladder(due),
        ended=how_ended(due, done_on),
        ended_on=done_on,
    )
