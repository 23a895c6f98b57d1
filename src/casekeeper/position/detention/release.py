"""May somebody be released from detention on bail? Only to an address, and with the conditions of bail ready."""

from __future__ import annotations

from datetime import date

from casekeeper.facts import History
from casekeeper.facts.bail import BailConditionSet
from casekeeper.facts.detention import ReleaseArranged
from casekeeper.position.answer import Answer, Outcome, because

QUESTION = "release from detention"


def may_release(history: History, day: date, held_since: date = date.min) -> Answer:
    """Met where both are ready, or release is without conditions and an address is ready.

    What was arranged before the person was held this time is for another release.
    """
    arranged = history.latest(ReleaseArranged)
    if arranged is not None and arranged.on < held_since:
        arranged = None
    set_before = any(held_since <= fact.on <= day for fact in history.of(BailConditionSet))
    missing = []
    if arranged is None or not arranged.said.address_ready:
        missing.append("an address")
    if not set_before and (arranged is None or not (arranged.said.conditions_ready or arranged.said.unconditional)):
        missing.append("the conditions of bail")
    if missing:
        return Answer(QUESTION, Outcome.CANNOT_TELL, None, (), tuple(missing))
    return Answer(QUESTION, Outcome.MET, None, (because("Arranged", arranged),))
