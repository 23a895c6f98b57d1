"""A missed report is seen by the first sweep after its day and by every later one, and climbs to the head each day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from casekeeper.facts import Kind
from casekeeper.facts.bail import BailConditionSet, BailNoticeServed
from casekeeper.facts.identity import NameStated
from casekeeper.facts.immigration import BailGranted
from casekeeper.facts.reporting import FrequencySet, ReportAttended
from casekeeper.facts.safeguards import HarmGraded
from casekeeper.periods import day_of
from casekeeper.records.ledger import NewFact, append, open_person
from casekeeper.records.models import DutyChange, DutyRow, OutboxMessage, Person, PositionRow
from casekeeper.records.projections import spreading
from casekeeper.records.projections.deriving import rederive
from casekeeper.records.projections.rederiving import compare_all
from casekeeper.records.sweep import sweep

pytestmark = pytest.mark.django_db
START = date(2026, 1, 5)
MONDAYS = [START + timedelta(days=7 * week) for week in range(1, 20)]


def told_to_report(as_at: date = START, grade: str = "B") -> Person:
    at = datetime(2026, 1, 5, 9, tzinfo=UTC)
    person = open_person(opened_at=at)
    said: list[Kind] = [
        NameStated(full="Invented Example"),
        BailGranted(),
        BailConditionSet(condition="reporting", purpose="to know that he is here"),
        FrequencySet(every="weekly", first_on=MONDAYS[0], reasons="risk", set_by="A. Officer"),
        BailNoticeServed(proof="signed"),
        HarmGraded(grade=grade, reasons="risk", graded_by="A. Manager"),
    ]
    with transaction.atomic():
        append([NewFact(person.id, each, day_of(START), "test", "tester", recorded_at=at) for each in said])
        rederive([person.id], as_at=as_at, cause="test")
    return person


def kept(person: Person) -> list[tuple[str, date, date, str | None, int]]:
    rows = DutyRow.objects.filter(person=person).order_by("key")
    return [(row.key, row.arose, row.due, row.ended, row.rung) for row in rows]


def test_a_miss_is_seen_by_the_first_sweep_after_its_day_and_not_before() -> None:
    person = told_to_report()
    assert PositionRow.objects.get(person=person).next_boundary <= MONDAYS[0] + timedelta(days=1)
    sweep(MONDAYS[0])
    assert not DutyRow.objects.filter(person=person, key__startswith="try to make contact").exists()
    sweep(MONDAYS[0] + timedelta(days=1))
    row = DutyRow.objects.get(person=person, key__startswith="try to make contact")
    assert (row.arose, row.owed_by) == (MONDAYS[0] + timedelta(days=1), "reporting")
    run = sweep(MONDAYS[0] + timedelta(days=1))
    assert (run.derived, run.changed, run.rungs) == (0, 0, 0)


def test_days_without_a_sweep_leave_the_same_duties_with_the_same_days_and_steps() -> None:
    daily, late = told_to_report(), told_to_report()
    last = MONDAYS[4] + timedelta(days=3)
    day = START
    boundary = PositionRow.objects.get(person=late).next_boundary
    PositionRow.objects.filter(person=late).update(next_boundary=None)
    while day < last:
        day += timedelta(days=1)
        sweep(day)
    PositionRow.objects.filter(person=late).update(next_boundary=boundary)
    sweep(last)

    def of(person: Person) -> list[tuple[str, date, date, str | None, int]]:
        """Keys carry the numbers of facts, which differ between the two."""
        return sorted((key.partition(":")[0], *rest) for key, *rest in kept(person))  # type: ignore[misc]

    assert of(daily) == of(late)


def test_the_ceiling_climbs_to_the_head_every_day_and_the_records_stay_equal_to_what_is_derived() -> None:
    person = told_to_report()
    day = START
    while day < MONDAYS[2] + timedelta(days=12):
        day += timedelta(days=1)
        sweep(day)
    messages = OutboxMessage.objects.filter(person=person, body__duty__startswith="decide at ceiling")
    told = [(message.body["to"], message.body["reached_on"]) for message in messages.order_by("id")]
    assert {to for to, _ in told} == {"owner", "owner's manager", "head of casework"}
    heads = {reached for to, reached in told if to == "head of casework"}
    assert heads == {str(MONDAYS[2] + timedelta(days=ahead)) for ahead in range(1, 13)}
    row = DutyRow.objects.get(person=person, key__startswith="decide at ceiling")
    assert (row.rung, row.ended) == (13, None)
    assert compare_all().differences == []


def test_an_attendance_learned_late_withdraws_the_duties_and_leaves_the_trail() -> None:
    person = told_to_report()
    sweep(MONDAYS[0] + timedelta(days=2))
    keys = set(DutyRow.objects.filter(person=person, key__contains=str(MONDAYS[0])).values_list("key", flat=True))
    assert keys
    with transaction.atomic():
        append([NewFact(person.id, ReportAttended(learned_from="police"), day_of(MONDAYS[0]), "test", "tester")])
        rederive([person.id], as_at=MONDAYS[0] + timedelta(days=2), cause="learned late")
    assert not DutyRow.objects.filter(person=person, key__in=keys).exists()
    withdrawn = DutyChange.objects.filter(person=person, change="withdrawn", cause__contains="learned late")
    assert set(withdrawn.values_list("key", flat=True)) == keys


@pytest.mark.django_db(transaction=True)
def test_a_sweep_in_two_processes_finds_what_one_finds_and_again_changes_nothing(monkeypatch) -> None:
    people = [told_to_report() for _ in range(5)]
    monkeypatch.setattr(spreading, "WORTH_A_PROCESS", 0)
    monkeypatch.setattr("casekeeper.records.sweep.CHUNK", 2)
    run = sweep(MONDAYS[0] + timedelta(days=1))
    assert (run.derived, run.changed, run.failed) == (5, 5, [])
    assert DutyRow.objects.filter(person__in=people, key__startswith="try to make contact").count() == 5
    again = sweep(MONDAYS[0] + timedelta(days=1))
    assert (again.derived, again.changed, again.rungs) == (0, 0, 0)
