"""People on bail who report weekly to one centre, for tests of desks and boards."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

from casekeeper.actions.check_in import Came, check_in
from casekeeper.actions.record_fact import record_facts
from casekeeper.actions.tell_of_centre import tell_of_centre
from casekeeper.facts import Kind
from casekeeper.facts.bail import BailConditionSet, BailNoticeServed
from casekeeper.facts.identity import BirthDateStated, NameStated
from casekeeper.facts.immigration import BailGranted
from casekeeper.facts.reporting import FrequencySet, ReportAttended
from casekeeper.facts.safeguards import HarmGraded
from casekeeper.planning.centres.statements import Desks, Hours, Interpreter, Rooms
from casekeeper.records.clock import now
from casekeeper.records.models import Centre, FactRow, Person
from casekeeper.records.opening import open_person

MONDAY = date(2026, 11, 23)


def a_centre(name: str = "Lunar House", desks: int = 4) -> Centre:
    """Open from 9 to 16 on working days."""
    centre = Centre.objects.create(code=name.lower().replace(" ", "-"), name=name, town="Croydon", invented=True)
    for said in (Hours(opens="09:00", closes="16:00"), Desks(desks=desks), Rooms(rooms=1),
                 Interpreter(language="Urdu", weekdays=("Monday",))):  # fmt: skip
        tell_of_centre(centre, said, starts=date(2026, 1, 1), by="a test")
    return centre


def reports(
    name: str, *more: tuple[Kind, date], at: str = "10:00", first_on: date = MONDAY, place: str = "Lunar House",
    every: str = "weekly", grade: str = "C", known: bool = True,
) -> Person:  # fmt: skip
    """Told with proof to report on the day and so often after it."""
    on = first_on - timedelta(days=7)
    person = open_person(opened_at=now(), invented=True)
    facts: list[tuple[Kind, date]] = [
        (NameStated(full=name), on),
        (BirthDateStated(born="1988-04-12"), on),
        (BailGranted(), on),
        (BailConditionSet(condition="reporting", purpose="to keep in touch", place=place), on),
        (FrequencySet(every=every, first_on=first_on, at=at, reasons="risk", set_by="A. Officer"), on),
        (BailNoticeServed(proof="signed" if known else ""), on),
        (HarmGraded(grade=grade, reasons="risk", graded_by="A. Manager"), on),
        *more,
    ]
    record_facts(person, facts, source="test", by="a test")
    return person


def told_beside(centre: Centre) -> int:
    """Somebody who rang and came: the number of the fact of that arrival, which waits to be settled."""
    person = reports("Rang First")
    record_facts(person, [(ReportAttended(channel="telephone"), MONDAY)], source="test", by="a test")
    check_in(Came(uuid4(), centre, person.reference, MONDAY, "10:00"), by="a test")
    return FactRow.objects.get(kind="reporting.arrival_beside", person=person).number
