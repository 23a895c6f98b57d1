"""Each time somebody was lost: since when, who looks for them, what was done to find them, and how it ended.

What a list of people out of contact and the board of absconders are made of; a spell that ended stays, so that what
came in and what went out can be counted for any stretch of days.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.absconding import (
    CHECKS,
    CameBack,
    CheckMade,
    DeclaredInError,
    Encountered,
    Located,
    TraceStepTaken,
)
from casekeeper.facts.contact import ContactAttempted, ContactRestored, LostByUs
from casekeeper.facts.identity import Died, LeaveGranted
from casekeeper.facts.immigration import BailGranted, Departed
from casekeeper.facts.reporting import ExplanationGiven, ReportAttended
from casekeeper.facts.sentence import Sentenced
from casekeeper.position.reporting.contact_state import Contact, ContactState, Lost
from casekeeper.position.reporting.gates import proposal_open

OFFENDERS, NATIONAL = "criminal casework", "national"
TEAMS = {OFFENDERS: "the tracing team of criminal casework", NATIONAL: "the national tracing team"}
LEAVES = ("located", "back in contact", "held", "left", "leave granted", "died", "in error", "declared", "other")
"""How a spell ends. `declared` is the way from out of contact to absconder."""

_BY_KIND = {
    Located.key: "located", Encountered.key: "located",
    CameBack.key: "back in contact", ReportAttended.key: "back in contact", ContactRestored.key: "back in contact",
    ContactAttempted.key: "back in contact", ExplanationGiven.key: "back in contact",
    BailGranted.key: "back in contact",
    Departed.key: "left", LeaveGranted.key: "leave granted", Died.key: "died", DeclaredInError.key: "in error",
}  # fmt: skip


class LostSpell(NamedTuple):
    """One spell of being out of contact, an absconder or located, with what a board shows of it."""

    state: str
    since: date
    until: date | None
    ended: str
    grade: str
    team: str
    ours: bool
    misses: int
    last_contact_on: date | None
    steps: int
    last_step_on: date | None
    checks: int
    proposed: bool


def team_of(history: History) -> str:
    """Who traces: people with a sentence are traced by criminal casework's own team."""
    return OFFENDERS if history.has(Sentenced) else NATIONAL


def lost_spells(history: History, contact: Contact, grade: str) -> tuple[LostSpell, ...]:
    """Every spell, in order; the harm grade is that of the day asked."""
    if not contact.lost:
        return ()
    team, ours = team_of(history), history.of(LostByUs)
    steps, checks = history.of(TraceStepTaken), history.of(CheckMade)
    return tuple(
        [
            _shown(history, contact, spell, grade, team, ours=_within(ours, start_of(contact, spell), spell.until),
                   steps=_within(steps, spell.since, spell.until),
                   checks=_within(checks, start_of(contact, spell), spell.until))
            for spell in contact.lost
        ]
    )  # fmt: skip


def _shown(
    history: History, contact: Contact, spell: Lost, grade: str, team: str, *, ours: Sequence[Fact[Any]],
    steps: Sequence[Fact[Any]], checks: Sequence[Fact[Any]],
) -> LostSpell:  # fmt: skip
    is_open = spell.until is None
    waits = is_open and spell.state is ContactState.OUT_OF_CONTACT
    return LostSpell(
        state=spell.state.value,
        since=spell.since,
        until=spell.until,
        ended=how_it_ended(contact, spell),
        grade=grade,
        team=team,
        ours=bool(ours),
        misses=len(contact.run) if is_open else 0,
        last_contact_on=last_touched(contact, spell.since),
        steps=len(steps),
        last_step_on=steps[-1].on if steps else None,
        checks=len({fact.said.check for fact in checks if fact.said.is_complete} & set(CHECKS)),
        proposed=waits and proposal_open(history, start_of(contact, spell)) is not None,
    )


def how_it_ended(contact: Contact, spell: Lost) -> str:
    """One of LEAVES; empty while it lasts."""
    if spell.until is None:
        return ""
    became = contact.state_on(spell.until)
    if became is ContactState.HELD:
        return "held"
    if spell.state is ContactState.OUT_OF_CONTACT and became is ContactState.ABSCONDER:
        return "declared"
    if spell.ended_by is None:
        return "other"
    return _BY_KIND.get(spell.ended_by.kind, "back in contact" if became in _IN_TOUCH else "other")


_IN_TOUCH = (ContactState.IN_CONTACT, ContactState.MISS_OPEN)


def start_of(contact: Contact, spell: Lost) -> date:
    """The first miss of the run that led to it: what was done to find the person since then counts."""
    led = [
        miss.raised for miss in contact.misses
        if miss.raised <= spell.since and (miss.over_on is None or miss.over_on > spell.since)
    ]  # fmt: skip
    return min(led, default=spell.since)


def last_touched(contact: Contact, by: date) -> date | None:
    """The last day of contact before the spell."""
    days = [on for on, _ in contact.touched if on <= by]
    return days[-1] if days else None


def _within(facts: Sequence[Fact[Any]], since: date, until: date | None) -> list[Fact[Any]]:
    return [fact for fact in facts if fact.on >= since and (until is None or fact.on <= until)]
