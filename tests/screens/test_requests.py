"""Requests between units on screen: asked, taken on, answered; each step by the unit whose step it is, and no other."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.screens.conftest import TODAY

from casekeeper.records.models import DutyRow, UnitRequest
from casekeeper.records.projections.rederiving import compare_all

pytestmark = pytest.mark.database


@pytest.fixture
def asked(person, signed_in) -> str:
    """Casework asked tracing; the address of the request."""
    typed = {"to_unit": "tracing", "what": "Is he at the Leeds address?", "why": "To serve papers."}
    answer = signed_in("casework").post(f"/people/{person.reference}/requests/ask", typed)
    assert answer.status_code == 302
    return answer.headers["Location"]


def owed(person) -> dict[str, str]:
    rows = DutyRow.objects.filter(person=person, ended=None, key__contains="request")
    return dict(rows.values_list("what", "owed_by"))


def test_until_it_is_taken_on_the_clock_is_the_askers_and_then_theirs(asked, person, signed_in):
    assert owed(person) == {"See that the other unit takes on the request": "casework"}
    tracing, casework = signed_in("tracing"), signed_in("casework")
    assert "Is he at the Leeds address?" in tracing.get("/requests").content.decode()
    assert "Is he at the Leeds address?" in casework.get("/requests?side=by+us").content.decode()
    assert tracing.post(asked, {"step": "take on", "text": ""}).status_code == 302
    assert owed(person) == {"Answer a request of another unit": "tracing"}
    assert tracing.post(asked, {"step": "answer", "text": "Yes, since March."}).status_code == 302
    assert owed(person) == {}
    assert "Yes, since March." in casework.get(asked).content.decode()
    assert UnitRequest.objects.get().state == "answered"
    assert compare_all().differences == []
    assert "Answered" in casework.get("/requests?side=by+us&step=ended").content.decode()


def test_nobody_takes_a_step_that_is_another_unit_s(asked, person, signed_in):
    assert signed_in("casework").post(asked, {"step": "take on", "text": ""}).status_code == 200
    assert signed_in("intake").post(asked, {"step": "take on", "text": ""}).status_code == 403
    assert UnitRequest.objects.get().state == "asked"


def test_it_is_answered_only_once_it_was_taken_on_and_ended_only_once(asked, person, signed_in):
    tracing = signed_in("tracing")
    assert "Choose what your unit does" in tracing.post(asked, {"step": "answer", "text": "x"}).content.decode()
    tracing.post(asked, {"step": "decline", "text": "Not ours: he is in prison."})
    assert UnitRequest.objects.get().state == "declined"
    assert tracing.post(asked, {"step": "take on", "text": ""}).status_code == 403


def test_escalated_it_is_on_the_manager_s_work_the_same_day(asked, person, signed_in):
    casework = signed_in("casework")
    casework.post(asked, {"step": "escalate", "text": "A flight is booked."})
    row = DutyRow.objects.get(person=person, ended=None, key__startswith="get request taken on")
    assert (row.urgent, row.ladder) == (True, [TODAY, TODAY + timedelta(days=1)])
    assert UnitRequest.objects.get().escalated
    casework.post(asked, {"step": "take back", "text": "Found."})
    assert owed(person) == {}


def test_a_question_left_empty_or_for_a_day_gone_by_is_not_asked(person, signed_in):
    day = TODAY - timedelta(days=1)
    typed = {"to_unit": "casework", "needed_by-day": str(day.day), "needed_by-month": str(day.month),
             "needed_by-year": str(day.year)}  # fmt: skip
    shown = signed_in("casework").post(f"/people/{person.reference}/requests/ask", typed).content.decode()
    for words in ("Choose the unit you ask", "Enter what you ask", "Enter why you need it", "must be today or later"):
        assert words in shown
    assert not UnitRequest.objects.exists()
