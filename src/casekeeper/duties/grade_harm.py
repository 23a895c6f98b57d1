"""A named person judges the risk to others; until then the times of the highest grade hold."""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts.safeguards import HarmGraded
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """At most one: for the first reporting condition of somebody not graded by then."""
    found = case.standing.reporting
    conditions = found.bail.of_kind("reporting") if found is not None else ()
    graded = case.history.of(HarmGraded)
    if not conditions or (graded and graded[0].on < conditions[0].since):
        return
    first = conditions[0]
    ends = [each.until for each in conditions]
    yield owe(
        case,
        key=f"grade harm:{first.number}",
        what="Grade the risk of harm",
        by=Unit.CASEWORK,
        arose=first.since,
        allowed=case.for_reporting("grade_harm", first.since),
        discharged_by="a grade with reasons, by a named person",
        reasons=(because(f"To report since {first.since}", first.fact),),
        done_on=graded[0].on if graded else None,
        lapsed_on=None if None in ends else max(end for end in ends if end is not None),
    )
