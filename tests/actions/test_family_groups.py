"""Families leave together or not at all: the gate holds everybody while anybody in the group is protected."""

from __future__ import annotations

from typing import Any

import pytest
from tests.family_people import BY, family, said_by, worker
from tests.ready_to_depart import LEAVES_ON

from casekeeper.actions.record_fact import record_fact
from casekeeper.facts.casework import BarrierOpened
from casekeeper.facts.departures import AttemptBooked, PersonBoarded, PersonCollected
from casekeeper.facts.immigration import Departed
from casekeeper.position.departure.safeguards import SAFEGUARDS
from casekeeper.records.models import PositionRow
from casekeeper.records.refused import Refused

pytestmark = pytest.mark.django_db
LOGISTICS = worker("returns logistics", name="a.planner")


def removable(person: Any) -> str:
    return str(PositionRow.objects.get(person=person).body["position"]["removable today"]["outcome"])


def test_a_parent_and_a_child_for_whom_all_is_ready_are_booked_collected_and_leave(monkeypatch: Any) -> None:
    pair = family(monkeypatch)
    assert (removable(pair.parent), removable(pair.child)) == ("met", "met")
    for person in (pair.parent, pair.child):
        attempt = pair.attempts[person.id]
        for said in (AttemptBooked(attempt=attempt), PersonCollected(attempt=attempt), PersonBoarded(attempt=attempt)):
            said_by(LOGISTICS, person, said, LEAVES_ON)
    for person in (pair.parent, pair.child):
        said_by(LOGISTICS, person, Departed(how="removed", to="ALB"), LEAVES_ON)
        assert PositionRow.objects.get(person=person).whereabouts == "departed"


def test_nobody_leaves_before_the_stages_are_gone_through(monkeypatch: Any) -> None:
    pair = family(monkeypatch, steps=False)
    assert (removable(pair.parent), removable(pair.child)) == ("not met", "not met")
    for person in (pair.parent, pair.child):
        with pytest.raises(Refused, match="Not yet told to leave by a day"):
            said_by(LOGISTICS, person, AttemptBooked(attempt=pair.attempts[person.id]), LEAVES_ON)


@pytest.mark.parametrize("code", [code for code, line in SAFEGUARDS.items() if line.hard])
def test_a_barrier_of_one_holds_the_other_and_says_nothing_of_it(monkeypatch: Any, code: str) -> None:
    pair = family(monkeypatch)
    record_fact(pair.child, BarrierOpened(code=code), LEAVES_ON, **BY, user=worker("prison"))  # type: ignore[arg-type]
    assert removable(pair.parent) == "not met"
    with pytest.raises(Refused, match="Not everybody in the group is ready") as refused:
        said_by(LOGISTICS, pair.parent, AttemptBooked(attempt=pair.attempts[pair.parent.id]), LEAVES_ON)
    assert code not in str(refused.value)
    assert pair.child.reference not in str(refused.value)
    for said in (PersonBoarded(attempt=pair.attempts[pair.parent.id]), Departed(how="removed")):
        with pytest.raises(Refused, match="Not everybody in the group is ready"):
            said_by(worker(grade="head", name="a.head"), pair.parent, said, LEAVES_ON)
