"""Is the record on hold? A hold always has a last day; when it has passed, duties are live again."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.casework import HoldLifted, HoldPlaced
from casekeeper.position.answer import Answer, Outcome, Reason


class Hold(NamedTuple):
    """A hold that runs on the day asked."""

    fact: Fact[HoldPlaced]
    until: date


def hold_on(history: History, as_at: date) -> Hold | None:
    """The hold in force on the day: placed, not lifted since, its last day not passed."""
    placed = history.latest(HoldPlaced)
    if placed is None or as_at >= placed.said.until:
        return None
    lifted = history.latest(HoldLifted)
    if lifted is not None and (lifted.on, lifted.recorded_at) >= (placed.on, placed.recorded_at):
        return None
    return Hold(placed, placed.said.until)


def holds(hold: Hold | None) -> Answer:
    """On hold: until when, why, and whom we wait for."""
    if hold is None:
        return Answer("hold", Outcome.NOT_MET)
    said = hold.fact.said
    waiting = f", waiting on {said.waiting_on}" if said.waiting_on else ""
    return Answer(
        "hold",
        Outcome.MET,
        {"until": hold.until, "reason": said.reason},
        (Reason(f"On hold until {hold.until}: {said.reason}{waiting}", hold.fact.number),),
        changes_on=hold.until,
    )
