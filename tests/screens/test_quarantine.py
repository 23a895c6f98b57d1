"""The quarantine on screen: read again, corrected by hand, and by whom."""

from __future__ import annotations

import json

import pytest
from tests.exchange.payloads import prisoner

from casekeeper.records.clock import now
from casekeeper.records.models import Look, PositionRow, Quarantined

pytestmark = pytest.mark.database
NUMBERLESS = json.dumps(prisoner(lastName="Numberless") | {"prisonerNumber": ""})
RIGHT = json.dumps(prisoner("C2468DE", lastName="Numberless"))


@pytest.fixture
def held(db) -> Quarantined:
    """A prisoner whose number was left out."""
    return Quarantined.objects.create(
        source="prisoners", received_at=now(), document=NUMBERLESS, digest="d", expected="prisonerNumber",
        came="nothing", what_to_do="Ask the prison for the right number",
    )  # fmt: skip


def known(name: str) -> bool:
    return PositionRow.objects.filter(name__icontains=name).exists()


def test_a_document_that_can_now_be_read_leaves_the_quarantine_with_the_name_of_who_had_it_read(signed_in, held):
    Quarantined.objects.filter(pk=held.pk).update(document=RIGHT)
    client = signed_in()
    answer = client.post(f"/quarantine/{held.id}/again", follow=True)
    assert "has left the quarantine" in answer.content.decode()
    held.refresh_from_db()
    assert (held.resolved_by, held.resolution) == ("intake.officer", "redriven")
    assert known("Numberless")
    assert "Redriven by intake.officer" in client.get("/quarantine?show=resolved").content.decode()


def test_a_document_is_corrected_by_hand_and_what_came_is_kept(signed_in, held):
    client = signed_in()
    form = client.get(f"/quarantine/{held.id}/mend").content.decode()
    assert "Numberless" in form
    answer = client.post(f"/quarantine/{held.id}/mend", {"document": RIGHT}, follow=True)
    assert "as you corrected it" in answer.content.decode()
    held.refresh_from_db()
    assert (held.resolved_by, held.resolution) == ("intake.officer", "redriven, corrected")
    assert held.document == NUMBERLESS
    assert known("Numberless")
    looks = Look.objects.filter(what="quarantined document to mend")
    assert {(look.user, look.purpose) for look in looks} == {("intake.officer", "quarantine")}


@pytest.mark.parametrize("typed", ["{", NUMBERLESS + " ", ""])
def test_a_correction_that_cannot_be_read_either_says_why_and_stores_nothing(typed, signed_in, held):
    answer = signed_in().post(f"/quarantine/{held.id}/mend", {"document": typed})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "<title>Error: " in text
    assert 'href="#document"' in text
    held.refresh_from_db()
    assert held.resolved_at is None
    assert not known("Numberless")


def test_correcting_is_for_intake_and_reading_the_queue_for_those_who_work_with_it(signed_in, held):
    for unit, grade, reads, mends in (
        ("intake", "officer", 200, 200), ("casework", "officer", 200, 403), ("gatekeeper", "officer", 403, 403),
        ("status review", "manager", 403, 403), ("prison", "officer", 403, 403), ("", "inspector", 200, 403),
    ):  # fmt: skip
        client = signed_in(unit, grade)
        assert client.get(f"/quarantine/{held.id}").status_code == reads, (unit, grade)
        assert client.get(f"/quarantine/{held.id}/mend").status_code == mends, (unit, grade)
        assert client.post(f"/quarantine/{held.id}/mend", {"document": "{"}).status_code == mends, (unit, grade)
        assert (b"Correct it by hand" in client.get(f"/quarantine/{held.id}").content) == (mends == 200)


def test_what_was_resolved_is_not_corrected_again(signed_in, held):
    Quarantined.objects.filter(pk=held.pk).update(resolved_at=now(), resolved_by="somebody")
    assert signed_in().post(f"/quarantine/{held.id}/mend", {"document": RIGHT}).status_code == 404
