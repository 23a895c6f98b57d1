"""Record what was done at a report, and the next one as it was agreed: day, hour, place; all together or not at all.

Whoever was spoken with has reported: where nobody checked the person in, that is recorded here too.

A slot that is full is not given away: two desks that agree the last place at the same moment take turns, and the second
is told. Nobody is moved to another slot by the program.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db import connection

from casekeeper.actions.check_in import attendance_on
from casekeeper.actions.holding import held
from casekeeper.actions.permissions import Worker
from casekeeper.actions.record_fact import Happening, record_facts
from casekeeper.facts import history_of
from casekeeper.facts.bail import Channel
from casekeeper.facts.reporting import AppointmentMoved, InterviewHeld, ReportAttended, SlotAgreed
from casekeeper.position.reporting.in_contact import reporting_of
from casekeeper.position.reporting.schedule import Window
from casekeeper.records import clock, rulebook
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import Centre, Person
from casekeeper.records.queries.centres import slots_on
from casekeeper.records.refused import Refused

SOURCE = "reporting centre"


class Here(NamedTuple):
    """How the person reported today, where nobody recorded that yet: the way, and for a centre which and when."""

    channel: Channel
    place: str = ""
    at: str = ""


class Next(NamedTuple):
    """The next report as agreed at the desk. `told` is how the person was told, which proves that they were."""

    on: date
    at: str
    centre: Centre | None
    told: str
    asked_by_person: bool = True


def hold_interview(
    person: Person, said: InterviewHeld, coming: Next | None, *, here: Here, by: str, user: Worker | None = None
) -> list[int]:
    """The numbers of the facts. Raises Refused where no report is expected then, or the slot is full or closed."""
    today = clock.today()
    with held(person):
        facts: list[Happening] = [(said, today)]
        if attendance_on(person, today) is None:
            came = ReportAttended(place=here.place, channel=here.channel, at=here.at, identity=said.identity)
            facts.insert(0, (came, today))
        if coming is not None:
            facts += _agreed(person, coming, today)
        return record_facts(person, facts, source=SOURCE, by=by, user=user)


def next_report(person: Person, today: date) -> Window | None:
    """The next report after today."""
    history, _ = history_of(person.reference, facts_of([person.id])[person.id]).as_at(today)
    found = reporting_of(history, rulebook.current_law(), rulebook.current_calendars().default, today)
    return found.schedule.next_after(today) if found is not None else None


def _agreed(person: Person, coming: Next, today: date) -> list[Happening]:
    window = next_report(person, today)
    if window is None:
        raise Refused("No report after today is expected of this person, so there is none to agree an hour for.")
    if coming.on <= today:
        raise Refused("The next report is after today. Choose a later day.")
    if coming.centre is not None:
        _check_room(coming.centre, coming, is_theirs=(window.on, window.at) == (coming.on, coming.at))
    place = coming.centre.name if coming.centre is not None and coming.centre.name != window.place else ""
    facts: list[Happening] = []
    if coming.on != window.on:
        asked = "the person" if coming.asked_by_person else "us"
        moved = AppointmentMoved(report_on=window.on, new_on=coming.on, asked_by=asked, proof=coming.told)
        facts.append((moved, today))
    facts.append((SlotAgreed(report_on=coming.on, at=coming.at, place=place, proof=coming.told), today))
    return facts


def _check_room(centre: Centre, coming: Next, *, is_theirs: bool) -> None:
    """The place in the slot, held until this transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [centre.pk, coming.on.toordinal()])
    slots = {slot.at: slot for slot in slots_on(centre, coming.on)}
    if not slots:
        raise Refused(f"{centre.name} is closed on {coming.on}. Choose another day.")
    slot = slots.get(coming.at)
    if slot is None:
        raise Refused(f"{centre.name} has no slot at {coming.at} on {coming.on}. Choose one of the times shown.")
    if not slot.left and not is_theirs:
        raise Refused(f"The slot at {coming.at} on {coming.on} is full. Choose another hour, day or way.")
