"""Invented people who were lost: out of contact, declared, traced, found again. Put into the ledger as a history is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta

from django.db import transaction

from casekeeper.facts import Kind
from casekeeper.facts.absconding import ContactLost, TraceStepTaken
from casekeeper.facts.bail import BailConditionSet, BailNoticeServed
from casekeeper.facts.identity import BirthDateStated, NameStated
from casekeeper.facts.immigration import BailGranted
from casekeeper.facts.reporting import FrequencySet
from casekeeper.facts.safeguards import HarmGrade, HarmGraded
from casekeeper.periods import day_of
from casekeeper.records.ledger import NewFact, append, open_person
from casekeeper.records.models import Person
from casekeeper.records.projections.deriving import rederive


def bailed(name: str, since: date, grade: HarmGrade = "B", born: str = "1990-02-03") -> list[tuple[date, Kind]]:
    """Told, with proof, to report each week from a week later on."""
    said: list[Kind] = [
        NameStated(full=name),
        BirthDateStated(born=born),
        BailGranted(),
        BailConditionSet(condition="reporting", purpose="to know that they are here", channel="telephone"),
        FrequencySet(every="weekly", first_on=since + timedelta(days=7), reasons="risk", set_by="A. Officer"),
        BailNoticeServed(proof="signed for"),
        HarmGraded(grade=grade, reasons="persistent", graded_by="A. Manager"),
    ]
    return [(since, each) for each in said]


def recorded(told: Sequence[tuple[date, Kind]], today: date) -> Person:
    """Each fact recorded at nine of its day, by somebody other than the reader; then derived as at today."""
    at = datetime.combine(told[0][0], time(9), UTC)
    person = open_person(opened_at=at, invented=True)
    with transaction.atomic():
        append([
            NewFact(person.id, said, day_of(on), "test", "tester", recorded_at=datetime.combine(on, time(9), UTC))
            for on, said in told
        ])  # fmt: skip
        rederive([person.id], as_at=today, cause="test")
    return person


def declared(name: str, on: date, today: date, *more: tuple[date, Kind], grade: HarmGrade = "B") -> Person:
    """An absconder since that day."""
    lost = ContactLost(standing="absconder", declared_by="A. Manager")
    return recorded([*bailed(name, on - timedelta(days=90), grade), (on, lost), *more], today)


def traced(on: date, result: str = "nothing", source: str = "police") -> tuple[date, Kind]:
    """A tracing step."""
    said = TraceStepTaken(source=source, lawful_basis="law enforcement", proportionate="No lesser way.", result=result)  # type: ignore[arg-type]
    return on, said
