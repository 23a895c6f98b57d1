"""What was typed, pasted or scanned at the desk, read as a query; or what is wrong with it, field by field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from casekeeper.matching.screening.entry import Document, Query
from casekeeper.matching.screening.states import state_code
from casekeeper.screens.dates import MONTHS
from casekeeper.screens.screening.zone import Zone, read_zone

FIELDS = ("name", "other_names", "born", "nationality", "sex", "document", "mrz", "purpose", "dataset")
SEXES = (("", "Not known"), ("f", "Female"), ("m", "Male"))
LONGEST = 200
LONGER = ("mrz", "other_names")
MOST_NAMES = 10


class Typed(NamedTuple):
    """The fields as typed, the query they make, what the zone said of itself, and what to mend by field."""

    fields: dict[str, str]
    query: Query
    zone: Zone | None
    wrong: dict[str, str]


def read(posted: Mapping[str, str]) -> Typed:
    """The query. A name or number typed stands beside what a zone says; what is empty asks for nothing."""
    fields = {
        name: posted.get(name, "").strip()[: LONGEST * 5 if name in ("mrz", "other_names") else LONGEST]
        for name in FIELDS
    }
    wrong: dict[str, str] = {}
    zone = read_zone(fields["mrz"]) if fields["mrz"] else None
    if zone is not None and zone.refused:
        wrong["mrz"] = zone.refused
    born = _born(fields["born"], wrong)
    state = state_code(fields["nationality"]) if fields["nationality"] else ""
    if fields["nationality"] and not state:
        wrong["nationality"] = "Enter a country or nationality that is on the list of states, or leave it empty"
    sex = fields["sex"] if fields["sex"] in ("f", "m") else ""
    query = _with_zone(_typed_query(fields, born, state, sex), zone)
    if not query.names and not query.documents and "mrz" not in wrong:
        wrong["name"] = "Enter a name, a document number, or a machine-readable zone"
    if not fields["purpose"]:
        wrong["purpose"] = "Enter what the check is for"
    return Typed(fields, query, zone, wrong)


def _typed_query(fields: Mapping[str, str], born: str, state: str, sex: str) -> Query:
    lines = [fields["name"], *fields["other_names"].splitlines()]
    names = tuple(dict.fromkeys(" ".join(line.split()) for line in lines if line.strip()))[:MOST_NAMES]
    documents = (Document("".join(fields["document"].split()).upper()),) if fields["document"] else ()
    return Query("desk", names, (born,) if born else (), (state,) if state else (), sex, documents)


def _with_zone(query: Query, zone: Zone | None) -> Query:
    if zone is None or zone.query is None:
        return query
    scanned = zone.query
    return Query(
        "desk",
        tuple(dict.fromkeys((*query.names, *scanned.names))),
        query.born or scanned.born,
        tuple(dict.fromkeys((*query.nationalities, *scanned.nationalities))),
        query.sex or scanned.sex,
        tuple(dict.fromkeys((*query.documents, *scanned.documents))),
    )


_ISO = re.compile(r"^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$", re.ASCII)
_OURS = re.compile(r"^(?:(?:(\d{1,2})[ /.-]+)?(\d{1,2}|[a-z]{3,9})[ /.-]+)?(\d{4})$", re.ASCII)
EXPECTED = "Enter a date of birth as far as it is known, such as 1970, March 1970 or 1 March 1970"


def _born(typed: str, wrong: dict[str, str]) -> str:
    """`1970`, `1970-03` or `1970-03-01` from what was typed; nothing, with the fault noted, where it is no date."""
    if not typed:
        return ""
    parts = _parts(typed.lower().replace(",", " ").strip())
    if parts is None or not _is_date(*parts):
        wrong["born"] = EXPECTED
        return ""
    year, month, day = parts
    return f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")


def _parts(text: str) -> tuple[int, int, int] | None:
    iso = _ISO.match(text)
    if iso:
        return int(iso[1]), int(iso[2] or 0), int(iso[3] or 0)
    ours = _OURS.match(text)
    if ours is None:
        return None
    month = _month(ours[2] or "0")
    return (int(ours[3]), month, int(ours[1] or 0)) if month is not None else None


def _month(text: str) -> int | None:
    if text.isdecimal():
        return int(text)
    found = [number for number, name in enumerate(MONTHS, start=1) if name.lower().startswith(text)]
    return found[0] if len(found) == 1 else None


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return False
    return year >= 1850


def shown(wrong: Mapping[str, Any]) -> list[dict[str, str]]:
    """The faults as an error summary."""
    return [{"text": str(text), "href": f"#{name}"} for name, text in wrong.items()]
