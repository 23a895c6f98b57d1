"""A prison let somebody go for removal: it is confirmed that the person left, or found out where they are.

Removal is not done when the gate closes behind the escort: one planned departure in five failed at the last minute.
"""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case, how_ended
from casekeeper.duties.duty import Duty, Unit
from casekeeper.facts.custody import Released
from casekeeper.facts.immigration import BackInCountry, Departed, DetentionBegan, DetentionMoved
from casekeeper.position.answer import because
from casekeeper.position.custody import EFFECTS

TELLS = (EFFECTS.keys() | {BackInCountry.key, DetentionBegan.key, DetentionMoved.key}) - {Released.key}


def duties(case: Case) -> Iterator[Duty]:
    """At most one: for the last release for removal."""
    handed_over = [fact for fact in case.history.of(Released) if fact.said.to == "removal"]
    if not handed_over:
        return
    release = handed_over[-1]
    allowed = case.policy("confirm_departure", release.on)
    due = case.after(release.on, allowed)
    told = [
        fact.on
        for fact in case.history.facts
        if fact.kind in TELLS and (fact.on > release.on or (fact.on == release.on and fact.kind == Departed.key))
    ]
    done_on = min(told, default=None)
    yield Duty(
        key=f"confirm departure:{release.first_number}",
        what="Confirm the departure",
        owed_by=Unit.CASEWORK,
        arose=release.on,
        due=due,
        under=allowed.citation,
        discharged_by="a confirmed departure, or a fact that says where the person is instead",
        because=(
            because(f"Released for removal on {release.on}, and no departure is recorded", release),
            because(f"The time allowed is {allowed.in_words}", under=allowed),
        ),
        ladder=case.ladder(due),
        ended=how_ended(due, done_on),
        ended_on=done_on,
    )
