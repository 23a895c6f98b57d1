"""Who may do what: denied unless the table says so."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from casekeeper.actions.permissions import ANYBODY, GRADES, INSPECTED, LOOK, TABLE, may, may_record
from casekeeper.facts import KINDS
from casekeeper.facts.casework import BarrierCleared, BarrierOpened, CaseClosed
from casekeeper.facts.identity import NationalityClaimed
from casekeeper.records.models import Person


def worker(unit: str, grade: str = "officer", *, is_active: bool = True) -> Any:
    return SimpleNamespace(unit=unit, grade=grade, is_active=is_active)


def test_an_inspector_reads_and_does_nothing_else() -> None:
    inspector = worker("", "inspector")
    assert may(inspector, LOOK)
    assert {action for action in TABLE if may(inspector, action)} == set(INSPECTED)


def test_what_the_table_does_not_name_nobody_may_do() -> None:
    found = may(worker("casework", "head"), "launch a rocket")
    assert not found
    assert "does not name" in found.reason


@pytest.mark.parametrize("user", [None, worker("casework", is_active=False), worker(""), worker("casework", "")])
def test_nobody_without_a_sign_in_a_unit_and_a_grade_may_look(user: Any) -> None:
    assert not may(user, LOOK)


def test_every_line_names_units_and_a_grade_that_exist() -> None:
    for units, grade in TABLE.values():
        assert set(units) <= set(ANYBODY)
        assert grade in GRADES


def test_every_kind_that_is_recorded_by_hand_has_somebody_who_may() -> None:
    users = [worker(unit, "head") for unit in ANYBODY]
    by_hand = [kind for kind in KINDS.values() if kind.by_hand]
    nobody = [kind.key for kind in by_hand if not any(may_record(user, kind) for user in users)]
    assert nobody == []


def test_anybody_may_open_a_barrier_and_only_a_manager_of_casework_may_close_a_case() -> None:
    assert all(may_record(worker(unit), BarrierOpened) for unit in ANYBODY)
    assert not may_record(worker("casework"), CaseClosed)
    assert may_record(worker("casework", "manager"), CaseClosed)
    assert not may_record(worker("intake", "head"), CaseClosed)


def test_only_status_review_determines_a_nationality() -> None:
    determined = NationalityClaimed(nationality="GBR", confidence="determined")
    assert not may_record(worker("casework", "head"), determined)
    assert may_record(worker("status review"), determined)
    assert may_record(worker("casework"), NationalityClaimed(nationality="GBR"))


def test_a_restricted_record_is_for_managers() -> None:
    person = Person(reference="K7F3-9Q2M", handling="restricted")
    assert not may(worker("casework"), LOOK, person)
    assert may(worker("casework", "manager"), LOOK, person)


def test_casework_records_what_a_body_outside_decided_and_never_what_another_unit_decides() -> None:
    def clearing(unit: str) -> BarrierCleared:
        return BarrierCleared(barrier=1, document="D1", by_unit=unit)

    assert may_record(worker("casework"), clearing("clinician"))
    assert not may_record(worker("intake"), clearing("clinician"))
    assert not may_record(worker("casework"), clearing("status review"))
