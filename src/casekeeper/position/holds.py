"""Is the record on hold? A hold always has a last day, no later than the longest the policy allows.

While it runs the record is not looked at as idle; duties with a day of their own stay due. When its last day
has come the record is live again.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.casework import HoldLifted, HoldPlaced
from casekeeper.law import Law, Value
from casekeeper.periods.limits import days_after
from casekeeper.position.answer import Answer, Outcome, Reason, because

LONGEST = "criminal_casework_policy.hold_longest"


class Hold(NamedTuple):
    """A hold: the fact that placed it, the first day on which it no longer runs, and what cut it short."""

    fact: Fact[HoldPlaced]
    until: date
    cut_short_by: Value | None


def last_hold(history: History, law: Law) -> Hold | None:
    """The last hold placed, whether it still runs or has run out; None where there was none or it was lifted."""
    placed = history.latest(HoldPlaced)
    if placed is None:
        return None
    lifted = history.latest(HoldLifted)
    if lifted is not None and (lifted.on, lifted.recorded_at) >= (placed.on, placed.recorded_at):
        return None
    longest = law[LONGEST].find(placed.on)
    allowed = (placed.said.until - placed.on).days
    if longest is None or allowed <= longest.value:
        return Hold(placed, placed.said.until, None)
    return Hold(placed, days_after(placed.on, longest.value), longest)


def holds(hold: Hold | None, as_at: date) -> Answer:
    """On hold: until when, why, and whom we wait for."""
    if hold is None or as_at >= hold.until:
        return Answer("hold", Outcome.NOT_MET)
    said = hold.fact.said
    waiting = f", waiting on {said.waiting_on}" if said.waiting_on else ""
    reasons = [Reason(f"On hold until {hold.until}: {said.reason}{waiting}", hold.fact.number)]
    if hold.cut_short_by is not None:
        text = f"Placed until {said.until}; a hold lasts at most {hold.cut_short_by.value} days"
        reasons.append(because(text, hold.fact, hold.cut_short_by))
    value = {"until": hold.until, "reason": said.reason}
    return Answer("hold", Outcome.MET, value, tuple(reasons), changes_on=hold.until)
