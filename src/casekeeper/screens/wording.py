"""Values as pages say them: plain words for booleans, codes, lists and figures."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casekeeper.screens.barriers import with_barriers
from casekeeper.screens.dates import days_in_words

UNITS = {
    "prison": "Prison",
    "intake": "Intake and triage",
    "casework": "Casework",
    "gatekeeper": "Detention gatekeeper",
    "status review": "Status review",
    "reporting": "Reporting",
    "tracing": "Tracing",
    "tag hub": "Tag hub",
    "returns logistics": "Returns logistics",
    "litigation unit": "Litigation unit",
    "appeals unit": "Appeals unit",
    "asylum unit": "Asylum unit",
    "country desk": "Country desk",
}


WRITTEN_SO = {
    "asn": "ASN", "cid_person": "CID person", "cro": "CRO", "crn": "CRN", "gwf": "GWF", "pnc": "PNC", "uan": "UAN",
    "home_office_reference": "Home Office reference",
}  # fmt: skip


def name_of_unit(unit: str) -> str:
    """A unit's name as people read it."""
    return UNITS.get(unit, as_sentence(unit))


REGISTERS = {
    "border": "Border", "police": "Police", "interpol": "Interpol", "sis return": "SIS return",
    "sis refusal": "SIS refusal of entry",
}  # fmt: skip


def name_of_register(register: str) -> str:
    """A register's name as people read it."""
    return REGISTERS.get(register, as_sentence(register))


def as_sentence(text: Any) -> str:
    """The text with its first letter as a capital and underscores as spaces."""
    if text in WRITTEN_SO:
        return WRITTEN_SO[text]
    words = str(text).replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def figures(number: Any) -> str:
    """1,234."""
    return f"{int(number or 0):,}"


def in_plain_words(value: Any) -> str:
    """Yes and no for switches, days as people write them, lists with commas; "not stated" for nothing."""
    if value is None or value == "" or value == [] or value == {}:
        return "not stated"
    if value is True or value is False:
        return "Yes" if value else "No"
    if isinstance(value, Mapping):
        parts = [f"{as_sentence(key)}: {in_plain_words(part)}" for key, part in value.items() if not _is_empty(part)]
        return "; ".join(parts) or "not stated"
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(in_plain_words(part) for part in value)
    return as_said(value)


def as_said(text: Any) -> str:
    """The text with its days and its codes of barriers written as people say them."""
    return with_barriers(days_in_words(text))


def _is_empty(value: Any) -> bool:
    return value is None or value == "" or value == [] or value == {} or value == ()
