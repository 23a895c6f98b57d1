"""Rows of a file as records: our field names and the usual others, with unknown columns left aside.

    record_of({"id": "7", "given_name": "Jan", "surname": "Kowal", "date_of_birth": "1980-02-01"}, "row 1")

Several values in one column stand in a JSON list, or in a CSV cell between semicolons or bars.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from casekeeper.facts.identifiers import canonical
from casekeeper.matching.linking.record import HeldIdentifier, LinkRecord

IDS = ("id", "unique_id", "rec_id", "record_id")
FULL_NAMES = ("name", "full_name", "names")
ALIASES = ("aliases", "alias", "other_names", "known_as", "previous_names", "weakalias")
GIVEN = ("given_name", "given_names", "first_name", "forename", "forenames", "firstname")
MIDDLE = ("middle_name", "middle_names", "second_name", "patronymic", "fathername")
SURNAMES = ("surname", "family_name", "last_name", "lastname", "surnames")
BORN = ("date_of_birth", "dob", "birth_date", "birthdate", "born")
NATIONALITIES = ("nationality", "nationalities", "citizenship", "country")
SEX = ("sex", "gender")
SENTENCED = ("sentence_date", "sentence_dates", "sentenced", "sentenced_on")
POSTCODES = ("postcode", "postcodes", "post_code", "zip")
ADDRESS = ("street_number", "address", "addresses", "address_1", "address_2", "address_line_1", "address_line_2",
           "suburb", "town", "city", "state")  # fmt: skip
NUMBERS = {
    "identifier": "other", "identifiers": "other", "soc_sec_id": "soc_sec_id", "pnc": "pnc", "cro": "cro",
    "prison_number": "prison_number", "home_office_reference": "home_office_reference", "uan": "uan",
    "passport": "passport", "passport_number": "passport", "national_id": "national_id", "id_number": "national_id",
    "national_insurance": "national_insurance", "cid_person": "cid_person", "gwf": "gwf", "crn": "crn",
}  # fmt: skip
COLUMNS = frozenset((*IDS, *FULL_NAMES, *ALIASES, *GIVEN, *MIDDLE, *SURNAMES, *BORN, *NATIONALITIES, *SEX, *SENTENCED,
                     *POSTCODES, *ADDRESS, *NUMBERS))  # fmt: skip
"""Every column that is read; others are left aside."""
_SEPARATORS = re.compile(r"\s*[;|]\s*")
_NOTHING = {"", "nan", "none", "null", "n/a", "unknown", "not known"}


class RowRefused(ValueError):
    """A row that cannot be a record; the message says which, what was expected and what came."""


def record_of(row: Mapping[str, Any], where: str) -> LinkRecord:
    """The record that a row gives. Raises RowRefused where it has no id."""
    said = {str(key).strip().lower().replace(" ", "_"): value for key, value in row.items() if key is not None}
    found = _values(said, IDS)
    if not found:
        raise RowRefused(f"{where}: expected an id in one of the columns {', '.join(IDS)}; the row has none.")
    return LinkRecord(
        id=found[0],
        names=_names(said),
        born=_values(said, BORN),
        nationalities=tuple(map(str.upper, _values(said, NATIONALITIES))),
        given_names=_values(said, GIVEN),
        surnames=_values(said, SURNAMES),
        sex=next(iter(_values(said, SEX)), "").lower()[:1],
        identifiers=_identifiers(said),
        postcodes=tuple(re.sub(r"\W+", "", code.upper()) for code in _values(said, POSTCODES)),
        addresses=(" ".join(address),) if (address := _values(said, ADDRESS)) else (),
        sentence_dates=_values(said, SENTENCED),
    )


def _names(said: Mapping[str, Any]) -> tuple[str, ...]:
    parts = [" ".join(_values(said, columns)) for columns in (GIVEN, MIDDLE, SURNAMES)]
    whole = " ".join(part for part in parts if part)
    names = (*_values(said, FULL_NAMES), *([whole] if whole else []), *_values(said, ALIASES))
    return tuple(dict.fromkeys(names))


def _identifiers(said: Mapping[str, Any]) -> tuple[HeldIdentifier, ...]:
    return tuple(
        _identifier(scheme, number) for column, scheme in NUMBERS.items() for number in _values(said, (column,))
    )


def _identifier(scheme: str, typed: str) -> HeldIdentifier:
    read = canonical(scheme, typed)
    return HeldIdentifier(scheme, read.text, trusted=not read.warning)


def _values(said: Mapping[str, Any], columns: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    for column in columns:
        value = said.get(column)
        if value is not None:
            found += _texts(value)
    return tuple(dict.fromkeys(found))


def _texts(value: Any) -> list[str]:
    if isinstance(value, list | tuple):
        return [text for one in value for text in _texts(one)]
    if isinstance(value, Mapping):
        return [text for one in value.values() for text in _texts(one)]
    if isinstance(value, bool):
        return []
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    parts = _SEPARATORS.split(str(value).strip())
    return [part for part in parts if part.lower() not in _NOTHING]
