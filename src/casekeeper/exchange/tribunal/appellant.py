"""Who the appellant is said to be: names, date of birth as far as it is known, nationalities, numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from rigour.territories import get_territory

from casekeeper.exchange.fields import Fields
from casekeeper.exchange.statements import identifier, nationality_claim
from casekeeper.facts import Kind
from casekeeper.facts.identity import BirthDateStated, NameStated
from casekeeper.facts.nationalities import Nationality, nationality_from

EARLIEST_YEAR = 1900
_PARTS = re.compile(r"^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:T.*)?$", re.ASCII | re.DOTALL)
_UAN = re.compile(r"^\d{4}-?\d{4}-?\d{4}-?\d{4}$", re.ASCII)


def identity(case: Fields, on: date) -> Iterator[Kind]:
    """Each as a claim of the tribunal's."""
    forenames = case.text("appellantGivenNames", longest=500)
    surname = case.text("appellantFamilyName", longest=500)
    full = " ".join(part for part in (forenames, surname) if part)
    if full:
        yield NameStated(full=full, forenames=forenames, surname=surname)
    born = birth_date(case, "appellantDateOfBirth", on)
    if born:
        yield BirthDateStated(born=born)
    for found in nationalities(case):
        yield nationality_claim(found, confidence="recorded", warnings=case.warnings)


def reference(case: Fields, on: date) -> Kind | None:
    """The Home Office's own number: of an application online, or of a file."""
    typed = case.text("homeOfficeReferenceNumber", longest=60)
    if not typed:
        return None
    scheme = "uan" if _UAN.match("".join(typed.split())) else "home_office_reference"
    return identifier(scheme, typed, on=on, warnings=case.warnings)


def birth_date(case: Fields, name: str, on: date) -> str:
    """A year, a year and month, or a whole day; text, or three whole numbers of which day and month may be missing."""
    value = case.raw(name)
    if value in (None, "", {}):
        return ""
    found = _of_numbers(Fields(value, case.warnings, f"{name}.")) if isinstance(value, dict) else _of_text(value)
    if not found or not int(found[:4]) >= EARLIEST_YEAR or found[:4] > str(on.year) or found > on.isoformat():
        case.warn(name, "expected a date of birth, whole or in part, that does not lie in the future; left out")
        return ""
    return found


def _of_text(value: Any) -> str:
    shape = _PARTS.match(value.strip()) if isinstance(value, str) else None
    return _written(*(int(part) if part else None for part in shape.groups())) if shape else ""


def _of_numbers(fields: Fields) -> str:
    year, month, day = (fields.number(f"{part}OfBirth") for part in ("year", "month", "day"))
    return _written(year, month or None, day or None)


def _written(year: int | None, month: int | None, day: int | None) -> str:
    """What is known of it. A day without its month says nothing more than the year."""
    if year is None or not 0 < year < 10_000:
        return ""
    if month is None:
        return f"{year:04d}"
    try:
        date(year, month, day or 1)
    except (ValueError, OverflowError):
        return ""
    return f"{year:04d}-{month:02d}" + (f"-{day:02d}" if day else "")


def nationalities(case: Fields) -> list[Nationality]:
    """Two-letter codes, read as the three-letter ones; what is none is kept as unknown, with its text."""
    found = []
    for each in case.objects("appellantNationalities"):
        value = each.raw("value")
        inner = each.object("value") if isinstance(value, dict) else each
        code = inner.text("code", longest=60)
        if not code:
            continue
        territory = get_territory(code.lower()) if re.fullmatch(r"[A-Za-z]{2}", code) else None
        read = nationality_from(str(territory.alpha3) if territory is not None and territory.alpha3 else code)
        found.append(Nationality(read.code, code, read.warning))
    return found
