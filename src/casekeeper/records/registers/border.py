"""The border's list of warnings: one line an alert, its fields divided by bars, in capitals.

A|CK-4711|VERRUCCI|ANSEL|1988-04-12|M|POL|DEPORTATION ORDER|STOP, AND TELL CASEWORK
"""

from __future__ import annotations

from typing import Any

from casekeeper.facts.alerts import Message
from casekeeper.position.alerts import Alert
from casekeeper.records.registers.details import Details, known_born, sex_letter

ACTIONS: dict[Message, str] = {"create": "A", "update": "C", "withdraw": "D"}
FIELDS = ("action", "ours", "surname", "forenames", "born", "sex", "nationality", "reason", "on_hit")


def border_line(message: Message, alert: Alert, details: Details) -> dict[str, Any]:
    """The line, and one more for each alias. A withdrawal names the alert and nobody."""
    action = ACTIONS[message]
    if message == "withdraw":
        return {"lines": [_line(action, alert.key)]}
    said = alert.proposed.said
    rest = (known_born(details.born), sex_letter(details.sex), " ".join(details.nationalities[-2:]),
            said.ground, said.action)  # fmt: skip
    lines = [_line(action, alert.key, details.surname, details.forenames, *rest)]
    for alias in details.aliases:
        forenames, _, surname = alias.rpartition(" ")
        lines.append(_line(action, alert.key, surname, forenames, *rest))
    return {"lines": lines}


def _line(*fields: str) -> str:
    tidy = (" ".join(field.replace("|", " ").split()).upper() for field in fields)
    return "|".join(tidy)
