"""Filling the ledger: past instants, corrections that point at the right fact, and nobody added twice."""

from __future__ import annotations

from datetime import date

import pytest

from casekeeper.records.invariants import open_without_duty
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import FactRow, Person, PositionRow
from casekeeper.synthetic import invent
from casekeeper.synthetic.filling import fill

TODAY = date(2026, 11, 23)
pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_everybody_is_recorded_once_marked_invented_and_has_a_next_step() -> None:
    people = list(invent(120, TODAY))
    opened = fill(people, TODAY)
    assert opened == sum(1 for person in people if person.told)
    assert fill(people, TODAY) == 0
    assert not Person.objects.filter(invented=False).exists()
    assert PositionRow.objects.count() == opened
    assert open_without_duty(TODAY) == []


def test_facts_keep_the_instant_at_which_they_were_learned() -> None:
    fill(list(invent(60, TODAY)), TODAY)
    assert FactRow.objects.filter(recorded_at__date__gte=TODAY).count() == 0


def test_a_correction_names_the_number_of_the_fact_it_corrects() -> None:
    fill(list(invent(40, TODAY)), TODAY)
    correction = FactRow.objects.get(kind="correction")
    facts = {fact.number: fact for fact in facts_of([correction.person_id])[correction.person_id]}
    assert facts[correction.corrects].kind == "sentence.dates_calculated"


def test_a_recoded_barrier_names_the_fact_that_opened_it() -> None:
    fill(list(invent(400, TODAY)), TODAY, derived=False)
    recoded = FactRow.objects.filter(kind="barrier.recoded").first()
    assert recoded is not None
    opened = FactRow.objects.get(number=recoded.payload["barrier"])
    assert (opened.kind, opened.person_id) == ("barrier.opened", recoded.person_id)
