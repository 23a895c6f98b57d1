"""A joined record that became suspicious is checked: merged identities are the error that does the gravest harm."""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case, counted, how_ended
from casekeeper.duties.duty import Duty, Unit
from casekeeper.facts.linking import JoinedIdentityChecked
from casekeeper.position.answer import because
from casekeeper.position.joined_identity import Suspicious, suspicions


def duties(case: Case) -> Iterator[Duty]:
    """One for everything that speaks against the joined record being one person's."""
    for found in suspicions(case.history, case.law):
        yield _check(case, found)


def _check(case: Case, found: Suspicious) -> Duty:
    allowed = case.law["matching_policy.check_identity"].on(found.since)
    due = counted(case.calendar, found.since, allowed.value, allowed.unit)
    checked = (
        each.on
        for each in case.history.of(JoinedIdentityChecked)
        if each.said.what == found.what and each.on >= found.since
    )
    done_on = next(checked, None)
    return Duty(
        key=f"check joined identity:{found.what}:{found.facts[-1].first_number}",
        what="Check whether a joined record is one person's",
        owed_by=Unit.INTAKE,
        arose=found.since,
        due=due,
        under=allowed.citation,
        discharged_by="the join taken back, or a named person's reasons why it is one person's",
        because=(
            because(found.said, found.facts[-1], found.under),
            because(f"The time allowed is {allowed.in_words}", under=allowed),
        ),
        ladder=case.ladder(due),
        ended=how_ended(due, done_on),
        ended_on=done_on,
    )
