"""Where does an alert stand in one register? Read off what was sent, what was answered, what the holdings showed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from casekeeper.facts import Fact
from casekeeper.facts.alerts import (
    AlertAcknowledged,
    AlertDiffers,
    AlertGone,
    AlertLost,
    AlertRejected,
    AlertSeen,
    AlertSent,
    AlertSentAgain,
    Message,
    Register,
)
from casekeeper.position.grounds import Fall


class AlertState(StrEnum):
    """Where an alert stands, as a whole or in one register; the most pressing first."""

    TO_BE_WITHDRAWN = "to be withdrawn"
    LOST = "lost"
    REJECTED = "rejected"
    TO_BE_SENT = "to be sent"
    AWAITING_APPROVAL = "awaiting approval"
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    LOADED = "loaded"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"


OVER = frozenset({AlertState.EXPIRED, AlertState.WITHDRAWN, AlertState.REFUSED})
"""States of an alert with which nothing more is to be done."""


class Leg(NamedTuple):
    """One alert in one register. `message` waits to be sent, because of fact `trigger`; empty where none waits."""

    register: Register
    state: AlertState
    since: date
    why: str
    reference: str
    proof: Fact[Any] | None
    sent: Fact[AlertSent] | None
    withdrawal: Fact[AlertSent] | None
    steps: tuple[Fact[Any], ...]
    message: Message | None = None
    trigger: int = 0
    ended: Fall | None = None
    differs: Fact[AlertDiffers] | None = None


@dataclass(slots=True)
class _Read:
    """What the steps so far come to."""

    sent: Fact[AlertSent] | None = None
    answer: Fact[AlertAcknowledged] | None = None
    rejected: Fact[AlertRejected] | None = None
    proof: Fact[Any] | None = None
    lost: Fact[AlertLost] | None = None
    differs: Fact[AlertDiffers] | None = None
    again: Fact[AlertSentAgain] | None = None
    withdrawal: Fact[AlertSent] | None = None
    withdrawn: Fact[Any] | None = None
    still: Fact[Any] | None = None
    reference: str = ""

    @property
    def may_be_there(self) -> bool:
        return any(fact is not None for fact in (self.sent, self.answer, self.proof))

    def take(self, fact: Fact[Any]) -> None:
        said = fact.said
        self.reference = getattr(said, "reference", "") or self.reference
        if fact.kind == AlertSentAgain.key:
            self.again = fact
        elif fact.kind == AlertLost.key:
            self.lost = fact
        elif fact.kind == AlertGone.key:
            self.withdrawn, self.still = fact, None
        elif fact.kind in (AlertSeen.key, AlertDiffers.key):
            self._seen(fact)
        elif said.message == "withdraw":
            self._about_withdrawal(fact)
        elif fact.kind == AlertSent.key:
            self._forget_loss()
            self.sent, self.again = fact, None
            self.rejected = self.differs = self.withdrawal = self.withdrawn = self.still = None
        elif fact.kind == AlertAcknowledged.key:
            self._forget_loss()
            self.answer, self.rejected = fact, None
        else:
            self.rejected = fact

    def _forget_loss(self) -> None:
        """On its way again; that it was there before it was lost proves nothing."""
        if self.lost is not None:
            self.lost = self.proof = self.answer = None

    def _seen(self, fact: Fact[Any]) -> None:
        self.proof, self.lost = fact, None
        self.differs = fact if fact.kind == AlertDiffers.key else None
        if self.withdrawal is not None and fact.on > self.withdrawal.on:
            self.still, self.withdrawn = fact, None

    def _about_withdrawal(self, fact: Fact[Any]) -> None:
        if fact.kind == AlertSent.key:
            self.withdrawal, self.still = fact, None
        elif fact.kind == AlertAcknowledged.key:
            self.withdrawn = fact


def read_leg(
    register: Register, steps: Sequence[Fact[Any]], approved: Fact[Any], ended: Fall | None, *, reachable: bool
) -> Leg:  # fmt: skip
    """The alert in this register. `ended` is how it ended there, if it did; one out of reach is not written to."""
    seen = _Read()
    for fact in steps:
        seen.take(fact)
    leg = Leg(
        register, AlertState.SENT, approved.on, "", seen.reference, seen.proof, seen.sent, seen.withdrawal,
        tuple(steps), ended=ended, differs=seen.differs,
    )  # fmt: skip
    return _standing(leg, seen, approved) if ended is None else _ending(leg, seen, ended, reachable)


def _standing(leg: Leg, seen: _Read, approved: Fact[Any]) -> Leg:
    at, state = seen, AlertState
    if at.again is not None:
        there = at.proof is not None and at.lost is None and at.withdrawn is None
        return leg._replace(
            state=state.TO_BE_SENT, since=at.again.on, why=f"To be sent again: {at.again.said.reasons}",
            message="update" if there else "create", trigger=at.again.number,
        )  # fmt: skip
    if not at.may_be_there:
        why = f"Approved on {approved.on} and not yet sent"
        return leg._replace(state=state.TO_BE_SENT, why=why, message="create", trigger=approved.number)
    if at.withdrawn is not None:
        return leg._replace(state=state.WITHDRAWN, since=at.withdrawn.on, why=f"Withdrawn on {at.withdrawn.on}")
    if at.rejected is not None:
        why = f"The register rejected it: {at.rejected.said.reasons}"
        return leg._replace(state=state.REJECTED, since=at.rejected.on, why=why)
    if at.lost is not None:
        why = f"The holdings of {at.lost.on} do not show it"
        return leg._replace(state=state.LOST, since=at.lost.on, why=why)
    if at.proof is not None:
        why = f"Seen in the register's holdings of {at.proof.on}"
        if at.differs is not None:
            why += f", with another {' and another '.join(at.differs.said.fields)}"
        return leg._replace(state=state.LOADED, since=at.proof.on, why=why)
    if at.answer is not None:
        why = f"Acknowledged on {at.answer.on}; not yet seen in the register's holdings"
        return leg._replace(state=state.ACKNOWLEDGED, since=at.answer.on, why=why)
    assert at.sent is not None
    return leg._replace(since=at.sent.on, why=f"Sent on {at.sent.on}; the register has not answered")


def _ending(leg: Leg, seen: _Read, ended: Fall, reachable: bool) -> Leg:
    over = AlertState.EXPIRED if ended.expired else AlertState.WITHDRAWN
    if not reachable:
        return leg._replace(state=AlertState.EXPIRED, since=ended.on, why=ended.why)
    if not seen.may_be_there:
        return leg._replace(state=over, since=ended.on, why=f"{ended.why}; it was never sent here")
    if seen.withdrawn is not None:
        return leg._replace(state=over, since=seen.withdrawn.on, why=f"{ended.why}; gone on {seen.withdrawn.on}")
    leg = leg._replace(state=AlertState.TO_BE_WITHDRAWN, since=ended.on, why=ended.why)
    if seen.withdrawal is None:
        last = seen.sent or seen.answer or seen.proof
        assert last is not None
        return leg._replace(message="withdraw", trigger=last.number)
    if seen.still is not None and _was_confirmed(leg.steps, seen.still):
        why = f"{ended.why}; the register confirmed the withdrawal, and still held it on {seen.still.on}"
        return leg._replace(why=why, message="withdraw", trigger=seen.still.number)
    return leg._replace(why=f"{ended.why}; the withdrawal was sent on {seen.withdrawal.on}")


def _was_confirmed(steps: Sequence[Fact[Any]], still: Fact[Any]) -> bool:
    """Had the register acknowledged a withdrawal, or its holdings shown it gone, before it was seen there again?"""
    before = steps[: steps.index(still)]
    return any(
        fact.kind == AlertGone.key or (fact.kind == AlertAcknowledged.key and fact.said.message == "withdraw")
        for fact in before
    )
