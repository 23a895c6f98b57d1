"""Immigration Act 1971, s 7: where the person may have been settled here before 1973, we enquire first.

People with every right to stay were removed because they could not prove it. So the enquiry is ours: other
departments are asked before the person is, and "no record found" proves nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case, how_ended
from casekeeper.duties.duty import Duty, Unit
from casekeeper.facts.identity import LongResidence
from casekeeper.position.answer import because

GATE = "settled before 1973"


def duties(case: Case) -> Iterator[Duty]:
    """At most one: once somebody has been referred, while the enquiry is open and when it has been answered."""
    found = case.standing.consideration
    opening = found.referred or found.triaged
    if opening is None:
        return
    answered = [fact for fact in case.history.of(LongResidence) if fact.said.outcome != "enquiry open"]
    if GATE not in case.standing.liability.value["gates"] and not answered:
        return
    allowed = case.policy("residence_enquiry", opening.on)
    due = case.after(opening.on, allowed)
    done_on = max(opening.on, answered[0].on) if answered else None
    yield Duty(
        key=f"enquire into residence:{opening.first_number}",
        what="Enquire into residence before 1973",
        owed_by=Unit.STATUS_REVIEW,
        arose=opening.on,
        due=due,
        under=allowed.citation,
        discharged_by="the outcome of the residence enquiry, with the departments asked",
        because=(
            because("May have been settled here on 1 January 1973, and so exempt", opening),
            because(f"The time allowed is {allowed.in_words}", under=allowed),
        ),
        ladder=case.ladder(due),
        ended=how_ended(due, done_on),
        ended_on=done_on,
    )
