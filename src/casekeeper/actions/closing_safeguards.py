"""Who may make a safeguard go: the unit that decides it, whether by a correction, a new code or a new fact.

A barrier that somebody opened is cleared in `deciding`. What else would open the gate is here:

taking back what raised one     only the deciding unit corrects it, or casework for a body outside
a correction of anything else   the same, where a hard safeguard would go with it
a join taken back               not while a departure is planned on what would stay, and a hard safeguard would go
a new code                      only for a barrier coded unknown; a code that stops nothing is casework's to give
a fact that answers one         a date of birth, an enquiry, a check of fitness, the end of an appeal: the deciding
                                unit, or for a body outside whoever of ours moves it on, with that body's document
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from casekeeper.actions.permissions import ANYBODY, CASEWORK, STATUS, Worker
from casekeeper.facts import Fact, History, Kind
from casekeeper.facts.appeals import (
    AppealableDecisionServed,
    AppealEnded,
    AppealLatenessDecided,
    AppealLodged,
    AppealOutcome,
    PermissionDecided,
)
from casekeeper.facts.casework import BarrierOpened, BarrierRecoded
from casekeeper.facts.challenges import ChallengeIssued
from casekeeper.facts.claims import ClaimMade
from casekeeper.facts.consideration import RepresentationsReceived
from casekeeper.facts.departures import DepartureCheckMade
from casekeeper.facts.family import ChildNoted, DependantLinked
from casekeeper.facts.identity import BirthDateStated, LongResidence
from casekeeper.facts.sentence import ConvictionAppeal
from casekeeper.facts.trafficking import TraffickingReferred
from casekeeper.law import Law
from casekeeper.periods import day_of
from casekeeper.position.barriers import barriers_of
from casekeeper.position.claims.made import BARRIER_OF
from casekeeper.position.departure.attempts import attempts_of
from casekeeper.position.departure.countries import NATIONALITY, notices_against
from casekeeper.position.departure.gate import Departure, asked_anyway, is_asked
from casekeeper.position.departure.known import known_of
from casekeeper.position.departure.safeguards import SAFEGUARDS, UNKNOWN, decider_of
from casekeeper.records import clock, rulebook
from casekeeper.records.refused import Refused

RAISES: Mapping[str, Callable[[Any], str]] = {
    BarrierOpened.key: lambda said: said.code,
    ClaimMade.key: lambda said: BARRIER_OF[said.claim],
    ChallengeIssued.key: lambda said: "BAR-05",
    TraffickingReferred.key: lambda said: "BAR-06",
    AppealLodged.key: lambda said: "BAR-01",
    AppealableDecisionServed.key: lambda said: "BAR-01",
    RepresentationsReceived.key: lambda said: "BAR-04",
    ChildNoted.key: lambda said: "BAR-13",
    DependantLinked.key: lambda said: "BAR-18",
}

ANSWERS: Mapping[str, str] = {
    BirthDateStated.key: "",
    LongResidence.key: "evidence",
    DepartureCheckMade.key: "document",
    ConvictionAppeal.key: "",
    AppealEnded.key: "document",
    AppealLatenessDecided.key: "document",
    AppealOutcome.key: "document",
    PermissionDecided.key: "document",
}
"""Kinds whose words alone may make a safeguard go, and the field that refers to the decision, where there is one."""


PUT_RIGHT_BY: Mapping[str, tuple[str, ...]] = {"BAR-16": (STATUS,)}
"""Where the unit that determines nationality puts one right, a notice stands as before and no longer concerns them."""


def check_taking_back(said: Kind, user: Worker | None) -> None:
    """Raises Refused where what raised a safeguard would be corrected by anybody but the unit that decides it."""
    if said.key in RAISES:
        _only_the_decider(RAISES[said.key](said), user)


def check_vanishing(before: History, after: History, on: date, user: Worker | None) -> None:
    """Raises Refused where a correction would make a hard safeguard go that its deciding unit has not decided."""
    if is_asked(before):
        for code in _gone(before, after, on):
            if user is None or user.unit not in PUT_RIGHT_BY.get(code, ()):
                _only_the_decider(code, user)


def check_parting(whole: History, stays: History, on: date) -> None:
    """Raises Refused where a departure is planned, and a join taken back would take along what protects the person."""
    planned = next((each for each in reversed(attempts_of(stays.as_at(on)[0])) if each.is_open), None)
    if planned is not None and (gone := _gone(whole, stays, on)):
        raise Refused(
            f"A departure is planned for {planned.leaves_on}, and {', '.join(gone)} would go with the other record. "
            "Record first how the departure failed; then part the records, and whoever decides looks at each."
        )


def answers_a_safeguard(said: Kind) -> bool:
    """May its words alone make a safeguard go?"""
    return said.key in ANSWERS


def check_answering(said: Kind, happened: date, history: History, user: Worker) -> None:
    """Raises Refused where a new fact would make a hard safeguard go in the name of another unit, or on no document.

    `history` is everything told so far; it is asked as at today, whatever day the fact is given.
    """
    told = Fact(_next_number(history), said.key, day_of(happened), clock.now(), "", "", said)
    after = History(history.person, sorted([*history.facts, told], key=lambda fact: fact.in_order), history.corrected)
    for code in _gone(history, after, clock.today()):
        line = SAFEGUARDS[code]
        outside = line.decides not in ANYBODY
        if user.unit != line.decides and not (outside and user.unit in (CASEWORK, line.owner)):
            who = f"{line.owner} records what {line.decides} decided" if outside else f"only {line.decides} decides it"
            raise Refused(f"This would end {code} ({line.title.lower()}): {who}. You are in {user.unit or 'no unit'}.")
        field = ANSWERS[said.key]
        if field and not getattr(said, field).strip():
            title = type(said).model_fields[field].title
            raise Refused(f"This would end {code} ({line.title.lower()}). Say on what it rests: {title}.")


def check_recoding(said: BarrierRecoded, history: History, user: Worker | None) -> None:
    """Raises Refused unless the barrier is open and coded unknown; a soft code, which stops nothing, is casework's."""
    barrier = next((each for each in barriers_of(history) if each.opened.first_number == said.barrier), None)
    if barrier is None or not barrier.is_open:
        raise Refused(f"Fact {said.barrier} is no open barrier of this record.")
    if barrier.code != UNKNOWN:
        decider = decider_of(barrier.code)
        raise Refused(
            f"This barrier is coded {barrier.code}. Only one coded unknown is given a code; {decider} clears it, or "
            "corrects it where it was coded wrongly."
        )
    if said.code != UNKNOWN and not SAFEGUARDS[said.code].hard and (user is None or user.unit != CASEWORK):
        raise Refused(f"{said.code} stops no departure, and what is unknown does. {CASEWORK.capitalize()} codes it so.")


def _gone(before: History, after: History, on: date) -> list[str]:
    """The codes of hard safeguards that stood before, and stand no more."""
    law, calendars = rulebook.current_law(), rulebook.current_calendars()
    stood, stands = (
        _closing(asked_anyway(history, law, calendars, on, known_of(history, law)), law, on)
        for history in (before.as_at(on)[0], after.as_at(on)[0])
    )
    return sorted({code for code, _ in stood - stands})


def _closing(found: Departure, law: Law, on: date) -> set[tuple[str, str]]:
    """What closes the gate; a notice on a country of nationality by that country, though a plan raises it as well."""
    held = [each for each in found.returned_to if NATIONALITY in each.whys]
    notices = {("BAR-16", notice.country) for notice, _ in notices_against(law, held, (on,))}
    return {(each.code, "") for each in found.raised if each.hard} | notices


def _next_number(history: History) -> int:
    return max((fact.number for fact in history.facts), default=0) + 1


def _only_the_decider(code: str, user: Worker | None) -> None:
    decider = decider_of(code)
    if user is None:
        raise Refused("A person of the deciding unit corrects what raised a safeguard, not a feed or a command.")
    if decider is None or (decider not in ANYBODY and user.unit == CASEWORK) or user.unit == decider:
        return
    raise Refused(f"This raised {code}. Only {decider} takes it back; you are in {user.unit or 'no unit'}. Ask them.")
