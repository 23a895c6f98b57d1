"""A prison's whole list against our records: who is missing from it, and when nothing is concluded."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from tests.exchange.payloads import kinds_of, position_of, prisoner, read, released

from casekeeper.exchange.reading import read_documents
from casekeeper.exchange.reconciliation import reconcile
from casekeeper.records.models import FactRow

pytestmark = [pytest.mark.database, pytest.mark.django_db]
LATER = date(2026, 3, 9)


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", "2026-03-10")


def test_a_list_that_is_cut_off_is_read_up_to_the_cut_and_concludes_nothing() -> None:
    read("prisoners", prisoner("F3333GH"), complete=True)
    text = json.dumps([prisoner("D1111EF"), prisoner("E2222FG")])[:-40].encode()
    counts = read_documents("prisoners", io.BytesIO(text), on=LATER, complete=True)
    assert (counts.new, counts.quarantined, counts.whole) == (1, 1, False)
    assert "cut off" in reconcile().refused
    assert not FactRow.objects.filter(kind="custody.not_on_list").exists()


def test_somebody_missing_from_a_whole_list_is_recorded_and_seen_again_when_back() -> None:
    read("prisoners", prisoner(), prisoner("D1111EF"), complete=True)
    assert reconcile().not_on_list == []
    read("prisoners", prisoner("D1111EF"), on=LATER, complete=True)
    (missing,) = reconcile().not_on_list
    assert missing.number == "C2468DE"
    assert reconcile().not_on_list == []
    assert position_of("C2468DE")["whereabouts"] == "not known"
    read("prisoners", prisoner(), prisoner("D1111EF"), on=date(2026, 3, 10), complete=True)
    assert "custody.seen_on_list" in kinds_of("C2468DE")
    assert position_of("C2468DE")["whereabouts"] == "in custody"


def test_somebody_first_told_of_after_the_list_was_read_is_not_missing_from_it() -> None:
    read("prisoners", prisoner(), complete=True)
    read("prisoners", prisoner("D1111EF"))
    assert reconcile().not_on_list == []
    read("prisoners", prisoner(), on=LATER, complete=True)
    assert [one.number for one in reconcile().not_on_list] == ["D1111EF"]


def test_a_late_event_that_explains_why_somebody_was_missing_takes_the_gap_back() -> None:
    read("prisoners", prisoner(), prisoner("D1111EF"), complete=True)
    read("prisoners", prisoner("D1111EF"), on=LATER, complete=True)
    reconcile()
    read("events", released(reason="RELEASED_TO_HOSPITAL"))
    assert position_of("C2468DE")["whereabouts"] == "in custody"


@pytest.mark.parametrize("reason", ["RELEASED", "RELEASED_TO_HOSPITAL", "TRANSFERRED"])
def test_whoever_left_the_list_for_a_known_reason_is_not_missing(reason: str) -> None:
    read("prisoners", prisoner(), prisoner("D1111EF"), complete=True)
    read("events", released(reason=reason))
    read("prisoners", prisoner("D1111EF"), on=LATER, complete=True)
    assert reconcile().not_on_list == []


def test_somebody_whose_document_could_not_be_read_is_not_missing() -> None:
    read("prisoners", prisoner(), prisoner("D1111EF"), complete=True)
    text = json.dumps([prisoner("D1111EF")])[:-1] + ', {"prisonerNumber": "C2468DE", oops {}}]'
    read_documents("prisoners", io.BytesIO(text.encode()), on=LATER, complete=True)
    assert reconcile().not_on_list == []


def test_a_list_that_would_make_many_vanish_is_refused() -> None:
    many = [prisoner(f"D{number:04}EF") for number in range(20)]
    read("prisoners", *many, complete=True)
    read("prisoners", many[0], on=LATER, complete=True)
    assert "more than a quarter" in reconcile().refused
    assert len(reconcile(even_if_many=True).not_on_list) == 19
