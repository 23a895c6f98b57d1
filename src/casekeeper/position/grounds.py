"""Which grounds for an alert does the record show, and has each fallen? An alert without its ground is withdrawn.

A deportation order falls when it is revoked, an exclusion likewise; an absconder's when contact is there again; a
conviction's when an appeal is allowed. Any ground falls with leave granted after it, with the person found to be
British or entitled to remain, with death, and when the fact itself no longer stands: corrected away, or said of
another person once records that were taken for one come apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import LEGAL_ZONE, Fact, History, Kind
from casekeeper.facts.absconding import ContactLost
from casekeeper.facts.alerts import Ground
from casekeeper.facts.casework import CaseClosed
from casekeeper.facts.contact import ContactRestored
from casekeeper.facts.custody import Received
from casekeeper.facts.identity import Died, LeaveGranted, NationalityClaimed
from casekeeper.facts.immigration import (
    Departed,
    DeportationOrdered,
    DeportationOrderRevoked,
    DetentionBegan,
    ExclusionDecided,
    ExclusionRevoked,
    NoLongerOfInterest,
)
from casekeeper.facts.reporting import ReportAttended
from casekeeper.facts.sentence import Convicted, ConvictionAppeal

KINDS: Mapping[Ground, type[Kind]] = {
    "deportation order": DeportationOrdered,
    "exclusion decision": ExclusionDecided,
    "absconder declaration": ContactLost,
    "conviction": Convicted,
}
_ENDS: Mapping[Ground, tuple[type[Kind], ...]] = {
    "deportation order": (DeportationOrderRevoked,),
    "exclusion decision": (ExclusionRevoked,),
    "absconder declaration": (ContactRestored, ReportAttended, Received, DetentionBegan, Departed),
    "conviction": (ConvictionAppeal,),
}
_ENDS_ANY: tuple[type[Kind], ...] = (LeaveGranted, NoLongerOfInterest, CaseClosed, Died)


class Fall(NamedTuple):
    """The day something ended, why, the fact that ended it, and the day we learned of that.

    `expired` where no event ended it, but its own last day.
    """

    on: date
    why: str
    fact: int | None
    learned_on: date
    expired: bool = False


class GroundShown(NamedTuple):
    """One ground on the record, and how it fell, if it did."""

    ground: Ground
    fact: Fact[Any]
    fall: Fall | None


def learned_on(fact: Fact[Any]) -> date:
    """The day on which the fact was recorded, in the legal time zone."""
    return fact.recorded_at.astimezone(LEGAL_ZONE).date()


def grounds_of(history: History, *, calling: bool = False) -> tuple[GroundShown, ...]:
    """Every ground the record shows, fallen ones too, by the day it came to be.

    With `calling`, only those on which an alert is to be proposed or decided against: of convictions those abroad,
    which no border knew.
    """
    found = [
        GroundShown(ground, fact, _fall(history, ground, fact))
        for ground, kind in KINDS.items()
        for fact in history.of(kind)
        if _is_ground(fact) and (_calls_for_alert(fact) or not calling)
    ]
    return tuple(sorted(found, key=lambda one: _place(one.fact)))


def fall_of(history: History, ground: Ground, number: int, proposed: Fact[Any]) -> Fall | None:
    """How the ground of an alert fell: an event, a correction, or its fact no longer told in this record."""
    kind = KINDS[ground]
    fact = next((each for each in history.of(kind) if each.first_number == number), None)
    if fact is not None and _is_ground(fact):
        return _fall(history, ground, fact)
    if fact is not None:
        day = learned_on(fact)
        return Fall(max(day, proposed.on), "What it rests on was corrected and is no ground now", fact.number, day)
    put_aside = [each.by for each in history.corrected if each.fact.first_number == number]
    if put_aside:
        by = put_aside[-1]
        why = f"Fact {number}, on which it rests, was corrected away: {by.said.reason}"
        return Fall(max(by.on, proposed.on), why, by.number, learned_on(by))
    why = f"Fact {number}, on which it rests, does not stand in this person's record"
    return Fall(proposed.on, why, None, learned_on(proposed))


def _calls_for_alert(fact: Fact[Any]) -> bool:
    return fact.kind != Convicted.key or fact.said.country not in ("GB", "GBR")


def _is_ground(fact: Fact[Any]) -> bool:
    return fact.kind != ContactLost.key or fact.said.standing == "absconder"


def _fall(history: History, ground: Ground, fact: Fact[Any]) -> Fall | None:
    """The first thing after the ground that ended it."""
    falls = [
        Fall(each.on, f"{each.said.label} on {each.on}", each.number, learned_on(each))
        for kind in (*_ENDS[ground], *_ENDS_ANY)
        for each in history.of(kind)
        if _place(each) > _place(fact) and _ends(each)
    ]
    falls += _british(history, fact)
    return min(falls, key=lambda fall: fall.on, default=None)


def _ends(fact: Fact[Any]) -> bool:
    if fact.kind == NoLongerOfInterest.key:
        return bool(fact.said.reason != "other")
    if fact.kind == CaseClosed.key:
        return bool(fact.said.outcome == "leave granted")
    if fact.kind == ConvictionAppeal.key:
        return bool(fact.said.step == "allowed")
    return True


def _british(history: History, ground: Fact[Any]) -> Iterator[Fall]:
    """Determined to be British, and not otherwise since: nobody may be kept out of their own country."""
    determined = [claim for claim in history.of(NationalityClaimed) if claim.said.confidence == "determined"]
    if determined and determined[-1].said.nationality == "GBR":
        claim = determined[-1]
        yield Fall(max(claim.on, ground.on), f"Determined to be British on {claim.on}", claim.number, learned_on(claim))


def _place(fact: Fact[Any]) -> tuple[date, Any, int]:
    return fact.on, fact.recorded_at, fact.number
