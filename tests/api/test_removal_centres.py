"""Removal centres over HTTP: what is new, what is told again, what is refused and why, and never a fault."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exchange.removal_centre_documents import ARRAN, BOOKINGS, CHECK_IN, HEARTBEAT, ORDERS, event, two_centres

from casekeeper.api.tokens import new_token
from casekeeper.exchange.quarantine import open_ones
from casekeeper.records import clock
from casekeeper.records.models import EstateSnapshot, EstateStatement

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture
def token(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("CASEKEEPER_TODAY", "2026-03-02")
    monkeypatch.setattr(clock, "now", lambda: datetime(2026, 3, 2, 12, tzinfo=UTC))
    two_centres()
    return new_token("Movement desk", feeds=["removal-centres"])


def post(path: str, body: Any, token: str) -> Any:
    data = body if isinstance(body, bytes) else json.dumps(body)
    client = Client(raise_request_exception=False)
    headers = {"Authorization": f"Bearer {token}"}
    return client.post(f"/api/v1/removal-centres/{path}", data, content_type="application/json", headers=headers)


def test_a_new_event_is_201_and_exactly_the_same_again_is_208_and_changes_nothing(token: str) -> None:
    assert post("heather-lodge/event", CHECK_IN, token).status_code == 201
    again = post("heather-lodge/event", CHECK_IN, token)
    assert (again.status_code, again.json()["outcome"]) == (208, "the same as before; nothing changed")
    assert EstateStatement.objects.filter(kind="event").count() == 1
    assert post("heather-lodge/event", CHECK_IN | {"cid_id": ARRAN + 5, "person_id": 13}, token).status_code == 201


def test_a_heartbeat_is_taken_and_the_centre_in_the_address_must_be_the_one_in_it(token: str) -> None:
    assert post("heather-lodge/heartbeat", HEARTBEAT, token).status_code == 200
    assert post("Heather Lodge/heartbeat", HEARTBEAT, token).json()["outcome"].startswith("the same")
    other = post("fenwick-hall/heartbeat", HEARTBEAT, token)
    assert (other.status_code, other.json()["title"]) == (422, "Contradicts")
    assert post("atlantis/heartbeat", HEARTBEAT | {"centre": "atlantis"}, token).status_code == 400
    assert post("heather-lodge/heartbeat", HEARTBEAT | {"male_occupied": -3}, token).status_code == 400
    assert post("heather-lodge/heartbeat", {"male_occupied": 3}, token).status_code == 400
    assert EstateStatement.objects.filter(kind="heartbeat").count() == 1


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (event("dance"), 400), (event("check in", timestamp="yesterday"), 400), (event("check out", person_id=""), 400),
        (event("inter site transfer", centre_to="heather lodge"), 422),
        (event("inter site transfer", centre_to="Atlantis"), 400), (b"[1]", 400), (b"{", 400), (b"", 400),
        (b"[" * 5000, 400),
    ],
)  # fmt: skip
def test_an_event_that_cannot_be_taken_says_what_was_expected(token: str, body: Any, code: int) -> None:
    answer = post("heather-lodge/event", body, token)
    assert answer.status_code == code
    assert answer.json()["detail"]
    assert not EstateStatement.objects.filter(kind="event").exists()


def test_lists_replace_what_was_before_and_an_empty_one_of_bookings_is_422(token: str) -> None:
    assert post("movement-orders", ORDERS, token).status_code == 200
    assert post("pre-bookings", BOOKINGS, token).status_code == 200
    assert post("pre-bookings", {"cDataSet": []}, token).status_code == 422
    late = [BOOKINGS["cDataSet"][0] | {"timestamp": "2026-03-05T09:00:00Z"}]
    assert post("pre-bookings", {"cDataSet": late}, token).status_code == 422
    assert post("movement-orders", {"rows": []}, token).status_code == 400
    assert EstateSnapshot.objects.count() == 2
    empty = post("movement-orders", {"cDataSet": []}, token)
    assert (empty.status_code, len(empty.json()["warnings"])) == (200, 1)
    assert EstateSnapshot.objects.filter(kind="orders").count() == 2


def test_a_row_that_is_not_read_is_named_in_the_answer_and_waits_in_quarantine(token: str) -> None:
    unknown = ORDERS["cDataSet"][0] | {"Location": "Nowhere"}
    answer = post("movement-orders", {"cDataSet": [*ORDERS["cDataSet"], unknown]}, token)
    assert answer.status_code == 200
    (reason,) = answer.json()["not_read"]
    assert reason["came"] == "Nowhere"
    assert len(open_ones()) == 1


def test_only_a_token_for_removal_centres_is_taken(token: str) -> None:
    other = new_token("Court service", feeds=["court"])
    assert post("heather-lodge/event", CHECK_IN, other).status_code == 403
    assert post("movement-orders", ORDERS, "ck_wrong").status_code == 401


def test_the_addresses_are_described(token: str) -> None:
    paths = Client().get("/api/v1/openapi.json").json()["paths"]
    found = {path: set(said["post"]["responses"]) for path, said in paths.items() if "removal-centres" in path}
    assert len(found) == 4
    assert {"201", "208", "400", "422"} <= found["/api/v1/removal-centres/{centre}/event"]


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=8,
)  # fmt: skip


@given(
    path=st.sampled_from(["heather-lodge/event", "heather-lodge/heartbeat", "movement-orders", "pre-bookings"]),
    good=st.sampled_from([CHECK_IN, HEARTBEAT, ORDERS, BOOKINGS]), name=st.text(max_size=8), value=ANYTHING,
    raw=st.binary(max_size=60),
)  # fmt: skip
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_body_makes_a_fault(token: str, path: str, good: Any, name: str, value: Any, raw: bytes) -> None:
    for body in (raw, good | {name: value}, {key: value for key in good}, [value]):
        assert post(path, body, token).status_code in (200, 201, 208, 400, 422)
