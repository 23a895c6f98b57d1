"""Writes the letter after a missed report. That it was sent becomes a fact when it leaves, and not before."""

from __future__ import annotations

from datetime import date

from casekeeper.actions.messages import wording
from casekeeper.actions.messages.reach import reach_of
from casekeeper.actions.own_pages.issue import history_today
from casekeeper.actions.own_pages.view import own_view
from casekeeper.actions.own_words import words_in
from casekeeper.actions.permissions import Worker, may_record, require
from casekeeper.facts.reporting import WarningSent
from casekeeper.records import clock, to_people
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused


def write_letter(person: Person, *, missed_on: date, new_appointment: date | None, user: Worker, by: str) -> bool:
    """Put the letter into the outbox; False where it is there already. Raises NotAllowed, or Refused."""
    require(may_record(user, WarningSent, person))
    if missed_on not in [miss.on for miss in own_view(person, clock.today()).misses]:
        raise Refused(f"No report of {missed_on} was missed. Choose one that was.")
    if new_appointment is not None and new_appointment <= clock.today():
        raise Refused("The new appointment lies in the past. Give a day ahead.")
    reach = reach_of(history_today(person))
    way = reach.first_of(to_people.LETTER, to_people.EMAIL)
    if way is None:
        raise Refused("No address that works is on record. Record one first, or hand the letter over.")
    body = {
        "about": "missed report", "to": way[1], "language": reach.language, "missed_on": missed_on.isoformat(),
        "new_appointment": new_appointment.isoformat() if new_appointment else None, "by": by,
        "subject": words_in(reach.language).say("letter_title"),
        "text": wording.letter(reach.language, missed_on=missed_on, new_appointment=new_appointment),
    }  # fmt: skip
    return to_people.put(way[0], f"missed report:{person.pk}:{missed_on}", body, person_id=person.pk)
