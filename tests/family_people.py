"""A family in the ledger, ready to be made to leave but for what a test is about: an adult, and a child of theirs."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
from tests.ready_to_depart import LEAVES_ON, READY

from casekeeper.actions.departure_gates import HUMAN_ONLY
from casekeeper.actions.group_family import Joining, group_family
from casekeeper.actions.open_record import open_record
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts import Kind
from casekeeper.facts.departures import AttemptBooked, AttemptPlanned, DepartureCheckMade, RemovalNoticeServed
from casekeeper.facts.family import BestInterestsRecorded
from casekeeper.facts.family_groups import PanelAdvised, RequiredReturnTold, ReturnPlanAgreed, ReturnPlanMade
from casekeeper.facts.identity import BirthDateStated, NameStated
from casekeeper.records.models import Person

BY: dict[str, Any] = {"source": "test", "by": "tester"}
OF_ATTEMPT = (RemovalNoticeServed, DepartureCheckMade, AttemptBooked)
FORMED_ON = date(2026, 4, 1)
TOLD_ON = date(2026, 4, 2)
LEAVE_BY = date(2026, 4, 20)
PLANNED_ON = date(2026, 4, 22)
CONSIDERED = BestInterestsRecorded(
    found="a child is affected and was considered", children=1, reasons="Stays with the parent.",
    considered_by="A. Officer",
)  # fmt: skip
TOLD = RequiredReturnTold(leave_by=LEAVE_BY, help_offered="Tickets, and money", told_by="A. Officer", document="D1")
PLAN = ReturnPlanMade(safeguards="A nurse travels with them.", reception="The grandmother.", made_by="A. Officer")
ADVICE = PanelAdvised(advice="go on with the plan", document="D2")
AGREED = ReturnPlanAgreed(advice="followed", agreed_by="A. Manager")


class Pair(NamedTuple):
    """Two people in a group, and the attempt planned for each."""

    parent: Person
    child: Person
    attempts: dict[int, int]


def worker(unit: str = "casework", grade: str = "officer", name: str = "a.worker") -> Any:
    """Somebody who works here."""
    return SimpleNamespace(unit=unit, grade=grade, is_active=True, username=name)


SECOND = worker(grade="manager", name="a.manager")


def on(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    """Let it be that day."""
    monkeypatch.setenv("CASEKEEPER_TODAY", day.isoformat())


def said_by(user: Any, person: Person, said: Kind, day: date) -> int:
    """Record it in the name of this person."""
    return record_fact(person, said, day, source="test", by=user.username, user=user)


def somebody(monkeypatch: pytest.MonkeyPatch, name: str, born: str) -> tuple[Person, int]:
    """On the record with every line of readiness met that is their own, but for booking, up to the group."""
    on(monkeypatch, FORMED_ON)
    person = open_record([(NameStated(full=name), date(2025, 1, 6))], **BY)
    decider = worker(grade="manager", name="a.decider")
    attempt = 0
    for day, said in READY:
        if isinstance(said, NameStated | AttemptBooked | BestInterestsRecorded):
            continue
        if isinstance(said, BirthDateStated):
            said = BirthDateStated(born=born)
        if isinstance(said, OF_ATTEMPT) and said.attempt is not None:
            said = said.model_copy(update={"attempt": attempt})
        on(monkeypatch, max(day, FORMED_ON))
        user = decider if said.key in HUMAN_ONLY else None
        number = record_fact(person, said, day, source="test", by=decider.username, user=user)
        attempt = number if isinstance(said, AttemptPlanned) else attempt
    return person, attempt


def family(monkeypatch: pytest.MonkeyPatch, *, born: str = "2016-03-04", steps: bool = True) -> Pair:
    """A parent and a child in a group on the day of departure; with `steps`, in ensured return and all is ready."""
    parent, of_parent = somebody(monkeypatch, "Arben Invented", "1990-05-04")
    child, of_child = somebody(monkeypatch, "Besa Invented", born)
    on(monkeypatch, FORMED_ON)
    group_family(
        [Joining(parent, "parent"), Joining(child, "child")], reasons="Parent and child.", by="a.worker", user=worker()
    )
    for person in (parent, child):
        said_by(worker(), person, CONSIDERED, FORMED_ON)
    if steps:
        all_steps(monkeypatch, parent)
    on(monkeypatch, LEAVES_ON)
    return Pair(parent, child, {parent.id: of_parent, child.id: of_child})


def all_steps(monkeypatch: pytest.MonkeyPatch, person: Person) -> None:
    """Required return, then the plan, the panel's advice and the agreement of a second person."""
    for day, user, said in (
        (TOLD_ON, worker(), TOLD), (PLANNED_ON, worker(), PLAN), (PLANNED_ON + timedelta(days=1), worker(), ADVICE),
        (PLANNED_ON + timedelta(days=2), SECOND, AGREED),
    ):  # fmt: skip
        on(monkeypatch, day)
        said_by(user, person, said, day)
