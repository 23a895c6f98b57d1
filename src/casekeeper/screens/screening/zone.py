"""A machine-readable zone pasted or scanned at the desk: what it asks, and all that is wrong or doubtful in it."""

from __future__ import annotations

from typing import NamedTuple

from casekeeper.matching.mrz import Unreadable
from casekeeper.matching.mrz import read_zone as read_document
from casekeeper.matching.screening.entry import Query
from casekeeper.records.clock import today


class Zone(NamedTuple):
    """The query a zone makes; `wrong` are check digits that do not fit, `doubts` all else. Or why it was refused."""

    query: Query | None
    form: str = ""
    wrong: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    refused: str = ""


def read_zone(text: str) -> Zone:
    """A scanner types it with line breaks or without; both are read. A wrong check digit is told, and mends nothing."""
    found = read_document(text, today())
    if isinstance(found, Unreadable):
        return Zone(None, refused=f"Expected {found.expected}; got {found.came}. {found.what_to_do}"[:400])
    wrong = tuple(str(one) for one in found.wrong)
    doubts = tuple(one for one in found.doubts if not any(said.rstrip(".") in one for said in wrong))
    return Zone(found.query("desk"), found.form, wrong, doubts)
