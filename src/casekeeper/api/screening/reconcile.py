"""The Reconciliation Service API 0.2 of the W3C community group, for OpenRefine and spreadsheets.

Nothing is ever called a match here: whoever asks would join a whole column by it. Whether an entry reaches the
threshold is told among the features; a person chooses.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router, Status

from casekeeper.actions.screen_somebody import Seen, screen
from casekeeper.api.problems import problem
from casekeeper.api.screening.access import asking_of, could_not, refused, writable
from casekeeper.api.screening.extend import extended
from casekeeper.api.screening.match import ANSWERS, MOST
from casekeeper.matching.screening.entry import Query
from casekeeper.matching.screening.follow_the_money import query_of
from casekeeper.records.refused import Refused
from casekeeper.records.screening import sources
from casekeeper.records.screening.asking import Asked

PERSON = {"id": "Person", "name": "Person"}
PROPERTIES = ("name", "alias", "birthDate", "nationality", "passportNumber", "idNumber", "gender")
FORM = {
    "requestBody": {
        "content": {
            "application/x-www-form-urlencoded": {
                "schema": {
                    "type": "object",
                    "properties": {"queries": {"type": "string"}, "extend": {"type": "string"}},
                }
            }
        }
    }
}


def reconcile() -> Router:
    """The addresses."""
    router = Router(tags=["Reconciliation"])

    @router.get("/reconcile/{dataset}", response=ANSWERS, summary="The manifest; or answers, with ?queries=")
    def manifest(
        request: HttpRequest, response: HttpResponse, dataset: str, queries: str = "", extend: str = ""
    ) -> Any:
        """What this service is and offers."""
        if extend:
            return extended(request, response, dataset, extend)
        return _answers(request, response, dataset, queries) if queries else Status(200, _manifest(request, dataset))

    @router.post("/reconcile/{dataset}", response=ANSWERS, openapi_extra=FORM, summary="Answers to queries")
    def ask(request: HttpRequest, response: HttpResponse, dataset: str) -> Any:
        """The form field `queries` holds them as JSON, each under a key; or `extend`, ids and properties."""
        if "extend" in request.POST and "queries" not in request.POST:
            return extended(request, response, dataset, request.POST["extend"])
        return _answers(request, response, dataset, request.POST.get("queries", ""))

    @router.get("/reconcile/{dataset}/suggest/entity", response=ANSWERS, summary="Entries by the start of a name")
    def entities(request: HttpRequest, response: HttpResponse, dataset: str, prefix: str = "") -> Any:
        """The likest entries; the name is looked for as it stands so far."""
        wrong = refused(request, response, 1)
        if wrong is not None:
            return wrong
        query = Query("prefix", names=(writable(prefix)[:200],))
        if Asked(query).is_empty:
            return Status(200, {"result": []})
        try:
            (answer,) = screen([Asked(query)], asking_of(request, dataset, limit=10))
        except Refused as error:
            return could_not(error, response)
        return Status(200, {"result": [
            {"id": one.entry.key, "name": _name(one), "description": one.entry.dataset} for one in answer.seen
        ]})  # fmt: skip

    @router.get("/reconcile/{dataset}/suggest/type", response=ANSWERS, summary="The one type there is")
    def types(request: HttpRequest, dataset: str, prefix: str = "") -> Any:
        """People alone are screened."""
        return Status(200, {"result": [PERSON]})

    @router.get("/reconcile/{dataset}/suggest/property", response=ANSWERS, summary="Properties by their start")
    def properties(request: HttpRequest, dataset: str, prefix: str = "") -> Any:
        """What a query may say beside the name."""
        found = [one for one in PROPERTIES if one.lower().startswith(prefix.lower())]
        return Status(200, {"result": [{"id": one, "name": one} for one in found]})

    @router.get("/reconcile/{dataset}/preview", response=ANSWERS, summary="A small page about an entry")
    def preview(request: HttpRequest, response: HttpResponse, dataset: str, id: str = "") -> Any:
        """Name, birth date and list. Alerts of ours have no preview: their page is the record's."""
        wrong = refused(request, response, 1)
        if wrong is not None:
            return wrong
        found = sources.found([id]).get(id) if writable(id) == id and not id.startswith(f"{sources.OWN}/") else None
        if found is None:
            return Status(404, problem("No such entry", "Give an id that an answer of ours gave."))
        lines = [", ".join(found.entry.names), ", ".join(found.entry.born), found.dataset]
        body = "".join(f"<p>{escape(line)}</p>" for line in lines if line)
        page = f"<!DOCTYPE html><html lang='en'><head><title>Entry</title></head><body>{body}</body></html>"
        return HttpResponse(page, content_type="text/html; charset=utf-8")

    return router


def _answers(request: HttpRequest, response: HttpResponse, dataset: str, text: str) -> Any:
    queries = _queries(text)
    if queries is None or len(queries) > MOST:
        expected = f"Expected `queries` as a JSON object with at most {MOST} queries, each an object with `query`."
        return Status(400, problem("Not understood", expected))
    wrong = refused(request, response, max(1, len(queries)))
    if wrong is not None:
        return wrong
    asked = {key: query for key, said in queries.items() if not Asked(query := _query(said)).is_empty}
    limit = max([1, *(_limit(queries[key]) for key in asked)])
    try:
        found = (
            screen([Asked(one) for one in asked.values()], asking_of(request, dataset, limit=limit)) if asked else []
        )
    except Refused as error:
        return could_not(error, response)
    told: dict[str, Any] = {key: {"result": []} for key in queries}
    for key, answer in zip(asked, found, strict=True):
        told[key] = {"result": [_candidate(one) for one in answer.seen[: _limit(queries[key])]]}
    return Status(200, told)


def _queries(text: str) -> dict[str, Mapping[str, Any]] | None:
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return None
    fits = isinstance(said, dict) and all(isinstance(one, dict) for one in said.values())
    return said if fits else None


def _limit(said: Mapping[str, Any]) -> int:
    limit = said.get("limit")
    return min(max(limit, 1), 100) if isinstance(limit, int) and not isinstance(limit, bool) else 5


def _query(said: Mapping[str, Any]) -> Query:
    """The name, and the properties as an entity would have them."""
    text = said.get("query")
    properties: dict[str, list[Any]] = {"name": [text]} if isinstance(text, str) else {}
    listed = said.get("properties")
    for one in listed if isinstance(listed, list) else []:
        if isinstance(one, dict) and isinstance(one.get("pid"), str):
            value = one.get("v")
            properties.setdefault(one["pid"], []).extend(value if isinstance(value, list) else [value])
    found = query_of({"id": "q", "schema": "Person", "properties": properties})
    return found if isinstance(found, Query) else Query("q")


def _name(seen: Seen) -> str:
    names = seen.entry.entry.names
    return names[0] if names else seen.entry.key


def _candidate(seen: Seen) -> dict[str, Any]:
    parts = [{"id": f"{part.term}: {part.how}", "value": part.weight} for part in seen.candidate.parts]
    reached = {"id": "reaches the threshold", "value": seen.alerts}
    return {
        "id": seen.entry.key, "name": _name(seen), "type": [PERSON], "score": round(seen.candidate.score * 100, 4),
        "match": False, "features": [*parts, reached], "description": seen.entry.dataset,
    }  # fmt: skip


def _manifest(request: HttpRequest, dataset: str) -> dict[str, Any]:
    here = request.build_absolute_uri(request.path).rstrip("/")
    base = here.partition("/reconcile/")[0]
    suggest = {
        name: {"service_url": here, "service_path": f"/suggest/{name}"} for name in ("entity", "type", "property")
    }
    return {
        "versions": ["0.2"], "name": f"Casekeeper screening: {dataset}"[:120], "identifierSpace": f"{base}/entities/",
        "schemaSpace": "https://followthemoney.tech/explorer/schemata/", "defaultTypes": [PERSON],
        "view": {"url": f"{base}/entities/{{{{id}}}}"}, "suggest": suggest,
        "preview": {"url": f"{here}/preview?id={{{{id}}}}", "width": 400, "height": 120},
        "extend": {"propose_properties": {"service_url": here, "service_path": "/extend/propose"},
                   "property_settings": []},
        "authentication": {"type": "apiKey", "name": "Authorization", "in": "header"},
    }  # fmt: skip
