"""What the holdings of a register should show on a day, and what an entry that is there, or is not, comes to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from casekeeper.exchange.registers.holdings import Entry, tidy
from casekeeper.facts import Kind
from casekeeper.facts.alerts import AlertDiffers, AlertGone, AlertLost, AlertSeen, Register
from casekeeper.law import Law
from casekeeper.position.alert_legs import OVER, AlertState, Leg
from casekeeper.records.registers import Details

AS_SENT = frozenset({AlertState.SENT, AlertState.ACKNOWLEDGED})


class Outcome(NamedTuple):
    """What the comparison found of one alert, in a word, and the fact to record of it, if any."""

    word: str
    said: Kind | None = None
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """The rules of one comparison: whose holdings, of which day, under which law."""

    register: Register
    day: date
    law: Law

    def outcome(self, alert: int, leg: Leg, found: Sequence[Entry], details: Details) -> Outcome:
        """Seen, lost, over-held, different, gone; or nothing to say."""
        if leg.ended is not None:
            return self._of_ended(alert, leg, found)
        if found:
            return self._of_shown(alert, leg, found, details)
        return self._of_absent(alert, leg)

    def _of_shown(self, alert: int, leg: Leg, found: Sequence[Entry], details: Details) -> Outcome:
        differing = differences(found, details)
        if differing:
            known = leg.differs is not None and set(leg.differs.said.fields) == set(differing)
            said = AlertDiffers(alert=alert, where=self.register, fields=differing)
            return Outcome("different", None if known and not self._is_old(leg) else said, differing)
        reference = next((entry.reference for entry in found if entry.reference), "")
        is_news = leg.differs is not None or leg.proof is None or leg.state is not AlertState.LOADED
        if self._is_past(leg) or not (is_news or self._is_old(leg)):
            return Outcome("seen")
        if leg.state is AlertState.TO_BE_SENT and leg.proof is not None and not self._is_old(leg):
            return Outcome("seen")
        return Outcome("seen", AlertSeen(alert=alert, where=self.register, reference=reference))

    def _of_absent(self, alert: int, leg: Leg) -> Outcome:
        if leg.state is AlertState.LOST:
            return Outcome("lost")
        was_there = leg.state is AlertState.LOADED and not self._is_past(leg)
        if was_there or (leg.state in AS_SENT and self._should_be_there(leg)):
            return Outcome("lost", AlertLost(alert=alert, where=self.register))
        return Outcome("")

    def _of_ended(self, alert: int, leg: Leg, found: Sequence[Entry]) -> Outcome:
        out = leg.withdrawal.on if leg.withdrawal is not None else None
        if found:
            told_already = leg.proof is not None and out is not None and leg.proof.on > out
            over = leg.state in OVER or (out is not None and self.day > out)
            if not over:
                return Outcome("seen")
            return Outcome("over-held", None if told_already and leg.state not in OVER else AlertSeen(
                alert=alert, where=self.register, reference=found[0].reference
            ))  # fmt: skip
        if leg.state in OVER or out is None:
            return Outcome("")
        gone = self.day > out or (self.day == out and leg.proof is not None and leg.proof.on < self.day)
        return Outcome("gone", AlertGone(alert=alert, where=self.register)) if gone else Outcome("")

    def _is_past(self, leg: Leg) -> bool:
        """Does the record know of the register's holdings of this day, or of a later one, already?"""
        return leg.proof is not None and leg.proof.on >= self.day

    def _is_old(self, leg: Leg) -> bool:
        if leg.proof is None:
            return True
        again = self.law["alerts_policy.proof_noted_again"].on(leg.proof.on).value
        return self.day - leg.proof.on >= timedelta(days=again)

    def _should_be_there(self, leg: Leg) -> bool:
        sent = leg.sent
        if sent is None:
            return False
        allowed = self.law["alerts_policy.first_proof"].on(sent.on).value
        return self.day > sent.on + timedelta(days=allowed)


def differences(found: Sequence[Entry], details: Details) -> tuple[str, ...]:
    """Which details no entry has as we do. What an entry leaves out is no difference; an alias is a name of ours."""
    ours: Mapping[str, set[str]] = {
        "surname": {tidy(details.surname), *(tidy(alias.rpartition(" ")[2]) for alias in details.aliases)},
        "forenames": {tidy(details.forenames), *(tidy(alias.rpartition(" ")[0]) for alias in details.aliases)},
        "date of birth": {tidy(details.born)},
    }
    told: dict[str, set[Any]] = {}
    for entry in found:
        for name, value in entry.details:
            told.setdefault(name, set()).add(value)
    return tuple(name for name, values in told.items() if ours[name] - {""} and not values & ours[name])
