"""Is the person in custody, and where? Read from what prisons said, in order of happening.

What each kind of fact does to custody stands in one table, `EFFECTS`; a move that does not follow from
the state before is accepted and shown as a warning, never rejected.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.custody import (
    MovedToHospital,
    NotOnList,
    Received,
    Released,
    Returned,
    SeenOnList,
    Transferred,
    WentOut,
)
from casekeeper.facts.immigration import BackInCountry, Departed
from casekeeper.position.answer import Answer, Outcome, Reason


class Custody(StrEnum):
    """What the prisons' own facts say about custody."""

    NEVER = "never recorded in custody"
    IN_PRISON = "in prison"
    IN_HOSPITAL = "in hospital as a restricted patient"
    OUT_FOR_A_WHILE = "out of prison for a while"
    RELEASED = "released"
    NOT_ON_LIST = "not on the prison's list"
    LEFT_THE_COUNTRY = "left the country"


HELD = frozenset({Custody.IN_PRISON, Custody.IN_HOSPITAL, Custody.OUT_FOR_A_WHILE})

EFFECTS: dict[str, Custody] = {
    Received.key: Custody.IN_PRISON,
    Transferred.key: Custody.IN_PRISON,
    Returned.key: Custody.IN_PRISON,
    SeenOnList.key: Custody.IN_PRISON,
    MovedToHospital.key: Custody.IN_HOSPITAL,
    WentOut.key: Custody.OUT_FOR_A_WHILE,
    Released.key: Custody.RELEASED,
    NotOnList.key: Custody.NOT_ON_LIST,
    Departed.key: Custody.LEFT_THE_COUNTRY,
}

_ENDS_A_SPELL = frozenset({Custody.RELEASED, Custody.LEFT_THE_COUNTRY})
_STARTS_A_SPELL = frozenset({Custody.NEVER, *_ENDS_A_SPELL})


class CustodyNow(NamedTuple):
    """Custody as it stands: the state, the fact that made it so, and the spell it belongs to.

    `spell` is the number of the fact that began the spell, the same through corrections. `episode_from` is
    the first day of the present episode: the day the spell before this one ended, so that a referral from
    the police cell counts for the spell in prison that follows it.
    """

    state: Custody
    prison: str
    since: date | None
    fact: Fact[Any] | None
    spell_from: date | None
    spell: int | None
    episode_from: date
    release: Fact[Released] | None
    warnings: tuple[Reason, ...]

    @property
    def held(self) -> bool:
        """In prison, in hospital as a restricted patient, or out of prison only for a while."""
        return self.state in HELD


def custody_now(history: History) -> CustodyNow:
    """Walk the custody facts once."""
    state, prison = Custody.NEVER, ""
    made_by: Fact[Any] | None = None
    spell_from: date | None = None
    spell: int | None = None
    ended_on, episode_from = date.min, date.min
    release: Fact[Released] | None = None
    warnings: list[Reason] = []
    for fact in history.facts:
        after = EFFECTS.get(fact.kind)
        if after is None:
            if fact.kind == BackInCountry.key and state is Custody.LEFT_THE_COUNTRY:
                state, made_by = Custody.RELEASED, fact
            continue
        if after in HELD:
            if state in _STARTS_A_SPELL:
                if fact.kind != Received.key and state is not Custody.NEVER:
                    warnings.append(Reason(f"{fact.said.label} after {state}, with no reception between", fact.number))
                spell_from, spell = fact.happened.start, fact.first_number
                episode_from, release = ended_on, None
            said = fact.said
            prison = getattr(said, "prison", "") or getattr(said, "supporting_prison", "") or prison
        elif after in _ENDS_A_SPELL:
            ended_on = fact.happened.start
            if after is Custody.RELEASED:
                if state is Custody.RELEASED:
                    continue
                release = fact
        state, made_by = after, fact
    return CustodyNow(
        state,
        prison,
        made_by.happened.start if made_by is not None else None,
        made_by,
        spell_from,
        spell,
        episode_from,
        release,
        tuple(warnings),
    )


def custody(now: CustodyNow) -> Answer:
    """In custody: met, not met, or cannot tell while a list no longer shows the person."""
    reasons = () if now.fact is None else (Reason(f"{now.fact.said.label} on {now.since}", now.fact.number),)
    if now.held:
        outcome = Outcome.MET
    elif now.state is Custody.NOT_ON_LIST:
        outcome = Outcome.CANNOT_TELL
    else:
        outcome = Outcome.NOT_MET
    missing = ("why the prison's list no longer shows the person",) if outcome is Outcome.CANNOT_TELL else ()
    value = {"state": now.state.value, "prison": now.prison, "since": now.since}
    return Answer("custody", outcome, value, reasons, missing)
