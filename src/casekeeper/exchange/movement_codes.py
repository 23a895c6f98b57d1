"""Movement and reason codes of the prison service, grouped as the Ministry of Justice groups them."""

from __future__ import annotations

from typing import Literal

RELEASE_GROUPS: dict[str, frozenset[str]] = {
    "conditional or automatic release": frozenset({"CE", "AR", "FR1", "FR2", "CR"}),
    "early removal scheme": frozenset({"DE", "DEIRC", "DL", "DD", "ETR"}),
    "immigration bail": frozenset({"BD"}),
    "home detention curfew": frozenset({"HR", "HU", "HD", "HE"}),
    "parole": frozenset({"PX"}),
    "end of custody supervised licence": frozenset({"ECSL", "ECSLIRC"}),
    "detention and training order": frozenset({"D1", "D2"}),
    "recall release": frozenset({"PD"}),
}
ADMISSION_GROUPS: dict[str, frozenset[str]] = {
    "sentence": frozenset({"I", "W", "25"}),
    "remand": frozenset({"V", "N"}),
    "recall": frozenset({"L", "24"}),
    "curfew recall": frozenset({"B"}),
    "breach of early removal licence": frozenset({"ETB"}),
    "transfer in": frozenset({"INT", "TRN", "TRNCRT", "TRNTAP", "T"}),
}
TO_HOSPITAL = frozenset({"HO", "HP", "HQ"})
"""Discharged to a hospital: a release in the prison's books, and still in custody."""
TO_IMMIGRATION = frozenset({"DEIRC", "ECSLIRC"})

Destination = Literal["community", "removal", "immigration detention", "immigration bail", "not stated"]


def release_group(code: str) -> str:
    """The group of a release reason code; empty where the code is not one we know."""
    return next((group for group, codes in RELEASE_GROUPS.items() if code.upper() in codes), "")


def admission_group(code: str) -> str:
    """The group of an admission reason code; empty where the code is not one we know."""
    return next((group for group, codes in ADMISSION_GROUPS.items() if code.upper() in codes), "")


def is_immigration_agency(agency: str) -> bool:
    """A removal centre, or the immigration "court", as movement data name them."""
    return "IRC" in agency.upper() or agency.upper() == "IMM"


def released_to(code: str, to_agency: str = "") -> Destination:
    """Where a release with this reason leads. Not stated where the code does not say."""
    group = release_group(code)
    if group == "early removal scheme":
        return "removal"
    if group == "immigration bail":
        return "immigration bail"
    if is_immigration_agency(to_agency) or code.upper() in TO_IMMIGRATION:
        return "immigration detention"
    return "community" if group else "not stated"
