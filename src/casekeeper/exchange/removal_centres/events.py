"""One event at a centre: somebody comes, leaves, is back, is moved on or better known; a bed goes out or comes back.

Of somebody with a record here it becomes a fact: detention began, moved on, ended. An event that only has the centre's
own number waits until an event of the same centre says whose number that is.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from casekeeper.exchange.content import content_key
from casekeeper.exchange.fields import Fields
from casekeeper.exchange.removal_centres.told_of import (
    LONGEST_NAME,
    LONGEST_NUMBER,
    SOURCE,
    ToldOf,
    cid_of,
    cid_subject,
    moment,
)
from casekeeper.exchange.said import Said, Statement, Unreadable
from casekeeper.exchange.statements import nationality_claim, on_day
from casekeeper.facts import LEGAL_ZONE, Kind
from casekeeper.facts.immigration import DetentionBegan, DetentionEnded, DetentionMoved
from casekeeper.facts.nationalities import nationality_from
from casekeeper.planning.estate.names import plain_name
from casekeeper.planning.estate.told import OF_BEDS, OUT_OF_COMMISSION_BECAUSE, Beds, Event, Operation

OPERATIONS: tuple[Operation, ...] = (
    "check in", "check out", "reinstatement", "update individual", "inter site transfer", "out commission",
    "in commission",
)  # fmt: skip
TELLS_WHO = frozenset({"check in", "update individual"})
_BEDS: dict[str, Beds] = {"m": "men", "male": "men", "f": "women", "female": "women"}
_NONE_STATED = frozenset({"", "na", "xxx"})


def parse(fields: Fields, *, on: date) -> Said | Unreadable:
    """What happened, as the document says it."""
    centre, at = fields.text("centre", longest=LONGEST_NAME), moment(fields, "timestamp")
    named = " ".join(fields.text("operation", longest=40).lower().replace("_", " ").split())
    if named not in OPERATIONS:
        return _wrong(f"operation: one of {', '.join(OPERATIONS)}", "another, or none")
    if not plain_name(centre):
        return _wrong("centre: the name of the centre", "none")
    if at is None:
        return _wrong("timestamp: a date and time such as 2026-11-25T09:14:00Z", "none that could be read")
    event = _event(fields, named)
    return event if isinstance(event, Unreadable) else said_of(fields, centre, event, at, on=on)


def _event(fields: Fields, operation: Operation) -> Event | Unreadable:
    if operation in OF_BEDS:
        return _of_a_bed(fields, operation)
    person = fields.text("person_id", longest=LONGEST_NUMBER)
    if not person:
        return _wrong("person_id: the centre's own number for the person", "none")
    to = fields.text("centre_to", longest=LONGEST_NAME)
    if operation == "inter site transfer" and not plain_name(to):
        return _wrong("centre_to: the centre the person is moved to", "none")
    tells_who = operation in TELLS_WHO
    cid, beds = (cid_of(fields, "cid_id"), _beds(fields)) if tells_who else (None, None)
    if tells_who and cid is None:
        fields.warn("cid_id", "none that could be read; the movement is put against no order until it is told")
    return Event(
        operation=operation, person=person, cid=cid, beds=beds, to=to if operation == "inter site transfer" else "",
        nationality=_nationality(fields) if tells_who else "",
        reason=fields.text("reason", longest=100) if operation == "inter site transfer" else "",
    )  # fmt: skip


def _of_a_bed(fields: Fields, operation: Operation) -> Event | Unreadable:
    bed = fields.text("bed_ref", longest=LONGEST_NUMBER)
    if not bed:
        return _wrong("bed_ref: which bed", "none")
    if operation == "in commission":
        return Event(operation=operation, bed=bed)
    return Event(
        operation=operation, bed=bed, reason=reason_of(fields, "reason"), beds=_beds(fields),
        occupant=fields.text("single_occupancy_person_id", longest=LONGEST_NUMBER),
    )  # fmt: skip


def reason_of(fields: Fields, name: str) -> str:
    """Why a bed is out; a reason that is none of the list's is kept in its own words, with a warning."""
    text = fields.text(name, longest=100)
    known = {plain_name(each): each for each in OUT_OF_COMMISSION_BECAUSE}
    if plain_name(text) in known:
        return known[plain_name(text)]
    fields.warn(name, "not a reason of the list; kept as it was written")
    return text or "Other"


def _beds(fields: Fields) -> Beds | None:
    text = fields.text("gender", longest=10).lower()
    if text not in _BEDS and text not in _NONE_STATED:
        fields.warn("gender", "expected m or f; left out")
    return _BEDS.get(text)


def _nationality(fields: Fields) -> str:
    text = fields.text("nationality", longest=10).lower()
    return "" if text in _NONE_STATED else text


def said_of(
    fields: Fields, centre: str, event: Event, at: datetime, *, on: date, also: tuple[ToldOf, ...] = ()
) -> Said:  # fmt: skip
    """The event, to be kept, and what it says of a person. The same event is known again however it is written."""
    if at > datetime.combine(on + timedelta(days=2), datetime.min.time(), LEGAL_ZONE).astimezone(UTC):
        fields.warn("timestamp", "lies in the future; kept, and counted from then on")
    content = {"centre": plain_name(centre), "at": at.isoformat()} | event.model_dump(exclude_defaults=True)
    if event.to:
        content["to"] = plain_name(event.to)
    key = f"event/{content_key(content)}"
    number = f"removal_centre:{plain_name(centre)[:30]}/{event.person}"
    subjects = (cid_subject(event.cid),) if event.cid is not None else (number,) if event.person else ()
    there = f"removal_centre:{plain_name(event.to)[:30]}/{event.person}"
    statements = tuple(_statements(centre, event, at, on, fields.warnings)) if event.person else ()
    return Said(
        source=SOURCE, key=key, subjects=subjects, statements=statements, warnings=tuple(fields.warnings),
        keep_if_unknown=bool(statements), content=content, by_number_alone=True,
        gives=((number,) if event.person else ()) + ((there,) if event.to else ()),
        told=(ToldOf(centre, event, at, key), *also),
    )  # fmt: skip


def _statements(centre: str, event: Event, at: datetime, on: date, warnings: list[str]) -> Iterator[Statement]:
    wall = at.astimezone(LEGAL_ZONE)
    kind = _kind(centre, event, wall.strftime("%H:%M:%S"))
    if kind is not None:
        yield on_day(kind, wall.date(), on=on, warnings=warnings)
    if event.nationality:
        claim = nationality_claim(nationality_from(event.nationality), confidence="recorded", warnings=warnings)
        yield on_day(claim, wall.date(), on=on, warnings=[])


def _kind(centre: str, event: Event, at: str) -> Kind | None:
    if event.operation in ("check in", "reinstatement"):
        return DetentionBegan(place=centre, at=at)
    if event.operation == "check out":
        return DetentionEnded(reason="not stated", place=centre, at=at)
    if event.operation == "inter site transfer":
        return DetentionMoved(place=event.to, from_place=centre, reason=event.reason, at=at)
    return None


def _wrong(expected: str, came: str) -> Unreadable:
    return Unreadable(expected, came, "Ask the centre for the event again, or correct it and redrive.")
