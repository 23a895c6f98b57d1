"""Invented people for whom nothing of planning stands in the way of a departure, unless something more is told."""

from __future__ import annotations

from datetime import date

from tests.lost_people import recorded

from casekeeper.actions.record_fact import record_fact
from casekeeper.facts import Kind
from casekeeper.facts.consideration import Decided
from casekeeper.facts.documents import DocumentHeld
from casekeeper.facts.family import BestInterestsRecorded
from casekeeper.facts.identity import NameStated, NationalityClaimed
from casekeeper.facts.immigration import BackInCountry, Departed, DeportationOrdered, DeportationOrderServed
from casekeeper.records.clock import today
from casekeeper.records.models import Person

ORDERED = date(2026, 9, 1)


def planned_to_go(name: str, *more: tuple[date, Kind]) -> Person:
    """Somebody for whom every line of planning is met."""
    said: list[Kind] = [
        NameStated(full=name), NationalityClaimed(nationality="ALB", confidence="documented"),
        Decided(outcome="deport", reasons="x", decided_by="A. Manager"), DeportationOrdered(),
        DeportationOrderServed(proof="signed"),
        BestInterestsRecorded(found="no child is affected", reasons="asked", considered_by="A. Officer"),
        DocumentHeld(document="passport", valid_until=date(2030, 1, 1), held_by="the department"),
    ]  # fmt: skip
    return recorded([*((ORDERED, one) for one in said), *more], today())


def left_and_back(person: Person) -> int:
    """The number of a departure of long ago, from which the person came back, so that nothing of today moves."""
    number = record_fact(person, Departed(how="voluntary"), date(2020, 1, 1), source="test", by="a test")
    record_fact(person, BackInCountry(why="returned"), date(2020, 2, 1), source="test", by="a test")
    return number
