"""Rows of arrests, documents, detention and appeals: kept as they are derived, and gone when corrected away."""

from __future__ import annotations

from datetime import date

import pytest
from tests.lost_people import recorded

from casekeeper.actions.record_fact import record_fact
from casekeeper.facts import Kind
from casekeeper.facts.appeals import AppealLodged
from casekeeper.facts.detention import DetentionReviewed
from casekeeper.facts.documents import DocumentHeld
from casekeeper.facts.identity import NationalityClaimed
from casekeeper.facts.immigration import DetentionBegan
from casekeeper.facts.overseas_checks import Arrested, OverseasCheckSent
from casekeeper.records.models import AppealListed, ArrestListed, DetentionListed, PaperListed, Person
from casekeeper.records.projections.rederiving import compare_all

pytestmark = pytest.mark.database
TODAY = date(2026, 11, 23)


@pytest.fixture(autouse=True)
def the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", TODAY.isoformat())


TOLD: list[tuple[date, Kind]] = [
    (date(2026, 6, 1), NationalityClaimed(nationality="POL", as_written="Polish")),
    (date(2026, 6, 1), Arrested(force="Kent Police")),
    (date(2026, 6, 1), DocumentHeld(document="passport", issuer="POL", valid_until=date(2028, 1, 1))),
    (date(2026, 9, 1), DetentionBegan(place="Centre")),
    (date(2026, 9, 5), AppealLodged(appeal="EU right refused", time="late")),
]


@pytest.fixture
def arrested(db: None) -> Person:
    return recorded(TOLD, TODAY)


def test_each_list_has_its_row_and_a_new_derivation_gives_the_same(arrested: Person) -> None:
    assert compare_all().differences == []
    row = ArrestListed.objects.get(person=arrested)
    assert (row.force, row.state, row.arrested_on) == ("Kent Police", "nothing", date(2026, 6, 1))
    assert (PaperListed.objects.get().country, PaperListed.objects.get().held) == ("POL", True)
    appeal = AppealListed.objects.get()
    assert (appeal.pending, appeal.late, appeal.result, appeal.grounds) == (True, True, "not decided yet", [])
    assert appeal.owed_by is not None


def test_a_check_that_is_sent_takes_the_place_of_nothing(arrested: Person) -> None:
    number = ArrestListed.objects.get().number
    said = OverseasCheckSent(arrest=number, country="POL", channel="UK-CRIS", reply_due=date(2026, 12, 1))
    record_fact(arrested, said, date(2026, 11, 20), source="test", by="a test")
    row = ArrestListed.objects.get()
    assert (row.state, row.country, row.reply_by) == ("asked", "POL", date(2026, 12, 1))
    assert compare_all().differences == []


def test_days_over_a_review_count_once_when_a_late_one_is_held_and_go_on_until_it_is(db: None) -> None:
    recorded(TOLD, TODAY)
    never = DetentionListed.objects.get()
    assert (never.next_on, never.days_over) == (date(2026, 9, 2), 0)
    held = DetentionReviewed(
        reasonable_period="yes", reasonable_period_reasons="So far.", within_reasonable_time="yes",
        within_reasonable_time_reasons="A document is held.", outcome="detention goes on", grade="director",
        reviewed_by="A. Director",
    )  # fmt: skip
    late = recorded([*TOLD, (date(2026, 11, 20), held)], TODAY)
    row = DetentionListed.objects.get(person=late)
    assert row.days_over == (date(2026, 11, 20) - date(2026, 9, 2)).days
    assert row.next_on > date(2026, 11, 20)
    assert compare_all().differences == []


def test_a_british_citizen_is_on_no_list_of_arrests(db: None) -> None:
    said = NationalityClaimed(nationality="GBR", as_written="British", confidence="determined", evidence="A passport")
    recorded([*TOLD, (date(2026, 11, 20), said)], TODAY)
    assert not ArrestListed.objects.exists()
