"""Invented documents in the shape other systems send them, and what became of the people they tell of."""

from __future__ import annotations

import io
import json
from copy import deepcopy
from datetime import date
from typing import Any

from casekeeper.exchange.counts import Counts
from casekeeper.exchange.reading import read_documents
from casekeeper.records.finding import find_person
from casekeeper.records.models import FactRow, PositionRow

DAY = date(2026, 3, 2)

PRISONER: dict[str, Any] = {
    "prisonerNumber": "C2468DE", "pncNumber": "19/214407P", "croNumber": "214407/19Z", "bookingId": "1203311",
    "bookNumber": "77120B", "firstName": "BESNIK", "middleNames": "DRITAN", "lastName": "KODRA",
    "dateOfBirth": "1990-05-21", "gender": "Male", "nationality": "Albanian", "status": "ACTIVE IN",
    "inOutStatus": "IN", "lastMovementTypeCode": "ADM", "lastMovementReasonCode": "I",
    "lastMovementDate": "2026-02-11", "receptionDate": "2026-02-11", "prisonId": "HCI",
    "aliases": [{"firstName": "BESNIK", "lastName": "KODDRA", "dateOfBirth": "1991-05-21"}],
    "languages": [{"type": "PREF_SPEAK", "code": "ALB", "interpreterRequested": True}],
    "legalStatus": "SENTENCED", "imprisonmentStatus": "SENT03", "recall": False, "indeterminateSentence": False,
    "sentenceStartDate": "2026-02-10", "sentenceExpiryDate": "2029-08-09", "conditionalReleaseDate": "2027-07-06",
    "restrictedPatient": False,
    "identifiers": [{"type": "PNC", "value": "19/214407P"}],
    "allConvictedOffences": [
        {"statuteCode": "TH68", "offenceCode": "TH68010", "offenceDescription": "Burglary", "offenceDate": "2025-06-02",
         "latestBooking": True, "sentenceStartDate": "2026-02-10", "primarySentence": True},
    ],
}  # fmt: skip


def prisoner(number: str = "C2468DE", **changes: Any) -> dict[str, Any]:
    """A prisoner on the list; a change to None leaves the member out."""
    made = deepcopy(PRISONER) | {"prisonerNumber": number} | changes
    if number != "C2468DE":
        for name in ("pncNumber", "croNumber", "identifiers"):
            if name not in changes:
                made.pop(name)
    return {name: value for name, value in made.items() if value is not None}


def event(kind: str, number: str = "C2468DE", at: str = "2026-03-01T09:30:00+00:00", **told: Any) -> dict[str, Any]:
    """A bare domain event."""
    topic = "prison-offender-events" if kind == "merged" else "prisoner-offender-search"
    return {
        "eventType": f"{topic}.prisoner.{kind}", "version": 1, "occurredAt": at,
        "additionalInformation": {"nomsNumber": number} | told,
        "personReference": {"identifiers": [{"type": "NOMS", "value": number}]},
    }  # fmt: skip


def released(number: str = "C2468DE", reason: str = "RELEASED", **changes: Any) -> dict[str, Any]:
    return event("released", number, reason=reason, prisonId="HCI", **changes)


def received(number: str = "C2468DE", reason: str = "NEW_ADMISSION", **changes: Any) -> dict[str, Any]:
    return event("received", number, reason=reason, prisonId=changes.pop("prisonId", "HCI"), **changes)


def merged(removed: str, retained: str) -> dict[str, Any]:
    return event("merged", retained, removedNomsNumber=removed, reason="MERGE")


def in_envelope(told: dict[str, Any], message: str = "6b1f1d9e-0000-4000-8000-000000000001") -> dict[str, Any]:
    """The event as a notification brings it."""
    return {
        "Type": "Notification", "MessageId": message, "Message": json.dumps(told),
        "MessageAttributes": {"eventType": {"Type": "String", "Value": told["eventType"]}},
    }  # fmt: skip


HEARING: dict[str, Any] = {
    "hearing": {
        "id": "3f1c9f4e-7d6c-4a51-9a5b-111111111111", "type": {"description": "Sentence"},
        "jurisdictionType": "CROWN", "courtCentre": {"id": "c1", "code": "B01", "name": "Exampleton Crown Court"},
        "hearingDays": [{"sittingDay": "2026-02-10T10:00:00Z"}],
        "prosecutionCases": [{
            "id": "k1", "prosecutionCaseIdentifier": {"caseURN": "01AA0000126"},
            "defendants": [{
                "id": "d1", "masterDefendantId": "m1", "pncId": "2019/0214407P", "croNumber": "",
                "offences": [{
                    "id": "o1", "offenceCode": "TH68010", "offenceTitle": "Burglary",
                    "plea": {"pleaValue": "GUILTY"},
                    "judicialResults": [
                        {"label": "Imprisonment", "resultText": "Imprisonment for 3 years 6 months",
                         "judicialResultPrompts": [{"label": "Imprisonment Period", "value": "3 Years 6 Months"}]},
                        {"label": "Recommendation for deportation", "resultText": "Recommended for deportation"},
                    ],
                }],
                "personDefendant": {"personDetails": {
                    "firstName": "Besnik", "lastName": "Kodra", "dateOfBirth": "1990-05-21",
                    "nationalityCode": "ALB", "additionalNationalityCode": "XK",
                }},
            }],
        }],
    }
}  # fmt: skip

RECORD: dict[str, Any] = {
    "immigrationDetentionUuid": "0d5e7c1a-2222-4222-8222-222222222222", "prisonerId": "C2468DE",
    "immigrationDetentionRecordType": "IS91", "recordDate": "2026-02-20", "homeOfficeReferenceNumber": "A1234567",
    "createdAt": "2026-02-20T10:00:00+00:00", "source": "DPS",
}  # fmt: skip

REFERRAL: dict[str, Any] = {
    "prisonerNumber": "C2468DE", "prison": "HCI", "referredOn": "2026-02-13", "previousConvictions": "none",
    "nationality": "Albanian", "firstName": "Besnik", "lastName": "Kodra",
}  # fmt: skip

ANSWER: dict[str, Any] = {
    "register": "sis-return", "ourReference": "CK-4711", "message": "create", "outcome": "accepted",
    "reference": "SI0042", "answeredOn": "2026-03-01", "messageId": "register-sis-return:create:CK-4711:4712",
}  # fmt: skip

MOVEMENT: dict[str, Any] = {
    "offenderNo": "C2468DE", "movementType": "REL", "directionCode": "OUT", "movementDate": "2026-03-01",
    "movementTime": "2026-03-01T09:30:00", "movementReasonCode": "CR", "fromAgency": "HCI", "toAgency": "OUT",
}  # fmt: skip

SENTENCE_DATES: dict[str, Any] = {
    "prisonerNumber": "C2468DE", "bookingId": 1203311, "sentenceStartDate": "2026-02-10",
    "conditionalReleaseDate": "2027-07-06", "conditionalReleaseOverrideDate": "2027-08-01",
    "earlyRemovalSchemeEligibilityDate": "2026-12-01", "additionalDaysAwarded": 14,
}  # fmt: skip


def as_lines(*documents: Any) -> io.BytesIO:
    return io.BytesIO("\n".join(json.dumps(document) for document in documents).encode())


def read(feed: str, *documents: Any, on: date = DAY, complete: bool = False) -> Counts:
    """Read these documents as one file of lines."""
    return read_documents(feed, as_lines(*documents), on=on, complete=complete)


def kinds_of(number: str) -> list[str]:
    """The kinds of the facts about the person with this number, as they were recorded."""
    person = find_person(number)
    assert person is not None
    return list(FactRow.objects.filter(person=person).order_by("number").values_list("kind", flat=True))


def position_of(number: str) -> dict[str, Any]:
    """What is kept of the position and duties of the person with this number."""
    person = find_person(number)
    assert person is not None
    row = PositionRow.objects.get(person=person)
    duties = sorted((duty.what, duty.due, duty.ended, duty.ended_on) for duty in person.duties.all())
    return {"whereabouts": row.whereabouts, "prison": row.prison, "gate": row.release_gate, "stage": row.stage,
            "released": row.released_unconsidered_on, "duties": duties}  # fmt: skip
