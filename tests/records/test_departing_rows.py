"""Rows about leaving are kept as they are derived: by recording, by the sweep when days pass, and after an end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from tests.actions.test_departure_gates import ready_person, worker
from tests.ready_to_depart import LEAVES_ON

from casekeeper.actions.open_record import open_record
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts.departures import AttemptFailed, FailureRegraded
from casekeeper.facts.identity import NameStated
from casekeeper.facts.immigration import BackInCountry, Departed
from casekeeper.facts.trafficking import TraffickingReferred
from casekeeper.records.models import AttemptRow, ReadinessRow
from casekeeper.records.projections.rederiving import compare_all
from casekeeper.records.sweep import sweep

pytestmark = pytest.mark.database


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", LEAVES_ON.isoformat())


def test_somebody_ready_is_removable_and_a_referral_takes_that_away_and_says_who_has_it(db):
    person, attempt = ready_person()
    row = ReadinessRow.objects.get(person=person)
    assert (row.removable, row.depart, row.unmet, row.unmet_to_plan) == ("met", "met", [], 0)
    assert (row.document, row.document_until) == ("passport", date(2027, 3, 1))
    assert (row.attempt, row.leaves_on) == (attempt, LEAVES_ON)
    assert row.notice_until is not None
    record_fact(person, TraffickingReferred(by="an officer"), LEAVES_ON, source="test", by="tester")
    row = ReadinessRow.objects.get(person=person)
    assert (row.removable, row.unmet) == ("not met", [["no open safeguard", "casework", "not met"]])
    assert compare_all().differences == []


def test_a_failure_shows_what_is_owed_and_how_long_its_notice_may_be_used_again(db):
    person, attempt = ready_person()
    failed = AttemptFailed(attempt=attempt, stage="booked", cause="weather", controllable="no",
                           in_control_of="nobody", graded_by="A. Planner")  # fmt: skip
    record_fact(person, failed, LEAVES_ON, source="test", by="tester")
    row = AttemptRow.objects.get(person=person)
    assert (row.open, row.cause, row.controllable, row.regraded) == (False, "weather", "no", "")
    assert row.review_due is not None
    assert row.regrade_due is not None
    assert row.again_until is None, "its maker's word alone does not keep a notice"
    again = FailureRegraded(attempt=attempt, cause="weather", controllable="no", in_control_of="nobody", reasons="Fog.",
                            graded_by="B. Reviewer")  # fmt: skip
    record_fact(
        person, again, LEAVES_ON, source="test", by="b.reviewer", user=worker(grade="manager", name="b.reviewer")
    )
    row = AttemptRow.objects.get(person=person)
    assert (row.regraded, row.regrade_due) == ("no", None)
    assert row.again_until is not None
    assert row.again_until > LEAVES_ON
    assert compare_all().differences == []


def test_a_departure_ends_the_row_of_the_person_and_keeps_that_of_the_attempt(db):
    person, _ = ready_person()
    fact = record_fact(person, Departed(evidence="A list"), LEAVES_ON, source="test", by="tester")
    assert not ReadinessRow.objects.filter(person=person).exists()
    row = AttemptRow.objects.get(person=person)
    assert (row.departed_on, row.open) == (LEAVES_ON, False)
    assert row.departure == fact
    assert compare_all().differences == []


def test_a_departure_that_nothing_planned_has_a_row_with_that_cause_and_a_failed_plan_is_no_plan(db):
    person, attempt = ready_person()
    failed = AttemptFailed(attempt=attempt, stage="booked", cause="weather", controllable="no",
                           in_control_of="nobody", graded_by="A. Planner")  # fmt: skip
    record_fact(person, failed, LEAVES_ON, source="test", by="tester")
    fact = record_fact(person, Departed(how="voluntary", evidence="A list"), LEAVES_ON, source="test", by="tester")
    row = AttemptRow.objects.get(person=person, number=fact)
    assert (row.state, row.cause, row.how, row.open) == ("left, not planned", "not planned", "voluntary", False)
    assert (row.departure, row.departed_on, row.failed_on) == (fact, LEAVES_ON, None)
    assert AttemptRow.objects.filter(person=person).count() == 2
    assert compare_all().differences == []


def test_a_departure_told_of_twice_is_one_and_one_recorded_in_error_is_none(db):
    person, attempt = ready_person()
    record_fact(person, AttemptFailed(attempt=attempt, stage="booked", cause="weather", controllable="no",
                in_control_of="nobody", graded_by="A. Planner"), LEAVES_ON, source="test", by="tester")  # fmt: skip
    first = record_fact(person, Departed(how="voluntary"), LEAVES_ON, source="test", by="tester")
    record_fact(person, Departed(how="not stated"), LEAVES_ON, source="a list", by="a feed")
    assert [row.number for row in AttemptRow.objects.filter(cause="not planned")] == [first]
    undone = BackInCountry(why="departure recorded in error")
    record_fact(person, undone, LEAVES_ON, source="test", by="tester")
    assert not AttemptRow.objects.filter(cause="not planned").exists()
    assert compare_all().differences == []


@pytest.mark.parametrize(
    "wrong",
    [
        "UPDATE departure_readiness SET unmet = '[[\"ticket\", \"prison\", \"not met\"]]'",
        "UPDATE departure_readiness SET removable = 'not met', since = NULL", "DELETE FROM departure_readiness",
        "UPDATE departure_attempt SET open = FALSE", "UPDATE departure_attempt SET leaves_on = leaves_on + 1",
        "DELETE FROM departure_attempt",
    ],
)  # fmt: skip
def test_a_row_of_the_lists_that_is_not_what_is_derived_is_found_by_the_check(db, wrong):
    person, _ = ready_person()
    assert compare_all().differences == []
    with connection.cursor() as cursor:
        cursor.execute(wrong)
    assert [difference[:2] for difference in compare_all().differences] == [(person.reference, "lists")]


def test_a_departure_row_that_nobody_planned_is_missed_by_the_check(db):
    person = open_record([(NameStated(full="Arben Invented"), date(2025, 1, 6))], source="test", by="tester")
    record_fact(person, Departed(how="voluntary"), LEAVES_ON, source="test", by="tester")
    AttemptRow.objects.filter(cause="not planned").delete()
    assert [difference[:2] for difference in compare_all().differences] == [(person.reference, "lists")]


def test_the_sweep_takes_somebody_off_when_a_check_runs_out(db, monkeypatch):
    person, _ = ready_person()
    later = date(2026, 6, 18) + timedelta(days=1)
    monkeypatch.setenv("CASEKEEPER_TODAY", later.isoformat())
    sweep(later)
    assert ReadinessRow.objects.get(person=person).depart == "not met"
    assert compare_all().differences == []
