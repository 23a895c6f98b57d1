"""Reads one external movement: in or out of a prison, with its reason as the prison codes it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from casekeeper.exchange.content import content_key
from casekeeper.exchange.fields import Fields, what_came
from casekeeper.exchange.movement_codes import TO_HOSPITAL, admission_group, is_immigration_agency, released_to
from casekeeper.exchange.prisoner_search import no_prison_number, prison_number_in
from casekeeper.exchange.said import Said, Unreadable
from casekeeper.exchange.statements import on_day
from casekeeper.facts import Kind
from casekeeper.facts.custody import MovedToHospital, Received, Released, Returned, Transferred, WentOut
from casekeeper.facts.immigration import BackInCountry

SOURCE = "prison-api"


def parse(document: Any, *, on: date) -> Said | Unreadable:
    """What the movement says. A direction IN from a removal centre is a removal that failed."""
    if not isinstance(document, dict):
        return Unreadable("an object of one movement", what_came(document), "Send one object for each movement.")
    fields = Fields(document, [])
    number = prison_number_in(fields, "offenderNo", "prisonerNumber")
    if not number:
        return no_prison_number(fields, "offenderNo")
    day = fields.day("movementDate")
    if day is None:
        return Unreadable(
            "movementDate: the day as YYYY-MM-DD", "none that could be read", "Correct the date and redrive."
        )
    said = [on_day(kind, day, on=on, warnings=fields.warnings) for kind in _kinds(fields, _hour(fields))]
    return Said(
        source=SOURCE,
        key=f"{number}/movement/{content_key(document)}",
        subjects=(f"prison_number:{number}",),
        statements=tuple(said),
        warnings=tuple(fields.warnings),
        keep_if_unknown=bool(said),
    )


def _hour(fields: Fields) -> str:
    text = fields.text("movementTime", longest=60)
    hour = text.split("T")[-1][:8]
    parts = hour.split(":")
    fits = len(parts) >= 2 and all(part.isdecimal() and part.isascii() and len(part) == 2 for part in parts)
    return hour if fits else ""


def _kinds(fields: Fields, at: str) -> Iterator[Kind]:
    movement = fields.text("movementType", longest=60).upper()
    direction = fields.text("directionCode", longest=60).upper()
    if direction not in ("IN", "OUT") and movement in ("ADM", "REL"):
        direction = "IN" if movement == "ADM" else "OUT"
    if direction == "IN":
        yield from _into(fields, movement, at)
    elif direction == "OUT":
        yield from _out(fields, movement, at)
    else:
        fields.warn("directionCode", "expected IN or OUT; nothing is concluded from this movement")


def _into(fields: Fields, movement: str, at: str) -> Iterator[Kind]:
    reason = fields.text("movementReasonCode", longest=60).upper()
    to, came_from = fields.text("toAgency", longest=20).upper(), fields.text("fromAgency", longest=20).upper()
    if movement in ("CRT", "TAP"):
        yield Returned(prison=to, at=at)
        return
    if is_immigration_agency(came_from):
        yield BackInCountry(why="removal failed")
    elif admission_group(reason) == "breach of early removal licence":
        yield BackInCountry(why="returned")
    if movement == "TRN" or admission_group(reason) == "transfer in":
        yield Transferred(prison=to, from_prison=came_from, at=at)
        return
    if reason and not admission_group(reason):
        fields.warn("movementReasonCode", f"{reason[:10]} is not an admission reason we know; kept")
    yield Received(prison=to, reason=reason, at=at)


def _out(fields: Fields, movement: str, at: str) -> Iterator[Kind]:
    reason = fields.text("movementReasonCode", longest=60).upper()
    prison = fields.text("fromAgency", longest=20).upper()
    if movement == "CRT":
        yield WentOut(why="court", prison=prison, at=at)
    elif movement == "TAP":
        yield WentOut(why="temporary absence", prison=prison, at=at)
    elif movement == "TRN":
        yield WentOut(why="between prisons", prison=prison, at=at)
    elif reason in TO_HOSPITAL:
        yield MovedToHospital(supporting_prison=prison, at=at)
    else:
        if movement != "REL":
            fields.warn("movementType", "not a type we know; read as a release because the direction is OUT")
        to = released_to(reason, fields.text("toAgency", longest=20))
        if to == "not stated":
            fields.warn("movementReasonCode", f"{reason[:10] or 'none'} is not a release reason we know; not stated")
        yield Released(prison=prison, reason=reason, to=to, at=at)
