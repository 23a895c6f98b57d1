"""The permission of a confirmed victim ends with a document; without one the protection stands."""

from __future__ import annotations

from datetime import date

import pytest
from tests.actions.test_departure_gates import BY, LEAVES_ON, leaving, ready_person, worker
from tests.making import derived
from tests.ready_to_depart import READY, ready_history

from casekeeper.actions.record_fact import record_fact
from casekeeper.facts import Kind, read_payload
from casekeeper.facts.identity import LeaveEnded
from casekeeper.facts.trafficking import (
    ConclusiveGroundsDecided,
    ReasonableGroundsDecided,
    TraffickingReferred,
    VictimLeaveDecided,
)
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused

FIRST, RECOVERED = date(2026, 3, 2), date(2026, 5, 20)


def confirmed(referral: int) -> list[tuple[date, Kind]]:
    """Found a victim, and given permission to stay."""
    return [
        (FIRST, ReasonableGroundsDecided(referral=referral, outcome="positive", document="N-1")),
        (RECOVERED, ConclusiveGroundsDecided(referral=referral, outcome="positive", document="N-2")),
        (RECOVERED, VictimLeaveDecided(referral=referral, outcome="granted", reasons="To recover.", decided_by="A.")),
    ]


def on_record() -> tuple[Person, int]:
    person, attempt = ready_person()
    says = {**BY, "user": worker("casework", "head")}
    referral = record_fact(person, TraffickingReferred(by="an officer"), FIRST, **says)
    for on, said in confirmed(referral):
        record_fact(person, said, on, **says)
    return person, attempt


@pytest.mark.django_db
@pytest.mark.parametrize("user", [worker("casework", "head"), worker("status review", "head"), None])
def test_a_confirmed_victims_permission_ends_on_a_document_and_on_nothing_less(user: object, monkeypatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", LEAVES_ON.isoformat())
    person, attempt = on_record()
    for document in ("", "  "):
        with pytest.raises(Refused, match=r"confirmed victim of trafficking.*Document reference"):
            record_fact(person, LeaveEnded(reason="ended", document=document), LEAVES_ON, **BY, user=user)
    with pytest.raises(Refused, match="BAR-06"):
        record_fact(person, leaving(attempt)[1], LEAVES_ON, **BY, user=worker("returns logistics", "head"))
    record_fact(person, LeaveEnded(reason="ended", document="L-9"), LEAVES_ON, **BY, user=user)
    record_fact(person, leaving(attempt)[1], LEAVES_ON, **BY, user=worker("returns logistics", "head"))


@pytest.mark.django_db
def test_the_permission_of_anybody_else_ends_as_before(monkeypatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", LEAVES_ON.isoformat())
    person, _ = ready_person()
    assert record_fact(person, LeaveEnded(reason="ended"), LEAVES_ON, **BY, user=worker("casework", "head"))


def test_an_end_that_was_recorded_before_is_read_as_it_was() -> None:
    old = read_payload(LeaveEnded.key, {"kind": LeaveEnded.key, "reason": "ended"})
    referral = len(READY) + 1
    told = [(FIRST, TraffickingReferred(by="an officer")), *confirmed(referral)]
    assert derived(ready_history(*told), LEAVES_ON.isoformat()).gates["depart"].outcome == "not met"
    assert derived(ready_history(*told, (LEAVES_ON, old)), LEAVES_ON.isoformat()).gates["depart"].outcome == "met"


def test_permission_told_of_late_is_not_ended_by_what_was_said_before_anybody_knew_of_it() -> None:
    before = (LEAVES_ON, LeaveEnded(reason="an earlier permission, of a visitor", document="L-1"))
    told = [before, (FIRST, TraffickingReferred(by="an officer")), *confirmed(len(READY) + 2)]
    assert derived(ready_history(*told), LEAVES_ON.isoformat()).gates["depart"].outcome == "not met"
