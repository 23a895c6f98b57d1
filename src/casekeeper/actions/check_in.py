"""Take an arrival: each once, however often it is sent, and none is lost because it could not be placed.

The key is made where the person was taken in, before anything is sent. The arrival, the fact and all that follows from
it are written together: after a failure in the middle there is either all of it or nothing, and sending it again does
the rest. A person who came is recorded whatever else is wrong; who it was can be settled afterwards.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection, transaction

from casekeeper.actions.holding import held
from casekeeper.actions.permissions import TAKE_ARRIVALS, Worker, may, may_record, require
from casekeeper.actions.record_fact import record_fact
from casekeeper.actions.seeing import sight_of
from casekeeper.facts import Fact, history_of
from casekeeper.facts.reporting import ArrivalBeside, ReportAttended
from casekeeper.records import clock
from casekeeper.records.finding import find_people
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import Arrival, Centre, Person

RECORDED, AGAIN, TOLD_OTHERWISE, NOT_PLACED = "recorded", "again", "told otherwise", "not placed"
TO_SETTLE = (TOLD_OTHERWISE, NOT_PLACED)
SOURCE = "reporting centre"
LONGEST = 100


class Came(NamedTuple):
    """Somebody came to the centre: what was scanned or typed, when, and the way it was taken ("desk", "terminal")."""

    key: UUID
    centre: Centre
    typed: str
    on: date
    at: str
    way: str = "desk"


def check_in(came: Came, *, by: str, user: Worker | None = None) -> Arrival:
    """The arrival as it is kept: of this call, or of an earlier one with the same key. Raises NotAllowed."""
    if user is not None:
        require(may(user, TAKE_ARRIVALS))
    with transaction.atomic():
        _one_at_a_time(came.key)
        known = Arrival.objects.filter(key=came.key).first()
        if known is not None:
            return known
        person = _whom(came.typed, user)
        if person is None:
            return _keep(came, NOT_PLACED, by=by)
        return record_arrival(came, person, by=by, user=user)


def record_arrival(came: Came, person: Person, *, by: str, user: Worker | None, as_second: bool = False) -> Arrival:
    """Keep it with the fact that the person reported, unless that report was told already."""
    with held(person):
        other = attendance_on(person, came.on)
        if other is not None and not as_second:
            here = Arrival.objects.filter(person=person, on=came.on, centre=came.centre, fact__isnull=False)
            outcome = AGAIN if here.exists() else TOLD_OTHERWISE
            if outcome == TOLD_OTHERWISE:
                record_fact(
                    person, beside_of(came, other.number), came.on, source=SOURCE, by=by,
                    message_id=beside_message(came.key), user=user,
                )  # fmt: skip
            return _keep(came, outcome, by=by, person=person, beside=other.number)
        number = record_fact(
            person, said_of(came), came.on, source=SOURCE, by=by, message_id=f"arrival {came.key}", user=user
        )
        return _keep(came, RECORDED, by=by, person=person, fact=number)


def said_of(came: Came) -> ReportAttended:
    """The fact that an arrival is."""
    return ReportAttended(
        place=came.centre.name, channel="reporting centre", at=came.at, learned_from=_learned_from(came)
    )


def beside_of(came: Came, other: int) -> ArrivalBeside:
    """The fact that an arrival is where the report was told already: from it follows whose duty it is to settle it."""
    return ArrivalBeside(place=came.centre.name, at=came.at, beside=other, learned_from=_learned_from(came))


def beside_message(key: UUID) -> str:
    """The message under which that fact is recorded, so that it is found again from the arrival."""
    return f"arrival {key}:beside"


def _learned_from(came: Came) -> str:
    return "the terminal of the centre, when it could reach us again" if came.way == "terminal" else ""


def attendance_on(person: Person, day: date) -> Fact[Any] | None:
    """The report that was told of the day already, however and by whomever."""
    history = history_of(person.reference, facts_of([person.id])[person.id])
    return next((fact for fact in history.of(ReportAttended) if fact.on == day), None)


def _whom(typed: str, user: Worker | None) -> Person | None:
    """The one person it leads to, whom this user may see and record a report of."""
    people = find_people(typed[:LONGEST])
    if len(people) != 1:
        return None
    (person,) = people
    if user is not None and not (sight_of(user).sees(person) and may_record(user, ReportAttended, person)):
        return None
    return person


def _keep(came: Came, outcome: str, *, by: str, **more: Any) -> Arrival:
    return Arrival.objects.create(
        key=came.key, centre=came.centre, on=came.on, at=came.at, typed=came.typed.strip()[:LONGEST], way=came.way,
        by=by, received_at=clock.now(), outcome=outcome, **more,
    )  # fmt: skip


def _one_at_a_time(key: UUID) -> None:
    """Whoever sends the same arrival a second time, while the first is still being written, waits for it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int.from_bytes(key.bytes[:8], signed=True)])
