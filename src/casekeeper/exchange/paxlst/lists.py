"""A passenger list as a document of a feed, and what it comes to for those planned to leave on its flight.

Nobody else on it is kept: neither in the ledger, nor in what is remembered of it, nor in quarantine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q

from casekeeper.exchange.content import content_digest
from casekeeper.exchange.fields import what_came
from casekeeper.exchange.paxlst.aboard import Planned, is_aboard, planned
from casekeeper.exchange.paxlst.manifest import Manifest, manifest
from casekeeper.exchange.paxlst.segments import ASK, MEMBER, Message, Segment, as_document
from casekeeper.exchange.said import Said, Unreadable
from casekeeper.facts import History, Kind, history_of
from casekeeper.facts.correction import Correction
from casekeeper.facts.departures import AttemptMoved, AttemptPlanned, PersonBoarded
from casekeeper.facts.embarkation import NotOnPassengerList
from casekeeper.periods import day_of
from casekeeper.records import clock
from casekeeper.records.ledger import NewFact, append, facts_of
from casekeeper.records.models import FactRow, Person
from casekeeper.records.projections.deriving import lock, rederive

SOURCE = "carriers"
OTHERS_KEPT = ("UNH", "BGM", "TDT", "LOC", "DTM", "CNT", "UNT")


def parse(document: Any, *, on: date) -> Said | Unreadable:
    """A list that can be read. Crew are nobody's planned departure."""
    message = _message(document)
    if message is None:
        return Unreadable("a passenger list in EDIFACT (UNB ... UNZ)", what_came(document), ASK)
    found = manifest(message, on=on)
    if isinstance(found, Unreadable):
        return found
    warnings = [] if found.whole else ["the list is not whole: nothing is concluded from who is not on it"]
    return Said(
        source=SOURCE, subjects=(), warnings=tuple(warnings), told=(found,),
        key=f"{found.flight}/{found.departs_at:%Y%m%d%H%M}/{content_digest(document)[:24]}",
    )  # fmt: skip


def _message(document: Any) -> Message | None:
    told = document.get(MEMBER) if isinstance(document, dict) else None
    if not isinstance(told, list):
        return None
    made = []
    for each in told:
        if not (isinstance(each, list) and len(each) == 2 and isinstance(each[0], str) and isinstance(each[1], list)):
            return None
        if not all(isinstance(parts, list) and all(isinstance(part, str) for part in parts) for parts in each[1]):
            return None
        made.append(Segment(each[0][:6], tuple(tuple(parts) for parts in each[1])))
    return Message(tuple(made), document.get("cut") is True)


def without_people(document: Any) -> Any:
    """What of a list that cannot be read is kept: of the flight what stands before the first person."""
    message = _message(document)
    if message is None:
        return {"not kept": "It may name people who have nothing to do with us."}
    head = []
    for each in message.segments:
        if each.tag == "NAD":
            break
        if each.tag in OTHERS_KEPT:
            head.append(each)
    return as_document(Message(tuple(head), message.cut))


def keep(told: Sequence[Said], *, on: date, by: str) -> None:
    """Facts for those planned to leave, in the transaction that remembers the list."""
    for said in told:
        for found in said.told:
            if isinstance(found, Manifest) and not found.crew:
                _put_beside(found, by)


def _put_beside(found: Manifest, by: str) -> None:
    day = found.departs_at.date()
    on_that_day = FactRow.objects.filter(
        Q(kind__in=(AttemptPlanned.key, AttemptMoved.key), payload__leaves_on=day.isoformat())
        | Q(kind=Correction.key, payload__instead__leaves_on=day.isoformat())
    )
    people = set(on_that_day.values_list("person_id", flat=True))
    histories = {person: history_of("", facts) for person, facts in facts_of(list(people)).items()}
    due = [
        (person, attempt) for person, history in sorted(histories.items()) for attempt in planned(history, SOURCE)
        if attempt.leaves_on == day
    ]  # fmt: skip
    lock(Person.objects.filter(id__in={person for person, _ in due}))
    new = []
    for person, attempt in due:
        for said in _says(found, histories[person], attempt):
            new.append(NewFact(person, said, day_of(day), source=SOURCE, recorded_by=by))
    append(new)
    touched = {fact.person_id for fact in new}
    if touched:
        rederive(touched, as_at=clock.today(), cause="read passenger-lists")


def _says(found: Manifest, history: History, attempt: Planned) -> Iterable[Kind]:
    """Nothing where the attempt names another flight, or none and the person is not for certain on this one."""
    answer = is_aboard(history, found.travellers)
    if attempt.flights and found.flight not in attempt.flights:
        return
    if attempt.boarded_on and (answer != "not aboard" or attempt.boarded_on != found.flight):
        return
    if answer == "aboard":
        yield PersonBoarded(attempt=attempt.attempt, carrier=found.flight, at=f"{found.departs_at:%H:%M}")
        return
    known = any(
        (fact.said.attempt, fact.said.flight) == (attempt.attempt, found.flight)
        for fact in history.of(NotOnPassengerList)
    )
    if (attempt.flights or attempt.boarded_on) and found.whole and not known:
        yield NotOnPassengerList(attempt=attempt.attempt, flight=found.flight, found=answer)
