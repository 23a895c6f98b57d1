"""An unclear nationality is resolved by the unit whose decision it is, never treated as foreign or British.

Until then the person is referred, watched at the release gate, and sent no notice of liability.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casekeeper.duties.case import Case, how_ended
from casekeeper.duties.duty import Duty, Unit
from casekeeper.facts import History
from casekeeper.facts.identity import NationalityClaimed
from casekeeper.position.answer import because
from casekeeper.position.nationality import nationality


def duties(case: Case) -> Iterator[Duty]:
    """At most one: for the last stretch of days on which the nationality was unclear."""
    stretch = _last_unclear_stretch(case)
    if stretch is None:
        return
    arose, resolved_on = stretch
    allowed = case.policy("nationality_unclear", arose)
    due = case.after(arose, allowed)
    yield Duty(
        key=f"resolve nationality:{arose}",
        what="Resolve the nationality",
        owed_by=Unit.STATUS_REVIEW,
        arose=arose,
        due=due,
        under=allowed.citation,
        discharged_by="a nationality determined, with evidence",
        because=(
            *case.standing.answers["nationality"].reasons[:4],
            because(f"The time allowed is {allowed.in_words}", under=allowed),
        ),
        ladder=case.ladder(due),
        ended=how_ended(due, resolved_on),
        ended_on=resolved_on,
    )


def _last_unclear_stretch(case: Case) -> tuple[date, date | None] | None:
    """When the nationality last became unclear, and when it was resolved; None where it never was unclear."""
    history = case.history
    claims = history.of(NationalityClaimed)
    unclear_now = case.standing.nationality == "unclear"
    if not claims:
        return (history.facts[0].on, None) if unclear_now and history.facts else None
    if len(claims) == 1:
        return (claims[0].on, None) if unclear_now else None
    since: date | None = None
    stretch: tuple[date, date | None] | None = None
    for count, claim in enumerate(claims, start=1):
        unclear = nationality(History(history.person, claims[:count])).value == "unclear"
        if unclear and since is None:
            since = claim.on
            stretch = (since, None)
        elif not unclear and since is not None:
            stretch = (since, claim.on)
            since = None
    return stretch
