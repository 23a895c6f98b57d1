"""Other systems screen: answers in the shapes they know, with decision numbers; limits; and never a fault."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.invented_lists import InventedLists, entry
from tests.invented_lists_fixture import anew, calibrated

from casekeeper.api.tokens import new_token
from casekeeper.matching.screening.entry import Document
from casekeeper.matching.screening.follow_the_money import entry_of
from casekeeper.records.clock import now
from casekeeper.records.models import Check, Look, Person
from casekeeper.records.opening import open_person
from casekeeper.records.screening import held

pytestmark = [pytest.mark.database, pytest.mark.django_db]
OSGAR = {"schema": "Person", "properties": {"name": ["Osgar Tvelding"], "birthDate": ["1970-03-01"]}}


@pytest.fixture
def token(lists: InventedLists) -> str:
    calibrated()
    return new_token("Exampleton port", feeds=[], may_screen=True)


def call(method: str, path: str, token: str, body: Any = None, content_type: str = "application/json") -> Any:
    client = Client(raise_request_exception=False, headers={"Authorization": f"Bearer {token}"})
    if method == "GET":
        return client.get(f"/api/v1/{path}")
    data = body if isinstance(body, str | bytes) else json.dumps(body)
    return client.post(f"/api/v1/{path}", data, content_type=content_type)


def match(token: str, queries: Any, parts: str = "", dataset: str = "all") -> Any:
    return call("POST", f"match/{dataset}?{parts}", token, {"queries": queries})


def test_questions_are_answered_under_their_keys_with_score_reasons_and_what_they_rest_on(token: str) -> None:
    answer = match(token, {"a": OSGAR, "b": {"schema": "Person", "properties": {"name": ["Nobody Atall"]}}}).json()
    assert list(answer["responses"]) == ["a", "b"]
    first, second = answer["responses"].values()
    (found,) = first["results"]
    assert (found["id"], found["match"], found["score"], found["datasets"]) == ("harbour/1", True, 1.0, ["harbour"])
    assert found["properties"]["name"] == ["Osgar Tvelding"]
    assert "osgar stands in both" in [one["detail"] for one in found["explanations"].values()]
    assert (first["status"], first["total"], second["results"]) == (200, {"value": 1, "relation": "eq"}, [])
    assert (first["list_versions"], first["model_version"], first["threshold"]) == ({"harbour": "1"}, "words 1", 0.6)
    assert {str(one) for one in Check.objects.values_list("id", flat=True)} == {
        first["decision_id"], second["decision_id"],
    }  # fmt: skip


def test_an_entity_that_comes_out_is_read_as_the_entry_it_was(token: str, lists: InventedLists) -> None:
    told = entry("p/1", "Pell Oduwayo", "Pell O", born="1990", nationalities=("ng",), sex="f",
                 documents=(Document("A1234567", "passport", "ng"),))  # fmt: skip
    lists.publish("harbour", told)
    anew()
    (found,) = match(token, {"a": {"properties": {"name": ["Pell Oduwayo"]}}}).json()["responses"]["a"]["results"]
    again = entry_of(found)
    assert not isinstance(again, str)
    assert (again.names, again.born, again.documents) == (told.names, told.born, told.documents)  # type: ignore[union-attr]
    assert call("GET", f"entities/{quote(found['id'])}", token).json()["properties"] == found["properties"]


def test_every_question_is_kept_with_its_purpose(token: str) -> None:
    match(token, {"a": OSGAR}, "purpose=visa%20desk")
    match(token, {"a": OSGAR})
    assert list(Check.objects.order_by("at").values_list("purpose", "by")) == [
        ("visa desk", "token Exampleton port"), ("asked by Exampleton port", "token Exampleton port"),
    ]  # fmt: skip


def test_how_the_answer_is_wanted_is_heeded(token: str, lists: InventedLists) -> None:
    lists.publish("quay", entry(1, "Osgar Tvelding"), entry(2, "Osgar Tvelding Orme"))
    anew()
    ids = [one["id"] for one in match(token, {"a": OSGAR}, "limit=2").json()["responses"]["a"]["results"]]
    assert ids == ["harbour/1", "quay/1"]
    answer = match(token, {"a": OSGAR}, "threshold=0.99&exclude_entity_ids=harbour/1", "quay").json()
    results = answer["responses"]["a"]["results"]
    assert [(one["id"], one["match"]) for one in results] == [("quay/1", True), ("quay/2", False)]


@pytest.mark.parametrize(
    ("parts", "dataset", "queries", "status"),
    [
        ("limit=0", "all", {"a": OSGAR}, 400), ("limit=x", "all", {"a": OSGAR}, 400), ("threshold=2", "all", {}, 400),
        ("algorithm=oracle", "all", {"a": OSGAR}, 400), ("", "elsewhere", {"a": OSGAR}, 404),
        ("", "all", {str(one): OSGAR for one in range(101)}, 413), ("", "all", [], 400),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_in_one_shape(
    parts: str, dataset: str, queries: Any, status: int, token: str
) -> None:
    answer = match(token, queries, parts, dataset)
    assert answer.status_code == status
    assert set(answer.json()) == {"title", "detail"}
    assert Check.objects.count() == 0


def test_a_question_with_nothing_to_look_for_is_answered_so_beside_the_others(token: str) -> None:
    answer = match(token, {"a": OSGAR, "b": {"properties": {"birthDate": ["1970"]}}}).json()["responses"]
    assert [one["status"] for one in answer.values()] == [200, 400]
    assert "name" in answer["b"]["detail"]


def test_a_token_without_the_right_or_no_token_is_refused(token: str) -> None:
    narrow = new_token("Court service", feeds=["court"])
    for path in ("search/all?q=x", "entities/harbour/1", "reconcile/all?queries={}"):
        assert call("GET", path, narrow).status_code == 403
    assert match(narrow, {"a": OSGAR}).status_code == 403
    assert match("ck_wrong", {"a": OSGAR}).status_code == 401


def test_more_questions_than_the_limit_wait_for_the_next_minute(lists: InventedLists) -> None:
    calibrated()
    few = new_token("Small port", feeds=[], may_screen=True, questions_a_minute=3)
    assert match(few, {"a": OSGAR, "b": OSGAR}).status_code == 200
    refused = match(few, {"a": OSGAR, "b": OSGAR})
    assert refused.status_code == 429
    assert 1 <= int(refused.headers["Retry-After"]) <= 60
    assert match(few, {"a": OSGAR}).status_code == 200
    assert match(few, {"a": OSGAR}).status_code == 429
    assert Check.objects.count() == 3


def test_until_the_index_is_there_the_answer_is_not_ready(lists: InventedLists, monkeypatch: Any) -> None:
    monkeypatch.setattr(held, "_build_in_background", lambda **_: None)
    token = new_token("Exampleton port", feeds=[], may_screen=True)
    ready = Client().get("/api/v1/readyz")
    assert (ready.status_code, Client().get("/api/v1/healthz").status_code) == (503, 200)
    assert match(token, {"a": OSGAR}).status_code == 503
    calibrated()
    assert Client().get("/api/v1/readyz").status_code == 200


def test_a_name_is_searched_as_free_text(token: str) -> None:
    answer = call("GET", "search/harbour?q=tvelding%20osgar&limit=3", token).json()
    assert [one["id"] for one in answer["results"]] == ["harbour/1"]
    assert answer["decision_id"] == str(Check.objects.get().id)
    assert call("GET", "search/harbour?q=", token).status_code == 400


def test_lines_are_answered_in_order_and_a_line_that_is_none_says_so(token: str) -> None:
    body = "\n".join([json.dumps({"id": "x"} | OSGAR), "{", *[json.dumps({"id": "y"} | OSGAR)] * 120])
    answer = call("POST", "match/all/lines", token, body, "application/x-ndjson")
    told = [json.loads(line) for line in answer.getvalue().splitlines()]
    assert [(one["id"], one["status"]) for one in told[:3]] == [("x", 200), (None, 400), ("y", 200)]
    assert (len(told), Check.objects.count()) == (122, 121)


def test_the_catalog_tells_the_lists_and_the_algorithm_its_version(token: str) -> None:
    catalog = call("GET", "catalog", token).json()
    assert [(one["name"], one["version"]) for one in catalog["datasets"]] == [("harbour", "1")]
    assert call("GET", "algorithms", token).json()["algorithms"][0]["version"] == "words 1"


def test_an_alert_on_a_restricted_record_is_not_told(token: str, lists: Any) -> None:
    person = open_person(opened_at=now(), invented=True)
    lists.ours_too.publish("own", entry("CK-1", "Pell Oduwayo"), person={"CK-1": person.pk})
    anew()
    assert call("GET", "search/own?q=Pell", token).json()["total"]["value"] == 1
    Person.objects.update(handling="restricted")
    assert call("GET", "search/own?q=Pell", token).json()["total"]["value"] == 0
    assert call("GET", "entities/own/CK-1", token).status_code == 404


def test_reconciliation_has_a_manifest_and_answers_without_ever_calling_anything_a_match(token: str) -> None:
    manifest = call("GET", "reconcile/harbour", token).json()
    assert manifest["versions"] == ["0.2"]
    assert manifest["view"]["url"].endswith("/api/v1/entities/{{id}}")
    queries = {"q0": {"query": "Osgar Tvelding", "properties": [{"pid": "birthDate", "v": "1970-03-01"}]},
               "q1": {"query": "Nobody Atall", "limit": 1}}  # fmt: skip
    body = f"queries={quote(json.dumps(queries))}"
    form = "application/x-www-form-urlencoded"
    answer = call("POST", "reconcile/harbour", token, body, form).json()
    assert answer == call("GET", f"reconcile/harbour?{body}", token).json()
    (found,) = answer["q0"]["result"]
    assert (found["id"], found["name"], found["score"], found["match"]) == ("harbour/1", "Osgar Tvelding", 100.0, False)
    assert {"id": "reaches the threshold", "value": True} in found["features"]
    assert answer["q1"] == {"result": []}


def test_reconciliation_suggests_and_previews(token: str) -> None:
    assert call("GET", "reconcile/all/suggest/entity?prefix=Osgar", token).json()["result"][0]["id"] == "harbour/1"
    assert call("GET", "reconcile/all/suggest/property?prefix=birth", token).json()["result"][0]["id"] == "birthDate"
    page = call("GET", "reconcile/all/preview?id=harbour/1", token)
    assert b"Osgar Tvelding" in page.content
    assert call("GET", "reconcile/all/preview?id=own/CK-1", token).status_code == 404


def test_reconciled_entries_are_extended_with_what_their_list_says(token: str) -> None:
    manifest = call("GET", "reconcile/all", token).json()
    place = manifest["extend"]["propose_properties"]
    address = (place["service_url"] + place["service_path"]).partition("/api/v1/")[2]
    proposed = [one["id"] for one in call("GET", f"{address}?type=Person", token).json()["properties"]]
    assert {"name", "birthDate", "passportNumber"} <= set(proposed)
    ask = {"ids": ["harbour/1", "harbour/2", "harbour/99"], "properties": [{"id": "birthDate"}, {"id": "dataset"}]}
    body, form = f"extend={quote(json.dumps(ask))}", "application/x-www-form-urlencoded"
    answer = call("POST", "reconcile/all", token, body, form).json()
    assert answer == call("GET", f"reconcile/all?{body}", token).json()
    assert answer == {
        "meta": [{"id": "birthDate", "name": "Date of birth"}, {"id": "dataset", "name": "List"}],
        "rows": {
            "harbour/1": {"birthDate": [{"str": "1970-03-01"}], "dataset": [{"str": "harbour"}]},
            "harbour/2": {"birthDate": [{"str": "1985"}], "dataset": [{"str": "harbour"}]},
            "harbour/99": {"birthDate": [], "dataset": []},
        },
    }
    assert Look.objects.filter(what="list entries, API", count=2).count() == 2
    own = call("POST", "reconcile/own", token, body, form).json()["rows"]
    assert own["harbour/1"] == {"birthDate": [], "dataset": []}


def test_what_cannot_be_extended_is_refused_and_counts_towards_the_limit(lists: InventedLists, token: str) -> None:
    form = "application/x-www-form-urlencoded"
    asked = {"ids": ["harbour/1"] * 101, "properties": [{"id": "name"}]}
    for said in ("[]", "{", '{"ids": "x", "properties": []}', '{"ids": [], "properties": [{"id": "judgement"}]}',
                 json.dumps(asked)):  # fmt: skip
        assert call("POST", "reconcile/all", token, f"extend={quote(said)}", form).status_code == 400
    few = new_token("A slow port", feeds=[], may_screen=True, questions_a_minute=1)
    body = f"extend={quote(json.dumps(asked | {'ids': ['harbour/1', 'harbour/2']}))}"
    assert call("POST", "reconcile/all", few, body, form).status_code == 429


def test_an_alert_on_a_restricted_record_is_not_extended(lists: Any, token: str) -> None:
    person = open_person(opened_at=now(), invented=True)
    lists.ours_too.publish("own", entry("CK-1", "Pell Oduwayo", born="1990"), person={"CK-1": person.pk})
    ask = {"ids": ["own/CK-1"], "properties": [{"id": "birthDate"}]}
    body, form = f"extend={quote(json.dumps(ask))}", "application/x-www-form-urlencoded"
    rows = [call("POST", "reconcile/all", token, body, form).json()["rows"]["own/CK-1"]["birthDate"]]
    Person.objects.update(handling="restricted")
    rows.append(call("POST", "reconcile/all", token, body, form).json()["rows"]["own/CK-1"]["birthDate"])
    assert rows == [[{"str": "1990"}], []]


def test_the_api_describes_every_address_of_screening() -> None:
    paths = Client().get("/api/v1/openapi.json").json()["paths"]
    assert {f"/api/v1/{one}" for one in (
        "match/{dataset}", "match/{dataset}/lines", "search/{dataset}", "entities/{entity_id}", "algorithms", "catalog",
        "healthz", "readyz", "reconcile/{dataset}", "reconcile/{dataset}/suggest/entity", "reconcile/{dataset}/preview",
    )} <= set(paths)  # fmt: skip


KEY = st.text(max_size=6)
PLAIN = st.none() | st.booleans() | st.floats() | st.text(max_size=12) | st.integers()
JSON = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEY, inner, max_size=3))
NAMED = st.fixed_dictionaries({"properties": st.dictionaries(
    st.sampled_from(["name", "alias", "birthDate", "nationality", "passportNumber", "gender"]),
    JSON | st.lists(st.text(max_size=12) | st.just("Osgar Tvelding"), max_size=3), max_size=4)})  # fmt: skip
BODY = st.fixed_dictionaries({"queries": st.dictionaries(KEY, NAMED | JSON, max_size=3)})
DESCRIBED = (200, 400, 401, 403, 404, 413, 429, 503)


@given(
    address=st.sampled_from(["match/all", "match/all/lines", "reconcile/all"]),
    body=st.binary(max_size=80)
    | JSON
    | st.fixed_dictionaries({"queries": st.dictionaries(st.text(max_size=4), NAMED | JSON, max_size=3)}),
    parts=st.dictionaries(
        st.sampled_from(["limit", "threshold", "purpose", "exclude_entity_ids"]), st.text(max_size=6), max_size=2
    ),
)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_posted_is_answered_as_described(
    token: str, address: str, body: Any, parts: dict[str, str]
) -> None:
    query = "&".join(f"{name}={quote(value.encode('utf-8', 'replace'))}" for name, value in parts.items())
    if address.startswith("reconcile"):
        body = f"queries={quote(body if isinstance(body, bytes) else json.dumps(body))}"
        answer = call("POST", f"{address}?{query}", token, body, "application/x-www-form-urlencoded")
    else:
        answer = call("POST", f"{address}?{query}", token, body)
    assert answer.status_code in DESCRIBED
    if answer.streaming:
        assert all(json.loads(line)["status"] in (200, 400) for line in answer.getvalue().splitlines())


@given(
    address=st.sampled_from(["search/{}", "search/all?q={}", "entities/{}", "reconcile/{}", "reconcile/all?queries={}",
                             "reconcile/all/preview?id={}", "reconcile/all/suggest/entity?prefix={}",
                             "reconcile/all?extend={}", "reconcile/all/extend/propose?type={}"]),
    text=st.text(max_size=20),
)  # fmt: skip
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_asked_for_is_answered_as_described(token: str, address: str, text: str) -> None:
    path = address.format(quote(text.encode("utf-8", "replace"), safe=""))
    assert call("GET", path, token).status_code in DESCRIBED
