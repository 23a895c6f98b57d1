"""Interpol: a request in the manner of its notices; dates with strokes, countries by two letters, sex M, F or U."""

from __future__ import annotations

from functools import cache
from typing import Any

from casekeeper.facts.alerts import Message
from casekeeper.position.alerts import Alert
from casekeeper.records.registers.details import Details, known_born, sex_letter


def interpol_request(message: Message, alert: Alert, details: Details) -> dict[str, Any]:
    """The request; a withdrawal names the alert and nobody."""
    if message == "withdraw":
        return {"request": "cancel"}
    said = alert.proposed.said
    countries = [two for code in details.nationalities if (two := two_letters(code))]
    request = {
        "request": "publish" if message == "create" else "modify",
        "name": details.surname.upper(),
        "forename": details.forenames.upper(),
        "date_of_birth": known_born(details.born).replace("-", "/"),
        "sex_id": sex_letter(details.sex),
        "nationalities": countries,
        "aliases": list(details.aliases),
        "purpose": said.ground,
        "warnings": list(said.warnings),
    }
    return {name: value for name, value in request.items() if value not in ("", [])}


@cache
def two_letters(code: str) -> str:
    """The two-letter code of a country given by three; empty where there is none."""
    # Asked for here, because reading the table of territories takes a third of a second.
    from rigour.territories import get_territory

    found = get_territory(code) if len(code) in (2, 3) else None
    return found.code.upper() if found is not None and len(found.code) == 2 else ""
