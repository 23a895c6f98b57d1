"""In which place was the person on each day of a stretch of days, as known now? Exactly one place a day.

    places_of(history, law, calendar, first, last)     # [(2024-03-01, in custody), (2024-05-14, departed)]

The days between two changes are in the place of the first. Before the first fact somebody is nowhere: not on record.
"""

from __future__ import annotations

from bisect import insort
from datetime import date
from typing import NamedTuple

from casekeeper.facts import History
from casekeeper.law import Law
from casekeeper.periods.calendars import WorkingCalendar
from casekeeper.position.answer import Answer
from casekeeper.position.closing import closing_of
from casekeeper.position.consideration import consideration_of
from casekeeper.position.custody import custody_now
from casekeeper.position.release_date import release_in_this_spell
from casekeeper.position.reporting.contact_state import Contact
from casekeeper.position.reporting.in_contact import reporting_of
from casekeeper.position.sentence_dates import sentence_dates
from casekeeper.position.whereabouts import Whereabouts, whereabouts


class Place(NamedTuple):
    """From this day on, until the next."""

    since: date
    where: Whereabouts


def places_of(history: History, law: Law, calendar: WorkingCalendar, first: date, last: date) -> list[Place]:
    """Each change of place from the first day to the last, the place on the first day before it."""
    so_far, _ = history.as_at(last)
    if not so_far.facts:
        return []
    begin = max(first, so_far.facts[0].on)
    found = reporting_of(so_far, law, calendar, last)
    contact = found.contact if found is not None else None
    days = sorted({begin, *_days(so_far, contact, begin)})
    places: list[Place] = []
    for day in days:
        answer = place_on(so_far, contact, day)
        later = answer.changes_on
        if later is not None and day < later <= last and later not in days:
            insort(days, later)
        where = Whereabouts(answer.value)
        if not places or places[-1].where is not where:
            places.append(Place(day, where))
    return places


def place_on(history: History, contact: Contact | None, day: date) -> Answer:
    """The one place on a day that has gone by, from the contact of a later day."""
    until, _ = history.as_at(day)
    now = custody_now(until)
    release_on = release_in_this_spell(until, sentence_dates(until), now)
    found = consideration_of(until, now.episode_from)
    return whereabouts(until, now, found, closing_of(until), release_on, day, _contact_on(contact, day))


def _days(history: History, contact: Contact | None, begin: date) -> set[date]:
    """The days on which the place can change: those of facts, and of the standing in contact."""
    days = {fact.on for fact in history.facts if fact.on >= begin}
    if contact is not None:
        days |= {day for day, _ in contact.spans if day >= begin}
    return days


def _contact_on(contact: Contact | None, day: date) -> Contact | None:
    """The contact as it stood on the day; None before anything of the kind was told."""
    if contact is None or not contact.spans or contact.spans[0][0] > day:
        return None
    touched = [each for each in contact.touched if each[0] <= day]
    last_on, last = touched[-1] if touched else (None, None)
    lost = tuple([spell for spell in contact.lost if spell.since <= day])
    return contact._replace(
        state=contact.state_on(day), fact=None, rule=None, last_contact_on=last_on, last_contact=last, lost=lost
    )
