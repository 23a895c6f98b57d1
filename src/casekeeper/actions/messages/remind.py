"""Reminds of the next report: once some days before, and once more the day before; never of one that is no more due.

A day on which no relay ran is made up for: the reminder goes late, as long as it is before the report.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db.models import QuerySet

from casekeeper.actions.messages import wording
from casekeeper.actions.messages.quiet import next_allowed
from casekeeper.actions.messages.reach import reach_of
from casekeeper.actions.own_pages.view import next_report
from casekeeper.actions.own_words import words_in
from casekeeper.facts import LEGAL_ZONE, Fact, history_of
from casekeeper.law import Law
from casekeeper.position.reporting.in_contact import reporting_of
from casekeeper.records import clock, rulebook, to_people
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import OutboxMessage, Person, PositionRow

FIRST, LAST = "reporting_policy.reminder_first", "reporting_policy.reminder_last"
CHUNK = 500


class Reminded(NamedTuple):
    """How many reminders were written, and how many people could not be reached by any means on record."""

    written: int
    unreachable: int


def write_reminders(day: date) -> Reminded:
    """Put every reminder that is due into the outbox; harmless when called again."""
    law = rulebook.current_law()
    due = _due(day, law)
    written = unreachable = 0
    for start in range(0, len(due), CHUNK):
        chunk = due[start : start + CHUNK]
        people = Person.objects.in_bulk([person for person, _, _ in chunk])
        facts = facts_of(list(people))
        for person, on, which in chunk:
            put = _write(people[person], facts[person], on, which, day)
            written += put is True
            unreachable += put is None
    return Reminded(written, unreachable)


def still_wanted(message: OutboxMessage) -> bool:
    """Is that report still the next one? Asked again when the message is about to go."""
    on = message.body.get("report_on")
    return on is None or PositionRow.objects.filter(person=message.person, reports_on=on).exists()


def reports_on(days: Sequence[date]) -> QuerySet[PositionRow]:
    """Whose next report is on one of these days: found by an index of its own, whoever else is told to report."""
    return PositionRow.objects.filter(is_open=True, continues_in=None, reports_on__in=days)


def _due(day: date, law: Law) -> list[tuple[int, date, str]]:
    """Person, day of the report, and which reminder, where that one is not in the outbox yet."""
    ahead = int(law[FIRST].on(day).value)
    days = [day + timedelta(days=number) for number in range(1, ahead + 1)]
    wanted = []
    for person, on in reports_on(days).values_list("person_id", "reports_on").order_by("person_id"):
        assert on is not None
        is_last = day >= on - timedelta(days=int(law[LAST].on(on).value))
        wanted.append((person, on, "last" if is_last else "first"))
    keys = {_key(*each) for each in wanted}
    there = set(OutboxMessage.objects.filter(unique_key__in=keys).values_list("unique_key", flat=True))
    return [each for each in wanted if _key(*each) not in there]


def _write(person: Person, facts: Sequence[Fact[Any]], on: date, which: str, day: date) -> bool | None:
    """None where there is no way to reach the person."""
    history, _ = history_of(person.reference, facts).as_at(day)
    found = reporting_of(history, rulebook.current_law(), rulebook.current_calendars().default, day)
    if found is None or found.schedule.next_on != on:
        return False
    reach = reach_of(history)
    way = reach.first_of(*_channels(which))
    if way is None:
        return None
    channel, to = way
    body = {
        "about": "reminder", "to": to, "language": reach.language, "report_on": on.isoformat(),
        "subject": words_in(reach.language).say("mail_subject"),
        "text": wording.reminder(reach.language, next_report(history, found, on)),
    }  # fmt: skip
    before = datetime.combine(on, time(), LEGAL_ZONE) + timedelta(hours=12)
    return to_people.put(
        channel, _key(person.pk, on, which), body, person_id=person.pk, not_before=next_allowed(clock.now()),
        not_after=before,
    )  # fmt: skip


def _channels(which: str) -> Iterator[str]:
    """A letter takes days, so the last reminder does not go by post."""
    yield to_people.SMS
    yield to_people.EMAIL
    if which == "first":
        yield to_people.LETTER


def _key(person: int, on: date, which: str) -> str:
    return f"reminder:{person}:{on}:{which}"
