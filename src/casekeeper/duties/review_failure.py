"""A departure that failed is reviewed and graded again, whatever becomes of the case: closing the record ends neither.

Of 1,453 failures in an audited year the split between ours and others' was contested: whoever did not grade it first
grades it again, and both gradings are kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.position.answer import because
from casekeeper.position.departure.attempts import Attempt


def duties(case: Case) -> Iterator[Duty]:
    """Two for each attempt that failed."""
    leaving = case.standing.departure
    for attempt in leaving.attempts if leaving is not None else ():
        yield from _of(case, attempt)


def _of(case: Case, attempt: Attempt) -> Iterator[Duty]:
    failed = attempt.failed
    if failed is None:
        return
    why = because(f"Failed on {failed.on} ({failed.said.stage}): {failed.said.cause}", failed)
    yield owe(
        case, key=f"review failure:{attempt.number}", what="Review the failed departure, and say what follows",
        by=Unit.CASEWORK, arose=failed.on, allowed=case.for_departure("review_failure", failed.on),
        discharged_by="a review that says what follows and what was learned", reasons=(why,),
        done_on=attempt.reviewed.on if attempt.reviewed is not None else None,
    )  # fmt: skip
    yield owe(
        case, key=f"grade failure again:{attempt.number}", what="Grade the failed departure again, independently",
        by=Unit.CASEWORK, arose=failed.on, allowed=case.for_departure("grade_failure_again", failed.on),
        discharged_by="a grading by somebody who did not make the first", reasons=(why,),
        done_on=attempt.regraded[0].on if attempt.regraded else None,
    )  # fmt: skip
