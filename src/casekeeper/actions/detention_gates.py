"""Detention at the action: a review answers both limbs, and nobody is let go to nowhere."""

from __future__ import annotations

from typing import Any

from casekeeper.actions.asking import Asking, passes
from casekeeper.position.departure.known import known_of
from casekeeper.position.detention.release import may_release
from casekeeper.position.detention.reviews import detention_of
from casekeeper.records.refused import Refused


def review(asking: Asking, said: Any) -> None:
    if said.outcome == "detention goes on" and "no" in (said.reasonable_period, said.within_reasonable_time):
        raise Refused("Where removal cannot happen within a reasonable time, or it took too long, detention ends.")
    known = known_of(asking.history, asking.law)
    if detention_of(asking.history, asking.law, known.custody.held, known.release_on, asking.on) is None:
        raise Refused("The person is not held on our authority on that day.")


def release(asking: Asking, said: Any) -> None:
    if asking.user is not None and said.reason == "bail":
        passes(may_release(asking.history, asking.on), "Release on bail is not ready")
