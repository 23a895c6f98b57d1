"""A harm grade that was to be looked at again by a day is graded anew by then: an old judgement is not a true one."""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts.safeguards import HarmGraded
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """One for every grade with a day for its review, while the person is under a condition of bail."""
    found = case.standing.reporting
    if found is None or not found.bail.conditions:
        return
    ends = [each.until for each in found.bail.conditions]
    over_on = None if None in ends else max(end for end in ends if end is not None)
    graded = case.history.of(HarmGraded)
    for fact, again in zip(graded, [*graded[1:], None], strict=False):
        by = fact.said.review_on
        if by is None or (over_on is not None and over_on <= fact.on):
            continue
        lead = case.for_reporting("review_condition_lead", by)
        due = max(by, fact.on)
        yield owe(
            case,
            key=f"review harm:{fact.first_number}",
            what="Look again at the grade of harm",
            by=Unit.CASEWORK,
            arose=max(fact.on, case.before(due, lead)),
            allowed=lead,
            due=due,
            discharged_by="a grade with reasons, by a named person: the same or another",
            reasons=(because(f"Grade {fact.said.grade}, to be reviewed by {by}", fact),),
            done_on=again.on if again is not None else None,
            lapsed_on=over_on,
        )
