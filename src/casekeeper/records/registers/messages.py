"""One message to one register, in its shape; and what that register would reject the alert for."""

from __future__ import annotations

from typing import Any

from casekeeper.facts.alerts import Message, Register
from casekeeper.position.alerts import Alert
from casekeeper.records.registers.border import border_line
from casekeeper.records.registers.details import Details
from casekeeper.records.registers.interpol import interpol_request
from casekeeper.records.registers.police import police_entry
from casekeeper.records.registers.sis import missing_for_sis, sis_alert

CHANNEL = "register-"


def channel_of(register: str) -> str:
    """The outbox channel of a register: "register-sis-return"."""
    return CHANNEL + register.replace(" ", "-")


def message_for(
    register: Register, message: Message, alert: Alert, details: Details, *, reference: str = ""
) -> dict[str, Any]:
    """The body: our key for the alert, the register's own reference where it gave one, and the register's shape."""
    if register == "border":
        shape = border_line(message, alert, details)
    elif register == "police":
        shape = police_entry(message, alert, details)
    elif register == "interpol":
        shape = interpol_request(message, alert, details)
    else:
        shape = sis_alert(register, message, alert, details)
    known = {"theirReference": reference} if reference else {}
    return {"message": message, "ourReference": alert.key, **known, **shape}


def missing_for(register: Register, alert: Alert, details: Details) -> list[str]:
    """What the register needs and the alert or the record does not say; nothing is sent to it before that is there."""
    if register in ("sis return", "sis refusal"):
        return missing_for_sis(register, alert, details)
    return [] if details.surname else ["a surname"]
