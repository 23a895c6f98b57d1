"""The sweep: nothing is lost when it did not run, nothing happens twice, and one error does not stop it."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta
from typing import Any

import click
import pytest
from click.testing import CliRunner
from django.db import connection, transaction

from casekeeper.config.commands.rederive import command as rederive_command
from casekeeper.config.commands.sweep import command as sweep_command
from casekeeper.facts import Kind
from casekeeper.facts.casework import HoldPlaced
from casekeeper.facts.custody import Received, Released
from casekeeper.facts.identity import NameStated, NationalityClaimed
from casekeeper.facts.referral import Referred
from casekeeper.facts.sentence import DatesCalculated
from casekeeper.periods import day_of
from casekeeper.records.alone import SWEEP
from casekeeper.records.invariants import open_without_duty
from casekeeper.records.ledger import NewFact, append, open_person
from casekeeper.records.models import DutyChange, DutyRow, OutboxMessage, Person, PositionRow, SweepRun
from casekeeper.records.projections import deriving
from casekeeper.records.projections.deriving import rederive
from casekeeper.records.refused import Refused
from casekeeper.records.sweep import gap, missed_days, sweep

pytestmark = pytest.mark.django_db
START = date(2026, 3, 3)
OPENED = datetime(2026, 3, 2, 9, tzinfo=UTC)


def person_referred(*more: tuple[Kind, date], as_at: date = START) -> Person:
    person = open_person(opened_at=OPENED)
    facts: list[tuple[Kind, date]] = [
        (NameStated(full="Invented Example"), date(2026, 3, 2)),
        (NationalityClaimed(nationality="ALB"), date(2026, 3, 2)),
        (Received(prison="LEI"), date(2026, 3, 2)),
        (Referred(by="LEI"), date(2026, 3, 3)),
        *more,
    ]
    with transaction.atomic():
        append([NewFact(person.id, said, day_of(day), "test", "tester", recorded_at=OPENED) for said, day in facts])
        rederive([person.id], as_at=as_at, cause="test")
    return person


def duties_of(person: Person) -> list[dict[str, Any]]:
    rows = DutyRow.objects.filter(person=person).order_by("due", "what")
    return list(rows.values("what", "arose", "due", "ladder", "rung", "next_rung_on", "ended", "ended_on", "owed_by"))


def steps_of(person: Person) -> list[tuple[str, str, int]]:
    rows = DutyChange.objects.filter(person=person, change__in=["overdue", "rung"])
    return sorted((row.after["what"], row.after["reached_on"], row.after["rung"]) for row in rows)


def test_a_scheduler_that_was_off_for_days_loses_nothing() -> None:
    dates = DatesCalculated(release=START + timedelta(days=12), conditional_release=START + timedelta(days=12))
    daily, late = (person_referred((dates, date(2026, 3, 3))) for _ in range(2))
    last = START + timedelta(days=30)
    boundary = PositionRow.objects.get(person=late).next_boundary
    PositionRow.objects.filter(person=late).update(next_boundary=None)
    DutyRow.objects.filter(person=late).update(next_rung_on=None)
    for days in range(1, 31):
        sweep(START + timedelta(days=days))
    PositionRow.objects.filter(person=late).update(next_boundary=boundary)
    for row in DutyRow.objects.filter(person=late, ended=None):
        DutyRow.objects.filter(id=row.id).update(next_rung_on=min(row.due + timedelta(days=1), *row.ladder))
    sweep(last)
    assert duties_of(daily) == duties_of(late)
    assert steps_of(late) == steps_of(daily) != []


def test_a_second_sweep_changes_nothing() -> None:
    person_referred()
    sweep(START + timedelta(days=20))
    before = DutyChange.objects.count(), OutboxMessage.objects.count(), list(DutyRow.objects.values())
    run = sweep(START + timedelta(days=20))
    assert (run.derived, run.changed, run.rungs) == (0, 0, 0)
    assert (DutyChange.objects.count(), OutboxMessage.objects.count(), list(DutyRow.objects.values())) == before


def test_each_step_of_a_duty_is_recorded_once_with_its_own_day_and_a_message_with_the_reason() -> None:
    person = person_referred()
    duty = DutyRow.objects.filter(person=person, ended=None).exclude(ladder=[]).order_by("due").first()
    assert duty is not None
    sweep(max(duty.ladder) + timedelta(days=5))
    steps = DutyChange.objects.filter(person=person, key=duty.key, change__in=["overdue", "rung"])
    reached = sorted((row.after["rung"], row.after["reached_on"]) for row in steps)
    days = [duty.due + timedelta(days=1), *duty.ladder]
    assert reached == [(nth, day.isoformat()) for nth, day in enumerate(days)]
    told = OutboxMessage.objects.filter(person=person, body__duty=duty.key).order_by("id")
    assert sorted(message.body["to"] for message in told) == ["head of casework", "owner", "owner's manager"]
    assert all(str(duty.due) in message.body["reason"] for message in told)
    assert DutyRow.objects.get(id=duty.id).due == duty.due


def test_days_without_a_sweep_are_shown() -> None:
    sweep(START)
    run = sweep(START + timedelta(days=4))
    assert gap(run) == 3
    assert missed_days(run) == [START + timedelta(days=n) for n in (1, 2, 3)]
    assert gap(sweep(START + timedelta(days=5))) == 0


def test_an_error_in_one_person_is_reported_by_reference_and_does_not_stop_the_sweep(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    broken, whole = person_referred(), person_referred()
    PositionRow.objects.update(next_boundary=START + timedelta(days=1))
    real = deriving.derive

    def derive(history: Any, *rest: Any) -> Any:
        if history.person == broken.reference:
            raise ZeroDivisionError("Invented Example has a bad day")
        return real(history, *rest)

    monkeypatch.setattr(deriving, "derive", derive)
    run = sweep(START + timedelta(days=1))
    assert [failure["reference"] for failure in run.failed] == [broken.reference]
    assert "Invented" not in run.failed[0]["error"]
    boundary = PositionRow.objects.get(person=whole).next_boundary
    assert boundary is None or boundary > START + timedelta(days=1)
    monkeypatch.undo()
    assert sweep(START + timedelta(days=1)).failed == []


def test_a_person_whose_rows_the_database_refuses_does_not_stop_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    broken, whole = person_referred(), person_referred()
    PositionRow.objects.update(next_boundary=START + timedelta(days=1))
    real = deriving.derive

    def derive(history: Any, *rest: Any) -> Any:
        derived = real(history, *rest)
        if history.person == broken.reference:
            duties = tuple(duty._replace(key="x" * 500, due=duty.due + timedelta(days=1)) for duty in derived.duties)
            return derived._replace(duties=duties)
        return derived

    monkeypatch.setattr(deriving, "derive", derive)
    run = sweep(START + timedelta(days=1))
    assert [failure["reference"] for failure in run.failed] == [broken.reference]
    assert run.derived == 1
    assert PositionRow.objects.get(person=whole).next_boundary != START + timedelta(days=1)


def test_a_hold_that_expires_makes_duties_live_again() -> None:
    until = START + timedelta(days=10)
    person = person_referred((HoldPlaced(reason="waiting for the court", until=until), START))
    sweep(until)
    row = PositionRow.objects.get(person=person)
    assert row.hold_until is None
    assert row.live_duties > 0
    assert open_without_duty(until) == []


def test_an_open_record_without_duty_or_hold_is_counted() -> None:
    person = person_referred()
    DutyRow.objects.filter(person=person).delete()
    PositionRow.objects.filter(person=person).update(live_duties=0)
    assert open_without_duty(START) == [person.reference]
    assert sweep(START).open_without_duty == 1


def test_a_release_nobody_considered_is_found_by_the_next_sweep_and_stays_until_resolved() -> None:
    released = START + timedelta(days=5)
    person = person_referred((Released(to="community"), released))
    assert PositionRow.objects.get(person=person).released_unconsidered_on is None
    sweep(released)
    sweep(released + timedelta(days=40))
    assert PositionRow.objects.get(person=person).released_unconsidered_on == released
    assert DutyRow.objects.filter(person=person, key__startswith="unconsidered release", ended=None).exists()


def test_nothing_due_looks_only_at_what_is_due(django_assert_max_num_queries: Any) -> None:
    person_referred()
    sweep(START)
    with django_assert_max_num_queries(12):
        sweep(START)


@pytest.mark.django_db(transaction=True)
def test_a_sweep_beside_another_is_refused() -> None:
    ready, done = threading.Event(), threading.Event()

    def other_worker() -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [SWEEP])
        ready.set()
        done.wait(10)
        connection.close()

    other = threading.Thread(target=other_worker)
    other.start()
    ready.wait(10)
    try:
        with pytest.raises(Refused, match="Another sweep"):
            sweep(START)
    finally:
        done.set()
        other.join()
    assert not SweepRun.objects.exists()


def test_a_sweep_as_at_an_older_day_leaves_no_gap_behind_it() -> None:
    sweep(START)
    sweep(START - timedelta(days=400))
    run = sweep(START + timedelta(days=1))
    assert (run.previous_as_at, gap(run)) == (START, 0)


@pytest.mark.parametrize("command", [sweep_command, rederive_command])
def test_a_day_mistyped_into_the_future_is_refused_and_nothing_is_recorded(command: click.Command) -> None:
    person_referred()
    ahead = CliRunner().invoke(command, ["--as-at", "9999-12-31"])
    assert ahead.exit_code == 2
    assert "CASEKEEPER_TODAY" in ahead.output
    assert not SweepRun.objects.exists()
    assert not PositionRow.objects.filter(as_at__gt=START).exists()
