"""A join of two records was taken back: what was decided meanwhile may have rested on the other person's facts."""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case, counted, how_ended
from casekeeper.duties.duty import Duty, Unit
from casekeeper.facts import Fact
from casekeeper.facts.linking import DecisionsReviewed, RecordsParted
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """One on the record on which the decisions stand, for every join taken back that had any."""
    for parted in case.history.of(RecordsParted):
        count = len(parted.said.facts) + len(parted.said.duties) + len(parted.said.messages)
        if count and parted.said.role == "retained":
            yield _review(case, parted, count)


def _review(case: Case, parted: Fact[RecordsParted], count: int) -> Duty:
    allowed = case.law["matching_policy.review_decisions"].on(parted.on)
    due = counted(case.calendar, parted.on, allowed.value, allowed.unit)
    reviewed = (each.on for each in case.history.of(DecisionsReviewed) if each.said.parted == parted.first_number)
    done_on = next(reviewed, None)
    whom = f"record {parted.said.other}" if parted.said.other else "another record"
    things = "1 thing was" if count == 1 else f"{count} things were"
    return Duty(
        key=f"review decisions:{parted.first_number}",
        what="Review decisions taken while joined",
        owed_by=Unit.INTAKE,
        arose=parted.on,
        due=due,
        under=allowed.citation,
        discharged_by="a named person's review of each of them",
        because=(
            because(f"{things} recorded, done or sent while it was joined with {whom}", parted),
            because(f"The time allowed is {allowed.in_words}", under=allowed),
        ),
        ladder=case.ladder(due),
        ended=how_ended(due, done_on),
        ended_on=done_on,
    )
