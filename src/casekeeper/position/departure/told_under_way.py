"""What may be told while a departure is under way and has to be considered within minutes, and who considers it.

Everything that raises a hard safeguard of the registry by one fact, whoever tells it and through whatever channel; and
besides, what is told of a person's health or need, which closes no gate and has to reach whoever decides all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, Kind
from casekeeper.facts.appeals import AppealableDecisionServed, AppealLodged
from casekeeper.facts.casework import BarrierCleared, BarrierOpened, VulnerabilityNoted
from casekeeper.facts.challenges import BarrierTestMade, ChallengeDecided, ChallengeIssued
from casekeeper.facts.claims import ClaimConsidered, ClaimMade, ClaimReinstated, ClaimWithdrawn
from casekeeper.facts.consideration import RepresentationsReceived
from casekeeper.facts.custody import MovedToHospital
from casekeeper.facts.departures import ConsideredUnderWay, DepartureCheckMade, RemovalNoticeServed
from casekeeper.facts.detention import MedicalReportAnswered, MedicalReportReceived
from casekeeper.facts.family import ChildNoted, DependantLinked
from casekeeper.facts.identity import BirthDateStated, LongResidence, NationalityClaimed
from casekeeper.facts.immigration import DeportationOrderServed
from casekeeper.facts.safeguards import AccessNeedNoted
from casekeeper.facts.sentence import ConvictionAppeal
from casekeeper.facts.trafficking import ConclusiveGroundsDecided, ReasonableGroundsDecided, TraffickingReferred
from casekeeper.periods.partial_dates import latest
from casekeeper.position.age import years_old
from casekeeper.position.claims.made import BARRIER_OF
from casekeeper.position.departure.safeguards import SAFEGUARDS
from casekeeper.position.nationality import BRITISH, OTHER_BRITISH
from casekeeper.position.reporting.risk import ADULT

CASEWORK = "casework"
OURS = frozenset({"casework", "asylum unit", "litigation unit", "appeals unit", "status review", "returns logistics"})
"""Units of ours that decide one of the safeguards."""


class Concern(NamedTuple):
    """What it amounts to, in words; the barrier it raises ("": none), and the unit that has to consider it."""

    words: str
    code: str
    owner: str


def _barrier(said: Any, on: date) -> str | None:
    return said.code if SAFEGUARDS[said.code].hard else None


def _perhaps_a_child(said: Any, on: date) -> str | None:
    last = latest(said.born)
    return "BAR-09" if last is not None and last <= on and years_old(last, on) < ADULT else None


def _perhaps_british(said: Any, on: date) -> str | None:
    return "BAR-15" if said.nationality in BRITISH | OTHER_BRITISH else None


def _on_file(said: Any, on: date) -> str | None:
    return "BAR-19" if said.method == "to file" else None


TELLS: Mapping[str, Callable[[Any, date], str | None]] = {
    BarrierOpened.key: _barrier,
    ClaimMade.key: lambda said, on: BARRIER_OF[said.claim],
    ClaimReinstated.key: lambda said, on: "BAR-04",
    RepresentationsReceived.key: lambda said, on: "BAR-04",
    ChallengeIssued.key: lambda said, on: "BAR-05",
    TraffickingReferred.key: lambda said, on: "BAR-06",
    AppealLodged.key: lambda said, on: "BAR-01",
    AppealableDecisionServed.key: lambda said, on: _on_file(said, on) or "BAR-01",
    DepartureCheckMade.key: lambda said, on: (
        "BAR-08" if (said.check, said.result) == ("fitness to travel", "not met") else None
    ),
    MovedToHospital.key: lambda said, on: "BAR-08",
    MedicalReportReceived.key: lambda said, on: "",
    VulnerabilityNoted.key: lambda said, on: "",
    AccessNeedNoted.key: lambda said, on: "" if said.need == "health" else None,
    BirthDateStated.key: _perhaps_a_child,
    ConvictionAppeal.key: lambda said, on: "BAR-10" if said.step == "begun" else None,
    ChildNoted.key: lambda said, on: "BAR-13",
    NationalityClaimed.key: _perhaps_british,
    LongResidence.key: lambda said, on: "BAR-15" if said.outcome != "not resident" else None,
    DependantLinked.key: lambda said, on: "BAR-18",
    DeportationOrderServed.key: _on_file,
    RemovalNoticeServed.key: _on_file,
}
"""By kind of fact: the barrier it raises, "" where it raises none and is considered all the same, None for nothing."""

ANSWERS: Mapping[str, str] = {
    ConsideredUnderWay.key: "raised",
    ClaimConsidered.key: "claim",
    ClaimWithdrawn.key: "claim",
    BarrierTestMade.key: "challenge",
    ChallengeDecided.key: "challenge",
    ReasonableGroundsDecided.key: "referral",
    ConclusiveGroundsDecided.key: "referral",
    BarrierCleared.key: "barrier",
    MedicalReportAnswered.key: "report",
}
"""Decisions that show it was considered, and the field by which each names what it decides."""


def concern_of(said: Kind, on: date) -> Concern | None:
    """What has to be considered, where this was told on that day; None where nothing has."""
    tells = TELLS.get(said.key)
    code = tells(said, on) if tells is not None else None
    if code is None:
        return None
    safeguard = SAFEGUARDS.get(code)
    if safeguard is None:
        return Concern(said.label, "", CASEWORK)
    owner = safeguard.decides if safeguard.decides in OURS else safeguard.owner
    return Concern(said.label, code, owner if owner in OURS else CASEWORK)


def answers(fact: Fact[Any], told: Fact[Any]) -> bool:
    """Is this the decision on what was told; or, of a claim that is live again, on the claim?"""
    name = ANSWERS.get(fact.kind)
    if name is None or fact.number < told.number:
        return False
    about = getattr(fact.said, name)
    return about == told.number or (name == "claim" and about == getattr(told.said, "claim", None))
