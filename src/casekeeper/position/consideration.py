"""How far has consideration of deportation come, in the present episode? Earlier spells do not answer for it.

A deportation order still in force does: it stands until it is revoked, whatever custody followed.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple, TypeVar

from casekeeper.facts import Fact, History, Kind
from casekeeper.facts.consideration import (
    Decided,
    InformationReceived,
    InformationRequested,
    LiabilityNoticeSent,
    ReleaseOverridden,
    RepresentationsReceived,
)
from casekeeper.facts.immigration import (
    BailGranted,
    DeportationOrdered,
    DeportationOrderRevoked,
    DetentionAuthorised,
    NoLongerOfInterest,
)
from casekeeper.facts.referral import ReferralAcknowledged, ReferralRejected, Referred, Triaged
from casekeeper.position.answer import Answer, Outcome, Reason
from casekeeper.position.closing import TRIAGE_CLOSES

K = TypeVar("K", bound=Kind)
DECIDED_TO_REMOVE = frozenset({"deport", "deport, automatic", "administrative removal"})
"""Outcomes of consideration by which the person is to leave."""


class Consideration(NamedTuple):
    """The steps of the present episode, each the fact that took it or None."""

    stage: str
    referred: Fact[Referred] | None
    acknowledged: Fact[ReferralAcknowledged] | None
    triaged: Fact[Triaged] | None
    asked: Fact[InformationRequested] | None
    answered: Fact[InformationReceived] | None
    noticed: Fact[LiabilityNoticeSent] | None
    represented: Fact[RepresentationsReceived] | None
    decided: Fact[Decided] | None
    order: Fact[DeportationOrdered] | None
    override: Fact[ReleaseOverridden] | None
    no_interest: Fact[NoLongerOfInterest] | None
    detention: Fact[DetentionAuthorised] | None
    bail: Fact[BailGranted] | None

    @property
    def to_consider(self) -> bool:
        """Did triage find a case to consider?"""
        return self.triaged is not None and self.triaged.said.outcome == "consider deportation"

    @property
    def outcome(self) -> Fact[Any] | None:
        """The fact that is an outcome of consideration: a decision, a closing triage, an order, no interest."""
        if self.decided is not None:
            return self.decided
        if self.triaged is not None and self.triaged.said.outcome in TRIAGE_CLOSES:
            return self.triaged
        return self.order or self.no_interest


def _latest_since(history: History, kind: type[K], since: date) -> Fact[K] | None:
    found = history.latest(kind)
    return found if found is not None and found.happened.start >= since else None


def _referral_standing(history: History, episode_from: date) -> Fact[Referred] | None:
    """The newest referral, unless it was sent back since: then the sender still owes one."""
    referred = _latest_since(history, Referred, episode_from)
    rejected = history.latest(ReferralRejected)
    if referred is None or rejected is None:
        return referred
    sent_back = (rejected.on, rejected.recorded_at, rejected.number) > (
        referred.on,
        referred.recorded_at,
        referred.number,
    )
    return None if sent_back else referred


def order_in_force(history: History) -> Fact[DeportationOrdered] | None:
    """The deportation order, unless it was revoked since."""
    order = history.latest(DeportationOrdered)
    if order is None:
        return None
    revoked = history.latest(DeportationOrderRevoked)
    return None if revoked is not None and revoked.on >= order.on else order


def consideration_of(history: History, episode_from: date) -> Consideration:
    """The steps taken on or after the first day of the episode."""
    referred = _referral_standing(history, episode_from)
    acknowledged = _latest_since(history, ReferralAcknowledged, episode_from)
    triaged = _latest_since(history, Triaged, episode_from)
    asked = _latest_since(history, InformationRequested, episode_from)
    answered = _latest_since(history, InformationReceived, episode_from)
    noticed = _latest_since(history, LiabilityNoticeSent, episode_from)
    represented = _latest_since(history, RepresentationsReceived, episode_from)
    decided = _latest_since(history, Decided, episode_from)
    order = order_in_force(history)
    stage = (
        f"decided: {decided.said.outcome}" if decided is not None
        else "deportation order in force" if order is not None
        else "representations received" if represented is not None
        else "liability notice sent" if noticed is not None
        else "information received" if answered is not None
        else "information asked for" if asked is not None
        else f"triaged: {triaged.said.outcome}" if triaged is not None
        else "referral acknowledged" if acknowledged is not None
        else "referred" if referred is not None
        else "not referred"
    )  # fmt: skip
    return Consideration(
        stage, referred, acknowledged, triaged, asked, answered, noticed, represented, decided, order,
        _latest_since(history, ReleaseOverridden, episode_from),
        _latest_since(history, NoLongerOfInterest, episode_from),
        _latest_since(history, DetentionAuthorised, episode_from),
        _latest_since(history, BailGranted, episode_from),
    )  # fmt: skip


def consideration(found: Consideration) -> Answer:
    """Considered: met with an outcome, not met without one."""
    steps = found[1:]
    reasons = tuple(
        Reason(f"{step.said.label} on {step.happened.start}", step.number) for step in steps if step is not None
    )
    outcome = Outcome.MET if found.outcome is not None else Outcome.NOT_MET
    return Answer("consideration", outcome, found.stage, reasons)
