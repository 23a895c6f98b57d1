"""Detention at the action: the gatekeeper comes first, a review answers both limbs, and nobody is let go to nowhere."""

from __future__ import annotations

from typing import Any

from casekeeper.actions.asking import Asking, passes
from casekeeper.actions.permissions import GRADES
from casekeeper.facts.detention import GatekeeperDecided
from casekeeper.facts.immigration import BailGranted, Departed, DetentionEnded
from casekeeper.position.departure.known import known_of
from casekeeper.position.detention.release import may_release
from casekeeper.position.detention.reviews import Detention, detention_of
from casekeeper.records.refused import Refused

REVIEWED_AS = {"officer": "officer", "manager": "manager", "senior manager": "manager", "head": "head",
               "director": "head"}  # fmt: skip
"""The grade of somebody who signs in that goes with each grade of reviewer: nobody records a review above their own."""
OURS_TO_GRANT = frozenset({"Secretary of State", "not stated"})


def authorise(asking: Asking, said: Any) -> None:
    """Nobody is taken into detention whom the gatekeeper found not suitable, or did not look at since the last time."""
    if asking.user is None:
        return
    decided = asking.history.latest(GatekeeperDecided)
    ended = asking.history.latest_of(DetentionEnded, BailGranted, Departed)
    if decided is None or (ended is not None and ended.knew_of(decided)):
        raise Refused("The gatekeeper decides first whether the person is fit to be detained. Record that decision.")
    if decided.said.outcome == "not suitable":
        raise Refused(f"The gatekeeper found on {decided.on} that the person is not suitable to be detained.")


def review(asking: Asking, said: Any) -> None:
    """Both limbs, of somebody we hold, by somebody of the grade that the review names."""
    if said.outcome == "detention goes on" and "no" in (said.reasonable_period, said.within_reasonable_time):
        raise Refused("Where removal cannot happen within a reasonable time, or it took too long, detention ends.")
    if _held(asking) is None:
        raise Refused("The person is not held on our authority on that day.")
    needed = REVIEWED_AS[said.grade]
    grade = getattr(asking.user, "grade", "")
    if asking.user is not None and (grade not in GRADES or GRADES.index(grade) < GRADES.index(needed)):
        raise Refused(f"A review by a {said.grade} is recorded by somebody of that grade; yours is {grade or 'none'}.")


def release(asking: Asking, said: Any) -> None:
    """On bail only with an address and conditions, whether told as the end of detention or as the grant."""
    if asking.user is not None and said.reason == "bail":
        _ready(asking)


def grant_bail(asking: Asking, said: Any) -> None:
    """The same of a grant of ours to somebody we hold; what the tribunal granted is told as it was."""
    held = _held(asking)
    if asking.user is not None and said.granted_by in OURS_TO_GRANT and held is not None and held.episode.ended is None:
        _ready(asking)


def _ready(asking: Asking) -> None:
    held = _held(asking)
    since = {} if held is None else {"held_since": held.episode.began_on}
    passes(may_release(asking.history, asking.on, **since), "Release on bail is not ready")


def _held(asking: Asking) -> Detention | None:
    known = known_of(asking.history, asking.law)
    return detention_of(asking.history, asking.law, known.custody.held, known.release_on, asking.on)
