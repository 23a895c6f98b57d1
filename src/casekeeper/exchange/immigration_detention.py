"""Reads and writes the prison service's record of immigration detention, one shape in both directions.

The Home Office reference is kept only by an authority to detain or a deportation order; on the other types it
is blank. The latest record is the one with the latest record date, then the latest time of creation.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from casekeeper.exchange.fields import Fields, what_came
from casekeeper.exchange.prisoner_search import no_prison_number, prison_number_in
from casekeeper.exchange.said import Said, Unreadable
from casekeeper.exchange.statements import identifier, on_day, on_list_day
from casekeeper.facts import Fact, Kind
from casekeeper.facts.immigration import (
    BailGranted,
    DeportationOrdered,
    DetentionAuthorised,
    NoLongerOfInterest,
    UnknownRecordKept,
)

SOURCE = "immigration-detention"

REFERENCE = re.compile(r"^[A-Za-z0-9/]{5,16}$", re.ASCII)
RECORD_TYPES = ("IS91", "DEPORTATION_ORDER", "NO_LONGER_OF_INTEREST", "IMMIGRATION_BAIL", "UNKNOWN")
KEEPS_REFERENCE = frozenset({"IS91", "DEPORTATION_ORDER"})
REASONS = {"BRITISH_CITIZEN": "British citizen", "RIGHT_TO_REMAIN": "right to remain", "OTHER_REASON": "other"}
REASONS_OUT = {ours: theirs for theirs, ours in REASONS.items()}

TYPE_OF: Mapping[type[Kind], str] = {
    DetentionAuthorised: "IS91",
    DeportationOrdered: "DEPORTATION_ORDER",
    NoLongerOfInterest: "NO_LONGER_OF_INTEREST",
    BailGranted: "IMMIGRATION_BAIL",
}
"""The facts of ours that the prison must hear of, and the record type each becomes."""


def parse(document: Any, *, on: date) -> Said | Unreadable:
    """What the record says. A changed record replaces its earlier version, which stays in the history."""
    if not isinstance(document, dict):
        return Unreadable("an object of one record", what_came(document), "Send one object for each record.")
    fields = Fields(document, [])
    number = prison_number_in(fields, "prisonerId", "prisonerNumber")
    if not number:
        return no_prison_number(fields, "prisonerId")
    record_type = fields.text("immigrationDetentionRecordType", longest=60).upper()
    if not record_type:
        return Unreadable(
            f"immigrationDetentionRecordType: one of {', '.join(RECORD_TYPES)}", "nothing",
            "Ask the prison for the record again.",
        )  # fmt: skip
    said = _said(fields, record_type)
    day = fields.day("recordDate") or (moment.date() if (moment := fields.instant("createdAt")) else None)
    statements = [
        on_day(said, day, on=on, warnings=fields.warnings) if day else on_list_day(said, on),
        on_list_day(identifier("prison_number", number, on=on, warnings=[]), on),
    ]
    reference = getattr(said, "home_office_reference", "")
    if reference:
        given = identifier("home_office_reference", reference, on=on, warnings=fields.warnings)
        statements.append(on_list_day(given, on))
    uuid = fields.text("immigrationDetentionUuid", longest=60)
    return Said(
        source=SOURCE,
        key=uuid or f"{number}/{record_type[:30]}/{day}",
        subjects=(f"prison_number:{number}",),
        statements=tuple(statements),
        warnings=tuple(fields.warnings),
        opens="the prison holds a record of immigration detention",
        replaces=bool(uuid),
    )


def _said(fields: Fields, record_type: str) -> Kind:
    reference = _reference(fields, record_type)
    if record_type == "IS91":
        return DetentionAuthorised(home_office_reference=reference)
    if record_type == "DEPORTATION_ORDER":
        return DeportationOrdered(home_office_reference=reference)
    if record_type == "IMMIGRATION_BAIL":
        return BailGranted()
    if record_type == "NO_LONGER_OF_INTEREST":
        reason = fields.text("noLongerOfInterestReason", longest=60).upper()
        if reason not in REASONS:
            fields.warn("noLongerOfInterestReason", f"expected one of {', '.join(REASONS)}; read as other")
        comment = fields.text("noLongerOfInterestComment")
        return NoLongerOfInterest(reason=REASONS.get(reason, "other"), comment=comment)
    if record_type != "UNKNOWN":
        fields.warn("immigrationDetentionRecordType", "not a type we know; kept as unknown")
    return UnknownRecordKept(home_office_reference=reference)


def _reference(fields: Fields, record_type: str) -> str:
    text = fields.text("homeOfficeReferenceNumber", longest=60)
    if text and not REFERENCE.match(text):
        fields.warn("homeOfficeReferenceNumber", "expected 5 to 16 letters, digits or strokes; kept as typed")
    if text and record_type not in KEEPS_REFERENCE | {"UNKNOWN"}:
        fields.warn("homeOfficeReferenceNumber", f"not carried by a record of type {record_type[:30]}; left out")
        return ""
    return text


def record_for(fact: Fact[Any], *, prison_number: str, uuid: str) -> dict[str, Any] | None:
    """The record that tells the prison of this fact of ours; None where the prison need not hear of it."""
    record_type = TYPE_OF.get(type(fact.said))
    if record_type is None:
        return None
    reference = getattr(fact.said, "home_office_reference", "")
    record: dict[str, Any] = {
        "immigrationDetentionUuid": uuid,
        "prisonerId": prison_number,
        "immigrationDetentionRecordType": record_type,
        "recordDate": fact.on.isoformat(),
        "createdAt": fact.recorded_at.isoformat(),
        "source": "DPS",
    }
    if record_type in KEEPS_REFERENCE and REFERENCE.match(reference):
        record["homeOfficeReferenceNumber"] = reference
    if isinstance(fact.said, NoLongerOfInterest):
        record["noLongerOfInterestReason"] = REASONS_OUT[fact.said.reason]
        if fact.said.comment:
            record["noLongerOfInterestComment"] = fact.said.comment
    return record
