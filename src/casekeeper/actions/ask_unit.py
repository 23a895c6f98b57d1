"""Ask another unit for something about a person, and each step that follows; the gate is asked while it is held."""

from __future__ import annotations

from datetime import date

from casekeeper.actions.holding import held
from casekeeper.actions.permissions import ASK_UNIT, Worker, may, require
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts import Kind
from casekeeper.facts.requests import (
    RequestAnswered,
    RequestAsked,
    RequestDeclined,
    RequestEscalated,
    RequestTakenBack,
    RequestTakenOn,
    UnitName,
)
from casekeeper.records import clock
from casekeeper.records.models import Person


def ask_unit(
    person: Person, *, by_unit: UnitName, to_unit: UnitName, what: str, why: str, by: str, user: Worker,
    needed_by: date | None = None,
) -> int:  # fmt: skip
    """Ask; the number of the fact, by which the request is known."""
    require(may(user, ASK_UNIT, person))
    said = RequestAsked(by_unit=by_unit, to_unit=to_unit, what=what, why=why, needed_by=needed_by, asked_by=by)
    return _record(person, said, by, user)


def take_on_request(person: Person, request: int, *, by: str, user: Worker, comment: str = "") -> int:
    """Take it on: from now on the clock is ours."""
    return _record(person, RequestTakenOn(request=request, taken_by=by, comment=comment), by, user)


def decline_request(person: Person, request: int, *, reasons: str, by: str, user: Worker) -> int:
    """Say that it is not ours, and why."""
    return _record(person, RequestDeclined(request=request, reasons=reasons, declined_by=by), by, user)


def answer_request(person: Person, request: int, *, answer: str, by: str, user: Worker) -> int:
    """Answer what we took on."""
    return _record(person, RequestAnswered(request=request, answer=answer, answered_by=by), by, user)


def escalate_request(person: Person, request: int, *, reasons: str, by: str, user: Worker) -> int:
    """Say that it cannot wait."""
    return _record(person, RequestEscalated(request=request, reasons=reasons, escalated_by=by), by, user)


def take_back_request(person: Person, request: int, *, reasons: str, by: str, user: Worker) -> int:
    """Say that it is not needed any more."""
    return _record(person, RequestTakenBack(request=request, reasons=reasons, taken_back_by=by), by, user)


def _record(person: Person, said: Kind, by: str, user: Worker) -> int:
    with held(person):
        return record_fact(person, said, clock.today(), source="casework", by=by, user=user)
