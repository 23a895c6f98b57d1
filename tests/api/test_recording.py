"""Recording over HTTP in somebody's name: their permissions, the same gates, once for each key, and never a fault."""

from __future__ import annotations

import json
from datetime import date
from itertools import count
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casekeeper.actions.departure_gates import NOT_BY_A_PROGRAM, check_human
from casekeeper.api.tokens import new_token
from casekeeper.facts import KINDS
from casekeeper.records.models import FactRow, Look, Person, RecordedByToken, User
from casekeeper.records.refused import Refused

pytestmark = [pytest.mark.database, pytest.mark.django_db]
KEYS = count()
NAMED = {"kind": "identity.name_stated", "happened": "2026-06-01", "said": {"full": "Ansel Verrucci"}}
REFERRED = {"kind": "referral.made", "happened": "2026-06-02", "said": {"by": "ZZA"}}


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASEKEEPER_TODAY", "2026-06-10")


def acting(unit: str, grade: str = "officer") -> str:
    name = f"{unit}.{grade}"
    User.objects.create_user(name, unit=unit, grade=grade)
    return new_token(f"{name}'s program", feeds=[], acts_for=name, decides=True)


def send(path: str, body: Any, token: str, key: str | None = None) -> Any:
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": key or f"k{next(KEYS)}"}
    data = body if isinstance(body, bytes) else json.dumps(body)
    return Client(raise_request_exception=False).post(
        f"/api/v1/{path}", data, content_type="application/json", headers=headers
    )


@pytest.fixture
def casework() -> str:
    return acting("casework")


def opened(token: str) -> str:
    answer = send("people", {"facts": [NAMED], "invented": True}, token)
    assert answer.status_code == 201, answer.content
    reference: str = answer.json()["person"]
    return reference


def test_a_record_opens_and_facts_are_added_in_the_name_of_whom_the_token_acts_for(casework: str) -> None:
    reference = opened(casework)
    answer = send(f"people/{reference}/facts", {"facts": [NAMED | {"said": {"full": "A. Verrucci"}}]}, casework)
    assert answer.status_code == 201
    (number,) = answer.json()["recorded"]
    row = FactRow.objects.get(number=number)
    assert (row.recorded_by, row.source) == ("casework.officer", "API, token casework.officer's program")
    assert Person.objects.get(reference=reference).invented
    assert (
        Look.objects.filter(user="casework.officer", person__reference=reference, what="next steps, API").count() == 2
    )


def test_the_answer_tells_what_is_due_now_with_owner_day_and_page() -> None:
    intake = acting("intake")
    reference = opened(intake)
    answer = send(f"people/{reference}/facts", {"facts": [REFERRED]}, intake).json()
    step = next(step for step in answer["next_steps"] if step["what"].lower().startswith("acknowledge"))
    assert (step["owed_by"], date.fromisoformat(step["due"]) >= date(2026, 6, 2)) == ("intake", True)
    assert step["page"]


def test_a_token_may_no_more_than_whom_it_acts_for(casework: str) -> None:
    reference = opened(casework)
    said = {"outcome": "referred in error", "reasons": "Another person was meant."}
    closed = {"kind": "case.closed", "happened": "2026-06-02", "said": said}
    refused = send(f"people/{reference}/facts", {"facts": [closed]}, casework)
    assert (refused.status_code, "needs the grade of manager" in refused.json()["detail"]) == (403, True)
    allowed = send(f"people/{reference}/facts", {"facts": [closed]}, acting("casework", "manager"))
    assert allowed.status_code == 201
    User.objects.filter(username="casework.manager").update(is_active=False)
    gone = new_token("late", feeds=[])
    assert send(f"people/{reference}/facts", {"facts": [REFERRED]}, gone).status_code == 403
    with pytest.raises(Refused, match="nobody called"):
        new_token("later", feeds=[], acts_for="casework.manager")


@pytest.mark.parametrize("key", sorted(NOT_BY_A_PROGRAM))
def test_a_program_records_no_decision_in_the_name_of_somebody_who_does_not_take_it(key: str, worker: Any) -> None:
    said = KINDS[key].model_construct()
    with pytest.raises(Refused, match="a program prepares this, and a person decides it"):
        check_human(said, worker)
    worker.by_program = False
    check_human(said, worker)


@pytest.fixture
def worker() -> Any:
    found = User(username="a.worker", unit="casework", grade="head")
    found.by_program = True
    return found


def test_a_program_prepares_what_the_person_it_acts_for_then_decides() -> None:
    deciding = acting("casework")
    program = new_token("robot", feeds=[], acts_for="casework.officer")
    reference = opened(program)
    said = {"outcome": "do not deport", "reasons": "x", "decided_by": "A. Officer"}
    decided = {"kind": "consideration.decided", "happened": "2026-06-02", "said": said}
    refused = send(f"people/{reference}/facts", {"facts": [NAMED, decided]}, program)
    assert (refused.status_code, "a person decides it" in refused.json()["detail"]) == (409, True)
    assert FactRow.objects.count() == 1
    answer = send(f"people/{reference}/facts", {"facts": [decided]}, deciding)
    assert answer.status_code == 201
    number = answer.json()["recorded"][0]
    correction = {"reason": "x", "withdrawn": True}
    assert send(f"people/{reference}/facts/{number}/correction", correction, program).status_code == 409
    told = Client().get("/api/v1/kinds", headers={"Authorization": f"Bearer {program}"}).json()
    assert not NOT_BY_A_PROGRAM & {each["kind"] for each in told}


def test_somebody_who_may_no_longer_sign_in_records_nothing_by_a_token_made_before(casework: str) -> None:
    reference = opened(casework)
    User.objects.filter(username="casework.officer").update(is_active=False)
    answer = send(f"people/{reference}/facts", {"facts": [NAMED]}, casework)
    assert answer.status_code in (403, 404)
    assert FactRow.objects.count() == 1


def test_an_inspector_records_nothing() -> None:
    assert send("people", {"facts": [NAMED]}, acting("casework", "inspector")).status_code == 403


def test_the_same_request_again_records_nothing_more(casework: str) -> None:
    reference = opened(casework)
    body = {"facts": [NAMED]}
    first = send(f"people/{reference}/facts", body, casework, "one")
    again = send(f"people/{reference}/facts", body, casework, "one")
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json()["recorded"] == first.json()["recorded"]
    assert (first.json()["again"], again.json()["again"]) == (False, True)
    other = send(f"people/{reference}/facts", {"facts": [REFERRED]}, casework, "one")
    assert (other.status_code, other.json()["title"]) == (409, "The key was used before")
    assert FactRow.objects.count() == 2


def test_a_key_is_asked_for_and_one_of_another_token_is_another(casework: str) -> None:
    headers = {"Authorization": f"Bearer {casework}"}
    answer = Client().post("/api/v1/people", json.dumps({"facts": [NAMED]}), content_type="application/json",
                           headers=headers)  # fmt: skip
    assert (answer.status_code, "Idempotency-Key" in answer.json()["detail"]) == (400, True)
    intake = acting("intake")
    for token in (casework, intake):
        assert send("people", {"facts": [NAMED]}, token, "same").status_code == 201
    assert Person.objects.count() == 2


def test_of_facts_that_come_together_all_are_recorded_or_none(casework: str) -> None:
    reference = opened(casework)
    wrong = {"kind": "immigration.deportation_ordered", "happened": "2026-06-02"}
    assert send(f"people/{reference}/facts", {"facts": [NAMED, wrong]}, casework, "k").status_code == 403
    assert FactRow.objects.count() == 1
    assert RecordedByToken.objects.count() == 1
    assert send(f"people/{reference}/facts", {"facts": [NAMED]}, casework, "k").status_code == 201


@pytest.mark.parametrize(
    ("fact", "code", "said"),
    [
        (NAMED | {"happened": "2026-06-11"}, 422, "today or in the past"),
        (NAMED | {"until": "2026-06-05"}, 422, "happens on one day"),
        (NAMED | {"kind": "identity.nothing"}, 422, "no kind of fact"),
        (NAMED | {"said": {"full": "A", "more": 1}}, 422, "more: "),
        (NAMED | {"said": {"full": "A\x00B"}}, 422, "NUL"),
        (NAMED | {"said": {"full": "A\ud800"}}, 422, "full"),
        (NAMED | {"said": {"kind": "identity.name_stated", "full": "A"}}, 422, "beside what is said"),
        ({"kind": "identity.record_joined", "happened": "2026-06-01", "said": {}}, 409, "not recorded by hand"),
        ({"happened": "2026-06-01"}, 400, "kind"),
        (NAMED | {"happened": "June"}, 400, "happened"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_recorded(casework: str, fact: Any, code: int, said: str) -> None:
    reference = opened(casework)
    answer = send(f"people/{reference}/facts", {"facts": [fact]}, casework)
    assert (answer.status_code, said in answer.json()["detail"]) == (code, True), answer.json()
    assert FactRow.objects.count() == 1


def test_a_record_that_is_not_there_and_one_that_may_not_be_seen_answer_alike(casework: str) -> None:
    reference = opened(casework)
    Person.objects.update(handling="restricted")
    hidden = send(f"people/{reference}/facts", {"facts": [NAMED]}, casework)
    absent = send("people/ZZZZ-ZZZZ/facts", {"facts": [NAMED]}, casework)
    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert hidden.json() == absent.json()


def test_a_fact_is_put_right_with_its_reason_and_one_of_another_record_is_not(casework: str) -> None:
    reference, other = opened(casework), opened(casework)
    number = FactRow.objects.get(person__reference=reference).number
    body = {"reason": "Misheard", "instead": {"full": "Anselm Verrucci"}}
    assert send(f"people/{other}/facts/{number}/correction", body, casework).status_code == 409
    answer = send(f"people/{reference}/facts/{number}/correction", body, casework)
    assert answer.status_code == 201
    correction = FactRow.objects.get(number=answer.json()["recorded"][0])
    assert (correction.corrects, correction.payload["instead"]) == (number, {"full": "Anselm Verrucci"})
    assert send(f"people/{reference}/facts/{number}/correction", {"reason": " "}, casework).status_code == 409


def test_the_kinds_are_those_whom_the_token_acts_for_may_record_with_their_schema(casework: str) -> None:
    asked = Client().get("/api/v1/kinds", headers={"Authorization": f"Bearer {casework}"}).json()
    kinds = {each["kind"]: each for each in asked}
    assert "consideration.decided" in kinds
    assert "immigration.detention_authorised" not in kinds
    assert set(kinds) < {kind.key for kind in KINDS.values() if kind.by_hand}
    assert kinds["consideration.decided"]["said"]["required"] == ["outcome", "reasons", "decided_by"]
    nobody = new_token("reader", feeds=[], may_read_people=True)
    assert Client().get("/api/v1/kinds", headers={"Authorization": f"Bearer {nobody}"}).status_code == 403


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.floats(allow_nan=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FACT = st.fixed_dictionaries(
    {"kind": st.sampled_from(sorted(KINDS)), "happened": st.dates(date(2020, 1, 1), date(2026, 6, 10)).map(str)},
    optional={"said": st.dictionaries(st.sampled_from(["full", "by", "reason", "attempt", "code"]), JSON, max_size=4),
              "until": st.dates().map(str)},
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fact=FACT | JSON)
def test_whatever_is_sent_is_recorded_or_refused_and_never_a_fault(casework: str, fact: Any) -> None:
    reference = Person.objects.order_by("id").values_list("reference", flat=True).first() or opened(casework)
    before = FactRow.objects.count()
    answer = send(f"people/{reference}/facts", {"facts": [fact]}, casework)
    assert answer.status_code in (201, 400, 403, 409, 422), answer.content
    assert FactRow.objects.count() == before + (answer.status_code == 201)
