"""Reads one domain event, bare or in its notification envelope: received, released, merged, and what only prompts.

Events arrive more than once and in no order, so each fact keeps the day and hour of the event itself. Event
names are matched by their ending, because the same event is published under more than one topic. An event of
a type we do not know is kept as seen, with a warning.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from casekeeper.exchange.content import content_key
from casekeeper.exchange.fields import Fields, what_came
from casekeeper.exchange.movement_codes import TO_HOSPITAL, admission_group, is_immigration_agency, released_to
from casekeeper.exchange.prisoner_search import no_prison_number
from casekeeper.exchange.said import Merged, Said, Unreadable
from casekeeper.exchange.statements import identifier, local, on_day, on_list_day
from casekeeper.facts import Kind
from casekeeper.facts.custody import (
    MovedToHospital,
    NumbersMerged,
    Received,
    Released,
    Returned,
    Transferred,
    WentOut,
)
from casekeeper.facts.identifiers import canonical, is_prison_number
from casekeeper.facts.immigration import BackInCountry

SOURCE = "domain-events"
UNREADABLE_EVENT = "Ask the publisher for the event again, or correct it and redrive."

PROMPTS = (
    "prisoner.created", "prisoner.removed", "prisoner.updated", "prisoner.convicted-status-changed",
    "prisoner.alerts-updated", "prisoner.sentence-dates-changed", "prisoner.imprisonment-status-changed",
    "prisoner.booking.moved", "booking.moved", "restriction.changed", "calculate-release-dates.prisoner.changed",
    "prisoner.changed",
)  # fmt: skip
"""Events that say only that something changed: the next list or a fetch tells what."""

_WRAPPED_AS = ("Message", "Sns", "Body", "body")
"""What holds the event, in a notification and in a message of a queue."""
_AWAY = {"SENT_TO_COURT": "court", "TEMPORARY_ABSENCE_RELEASE": "temporary absence", "TRANSFERRED": "between prisons"}
_ADMISSIONS = frozenset(
    {"NEW_ADMISSION", "READMISSION", "READMISSION_SWITCH_BOOKING", "POST_MERGE_ADMISSION", "ADMISSION"}
)


def parse(document: Any, *, on: date) -> Said | Unreadable:
    """What the event says, with the day it says it of."""
    opened = _unwrap(document)
    if isinstance(opened, Unreadable):
        return opened
    event, message_id = opened
    fields = Fields(event, [])
    kind = fields.text("eventType", longest=200).lower()
    if not kind:
        return Unreadable("eventType: the name of the event", "no such text", UNREADABLE_EVENT)
    about = fields.object("additionalInformation")
    number = _number(fields, about)
    occurred = fields.instant("occurredAt")
    read = _reader(kind)
    if read is None:
        return _seen(event, fields, kind, number, message_id)
    if not number:
        return no_prison_number(about, "nomsNumber")
    if occurred is None:
        return Unreadable("occurredAt: a date and time with its offset", "none that could be read", UNREADABLE_EVENT)
    moment = local(occurred)
    kinds = list(read(about, number, f"{moment:%H:%M:%S}"))
    merged = _merged(kinds)
    subjects = [f"prison_number:{number}"] + ([f"prison_number:{merged.removed}"] if merged else [])
    statements = tuple(on_day(said, moment.date(), on=on, warnings=fields.warnings) for said in kinds)
    if merged:
        numbers = (merged.retained, merged.removed)
        statements += tuple(on_list_day(identifier("prison_number", one, on=on, warnings=[]), on) for one in numbers)
    return Said(
        source=SOURCE,
        key=_key(number, event),
        subjects=tuple(subjects),
        statements=statements,
        warnings=tuple(fields.warnings),
        keep_if_unknown=bool(statements),
        merged=merged,
        message_id=message_id,
        content=_told(event),
    )


def notifications(document: Any) -> list[Any]:
    """The messages of one answer of a queue; a document by itself is one."""
    if isinstance(document, dict) and "eventType" not in document:
        for name in ("Messages", "Records"):
            if isinstance(document.get(name), list) and document[name]:
                return list(document[name])
    return [document]


def _unwrap(document: Any) -> tuple[dict[str, Any], str | None] | Unreadable:
    """The event itself, and the id of the notification that brought it; a queue may have wrapped that again."""
    message, message_id = document, None
    for _ in range(len(_WRAPPED_AS) + 1):
        if not isinstance(message, dict):
            return Unreadable("an event as an object", what_came(message), UNREADABLE_EVENT)
        name = next((name for name in _WRAPPED_AS if name in message), "")
        if not name or "eventType" in message:
            break
        if name == "Message":
            message_id = Fields(message, []).text("MessageId", longest=100) or None
        message = message[name]
        if isinstance(message, str):
            try:
                message = json.loads(message, parse_constant=str)
            except (ValueError, RecursionError):
                return Unreadable(f"{name}: an event as JSON text", "text that is not JSON", UNREADABLE_EVENT)
    return message, message_id


def _number(fields: Fields, about: Fields) -> str:
    """The prison number, from wherever the publisher of this event puts it."""
    typed = [about.raw(name) for name in ("nomsNumber", "prisonerNumber", "prisonerId", "offenderNo")]
    for row in fields.object("personReference").objects("identifiers"):
        if row.text("type", longest=60).upper() == "NOMS":
            typed.append(row.raw("value"))
    for text in typed:
        if isinstance(text, str) and text.strip():
            number = canonical("prison_number", text[:60]).text
            if is_prison_number(number):
                return number
    return ""


def _told(event: Mapping[str, Any]) -> dict[str, Any]:
    return {name: event.get(name) for name in ("eventType", "occurredAt", "additionalInformation")}


def _key(number: str, event: Mapping[str, Any]) -> str:
    return f"{number}/event/{content_key(_told(event))}"


def _seen(event: dict[str, Any], fields: Fields, kind: str, number: str, message_id: str | None) -> Said:
    if not kind.endswith(PROMPTS):
        fields.warn("eventType", "not a type of event we know; kept as seen, and nothing is concluded from it")
    return Said(
        source=SOURCE,
        key=_key(number, event),
        subjects=(f"prison_number:{number}",) if number else (),
        warnings=tuple(fields.warnings),
        message_id=message_id,
        content=_told(event),
    )


Reader = Callable[[Fields, str, str], Iterator[Kind]]


def _reader(kind: str) -> Reader | None:
    return next((read for ending, read in _READERS.items() if kind.endswith(ending)), None)


def _prison(about: Fields) -> str:
    return about.text("prisonId", longest=10).upper()


def _received(about: Fields, number: str, at: str) -> Iterator[Kind]:
    reason, prison = about.text("reason", longest=100), _prison(about)
    code = about.text("nomisMovementReasonCode", longest=20).upper()
    if admission_group(code) == "breach of early removal licence":
        yield BackInCountry(why="returned")
    elif is_immigration_agency(about.text("fromAgency", longest=20)):
        yield BackInCountry(why="removal failed")
    if reason == "TRANSFERRED":
        yield Transferred(prison=prison, at=at)
    elif reason in ("RETURN_FROM_COURT", "TEMPORARY_ABSENCE_RETURN"):
        yield Returned(prison=prison, at=at)
    else:
        if reason not in _ADMISSIONS:
            about.warn("reason", "not a reason we know; read as received")
        yield Received(prison=prison, reason=code or reason, at=at)


def _released(about: Fields, number: str, at: str) -> Iterator[Kind]:
    reason, prison = about.text("reason", longest=100), _prison(about)
    code = about.text("nomisMovementReasonCode", longest=20).upper()
    if reason == "RELEASED_TO_HOSPITAL" or code in TO_HOSPITAL:
        yield MovedToHospital(supporting_prison=prison, at=at)
    elif reason in _AWAY:
        yield WentOut(why=_AWAY[reason], prison=prison, at=at)
    else:
        if reason != "RELEASED":
            about.warn("reason", "not a reason we know; read as released, so that nobody is missed")
        to = released_to(code)
        if code and to == "not stated":
            about.warn("nomisMovementReasonCode", f"{code[:10]} is not a release reason we know; not stated")
        yield Released(prison=prison, reason=code or reason, to=to, at=at)


def _merge(about: Fields, number: str, at: str) -> Iterator[Kind]:
    removed = canonical("prison_number", about.text("removedNomsNumber", longest=60)).text
    if not is_prison_number(removed) or removed == number:
        about.warn("removedNomsNumber", "expected another prison number; the merge cannot be followed")
        return
    yield NumbersMerged(removed_number=removed, retained_number=number)


def _merged(kinds: list[Kind]) -> Merged | None:
    return next((Merged(k.removed_number, k.retained_number) for k in kinds if isinstance(k, NumbersMerged)), None)


def _to_hospital(about: Fields, number: str, at: str) -> Iterator[Kind]:
    yield MovedToHospital(at=at)


def _no_longer_in_hospital(about: Fields, number: str, at: str) -> Iterator[Kind]:
    about.warn("eventType", "no longer a restricted patient, but not where the person is: the next list must tell")
    return iter(())


_READERS: Mapping[str, Reader] = {
    "prisoner.received": _received,
    "prisoner.released": _released,
    "prisoner.merged": _merge,
    "restricted-patients.patient.added": _to_hospital,
    "restricted-patients.patient.removed": _no_longer_in_hospital,
}
