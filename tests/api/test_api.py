"""Delivery over HTTP and asking how a person stands: tokens, counts, receipts, refusals, and never a fault."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.exchange.payloads import REFERRAL, prisoner

from casekeeper.api.tokens import new_token, revoke
from casekeeper.exchange.feeds import FEEDS
from casekeeper.records.finding import find_person
from casekeeper.records.models import ApiToken, Look, Person

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture
def token() -> str:
    return new_token("Exampleton prison", feeds=list(FEEDS), may_read_people=True)


def post(feed: str, body: Any, token: str = "") -> Any:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    data = body if isinstance(body, bytes) else json.dumps(body)
    return Client(raise_request_exception=False).post(
        f"/api/v1/feeds/{feed}", data, content_type="application/json", headers=headers
    )


def get(path: str, token: str = "") -> Any:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    return Client(raise_request_exception=False).get(f"/api/v1/{path}", headers=headers)


def test_documents_are_delivered_and_counted(token: str) -> None:
    answer = post("prisoners", [prisoner(), {"nobody": 1}], token)
    assert answer.status_code == 200
    assert {name: answer.json()[name] for name in ("read", "new", "changed", "unchanged", "quarantined")} == {
        "read": 2, "new": 1, "changed": 0, "unchanged": 0, "quarantined": 1,
    }  # fmt: skip
    assert post("prisoners", prisoner(), token).json()["unchanged"] == 1


def test_a_referral_is_answered_with_its_receipt(token: str) -> None:
    answer = post("referrals", [REFERRAL, REFERRAL | {"previousConvictions": "absent"}], token).json()
    accepted, rejected = answer["receipts"]
    assert accepted["outcome"] == "accepted"
    assert rejected["reasons"]


def test_a_referral_nested_too_deeply_is_quarantined_and_no_fault(token: str) -> None:
    deep = json.dumps(REFERRAL)[:-1] + ', "x": ' + "[" * 900 + "]" * 900 + "}"
    answer = post("referrals", deep.encode(), token)
    assert (answer.status_code, answer.json()["quarantined"]) == (200, 1)


def test_without_a_token_that_holds_nothing_is_taken(token: str) -> None:
    assert post("prisoners", prisoner()).status_code == 401
    assert post("prisoners", prisoner(), "ck_wrong").status_code == 401
    revoke("Exampleton prison")
    assert post("prisoners", prisoner(), token).status_code == 401
    assert Person.objects.count() == 0


def test_a_token_opens_only_what_it_was_made_for() -> None:
    narrow = new_token("Court service", feeds=["court"])
    assert post("prisoners", prisoner(), narrow).status_code == 403
    assert get("people/C2468DE", narrow).status_code == 403


def test_the_token_itself_is_not_kept(token: str) -> None:
    assert token not in json.dumps(list(ApiToken.objects.values()), default=str)


def test_a_person_is_explained_and_the_look_is_logged(token: str) -> None:
    post("prisoners", prisoner(), token)
    answer = get("people/C2468DE", token)
    assert answer.status_code == 200
    assert answer.json()["duties"]
    assert Look.objects.get().person == find_person("C2468DE")


@pytest.mark.parametrize("path", ["people/ZZZZ-ZZZZ", "people/%00", "people/" + "9" * 500, "people/%F0%9F%98%80"])
def test_nobody_by_that_name_is_not_found(path: str, token: str) -> None:
    assert get(path, token).status_code == 404


def test_a_restricted_record_answers_as_if_it_were_not_there(token: str) -> None:
    post("prisoners", prisoner(), token)
    Person.objects.update(handling="restricted")
    assert get("people/C2468DE", token).status_code == 404


@pytest.mark.parametrize("query", ["as_at=soon", "as_at=2026-02-30", "known_on=x"])
def test_a_day_that_is_none_is_refused(query: str, token: str) -> None:
    post("prisoners", prisoner(), token)
    assert get(f"people/C2468DE?{query}", token).status_code == 400


@pytest.mark.parametrize("query", ["as_at=0001-01-01", "as_at=9999-12-31", "known_on=9999-12-31"])
def test_a_day_far_off_is_answered_or_refused(query: str, token: str) -> None:
    post("prisoners", prisoner(), token)
    assert get(f"people/C2468DE?{query}", token).status_code in (200, 400)


def test_a_body_that_is_empty_too_large_or_for_no_feed_is_refused(token: str, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1000
    assert post("prisoners", b"", token).status_code == 400
    assert post("prisoners", b"x" * 2000, token).status_code == 413
    assert post("planets", prisoner(), token).status_code == 404


def test_the_api_describes_itself() -> None:
    described = get("openapi.json").json()
    assert {"/api/v1/feeds/{feed}", "/api/v1/people/{reference}"} <= set(described["paths"])


PLAIN = st.none() | st.booleans() | st.floats() | st.text()
JSON = st.recursive(PLAIN, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))


@given(feed=st.sampled_from(sorted(FEEDS)), body=st.binary(max_size=200) | JSON)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_body_makes_a_fault(token: str, feed: str, body: Any) -> None:
    assert post(feed, body, token).status_code in (200, 400)
