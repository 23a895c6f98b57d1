"""The feeds that prisons and courts would send about the invented people, as documents for the readers.

Two lists, of yesterday and of today, so that a day's comings and goings can be reconciled; between them the events,
with a duplicate, one out of order and one from the future, as real feeds have them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from casekeeper.facts import LEGAL_ZONE
from casekeeper.synthetic.population import SEED, british_prisoners
from casekeeper.synthetic.shape import ORIGINS
from casekeeper.synthetic.told import Invented

Document = dict[str, Any]
PAGE = 500
BRITISH_TO_ONE = 0.4
"""Prisoners listed as British for each person with a record: fewer than there are, enough to read past."""


@dataclass(frozen=True)
class Feed:
    """Documents of one kind, to be read in the order in which the feeds are given."""

    name: str
    of: str
    documents: list[Document]


def feeds(people: Sequence[Invented], today: date, seed: str = SEED) -> list[Feed]:
    """Every feed, in the order in which a day brings them."""
    chance = Random(f"{seed}/{today}/feeds")
    listed = [person for person in people if person.prisoner is not None]
    leaving = [one for one in listed if one.story == "not on today's list"]
    released = _let_go_today(listed)
    gone = {one.prison_number for one in (*leaving, *released)}
    british = list(british_prisoners(int(len(people) * BRITISH_TO_ONE), today, seed))
    yesterday = [one.prisoner for one in listed if one.prisoner is not None] + british
    fresh = [one for one in listed if not one.told]
    return [
        Feed("1-list-of-yesterday", "prisoners", pages(yesterday)),
        Feed("2-sentence-dates", "sentence-dates", [one.sentence_dates for one in fresh if one.sentence_dates]),
        Feed("3-court", "court", [_hearing(chance, one) for one in fresh if one.sentence_dates][:5]),
        Feed("4-events", "events", list(_events(chance, people, released, today))),
        Feed(
            "5-list-of-today",
            "prisoners",
            pages([*(one for one in yesterday if one["prisonerNumber"] not in gone), *_unreadable()]),
        ),
    ]


def _unreadable() -> list[Document]:
    """What some system will send one day: no number, and a number nobody could have typed that way."""
    return [
        {"firstName": "NIKOLO", "lastName": "UNNUMBERED", "nationality": "Georgian", "status": "ACTIVE IN"},
        {"prisonerNumber": "Z12345", "firstName": "HALVARD", "lastName": "SHORTNUMBER", "nationality": "Norwegian"},
    ]


def pages(prisoners: Sequence[Document]) -> list[Document]:
    """The list as the search service pages it."""
    starts = range(0, len(prisoners), PAGE)
    return [
        {
            "content": list(prisoners[start : start + PAGE]),
            "totalElements": len(prisoners),
            "totalPages": len(starts),
            "number": number,
            "size": PAGE,
            "last": number == len(starts) - 1,
        }
        for number, start in enumerate(starts)
    ]


def write(feeds: Sequence[Feed], folder: Path) -> list[Path]:
    """One file for each feed, a document a line."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for feed in feeds:
        path = folder / f"{feed.name}.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for document in feed.documents:
                file.write(json.dumps(document, ensure_ascii=False, separators=(",", ":")) + "\n")
        written.append(path)
    return written


def _let_go_today(listed: Sequence[Invented]) -> list[Invented]:
    """One person whom a prison lets go early today although nobody has considered the case."""
    undecided = (
        one for one in listed
        if not one.story and one.told and one.sentence_dates
        and not any(told.said.key.startswith(("consideration.decided", "triage", "case.closed", "immigration"))
                    for told in one.told)
    )  # fmt: skip
    return [one for one, _ in zip(undecided, range(1), strict=False)]


def _events(
    chance: Random, people: Sequence[Invented], released: Sequence[Invented], today: date
) -> Iterator[Document]:
    search = "prisoner-offender-search.prisoner."
    arrived = [one for one in people if not one.told and one.prisoner][:8]
    received = [
        _event(chance, search + "received", _morning(date.fromisoformat(one.prisoner["receptionDate"])), {
            "nomsNumber": one.prison_number, "prisonId": one.prisoner["prisonId"], "reason": "NEW_ADMISSION"})
        for one in arrived if one.prisoner
    ]  # fmt: skip
    yield from reversed(received)
    yield from received[:1]
    for one in released:
        yield _event(chance, search + "released", _morning(today), {
            "nomsNumber": one.prison_number, "prisonId": one.prisoner["prisonId"] if one.prisoner else "WWI",
            "reason": "RELEASED"})  # fmt: skip
    kept = next((one for one in people if one.story == "merge: number kept"), None)
    removed = next((one for one in people if one.story == "merge: number removed"), None)
    if kept and removed:
        merged = {
            "nomsNumber": kept.prison_number,
            "removedNomsNumber": removed.prison_number,
            "reason": "MERGE",
        }
        yield _event(chance, "prison-offender-events.prisoner.merged", _morning(today - timedelta(days=1)), merged)
    if arrived:
        yield _event(chance, search + "updated", _morning(today + timedelta(days=40)), {
            "nomsNumber": arrived[0].prison_number, "categoriesChanged": ["SENTENCE"]})  # fmt: skip


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(7, 30), LEGAL_ZONE)


def _event(chance: Random, kind: str, at: datetime, more: Document) -> Document:
    """One event in the envelope it is delivered in."""
    said = {
        "eventType": kind,
        "version": 1,
        "occurredAt": at.isoformat(),
        "description": "An invented event",
        "additionalInformation": more,
        "personReference": {"identifiers": [{"type": "NOMS", "value": more["nomsNumber"]}]},
    }
    return {
        "Type": "Notification",
        "MessageId": str(UUID(int=chance.getrandbits(128), version=4)),
        "Message": json.dumps(said),
        "Timestamp": at.isoformat(),
        "MessageAttributes": {"eventType": {"Type": "String", "Value": kind}},
    }


def _hearing(chance: Random, one: Invented) -> Document:
    """The sentencing hearing as the court's platform tells it, nationality as a code of three letters."""
    prisoner = one.prisoner or {}
    said = prisoner.get("nationality")
    code = next((origin.code for origin in ORIGINS if origin.demonym == said), None)
    details = {
        "firstName": prisoner["firstName"].title(), "lastName": prisoner["lastName"].title(),
        "dateOfBirth": prisoner["dateOfBirth"], "gender": prisoner["gender"].upper(), "nationalityCode": code,
    }  # fmt: skip
    offence = (prisoner.get("allConvictedOffences") or [{}])[0]
    defendant = {
        "id": str(UUID(int=chance.getrandbits(128), version=4)),
        "masterDefendantId": str(UUID(int=chance.getrandbits(128), version=4)),
        "pncId": prisoner.get("pncNumber", ""),
        "croNumber": prisoner.get("croNumber", ""),
        "offences": [{"offenceCode": offence.get("offenceCode"), "offenceTitle": offence.get("offenceDescription")}],
        "personDefendant": {"personDetails": {name: value for name, value in details.items() if value}},
    }
    return {
        "hearing": {
            "id": str(UUID(int=chance.getrandbits(128), version=4)),
            "type": {"description": "Sentence"},
            "jurisdictionType": "CROWN",
            "courtCentre": {"code": "C01LE", "roomName": "Court 3"},
            "hearingDays": [{"sittingDay": f"{prisoner['sentenceStartDate']}T10:00:00Z"}],
            "prosecutionCases": [{"id": str(UUID(int=chance.getrandbits(128), version=4)), "defendants": [defendant]}],
        }
    }
