"""Deriving everybody again: what moved is named, and the comparison finds every row that differs."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casekeeper.config.commands import holidays as holidays_command
from casekeeper.config.commands import rederive as rederive_command
from casekeeper.facts import Kind
from casekeeper.facts.casework import BarrierOpened, CaseClosed, HoldPlaced
from casekeeper.facts.consideration import Decided, InformationRequested, LiabilityNoticeSent, WorkNoted
from casekeeper.facts.correction import Correction
from casekeeper.facts.custody import MovedToHospital, NotOnList, Received, Released
from casekeeper.facts.identity import IdentifierGiven, NameStated, NationalityClaimed
from casekeeper.facts.referral import ReferralAcknowledged, Referred, Triaged
from casekeeper.facts.sentence import DatesCalculated, Sentenced
from casekeeper.periods import day_of
from casekeeper.records import rulebook
from casekeeper.records.holidays import keep_overrides
from casekeeper.records.ledger import NewFact, append, open_person
from casekeeper.records.models import BankHolidayOverride, DutyChange, DutyRow, Person, PositionRow
from casekeeper.records.projections import rederiving, spreading
from casekeeper.records.projections.deriving import rederive
from casekeeper.records.projections.rederiving import compare_all, rederive_all
from casekeeper.records.sealing.erasing import erase
from casekeeper.records.sweep import sweep

pytestmark = pytest.mark.django_db
START = date(2026, 3, 3)
OPENED = datetime(2026, 3, 2, 9, tzinfo=UTC)
REFERRED: tuple[tuple[Kind, date], ...] = (
    (NameStated(full="Invented Example"), START),
    (NationalityClaimed(nationality="ALB"), START),
    (Received(prison="LEI"), START),
    (Referred(by="LEI"), START),
)


@pytest.fixture(autouse=True)
def _fresh_rules() -> Any:
    rulebook.forget()
    yield
    rulebook.forget()


def person_with(*facts: tuple[Kind, date], as_at: date = START) -> int:
    person = open_person(opened_at=OPENED).id
    with transaction.atomic():
        append([NewFact(person, said, day_of(day), "test", "tester") for said, day in facts])
        rederive([person], as_at=as_at, cause="test")
    return person


def test_a_bank_holiday_moves_every_open_duty_that_depends_on_it_and_says_which() -> None:
    people = [person_with(*REFERRED) for _ in range(3)]
    acknowledge = DutyRow.objects.filter(key__startswith="triage")
    before = {row.person_id: row.due for row in acknowledge}
    last = max(before.values())
    keep_overrides([("england-and-wales", last, True, "A day of thanks")], source="a proclamation")
    changes = rederive_all(START, cause="a bank holiday was added")
    moved = {(line.person_id, line.key) for line in changes.moved}
    assert {person for person, _ in moved} == set(people)
    assert all(row.due > before[row.person_id] for row in acknowledge.all())
    assert DutyChange.objects.filter(change="moved", cause="a bank holiday was added").count() == len(moved)
    assert compare_all().differences == []


def test_the_command_adds_the_holiday_and_names_each_duty_that_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", START.isoformat())
    person_with(*REFERRED)
    due = DutyRow.objects.get(key__startswith="triage").due
    asked = ["add", "england-and-wales", due.isoformat(), "A day of thanks", "--source", "a proclamation", "--json"]
    result = CliRunner().invoke(holidays_command.command, asked, catch_exceptions=False)
    said = json.loads(result.stdout)
    assert result.exit_code == 0
    assert due.isoformat() in {line["before"] for line in said["moved_open_duties"]}
    assert BankHolidayOverride.objects.get().day == due


def test_a_changed_page_of_law_moves_the_duties_that_rest_on_it(tmp_path: Path, settings: Any) -> None:
    person_with(*REFERRED)
    before = DutyRow.objects.get(key__startswith="triage")
    folder = tmp_path / "law"
    for page in Path(settings.LAW_FOLDER).glob("*/*.yaml"):
        copy = folder / page.parent.name / page.name
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(page.read_text())
    changed = folder / f"{before.page.replace('.', '/')}.yaml"
    text = changed.read_text()
    value = f"  {START}: {{value: 40, source: An invented instruction}}\n"
    changed.write_text(text.replace("values:\n", f"values:\n{value}"))
    settings.LAW_FOLDER = folder
    changes = rederive_all(START, cause="a page of law changed")
    after = DutyRow.objects.get(id=before.id)
    assert before.key in {line.key for line in changes.moved}
    assert after.due > before.due
    assert PositionRow.objects.get().law_version == rulebook.current().law_version


def test_the_comparison_names_a_row_that_was_edited_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    person_with(*REFERRED)
    assert compare_all().differences == []
    DutyRow.objects.filter(key__startswith="triage").update(due=date(2027, 1, 1))
    PositionRow.objects.update(prison="XXI")
    result = CliRunner().invoke(rederive_command.command, ["--check", "--json"], catch_exceptions=False)
    columns = {(line["row"].partition(":")[0], line["column"]) for line in json.loads(result.stdout)["differences"]}
    assert result.exit_code == 1
    assert columns == {("duty triage", "due"), ("duty triage", "rung"), ("position", "prison")}


def test_a_duty_that_is_no_longer_derived_is_withdrawn_with_its_trail() -> None:
    person = person_with(*REFERRED)
    referred = DutyRow.objects.get(person_id=person, key__startswith="acknowledge").key
    number = int(referred.partition(":")[2])
    with transaction.atomic():
        said = Correction(reason="another person was meant", withdrawn=True)
        append([NewFact(person, said, day_of(START), "test", "tester", corrects=number)])
        rederive([person], as_at=START, cause="correction")
    assert not DutyRow.objects.filter(person_id=person, key=referred).exists()
    line = DutyChange.objects.get(person_id=person, key=referred, change="withdrawn")
    assert line.cause == "correction"
    assert line.before["due"]


def test_what_ended_a_duty_being_corrected_away_reopens_it() -> None:
    acknowledged = (ReferralAcknowledged(receipt="R1"), START)
    person = person_with(*REFERRED, acknowledged)
    row = DutyRow.objects.get(person_id=person, key__startswith="acknowledge")
    assert row.ended == "met"
    with transaction.atomic():
        number = PositionRow.objects.get(person_id=person).last_fact
        said = Correction(reason="it went to another prison", withdrawn=True)
        append([NewFact(person, said, day_of(START), "test", "tester", corrects=number)])
        rederive([person], as_at=START + timedelta(days=30), cause="correction")
    row.refresh_from_db()
    assert row.ended is None
    assert DutyChange.objects.filter(person_id=person, key=row.key, change="reopened").exists()
    assert row.rung == 2


_SAID: tuple[Kind, ...] = (
    NameStated(full="Invented Example"),
    NationalityClaimed(nationality="ALB"),
    NationalityClaimed(nationality="UNKNOWN"),
    NationalityClaimed(nationality="GBR", confidence="documented"),
    IdentifierGiven(scheme="prison_number", as_typed="A1234BC", canonical="A1234BC"),
    Received(prison="LEI"),
    Released(to="community"),
    MovedToHospital(hospital="An invented hospital"),
    NotOnList(list_of="LEI"),
    Referred(by="LEI"),
    ReferralAcknowledged(receipt="R1"),
    Triaged(outcome="consider deportation", reasons="sentence"),
    Triaged(outcome="below threshold", reasons="sentence"),
    InformationRequested(),
    LiabilityNoticeSent(),
    Decided(outcome="deport", reasons="reasons", decided_by="A. Decider"),
    Sentenced(years=2),
    DatesCalculated(release=date(2026, 6, 1), conditional_release=date(2026, 6, 1)),
    HoldPlaced(reason="waiting", until=date(2026, 4, 20)),
    BarrierOpened(code="UNKNOWN", expires=date(2026, 4, 10)),
    WorkNoted(what="telephoned", waiting_on="others"),
)
_FACTS = st.lists(st.tuples(st.sampled_from(_SAID), st.integers(0, 80)), min_size=1, max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=st.lists(_FACTS, min_size=1, max_size=3), days=st.lists(st.integers(0, 120), min_size=1, max_size=3))
def test_projections_equal_what_is_derived_after_any_history_and_any_sweeps(
    people: list[list[tuple[Kind, int]]], days: list[int]
) -> None:
    made = []
    for told in people:
        made.append(person_with(*((said, START + timedelta(days=day)) for said, day in told)))
    for day in sorted(days):
        assert sweep(START + timedelta(days=day)).failed == []
    found = compare_all(people=made)
    assert (found.differences, found.failed) == ([], [])
    last = START + timedelta(days=max(days))
    changes = rederive_all(last, cause="the same day again", people=made)
    assert (changes.people_changed, changes.trail) == (0, [])


@pytest.mark.django_db(transaction=True)
def test_several_processes_compare_and_derive_as_one_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreading, "WORTH_A_PROCESS", 0)
    monkeypatch.setattr(rederiving, "CHUNK", 2)
    people = [person_with(*REFERRED) for _ in range(4)]
    assert rederive_all(START + timedelta(days=30), cause="again", workers=2).derived == 4
    DutyRow.objects.filter(person_id=people[0], key__startswith="triage").update(waiting_on="nobody")
    found = compare_all(workers=2)
    assert found.people == 4
    assert [line[2:] for line in found.differences] == [("waiting_on", "nobody", "us")]


@pytest.mark.django_db(transaction=True)
def test_of_somebody_erased_nothing_is_derived_again() -> None:
    closed = (CaseClosed(outcome="referred in error", reasons="mistaken identity"), START + timedelta(days=1))
    person = person_with(*REFERRED, closed, as_at=START + timedelta(days=2))
    erase(Person.objects.get(id=person), rule="rule 7", asked_by="A. Clerk", authorised_by="B. Manager")
    changes = rederive_all(START + timedelta(days=3), cause="again")
    assert (changes.people_changed, changes.failed) == (0, [])
    assert not PositionRow.objects.exists()
    assert compare_all().differences == []
