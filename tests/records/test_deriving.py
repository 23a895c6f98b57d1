"""Facts in, projections out: what is written, what is not, and what the trail of duties says."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.db import transaction

from casekeeper.facts import Kind
from casekeeper.facts.custody import Received
from casekeeper.facts.identity import IdentifierGiven, NameStated, NationalityClaimed
from casekeeper.facts.referral import ReferralAcknowledged, Referred
from casekeeper.periods import day_of
from casekeeper.records.climbing import climb
from casekeeper.records.ledger import NewFact, append, open_person
from casekeeper.records.models import DutyChange, DutyRow, IdentifierRow, Person, PositionRow
from casekeeper.records.projections import deriving
from casekeeper.records.projections.deriving import Changes, rederive

pytestmark = pytest.mark.django_db
AS_AT = date(2026, 3, 20)
OPENED = datetime(2026, 3, 2, 9, tzinfo=UTC)
REFERRED = (
    (NameStated(full="Invented Example"), date(2026, 3, 2)),
    (NationalityClaimed(nationality="ALB"), date(2026, 3, 2)),
    (IdentifierGiven(scheme="prison_number", as_typed="a1234bc", canonical="A1234BC"), date(2026, 3, 2)),
    (Received(prison="LEI"), date(2026, 3, 2)),
    (Referred(by="LEI"), date(2026, 3, 3)),
)


def record(person: Person, *facts: tuple[Kind, date], as_at: date = AS_AT) -> tuple[list[int], Changes]:
    with transaction.atomic():
        numbers = append([NewFact(person.id, said, day_of(day), "test", "tester") for said, day in facts])
        return numbers, rederive([person.id], as_at=as_at, cause="test")


def test_a_referral_gives_a_position_duties_and_identifiers() -> None:
    person = open_person(opened_at=OPENED)
    record(person, *REFERRED)
    row = PositionRow.objects.get(person=person)
    assert (row.name, row.prison, row.whereabouts, row.is_open) == ("Invented Example", "LEI", "in custody", True)
    assert DutyRow.objects.filter(person=person, ended=None).exists()
    assert IdentifierRow.objects.get(person=person).canonical == "A1234BC"


def test_deriving_again_writes_nothing() -> None:
    person = open_person(opened_at=OPENED)
    record(person, *REFERRED)
    trail = DutyChange.objects.count()
    _, changes = record(person)
    assert (changes.people_changed, changes.duties_written) == (0, 0)
    assert DutyChange.objects.count() == trail


def test_an_acknowledgement_ends_its_duty_and_the_trail_says_so() -> None:
    person = open_person(opened_at=OPENED)
    record(person, *REFERRED)
    record(person, (ReferralAcknowledged(receipt="R1"), date(2026, 3, 4)))
    ended = DutyChange.objects.get(person=person, change="ended")
    assert ended.key.startswith("acknowledge")


def test_a_step_recorded_while_somebody_derives_is_not_recorded_again(monkeypatch: pytest.MonkeyPatch) -> None:
    person = open_person(opened_at=OPENED)
    record(person, *REFERRED, as_at=date(2026, 3, 3))
    later = date(2026, 6, 1)
    kept = deriving.stored([person.id])
    climb(later, person_ids=[person.id])
    steps = DutyChange.objects.filter(change__in=["overdue", "rung"]).count()
    monkeypatch.setattr(deriving, "stored", lambda ids: kept)
    DutyRow.objects.update(waiting_on="others")
    kept[person.id].duties.clear()
    record(person, as_at=date(2026, 3, 3))
    assert DutyRow.objects.filter(person=person, rung__gt=0).exists()
    monkeypatch.undo()
    record(person, as_at=later)
    assert DutyChange.objects.filter(change__in=["overdue", "rung"]).count() == steps
