"""A person is found by anything that leads to one record, in whatever form somebody typed it."""

from __future__ import annotations

from datetime import date

import pytest

from casekeeper.actions.open_record import open_record
from casekeeper.facts.identity import IdentifierGiven
from casekeeper.records.finding import find_people, find_person
from casekeeper.records.models import Person

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture
def known() -> Person:
    """Somebody with a prison number and a number of the police."""
    given = [
        IdentifierGiven(scheme="prison_number", as_typed="A1234BC", canonical="A1234BC"),
        IdentifierGiven(scheme="pnc", as_typed="79/163001B", canonical="1979/0163001B"),
    ]
    return open_record([(one, date(2026, 3, 2)) for one in given], source="test", by="A. Tester", invented=True)


@pytest.mark.parametrize(
    "typed", ["A1234BC", "a1234bc", " a 1234 bc ", "A1234-BC", "A.1234.BC", "79/163001B", "79/163001b"]
)
def test_an_identifier_leads_to_its_record_however_it_is_typed(known: Person, typed: str) -> None:
    assert find_person(typed) == known


def test_our_reference_is_found_with_its_halves_apart_or_together(known: Person) -> None:
    bare = known.reference.replace("-", "")
    for typed in (known.reference, known.reference.lower(), bare, f" {bare[:4]} {bare[4:]} "):
        assert find_person(typed) == known


@pytest.mark.parametrize("typed", ["", "   ", "--", "Z9999ZZ", "A1234B", "\u2014"])
def test_what_leads_to_nobody_finds_nobody(known: Person, typed: str) -> None:
    assert find_people(typed) == []
