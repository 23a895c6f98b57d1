"""Reads one register's answer to one of our messages: taken, with the register's own reference, or rejected.

{"register": "sis return", "ourReference": "CK-4711", "message": "create", "outcome": "accepted",
 "reference": "SI0042", "answeredOn": "2026-11-24", "messageId": "register-sis-return:create:CK-4711:4712"}
"""

from __future__ import annotations

from datetime import date
from typing import Any

from casekeeper.exchange.content import content_key
from casekeeper.exchange.fields import Fields, what_came
from casekeeper.exchange.said import Said, Unreadable
from casekeeper.exchange.statements import on_day
from casekeeper.facts.alerts import REGISTERS, AlertAcknowledged, AlertRejected, Message, alert_key, alert_number

SOURCE = "registers"
_MESSAGES: dict[str, Message] = {"create": "create", "update": "update", "withdraw": "withdraw"}
_TAKEN = frozenset({"accepted", "acknowledged", "ok", "taken"})
_REJECTED = frozenset({"rejected", "refused", "error"})


def parse(document: Any, *, on: date) -> Said | Unreadable:
    """What the answer says of which alert in which register."""
    if not isinstance(document, dict):
        return Unreadable("an answer as an object", what_came(document), "Send one object for each answer.")
    fields = Fields(document, [])
    named = fields.text("register", longest=40).lower().replace("-", " ").replace("_", " ")
    register = next((each for each in REGISTERS if each == named), None)
    if register is None:
        return Unreadable(f"register: one of {', '.join(REGISTERS)}", "another register, or none",
                          "Say which register answers.")  # fmt: skip
    number = alert_number(fields.text("ourReference", longest=60))
    if not number:
        return Unreadable("ourReference: the alert as we named it, such as CK-4711", "none of that form",
                          "Send back the reference that our message carried.")  # fmt: skip
    outcome = fields.text("outcome", longest=40).lower()
    if outcome not in _TAKEN | _REJECTED:
        return Unreadable("outcome: accepted or rejected", "neither", "Say what became of the message.")
    message = _MESSAGES.get(fields.text("message", longest=40).lower())
    if message is None:
        fields.warn("message", "expected create, update or withdraw; read as create")
        message = "create"
    day = fields.day("answeredOn") or on
    if day > on:
        fields.warn("answeredOn", "lies in the future; the day it arrived is taken")
        day = on
    if outcome in _TAKEN:
        reference = fields.text("reference", longest=80)
        said: Any = AlertAcknowledged(alert=number, where=register, message=message, reference=reference)
    else:
        reasons = fields.text("reasons", longest=1000) or "not stated"
        said = AlertRejected(alert=number, where=register, message=message, reasons=reasons)
    return Said(
        source=SOURCE,
        key=f"{register}/{alert_key(number)}/{message}/{content_key(document)}",
        subjects=(f"alert:{alert_key(number)}",),
        statements=(on_day(said, day, on=on, warnings=fields.warnings),),
        warnings=tuple(fields.warnings),
        keep_if_unknown=True,
        message_id=fields.text("messageId", longest=120) or None,
    )
