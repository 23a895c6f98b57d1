"""Small builders that more than one parser uses: identifiers, nationality claims, names, hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from casekeeper.exchange.fields import LATEST, Fields
from casekeeper.exchange.said import Statement
from casekeeper.facts import LEGAL_ZONE, Kind
from casekeeper.facts.identifiers import canonical, century_is_doubtful
from casekeeper.facts.identity import BirthDateStated, IdentifierGiven, NameStated, NationalityClaimed
from casekeeper.facts.nationalities import Nationality
from casekeeper.periods import day_of


def on_list_day(said: Kind, on: date) -> Statement:
    """A statement the source gives no day for: it holds on the day of the list."""
    return Statement(said, day_of(on), dated=False)


def on_day(said: Kind, day: date, *, on: date, warnings: list[str], same_as: str = "") -> Statement:
    """A statement with a day of its own. A day in the future is kept, with a warning."""
    if day > on:
        warnings.append(f"{said.label}: dated in the future; kept")
    return Statement(said, day_of(min(day, LATEST)), same_as=same_as)


def identifier(scheme: str, typed: str, *, on: date, warnings: list[str]) -> IdentifierGiven:
    """An identifier as typed and in canonical form; doubts become warnings."""
    read = canonical(scheme, typed)
    doubt = read.warning
    if scheme == "pnc" and not doubt and century_is_doubtful(typed, on.year):
        doubt = "a two-digit year that two services read in different centuries"
    if doubt:
        warnings.append(f"{scheme}: {doubt}")
    return IdentifierGiven(scheme=scheme, as_typed=typed[:200], canonical=read.text, warning=doubt)


def subject_of(given: IdentifierGiven) -> str:
    """The "scheme:canonical" by which a record is looked up; empty where the number is doubtful."""
    return f"{given.scheme}:{given.canonical}" if given.canonical and not given.warning else ""


def nationality_claim(found: Nationality, *, confidence: str, warnings: list[str]) -> NationalityClaimed:
    if found.warning:
        warnings.append(f"nationality: {found.warning}")
    return NationalityClaimed(nationality=found.code, as_written=found.as_written[:200], confidence=confidence)


def name_and_birth(fields: Fields, *, on: date, use: str) -> Iterator[Kind]:
    """The name and date of birth of a person or an alias."""
    forenames = " ".join(part for part in (fields.text("firstName"), fields.text("middleNames")) if part)
    surname = fields.text("lastName")
    full = " ".join(part for part in (forenames, surname) if part)[:10_000]
    if full:
        yield NameStated(full=full, forenames=forenames, surname=surname, use=use)
    born = fields.day("dateOfBirth")
    if born and born > on:
        fields.warn("dateOfBirth", "lies in the future; left out")
    elif born:
        yield BirthDateStated(born=born.isoformat(), use=use)


def local(moment: datetime) -> datetime:
    """An instant in the legal time zone. Without a zone it is taken to be local already."""
    return moment if moment.tzinfo is None else moment.astimezone(LEGAL_ZONE)
