"""What a prisoner's document says about where they are: received, transferred, out for a while, hospital, released."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casekeeper.exchange.fields import Fields
from casekeeper.exchange.movement_codes import TO_HOSPITAL, admission_group, released_to
from casekeeper.exchange.said import Statement
from casekeeper.exchange.statements import on_day, on_list_day
from casekeeper.facts import Kind, prisons
from casekeeper.facts.custody import LegalStatusRecorded, MovedToHospital, Received, Released, Transferred, WentOut
from casekeeper.facts.identity import Died

NOT_A_PRISON = frozenset({"OUT", "TRN", ""})
LEGAL_STATUSES = frozenset({
    "RECALL", "DEAD", "INDETERMINATE_SENTENCE", "SENTENCED", "CONVICTED_UNSENTENCED", "CIVIL_PRISONER",
    "IMMIGRATION_DETAINEE", "REMAND", "UNKNOWN", "OTHER",
})  # fmt: skip
IN_OR_OUT = frozenset({"IN", "OUT", "TRN"})
STATUSES = frozenset({"ACTIVE IN", "ACTIVE OUT", "INACTIVE OUT", "INACTIVE TRN"})


def custody_statements(fields: Fields, on: date) -> Iterator[Statement]:
    """Where the prison says the person is, and how they came there."""
    status = fields.text("status", longest=60).upper()
    if status and status not in STATUSES:
        fields.warn("status", "not a status we know; nothing is concluded from it")
    side = fields.text("inOutStatus", longest=60).upper()
    if side and side not in IN_OR_OUT:
        fields.warn("inOutStatus", "not one we know; nothing is concluded from it")
    prison = fields.text("prisonId", longest=10).upper()
    if prison and not prisons.is_known(prison):
        fields.warn("prisonId", "not a prison we know; kept as sent")
    yield from _reception(fields, on, status)
    yield from _where_now(fields, on, status)
    legal = fields.text("legalStatus", longest=60)
    if legal:
        if legal not in LEGAL_STATUSES:
            fields.warn("legalStatus", "not a status we know; kept as sent")
        yield on_list_day(LegalStatusRecorded(status=legal), on)
    if legal == "DEAD":
        yield _dated(Died(evidence="the prison's list"), fields.day("lastMovementDate"), fields, on)


def _dated(said: Kind, day: date | None, fields: Fields, on: date, same_as: str = "") -> Statement:
    if day is None:
        return Statement(said, on_list_day(said, on).happened, dated=False, same_as=same_as)
    return on_day(said, day, on=on, warnings=fields.warnings, same_as=same_as)


def _reception(fields: Fields, on: date, status: str) -> Iterator[Statement]:
    """The reception that began this booking, and the transfer that brought the person to the present prison."""
    prison, previous = fields.text("prisonId", longest=10).upper(), fields.text("previousPrisonId", longest=10).upper()
    booking = fields.text("bookNumber", longest=60)
    moved_on, movement = fields.day("lastMovementDate"), fields.text("lastMovementTypeCode", longest=60)
    reason = fields.text("lastMovementReasonCode", longest=60)
    received_on = fields.day("receptionDate") or fields.day("lastAdmissionDate")
    is_here = status == "ACTIVE IN"
    transferred = (
        is_here
        and prison not in NOT_A_PRISON
        and movement == "ADM"
        and bool(previous)
        and previous not in ("OUT", prison)
    )
    transferred = transferred and (
        admission_group(reason) == "transfer in" or bool(received_on and moved_on and moved_on > received_on)
    )
    if received_on is None and movement == "ADM" and not transferred:
        received_on = moved_on
    if received_on is None and not is_here:
        return
    first = previous if transferred and previous not in NOT_A_PRISON else prison
    first = fields.text("lastPrisonId", longest=10).upper() if first in NOT_A_PRISON else first
    admission = reason if movement == "ADM" and not transferred else ""
    said = Received(prison="" if first in NOT_A_PRISON else first, booking=booking, reason=admission)
    yield _dated(said, received_on, fields, on, same_as=f"booking {booking}")
    if transferred:
        yield _dated(Transferred(prison=prison, from_prison=first), moved_on, fields, on)


def _where_now(fields: Fields, on: date, status: str) -> Iterator[Statement]:
    if fields.flag("restrictedPatient"):
        hospital = fields.text("dischargedHospitalDescription") or fields.text("dischargedHospitalId")
        said = MovedToHospital(hospital=hospital[:200], supporting_prison=fields.text("supportingPrisonId", longest=10))
        yield _dated(said, fields.day("dischargeDate") or fields.day("lastMovementDate"), fields, on)
        return
    moved_on, movement = fields.day("lastMovementDate"), fields.text("lastMovementTypeCode", longest=60)
    prison = _last_prison(fields)
    if status == "ACTIVE OUT":
        why = "court" if movement == "CRT" else "temporary absence"
        yield _dated(WentOut(why=why, prison=prison), moved_on, fields, on)
    elif status == "INACTIVE TRN" or (not status and movement == "TRN"):
        yield _dated(WentOut(why="between prisons", prison=prison), moved_on, fields, on)
    elif status == "INACTIVE OUT" and fields.text("lastMovementReasonCode", longest=60).upper() in TO_HOSPITAL:
        yield _dated(MovedToHospital(supporting_prison=prison), moved_on, fields, on)
    elif status == "INACTIVE OUT":
        yield _released(fields, on, moved_on, movement, prison)


def _released(fields: Fields, on: date, moved_on: date | None, movement: str, prison: str) -> Statement:
    reason = fields.text("lastMovementReasonCode", longest=60)
    to = released_to(reason)
    if movement == "REL" and reason and to == "not stated":
        fields.warn("lastMovementReasonCode", f"{reason[:10]} is not a release reason we know; kept as not stated")
    return _dated(Released(prison=prison, reason=reason, to=to), moved_on, fields, on)


def _last_prison(fields: Fields) -> str:
    codes = (fields.text(name, longest=10).upper() for name in ("prisonId", "lastPrisonId", "previousPrisonId"))
    return next((code for code in codes if code not in NOT_A_PRISON), "")
