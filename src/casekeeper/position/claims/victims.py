"""Trafficking referrals: from referral to a negative decision, or to the end of recovery after a conclusive one.

A person is protected through the recovery period and in any event until the conclusive decision, unless the competent
authority took the protection away from this one person. Of a confirmed victim permission to stay is considered, so the
protection lasts until it is refused; given, it lasts until the leave is ended. Time alone never ends it.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.identity import LeaveEnded
from casekeeper.facts.trafficking import (
    ConclusiveGroundsDecided,
    ProtectionDisqualified,
    ReasonableGroundsDecided,
    TraffickingReferred,
    VictimLeaveDecided,
)
from casekeeper.law import Law
from casekeeper.periods.limits import days_after
from casekeeper.periods.period import next_day

RECOVERY = "trafficking_protection.recovery_period"


class Referral(NamedTuple):
    """One referral. `recovery_until` is the last day of recovery; `ended_on` the day protection ended, if it has."""

    referred: Fact[TraffickingReferred]
    reasonable: Fact[ReasonableGroundsDecided] | None
    conclusive: Fact[ConclusiveGroundsDecided] | None
    disqualified: Fact[ProtectionDisqualified] | None
    leave: Fact[VictimLeaveDecided] | None
    recovery_until: date | None
    recovery_known: bool
    ended_on: date | None

    @property
    def number(self) -> int:
        return self.referred.first_number

    def protects_on(self, day: date) -> bool:
        return self.ended_on is None or day < self.ended_on

    @property
    def is_confirmed(self) -> bool:
        return self.conclusive is not None and self.conclusive.said.outcome == "positive"

    @property
    def why(self) -> str:
        """In words, what is awaited."""
        if self.reasonable is None:
            return "no reasonable-grounds decision"
        if self.conclusive is None:
            return "no conclusive decision"
        if self.is_confirmed and self.leave is None:
            return "permission to stay is not decided"
        if self.leave is not None and self.leave.said.outcome == "granted":
            return f"given permission to stay on {self.leave.on}"
        return f"the recovery period runs until {self.recovery_until}" if self.recovery_known else "recovery not known"


def referrals_of(history: History, law: Law) -> tuple[Referral, ...]:
    """Every referral, in order."""
    return tuple(_referral(history, fact, law) for fact in history.of(TraffickingReferred))


def _referral(history: History, referred: Fact[TraffickingReferred], law: Law) -> Referral:
    number = referred.first_number
    reasonable = _last(history, ReasonableGroundsDecided, number)
    conclusive = _last(history, ConclusiveGroundsDecided, number)
    disqualified = _last(history, ProtectionDisqualified, number)
    leave = _last(history, VictimLeaveDecided, number)
    until, known = _recovery(reasonable, law)
    ended = _ended_on(reasonable, conclusive, disqualified, until, known)
    found = Referral(referred, reasonable, conclusive, disqualified, leave, until, known, ended)
    if ended is None or disqualified is not None or not found.is_confirmed:
        return found
    settled = _permission_ended_on(history, leave)
    return found._replace(ended_on=max(ended, settled) if settled is not None else None)


def _permission_ended_on(history: History, leave: Fact[VictimLeaveDecided] | None) -> date | None:
    """The day it was refused, or given and ended since; None while it is not decided, or stands."""
    if leave is None or leave.said.outcome == "refused":
        return leave.on if leave is not None else None
    return min((fact.on for fact in history.of(LeaveEnded) if fact.knew_of(leave)), default=None)


def _recovery(reasonable: Fact[ReasonableGroundsDecided] | None, law: Law) -> tuple[date | None, bool]:
    if reasonable is None or reasonable.said.outcome == "negative":
        return None, True
    least = law[RECOVERY].find(reasonable.on)
    if least is None:
        return reasonable.said.recovery_until, reasonable.said.recovery_until is not None
    ends = days_after(reasonable.on, int(least.value))
    return max(ends, reasonable.said.recovery_until or ends), True


def _ended_on(
    reasonable: Fact[ReasonableGroundsDecided] | None, conclusive: Fact[ConclusiveGroundsDecided] | None,
    disqualified: Fact[ProtectionDisqualified] | None, until: date | None, known: bool,
) -> date | None:  # fmt: skip
    if disqualified is not None:
        return disqualified.on
    if reasonable is not None and reasonable.said.outcome == "negative":
        return reasonable.on
    if reasonable is None or conclusive is None or not known or until is None:
        return None
    return max(conclusive.on, next_day(until) or until)


def _last(history: History, kind: Any, number: int) -> Any:
    return next((fact for fact in reversed(history.of(kind)) if fact.said.referral == number < fact.number), None)
