"""A request's steps meet the same gate by whatever way they come."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from tests.linking import record

from casekeeper.actions.ask_unit import answer_request, ask_unit, take_on_request
from casekeeper.actions.permissions import NotAllowed
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts.requests import RequestAnswered, RequestTakenOn
from casekeeper.records.clock import today
from casekeeper.records.refused import Refused

pytestmark = pytest.mark.django_db


def worker(unit: str) -> Any:
    return SimpleNamespace(unit=unit, grade="officer", is_active=True)


def asked() -> tuple[Any, int]:
    person = record("Ansel Verrucci")
    said = {"by_unit": "casework", "to_unit": "tracing", "what": "Where?", "why": "Papers."}
    return person, ask_unit(person, **said, by="a", user=worker("casework"))  # type: ignore[arg-type]


def test_a_prison_and_nobody_of_another_unit_asks_in_a_unit_s_name() -> None:
    person = record("Ansel Verrucci")
    with pytest.raises(NotAllowed):
        ask_unit(person, by_unit="prison", to_unit="casework", what="x", why="y", by="p", user=worker("prison"))
    with pytest.raises(Refused, match="for casework to say"):
        ask_unit(person, by_unit="casework", to_unit="tracing", what="x", why="y", by="r", user=worker("reporting"))
    with pytest.raises(Refused, match="does not ask itself"):
        ask_unit(person, by_unit="casework", to_unit="casework", what="x", why="y", by="c", user=worker("casework"))


def test_the_generic_way_meets_the_same_gate() -> None:
    person, number = asked()
    taken = RequestTakenOn(request=number, taken_by="x")
    with pytest.raises(Refused, match="for tracing to say"):
        record_fact(person, taken, today(), source="api", by="x", user=worker("casework"))
    said = RequestAnswered(request=number, answer="x", answered_by="x")
    with pytest.raises(Refused, match="Take it on first"):
        record_fact(person, said, today(), source="api", by="x", user=worker("tracing"))


def test_a_request_that_ended_takes_no_further_step() -> None:
    person, number = asked()
    take_on_request(person, number, by="t", user=worker("tracing"))
    with pytest.raises(Refused, match="taken on already"):
        take_on_request(person, number, by="t", user=worker("tracing"))
    answer_request(person, number, answer="Leeds.", by="t", user=worker("tracing"))
    with pytest.raises(Refused, match="it is answered"):
        answer_request(person, number, answer="York.", by="t", user=worker("tracing"))
    with pytest.raises(Refused, match="none of that number"):
        answer_request(person, 999_999, answer="York.", by="t", user=worker("tracing"))
