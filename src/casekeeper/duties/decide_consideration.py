"""Consideration is decided before the person can leave prison, planned backwards from the earliest such day.

The earliest of the early removal date, the conditional release date and the tariff date governs. Red means
that the day has gone by on which work had to start for every step to be done in time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casekeeper.duties.case import Case, how_ended
from casekeeper.duties.duty import Duty, Unit
from casekeeper.position.answer import Reason, because


def duties(case: Case) -> Iterator[Duty]:
    """At most one: for the referral or triage of the present episode."""
    found = case.standing.consideration
    opening = found.referred or found.triaged
    if opening is None or (found.order is not None and found.decided is None):
        return
    if found.triaged is not None and not found.to_consider:
        return
    arose = opening.on
    working = case.policy("consideration_working_time", arose)
    lead = case.policy("decide_consideration_lead", arose)
    target = _earliest_way_out(case, arose)
    reasons: list[Reason] = [because(f"{opening.said.label} on {opening.on}", opening)]
    if target is None:
        due, start_by, under = case.after(arose, working), None, working
        reasons.append(because(f"No release date is known; the time allowed is {working.in_words}", under=working))
    else:
        day, name = target
        due = max(arose, case.before(day, lead))
        start_by = case.before(due, working)
        under = lead
        reasons.append(because(f"The {name} is {day}; the decision comes {lead.in_words} before", under=lead))
        reasons.append(because(f"The steps take {working.in_words}, so work starts by {start_by}", under=working))
    done_on = found.decided.on if found.decided is not None else None
    yield Duty(
        key=f"decide consideration:{opening.first_number}",
        what="Decide on deportation",
        owed_by=Unit.CASEWORK,
        arose=arose,
        due=due,
        under=under.citation,
        discharged_by="a decision by a named person, with reasons",
        because=tuple(reasons),
        ladder=case.ladder(due),
        ended=how_ended(due, done_on),
        ended_on=done_on,
        start_by=start_by,
        urgent=start_by is not None and start_by < arose,
    )


def _earliest_way_out(case: Case, arose: date) -> tuple[date, str] | None:
    """The first day on which the person could leave prison, not counting days gone by when the duty arose."""
    standing = case.standing
    ways = [
        (standing.early_removal_on, "early removal date"),
        (standing.release_on, "release date"),
        (standing.dates.get("conditional_release"), "conditional release date"),
        (standing.dates.get("tariff"), "tariff expiry date"),
    ]
    known = [(day, name) for day, name in ways if day is not None]
    ahead = [pair for pair in known if pair[0] >= arose]
    return min(ahead or known, default=None)
