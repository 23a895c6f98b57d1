"""An entry's own words as rows for a page: nothing left out that a reader needs.

Labels are ours; dates, codes of states and topics are written out as people read them, all else is as the list has it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from casekeeper.matching.screening.follow_the_money import properties_of, schema_of, texts
from casekeeper.screens.entries_in_words import date_in_words, state_in_words, topic_in_words

LABELS = {
    "name": "Name", "alias": "Also known as", "weakAlias": "Weak aliases", "previousName": "Earlier names",
    "firstName": "Given names", "lastName": "Surname", "birthDate": "Born", "birthPlace": "Place of birth",
    "nationality": "Nationality", "citizenship": "Citizenship", "country": "Country", "gender": "Sex",
    "passportNumber": "Passport", "idNumber": "Identity number", "topics": "Topics", "position": "Position",
    "address": "Address", "notes": "Notes", "sourceUrl": "Source", "deathDate": "Died",
}  # fmt: skip
INSIDE = {
    "reason": "Reason", "authority": "Authority", "program": "Programme", "listingDate": "Listed on",
    "startDate": "From", "endDate": "Until", "number": "Number", "type": "Type", "country": "Country",
}  # fmt: skip
IN_WORDS: Mapping[str, Callable[[str], str]] = {
    "birthDate": date_in_words, "deathDate": date_in_words, "nationality": state_in_words,
    "citizenship": state_in_words, "country": state_in_words, "topics": topic_in_words, "listingDate": date_in_words,
    "startDate": date_in_words, "endDate": date_in_words, "first_seen": date_in_words, "last_change": date_in_words,
}  # fmt: skip
STAMPS = {"first_seen": "First seen by its publisher", "last_change": "Last changed by its publisher"}
MOST_VALUES = 40


class Words(NamedTuple):
    """One row: its label and the values as the list has them."""

    label: str
    values: tuple[str, ...]


class Compared(NamedTuple):
    """One row before and after a version; whether it differs."""

    label: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    differs: bool


def own_words(payload: Mapping[str, Any]) -> list[Words]:
    """Every property with text, in a fixed order; sanctions and documents inside it as sentences."""
    said = properties_of(payload)
    rows = [Words(label, _texts(said, name)[:MOST_VALUES]) for name, label in LABELS.items()]
    others = sorted(name for name in said if name not in LABELS and isinstance(said[name], list))
    rows += [Words(name, texts(said, name)[:MOST_VALUES]) for name in others]
    rows += [Words(_inside_label(name), _inside(said[name])) for name in others]
    rows += [Words(label, _texts(payload, name)) for name, label in STAMPS.items()]
    return [row for row in rows if row.values]


def compared(before: Mapping[str, Any] | None, after: Mapping[str, Any] | None) -> list[Compared]:
    """The rows of both, side by side; those that differ first."""
    old = {row.label: row.values for row in own_words(before)} if before else {}
    new = {row.label: row.values for row in own_words(after)} if after else {}
    rows = [
        Compared(label, old.get(label, ()), new.get(label, ()), old.get(label, ()) != new.get(label, ()))
        for label in dict.fromkeys((*old, *new))
    ]
    return sorted(rows, key=lambda row: not row.differs) if before and after else rows


def name_in(payload: Mapping[str, Any] | None) -> str:
    """The first name of the entry, for a heading; nothing where it has none."""
    return next(iter(texts(properties_of(payload), "name")), "") if payload else ""


def _texts(said: Mapping[str, Any], name: str) -> tuple[str, ...]:
    told = texts(said, name)
    return tuple(IN_WORDS[name](text) for text in told) if name in IN_WORDS else told


def _inside_label(name: str) -> str:
    return {"sanctions": "Measures", "identification": "Documents"}.get(name, name)


def _inside(value: list[Any]) -> tuple[str, ...]:
    found = [one for one in value if isinstance(one, dict)][:MOST_VALUES]
    return tuple(text for one in found if (text := _sentence(one)))


def _sentence(entity: Mapping[str, Any]) -> str:
    said = properties_of(entity)
    parts = [f"{label}: {', '.join(values)}" for name, label in INSIDE.items() if (values := _texts(said, name))]
    return f"{schema_of(entity)}. {'; '.join(parts)}" if parts else ""
