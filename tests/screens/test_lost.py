"""Out of contact, absconders and the tracing plan: who is shown to whom, counted how, and in which order."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.lost_people import bailed, declared, recorded, traced
from tests.screens.conftest import TODAY

from casekeeper.facts.absconding import CameBack, DeclaredInError, Located
from casekeeper.facts.contact import LostByUs
from casekeeper.facts.identity import Died, LeaveGranted
from casekeeper.facts.immigration import Departed
from casekeeper.records.models import Look, LostSpellRow, Person
from casekeeper.records.projections.rederiving import compare_all
from casekeeper.records.queries import lost
from casekeeper.records.queries.lost import ABSCONDER, Filters

pytestmark = pytest.mark.database
DECLARED = TODAY - timedelta(days=400)


def text(client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.fixture
def board(db) -> list[Person]:
    return [
        declared("Nobody Looked", DECLARED, TODAY, grade="A"),
        declared("Looked For", TODAY - timedelta(days=40), TODAY, traced(TODAY - timedelta(days=20))),
        declared("Was Found", DECLARED, TODAY, (TODAY - timedelta(days=9), Located(where="Leeds"))),
        declared("Has Left", DECLARED, TODAY, (TODAY - timedelta(days=9), Departed())),
        declared("May Stay", DECLARED, TODAY, (TODAY - timedelta(days=9), LeaveGranted(leave="limited"))),
        declared("Has Died", DECLARED, TODAY, (TODAY - timedelta(days=9), Died())),
        declared("By Mistake", DECLARED, TODAY,
                 (TODAY - timedelta(days=9), DeclaredInError(cause="attended", reasons="A list was misread."))),
        declared("Came Home", DECLARED, TODAY, (TODAY - timedelta(days=9), CameBack())),
        recorded(bailed("Not Seen", TODAY - timedelta(days=60)), TODAY),
        recorded([*bailed("Lost Byus", TODAY - timedelta(days=60)),
                  (TODAY - timedelta(days=2), LostByUs(how="A move was not noted.", found_by="A. Officer"))], TODAY),
    ]  # fmt: skip


def test_the_stock_is_by_age_and_harm_and_the_flows_come_to_it(board):
    counted = lost.stock(ABSCONDER, TODAY)
    assert counted["1 to 2 years"]["A"] == 1
    assert counted["1 to 3 months"]["B"] == 1
    assert sum(sum(parts.values()) for parts in counted.values()) == 2
    months = lost.flows(TODAY)
    assert all(month.agrees for month in months)
    out = {way: sum(month.out.get(way, 0) for month in months) for way in
           ("located", "left", "leave granted", "died", "in error", "back in contact")}  # fmt: skip
    assert set(out.values()) == {1}
    assert (months[0].opening, months[-1].closing) == (7, 2)


def test_the_zero_action_list_has_those_for_whom_nobody_did_anything_and_nobody_else(board, signed_in):
    client = signed_in("tracing")
    shown = text(client, "/absconders?nothing=yes")
    assert "Nobody Looked" in shown
    assert "Looked For" not in shown
    assert text(client, "/absconders?team=national").count("Tracing plan") == 2
    assert "Nobody Looked" not in text(client, "/absconders?grade=B")
    assert text(client, "/absconders?band=1 to 2 years").count("Tracing plan<") == 1


def test_out_of_contact_shows_how_many_checks_are_made_and_whom_we_lost_ourselves(board, signed_in):
    client = signed_in("casework")
    shown = text(client, "/out-of-contact")
    assert "0 of 13 made" in shown
    assert "Not Seen" in shown
    assert "Looked For" not in shown
    assert "Not Seen" not in text(client, "/out-of-contact?ours=yes")
    assert "Lost Byus" in text(client, "/out-of-contact?ours=yes")
    assert "Was Found" in text(client, "/out-of-contact?state=located")


def test_the_plan_of_a_person_tells_sources_with_lawful_basis_and_what_each_gave(board, signed_in):
    client = signed_in("tracing")
    shown = text(client, f"/people/{board[1].reference}/tracing")
    assert "law enforcement" in shown
    assert "No lesser way." in shown
    assert "Traced by" in shown
    assert "sources not asked" in shown
    nothing = text(client, f"/people/{board[0].reference}/tracing")
    assert "Nothing has been done to find this person" in nothing
    assert Look.objects.filter(what="tracing plan").count() == 2


def test_pages_go_on_where_the_last_ended_and_each_person_is_on_one(board, db):
    for number in range(7):
        declared(f"Many {number}", DECLARED, TODAY)
    seen, after = [], None
    while True:
        page = lost.lost_now((ABSCONDER,), TODAY, Filters(), after, limit=4)
        seen += [row.reference for row in page.rows]
        after = page.after
        if after is None:
            break
    assert len(seen) == len(set(seen)) == 9


def test_a_restricted_record_is_on_no_list_and_in_no_count(board, signed_in):
    Person.objects.filter(pk=board[0].pk).update(handling="restricted")
    assert "Nobody Looked" not in text(signed_in("tracing"), "/absconders")
    assert lost.totals(ABSCONDER)["all"] == 1
    assert "Nobody Looked" in text(signed_in("casework", "manager"), "/absconders")


def test_a_list_asks_as_many_questions_whoever_is_on_it(board, signed_in):
    client = signed_in("tracing")
    text(client, "/absconders")
    with CaptureQueriesContext(connection) as few:
        text(client, "/absconders")
    for number in range(10):
        declared(f"More {number}", DECLARED, TODAY)
    with CaptureQueriesContext(connection) as many:
        text(client, "/absconders")
    assert len(many) == len(few)


def test_spells_are_kept_as_they_are_derived_and_go_when_corrected_away(board):
    assert compare_all().differences == []
    assert LostSpellRow.objects.filter(state="absconder", until=None).count() == 2
    assert LostSpellRow.objects.filter(ended="declared").count() == 8
    spell = LostSpellRow.objects.get(person=board[1], state="absconder")
    assert (spell.steps, spell.ours, spell.team, spell.since) == (1, False, "national", date(2026, 10, 14))
