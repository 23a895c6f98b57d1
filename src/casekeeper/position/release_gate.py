"""May this person pass a release date? Not without a recorded outcome of consideration or a named override.

The gate watches everybody in custody who is, or may be, a foreign national. Where a release reaches us
anyway, it is "released, not considered" from that day until somebody records how it was resolved.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.casework import CaseClosed
from casekeeper.facts.consideration import Decided, ReleaseOverridden, UnconsideredReleaseResolved
from casekeeper.facts.custody import Released
from casekeeper.facts.immigration import (
    BailGranted,
    Departed,
    DeportationOrdered,
    DeportationOrderRevoked,
    DetentionAuthorised,
    NoLongerOfInterest,
)
from casekeeper.facts.referral import Referred, Triaged
from casekeeper.position.answer import Answer, Outcome, Reason
from casekeeper.position.closing import TRIAGE_CLOSES, Closing
from casekeeper.position.consideration import Consideration
from casekeeper.position.custody import EFFECTS, HELD, CustodyNow

LETS_THROUGH = frozenset(
    kind.key
    for kind in (
        Decided, NoLongerOfInterest, DetentionAuthorised, BailGranted, Departed, CaseClosed, ReleaseOverridden,
    )
)  # fmt: skip
"""Facts that let somebody pass: an outcome, a decision to detain or bail, or a named override."""

NOT_TO_FREEDOM = frozenset({"removal", "immigration detention", "immigration bail"})
"""Where a release leads when somebody had decided: the prison's own code says so."""

TOLD_AGAIN_WITHIN = timedelta(days=7)
"""Several feeds tell of one release, some a day late. Later than this it is another, whose reception was not told."""


class UnconsideredRelease(NamedTuple):
    """A release that nobody had considered, and how it was resolved, if it was."""

    release: Fact[Released]
    first_number: int
    noticed_at: datetime
    apparent_cause: str
    resolved: Fact[UnconsideredReleaseResolved] | None


def unconsidered_releases(history: History, nationality: str) -> tuple[UnconsideredRelease, ...]:
    """Every release of somebody who is or may be foreign with nothing recorded by that day that let it pass."""
    if nationality == "British":
        return ()
    found: list[UnconsideredRelease] = []
    resolutions = list(history.of(UnconsideredReleaseResolved))
    ended_before = date.min
    for told in _releases_as_told(history):
        release = told[0]
        to_freedom = all(each.said.to not in NOT_TO_FREEDOM for each in told)
        if to_freedom and not _was_let_through(history, ended_before, release.on):
            number, noticed_at = min(each.first_number for each in told), min(each.recorded_at for each in told)
            cause = _apparent_cause(history, nationality, ended_before, release.on)
            found.append(UnconsideredRelease(release, number, noticed_at, cause, _taken(resolutions, release)))
        ended_before = release.on
    return tuple(found)


def _apparent_cause(history: History, nationality: str, after: date, on: date) -> str:
    """What the record shows of why nobody considered it. Whoever resolves it says what the cause was."""
    if nationality == "unclear":
        return "nationality not known"
    referred = any(after <= fact.on <= on for fact in history.of(Referred))
    return "referred, no outcome recorded" if referred else "not referred"


def _releases_as_told(history: History) -> Sequence[Sequence[Fact[Released]]]:
    """Each release with all its tellings, the earliest first. Nobody is back inside between those of one."""
    releases = history.of(Released)
    if len(releases) < 2:
        return [releases] if releases else []
    found: list[list[Fact[Released]]] = []
    is_inside = True
    for fact in history.facts:
        if EFFECTS.get(fact.kind) in HELD:
            is_inside = True
        elif fact.kind == Released.key:
            if is_inside or fact.on - found[-1][0].on > TOLD_AGAIN_WITHIN:
                found.append([])
            found[-1].append(fact)
            is_inside = False
    return found


def _was_let_through(history: History, after: date, on: date) -> bool:
    """Since the release before this one, or by a deportation order that still stood."""
    ordered = False
    for fact in history.facts:
        happened = fact.happened.start
        if happened > on:
            break
        if fact.kind == DeportationOrdered.key:
            ordered = True
        elif fact.kind == DeportationOrderRevoked.key:
            ordered = False
        elif happened < after:
            continue
        elif fact.kind in LETS_THROUGH or (fact.kind == Triaged.key and fact.said.outcome in TRIAGE_CLOSES):
            return True
    return ordered


def _taken(
    resolutions: list[Fact[UnconsideredReleaseResolved]], release: Fact[Released]
) -> Fact[UnconsideredReleaseResolved] | None:
    """The first resolution since the release, taken off the list: one resolution answers for one release."""
    at = next((at for at, fact in enumerate(resolutions) if fact.on >= release.on), None)
    return None if at is None else resolutions.pop(at)


def lets_through(found: Consideration) -> Fact[Any] | None:
    """What is recorded in the present episode that lets the person pass."""
    return found.outcome or found.override or found.detention or found.bail


def release_gate(
    *,
    now: CustodyNow,
    found: Consideration,
    nationality: Answer,
    release_on: date | None,
    closed: Closing | None,
    as_at: date,
) -> Answer:
    """May this person be let go when the release date comes?"""
    value = {"release_on": release_on}
    if not now.held:
        return Answer("release", Outcome.MET, value, (Reason("Not in custody, so there is no release to pass"),))
    if nationality.value == "British":
        return Answer("release", Outcome.MET, value, (Reason("A British citizen: nothing for us to consider"),))
    if closed is not None:
        return Answer("release", Outcome.MET, value, (_recorded(closed.fact),))
    through = lets_through(found)
    if through is not None:
        return Answer("release", Outcome.MET, value, (_recorded(through),))
    reasons = [Reason("No outcome of consideration and no named override is recorded")]
    if release_on is not None:
        changes_on = release_on if release_on > as_at else None
        if as_at >= release_on:
            reasons.append(Reason(f"The release date, {release_on}, has been reached"))
    else:
        changes_on = None
        reasons.append(Reason("No release date is known, so a release could come on any day"))
    if nationality.value == "unclear":
        missing = ("which nationality the person holds",)
        return Answer("release", Outcome.CANNOT_TELL, value, tuple(reasons), missing, changes_on)
    return Answer("release", Outcome.NOT_MET, value, tuple(reasons), (), changes_on)


def _recorded(fact: Fact[Any]) -> Reason:
    return Reason(f"{fact.said.label} recorded on {fact.happened.start}", fact.number)


def released_not_considered(found: tuple[UnconsideredRelease, ...]) -> Answer:
    """Was the person released with nobody having considered the case, and is that still unresolved?"""
    still = [each for each in found if each.resolved is None]
    if not found:
        return Answer("released, not considered", Outcome.NOT_MET)
    reasons = tuple(
        Reason(
            f"Released on {each.release.on} with no outcome and no override recorded by that day",
            each.release.number,
        )
        for each in found
    )
    value = [
        {
            "released_on": each.release.on,
            "noticed_at": each.noticed_at,
            "apparent_cause": each.apparent_cause,
            "cause": each.resolved.said.cause if each.resolved is not None else "",
            "resolved_on": each.resolved.on if each.resolved is not None else None,
        }
        for each in found
    ]
    return Answer("released, not considered", Outcome.MET if still else Outcome.NOT_MET, value, reasons)
