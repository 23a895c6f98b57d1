"""Is it the person? Asked by the way that a named member of staff approved for them, and answered from the record.

A comparison of faces is an interface and nothing more: the program brings no such comparison, takes no picture, and a
way of confirming that rests on one cannot be used until an office installs its own with `use_comparison`.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from datetime import date
from typing import Protocol

from casekeeper.actions.own_pages.keys import plain_digits
from casekeeper.facts import History
from casekeeper.facts.identity import BirthDateStated, IdentifierGiven
from casekeeper.facts.told_by_person import ConfirmedBy, OwnPagesApproved

BORN: ConfirmedBy = "date of birth"
BORN_AND_REFERENCE: ConfirmedBy = "date of birth and end of Home Office reference"
FACE: ConfirmedBy = "comparison of faces"
END = 4


class FaceComparison(Protocol):
    """Compares a picture with one on record. True or False; it raises where it cannot tell."""

    def is_the_person(self, reference: str, picture: bytes) -> bool: ...


_comparison: FaceComparison | None = None


def use_comparison(comparison: FaceComparison | None) -> None:
    """Install an office's own comparison of faces."""
    global _comparison
    _comparison = comparison


def approved(history: History) -> ConfirmedBy | None:
    """The way approved last; None where nobody approved any."""
    fact = history.latest(OwnPagesApproved)
    return fact.said.confirmed_by if fact is not None else None


def cannot_be_used(history: History, way: ConfirmedBy) -> str:
    """Why this way cannot confirm this person; empty where it can."""
    if way == FACE:
        return "No comparison of faces is installed." if _comparison is None else ""
    if not _birth_days(history):
        return "No whole date of birth is on record, so there is nothing to compare an answer with."
    if way == BORN_AND_REFERENCE and not _ends(history):
        return "No Home Office reference is on record, so there is nothing to compare an answer with."
    return ""


def is_right(history: History, way: ConfirmedBy, typed: Mapping[str, str]) -> bool:
    """Do the answers agree with the record? Every part is compared, whatever the first one gives."""
    born = _is_one_of(_day_typed(typed), _birth_days(history))
    if way == BORN:
        return born
    if way == BORN_AND_REFERENCE:
        reference = _is_one_of(_plain(typed.get("reference", "")), _ends(history))
        return born & reference
    return False


def _is_one_of(typed: str, known: set[str]) -> bool:
    found = False
    for each in sorted(known):
        found |= hmac.compare_digest(each.encode(), typed.encode())
    return found


def _birth_days(history: History) -> set[str]:
    said = [fact.said for fact in history.of(BirthDateStated) if len(fact.said.born) == 10]
    best = [each for each in said if each.use == "verified"] or [each for each in said if each.use != "disputed"]
    return {each.born for each in best}


def _ends(history: History) -> set[str]:
    numbers = [
        _plain(fact.said.canonical or fact.said.as_typed)
        for fact in history.of(IdentifierGiven)
        if fact.said.scheme == "home_office_reference"
    ]
    return {number[-END:] for number in numbers if len(number) >= END}


def _plain(text: str) -> str:
    return "".join(each for each in plain_digits(text[:60]).upper() if each.isalnum())


def _day_typed(typed: Mapping[str, str]) -> str:
    parts = [plain_digits(typed.get(f"born-{part}", "").strip()[:10]) for part in ("year", "month", "day")]
    try:
        return date(*(int(part) for part in parts)).isoformat()
    except ValueError:
        return ""
