"""The police register: a flat object with the person's police references, by which it is filed."""

from __future__ import annotations

from typing import Any

from casekeeper.facts.alerts import Message
from casekeeper.position.alerts import Alert
from casekeeper.records.registers.details import Details, known_born, sex_letter


def police_entry(message: Message, alert: Alert, details: Details) -> dict[str, Any]:
    """The entry; a withdrawal names the alert and nobody."""
    if message == "withdraw":
        return {"transaction": "CANCEL"}
    said = alert.proposed.said
    references = dict(details.references)
    entry = {
        "transaction": "ADD" if message == "create" else "AMEND",
        "surname": details.surname,
        "forenames": details.forenames,
        "aliases": list(details.aliases),
        "dateOfBirth": known_born(details.born),
        "sex": sex_letter(details.sex),
        "pncId": references.get("pnc", ""),
        "croNumber": references.get("cro", ""),
        "wantedFor": said.ground,
        "warningSignals": list(said.warnings),
        "action": said.action,
    }
    return {name: value for name, value in entry.items() if value not in ("", [])}
