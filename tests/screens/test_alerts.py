"""Alerts on screen: the list, the journey, two people for an approval, and what the registers lost."""

from __future__ import annotations

import io
import json
from datetime import date, timedelta
from typing import Any

import pytest
from tests.exchange.alert_people import answer, approved, entry, holds, proposal, send, set_day

from casekeeper.actions.propose_alert import propose_alert
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts.immigration import DeportationOrdered, DeportationOrderRevoked
from casekeeper.records.models import FactRow, Look, Person

pytestmark = pytest.mark.database
DAY = date(2026, 11, 23)


@pytest.fixture
def order(person: Person, monkeypatch: pytest.MonkeyPatch) -> int:
    set_day(monkeypatch, DAY)
    return record_fact(person, DeportationOrdered(), DAY, source="test", by="a test")


def page(client: Any, address: str, status: int = 200) -> str:
    found = client.get(address)
    assert found.status_code == status, address
    return found.content.decode()


def test_an_alert_is_proposed_on_screen_approved_by_another_and_never_by_the_same(signed_in, person, order):
    officer, manager = signed_in("casework"), signed_in("casework", "manager")
    start = page(officer, f"/people/{person.reference}")
    assert f"/people/{person.reference}/alerts/propose?ground={order}" in start
    form = f"/people/{person.reference}/alerts/propose"
    assert "Deportation order of 23 November 2026" in page(officer, form)
    empty = officer.post(form, {"ground": "", "reasons": ""}).content.decode()
    assert "<title>Error: " in empty
    assert "Choose at least one register" in empty
    told = {"ground": str(order), "registers": ["border", "police"], "reasons": "To be stopped at the border"}
    assert officer.post(form, told).status_code == 302
    number = FactRow.objects.get(kind="alert.proposed").number
    address = f"/people/{person.reference}/alerts/{number}"
    assert "You proposed it: a second person answers" in page(officer, address)
    assert page(officer, f"{address}/approve", 403)
    assert "Approve it" in page(manager, address)
    assert manager.post(f"{address}/approve", {"reasons": ""}).status_code == 200
    assert manager.post(f"{address}/approve", {"reasons": "The order was seen"}).status_code == 302
    shown = page(manager, address)
    assert "Approved 23 November 2026 by casework.manager: The order was seen" in shown
    assert "To be sent" in shown
    assert '<svg class="ck-chart ck-journey"' in shown
    assert f"/people/{person.reference}/alerts/{number}" in page(officer, f"/people/{person.reference}")
    assert Look.objects.filter(what="alert", person=person).exists()


def test_a_manager_does_not_approve_an_alert_of_their_own(signed_in, person, order):
    manager = signed_in("casework", "manager")
    number = propose_alert(person, proposal(order), by="casework.manager")
    told = manager.post(f"/people/{person.reference}/alerts/{number}/approve", {"reasons": "Mine"}).content.decode()
    assert "A second person approves or refuses it" in told
    assert not FactRow.objects.filter(kind="alert.approved").exists()


def test_that_no_alert_is_needed_is_a_decision_with_reasons(signed_in, person, order):
    officer = signed_in("casework")
    told = {"ground": str(order), "decide": "none", "reasons": "Left for good under another order"}
    assert officer.post(f"/people/{person.reference}/alerts/propose", told).status_code == 302
    assert FactRow.objects.get(kind="alert.not_needed").payload["ground_fact"] == order


def test_the_list_shows_what_is_lost_first_and_filters_by_register_and_state(
    signed_in, person, order, tmp_path, monkeypatch
):
    alert = approved(person, order, "border", "police")
    send(tmp_path)
    for register in ("border", "police"):
        answer(register, alert)
    for ahead, there in ((1, True), (2, False)):
        set_day(monkeypatch, DAY + timedelta(days=ahead))
        holds("police", entry(alert, forenames="ANSEL"))
        holds("border", *([entry(alert)] if there else []))
    client = signed_in("gatekeeper")
    shown = page(client, "/alerts")
    assert shown.index("The holdings of 25 November 2026 do not show it") < shown.index("Seen in the register")
    assert "Ansel Verrucci" in page(client, "/alerts?register=border&state=lost")
    assert "Ansel Verrucci" not in page(client, "/alerts?register=police&state=lost")
    assert "Ansel Verrucci" not in page(client, "/alerts?state=refused")
    assert page(client, "/alerts?register=moon&state=nonsense&page=99999999")
    told = page(client, "/alerts/reconciliation")
    assert "Lost by a register" in told
    assert "No holdings came" not in told
    assert f"CK-{alert}: lost" in told
    set_day(monkeypatch, DAY + timedelta(days=4))
    assert "nothing since the holdings of 25 November 2026" in page(client, "/alerts")
    assert "No holdings came for a day from Border, Police" in page(client, "/")
    assert "No holdings came" not in page(signed_in("prison"), "/")
    casework = signed_in("casework")
    again = f"/people/{person.reference}/alerts/{alert}/again"
    assert casework.post(again, {"reasons": "Lost", "registers": ["border"]}).status_code == 302
    assert "To be sent again: Lost" in page(casework, f"/people/{person.reference}/alerts/{alert}")


def test_a_revoked_order_is_seen_on_the_alert_and_nothing_more_can_be_done_with_it(signed_in, person, order, tmp_path):
    alert = approved(person, order)
    send(tmp_path)
    record_fact(person, DeportationOrderRevoked(reason="Quashed"), DAY, source="test", by="a test")
    client = signed_in("casework", "manager")
    address = f"/people/{person.reference}/alerts/{alert}"
    shown = page(client, address)
    assert "It ended on 23 November 2026: Deportation order revoked" in shown
    assert f"{address}/withdraw" not in shown
    assert "is to be withdrawn already" in client.post(f"{address}/withdraw", {"reasons": "x"}).content.decode()
    assert (
        "is not in force"
        in client.post(
            f"{address}/review",
            {"reasons": "x", "review_on-day": "1", "review_on-month": "1", "review_on-year": "2027"},
        ).content.decode()
    )


@pytest.mark.parametrize("step", ["approve", "refuse", "withdraw", "again", "review"])
@pytest.mark.parametrize(
    "typed",
    [{}, {"reasons": " ", "registers": "\x01", "review_on-day": "40"},
     {"reasons": "x" * 20_000, "registers": ["the moon"], "review_on-year": "1"}],
)  # fmt: skip
def test_a_form_badly_filled_in_is_shown_again_and_stores_nothing(signed_in, person, order, step, typed):
    number = propose_alert(person, proposal(order), by="one")
    before = FactRow.objects.count()
    found = signed_in("casework", "manager").post(f"/people/{person.reference}/alerts/{number}/{step}", typed)
    assert found.status_code in (200, 302)
    assert found.status_code == 302 or "There is a problem" in found.content.decode()
    assert found.status_code == 302 or FactRow.objects.count() == before


def test_an_alert_of_another_record_is_not_found_and_a_prison_sees_none(signed_in, person, order):
    number = propose_alert(person, proposal(order), by="one")
    page(signed_in("casework"), f"/people/{person.reference}/alerts/{number + 100}", 404)
    page(signed_in("casework"), f"/people/{person.reference}/alerts/{number}/nonsense", 404)
    page(signed_in("prison"), f"/people/{person.reference}/alerts/{number}", 403)
    assert f"CK-{number}" not in page(signed_in("prison"), f"/people/{person.reference}")


def test_a_restricted_record_is_not_in_an_officers_list(signed_in, person, order):
    propose_alert(person, proposal(order), by="one")
    Person.objects.filter(pk=person.pk).update(handling="restricted")
    assert "Ansel" not in page(signed_in("casework"), "/alerts")
    assert "Ansel" in page(signed_in("casework", "manager"), "/alerts")


def test_a_document_of_holdings_in_quarantine_says_how_to_have_it_read(signed_in, person, order):
    from casekeeper.exchange.redriving import redrive_one
    from casekeeper.exchange.registers.reconciliation import read_holdings
    from casekeeper.records.models import Quarantined

    read_holdings("border", io.BytesIO(json.dumps([{"ourReference": "CK-x"}]).encode()), on=DAY)
    held = Quarantined.objects.get()
    assert signed_in().post(f"/quarantine/{held.id}/again", follow=True).status_code == 200
    held.refresh_from_db()
    assert held.resolved_at is None
    assert "ask for the file again" in redrive_one(held.id, by="x").outcome
