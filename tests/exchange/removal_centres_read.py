"""What removal centres sent, read in, and what stands there afterwards: for the tests of it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from tests.exchange.payloads import DAY, read

from casekeeper.actions.record_fact import record_facts
from casekeeper.exchange.counts import Counts
from casekeeper.facts import LEGAL_ZONE
from casekeeper.facts.identity import IdentifierGiven
from casekeeper.planning.estate.standing import CentreNow
from casekeeper.records import clock
from casekeeper.records.models import EstateSnapshot, EstateStatement, FactRow, Person
from casekeeper.records.opening import open_person
from casekeeper.records.queries.estate import estate

NOON = datetime(2026, 3, 2, 12, tzinfo=LEGAL_ZONE)
END = datetime(2026, 3, 3, tzinfo=LEGAL_ZONE) - timedelta(seconds=1)


def send(*documents: Any, on: date = DAY) -> Counts:
    counts = read("removal-centres", *documents, on=on)
    print(counts.refused)
    return counts


def counted(counts: Counts) -> tuple[int, ...]:
    """Read, new, changed, unchanged, quarantined."""
    return (counts.read, counts.new, counts.changed, counts.unchanged, counts.quarantined)


def heather(at: datetime = END) -> CentreNow:
    return next(each for each in estate(at).centres if each.code == "heather-lodge")


def known(cid: int) -> Person:
    person = open_person(opened_at=clock.now(), invented=True)
    number = IdentifierGiven(scheme="cid_person", as_typed=str(cid), canonical=f"{cid:09d}")
    record_facts(person, [(number, date(2026, 1, 1))], source="test", by="a test")
    return person


def told(person: Person) -> list[tuple[str, date]]:
    rows = FactRow.objects.filter(person=person, kind__startswith="immigration.").order_by("number")
    return list(rows.values_list("kind", "happened_from"))


def rows() -> tuple[int, ...]:
    return tuple(each.objects.count() for each in (EstateStatement, EstateSnapshot, FactRow))
