"""While a departure is under way: who considers what came; and nobody goes on with a departure that was stopped."""

from __future__ import annotations

from typing import Any

from casekeeper.actions.permissions import CASEWORK, GRADES, Worker, may_record
from casekeeper.facts import Fact, History
from casekeeper.facts.correction import Correction
from casekeeper.facts.departures import ConsideredUnderWay, DepartureStopped
from casekeeper.law import Law
from casekeeper.position.departure.attempts import Attempt
from casekeeper.position.departure.minutes import Clock, clocks_of
from casekeeper.records.refused import Refused


def may_consider(user: Worker | None, clock: Clock) -> bool:
    """Is it for this reader to say that it was considered? For the unit that has it, and for casework."""
    allowed = user is not None and bool(may_record(user, ConsideredUnderWay))
    return allowed and user is not None and user.unit in (clock.concern.owner, CASEWORK)


def check_considered(history: History, law: Law, number: int, user: Worker | None) -> None:
    """Raises Refused unless the fact of that number came while a departure was under way, and this unit has it."""
    clock = next((each for each in clocks_of(history, law) if each.number == number), None)
    if clock is None:
        raise Refused(f"Fact {number} did not come while a departure was under way. Decide it as what it is.")
    unit = user.unit if user is not None else ""
    if unit not in (clock.concern.owner, CASEWORK):
        owner = clock.concern.owner.capitalize()
        raise Refused(f"{owner} considers this, or casework; you are in {unit or 'no unit'}. Tell them.")


def check_stop(attempt: Attempt) -> None:
    """Raises Refused where somebody has stopped it already: who did stays with the first."""
    if attempt.stopped is not None:
        raise Refused(f"This departure was stopped already, by {attempt.stopped.said.stopped_by}.")


def check_not_stopped(attempt: Attempt) -> None:
    """Raises Refused for a departure that was stopped: nobody is booked on it, collected for it or boards on it."""
    if attempt.stopped is not None:
        said = attempt.stopped.said
        raise Refused(f"{said.stopped_by} stopped this departure: {said.reason}. Plan another one first.")


def check_taking_back_stop(original: Fact[Any], said: Correction, user: Worker | None) -> None:
    """Raises Refused where a correction would let a departure go on that was stopped, but for a manager of casework.

    What was stopped in error is better planned anew: that asks every line again.
    """
    instead = said.instead or {}
    same = not said.withdrawn and (
        said.instead is None or instead.get("attempt") == original.said.__dict__.get("attempt")
    )
    if original.kind != DepartureStopped.key or same:
        return
    if user is None or user.unit != CASEWORK or user.grade not in GRADES[GRADES.index("manager") :]:
        raise Refused("A stop is taken back by a manager of casework. If it was an error, plan another departure.")
