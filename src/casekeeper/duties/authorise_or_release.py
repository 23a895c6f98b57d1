"""Before a release date comes, the prison holds our answer: authority to detain, or an instruction to release.

A prison that has neither must ring casework 48 hours before release (Prison Service Order 4630, para 3.5).
Late authority has held people unlawfully and let others go unconsidered.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casekeeper.duties.case import Case, how_ended_in_custody
from casekeeper.duties.duty import Duty, Unit
from casekeeper.facts.immigration import ReleaseInstructed
from casekeeper.facts.sentence import DatesCalculated
from casekeeper.periods.calendars import BeyondCoverage
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """At most one: for the release date of the present spell in custody, once it is near."""
    standing = case.standing
    custody, release_on = standing.custody, standing.release_on
    if release_on is None or custody.spell_from is None or standing.nationality == "British":
        return
    if release_on < custody.spell_from:
        return
    watch = case.policy("release_watch_from", release_on)
    arose = max(custody.spell_from, case.before(release_on, watch))
    lead = case.policy("detention_authority_lead", release_on)
    try:
        due = max(arose, case.before(release_on, lead))
    except BeyondCoverage:
        due = release_on
    done_on = _answered_on(case)
    ended, ended_on = how_ended_in_custody(custody, arose, due, done_on)
    yield Duty(
        key=f"authorise or release:{custody.spell}",
        what="Give the prison authority to detain, or an instruction to release",
        owed_by=Unit.GATEKEEPER,
        arose=arose,
        due=due,
        under=lead.citation,
        discharged_by="authority to detain (IS91), immigration bail, or a release instruction",
        because=(
            because(f"The release date is {release_on}", case.history.latest(DatesCalculated)),
            because(f"The prison needs the answer {lead.in_words} before", under=lead),
        ),
        ladder=case.at_once_ladder(due),
        ended=ended,
        ended_on=ended_on,
    )


def _answered_on(case: Case) -> date | None:
    found = case.standing.consideration
    instructed = case.history.latest(ReleaseInstructed)
    if instructed is not None and instructed.on < case.standing.custody.episode_from:
        instructed = None
    answers = [fact.on for fact in (found.detention, found.bail, instructed, found.no_interest) if fact is not None]
    return min(answers, default=None)
