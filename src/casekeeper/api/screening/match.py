"""Questions as entities: a hundred at once, or one a line; and a name as free text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from ninja import Query as Asked_
from ninja import Router, Schema, Status
from pydantic import Field

from casekeeper.actions.screen_somebody import Asking, screen
from casekeeper.api.problems import Problem, problem
from casekeeper.api.screening.access import REFUSALS, asking_of, could_not, refused, writable
from casekeeper.api.screening.told import answered, rests_on, result
from casekeeper.matching.screening.entry import Query
from casekeeper.matching.screening.follow_the_money import query_of
from casekeeper.records.refused import Refused
from casekeeper.records.screening.asking import Asked

MOST = 100
ALGORITHM = "aligned-names"
ALGORITHMS = ("best", ALGORITHM)
LONGEST = 200


class Questions(Schema):
    """Up to a hundred, each under a key of the asker's own: an entity with `schema` and `properties`.

    Every property is a list of texts, such as name, birthDate, nationality, passportNumber.
    """

    queries: dict[str, dict[str, Any]]


class Wanted(Schema):
    """How the answer is wanted. Without `threshold` the policy's own decides what is called a match."""

    limit: int = Field(5, ge=1, le=100)
    threshold: float | None = Field(None, ge=0, le=1)
    algorithm: str = Field("best", max_length=60)
    exclude_entity_ids: list[str] = Field([], max_length=50)
    purpose: str = Field("", max_length=LONGEST)

    def asking(self, request: HttpRequest, dataset: str) -> Asking:
        """Who asks, why and where."""
        return asking_of(request, dataset, limit=self.limit, purpose=self.purpose, threshold=self.threshold,
                         without=frozenset(self.exclude_entity_ids))  # fmt: skip


ANSWERS: dict[Any, Any] = {200: dict[str, Any]} | dict.fromkeys(REFUSALS, Problem)
LINES = {
    "requestBody": {
        "required": True, "description": "One entity a line, with an id of the asker's own.",
        "content": {"application/x-ndjson": {"schema": {"type": "string"}}},
    }
}  # fmt: skip


def match() -> Router:
    """The addresses that answer questions."""
    router = Router(tags=["Screening"])

    @router.post("/match/{dataset}", response=ANSWERS, summary="Is anybody of these on a list?")
    def ask(request: HttpRequest, response: HttpResponse, dataset: str, body: Questions, wanted: Asked_[Wanted]) -> Any:
        """Each question is kept with its purpose; an answer carries its decision number and every part of a score."""
        wrong = _wrong(wanted, len(body.queries)) or refused(request, response, max(1, len(body.queries)))
        if wrong is not None:
            return wrong
        asked, answers = _read(body.queries)
        try:
            found = screen([Asked(query) for query in asked.values()], wanted.asking(request, dataset)) if asked else []
        except Refused as error:
            return could_not(error, response)
        for key, answer in zip(asked, found, strict=True):
            answers[key] = answered(answer, body.queries[key])
        ordered = {key: answers[key] for key in body.queries}
        return Status(200, {"responses": ordered, "matcher": {"name": ALGORITHM}, "limit": wanted.limit})

    @router.post("/match/{dataset}/lines", response=ANSWERS, openapi_extra=LINES, summary="The same, one a line")
    def lines(request: HttpRequest, response: HttpResponse, dataset: str, wanted: Asked_[Wanted]) -> Any:
        """Answers in order, one JSON object a line; a line that cannot be read is answered with what is wrong."""
        try:
            each = [line for line in request.body.splitlines() if line.strip()]
        except RequestDataTooBig:
            return Status(413, problem("Too large", "Send at most 10 MB at once."))
        if not each:
            return Status(400, problem("Nothing came", "Send at least one line."))
        wrong = _wrong(wanted, 1) or refused(request, response, len(each))
        if wrong is not None:
            return wrong
        asking = wanted.asking(request, dataset)
        try:
            first = _chunk(each[:MOST], asking)
        except Refused as error:
            return could_not(error, response)
        return StreamingHttpResponse(_all(first, each, asking), content_type="application/x-ndjson")

    @router.get("/search/{dataset}", response=ANSWERS, summary="A name as free text")
    def search(
        request: HttpRequest,
        response: HttpResponse,
        dataset: str,
        wanted: Asked_[Wanted],
        q: str = "",
    ) -> Any:
        """The entries likest the name, best first."""
        wrong = _wrong(wanted, 1) or refused(request, response, 1)
        if wrong is not None:
            return wrong
        try:
            (answer,) = screen([Asked(Query("q", names=(writable(q)[:LONGEST],)))], wanted.asking(request, dataset))
        except Refused as error:
            return could_not(error, response)
        results = [result(seen) for seen in answer.seen]
        total = {"value": len(results), "relation": "eq"}
        return Status(200, {"limit": wanted.limit, "offset": 0, "total": total, "results": results} | rests_on(answer))

    return router


def _wrong(wanted: Wanted, questions: int) -> Status[Any] | None:
    if questions > MOST:
        return Status(413, problem("Too many questions", f"Ask at most {MOST} at once, or one a line at /lines."))
    if wanted.algorithm not in ALGORITHMS:
        return Status(400, problem("No such algorithm", f"Use one of: {', '.join(ALGORITHMS)}."))
    return None


def _read(queries: Mapping[str, Any]) -> tuple[dict[str, Query], dict[str, dict[str, Any]]]:
    """The questions that can be asked, and the answers to those that cannot."""
    asked: dict[str, Query] = {}
    answers: dict[str, dict[str, Any]] = {}
    for key, said in queries.items():
        query = query_of(said)
        if not isinstance(query, Query):
            answers[key] = _bad(f"Expected {query.expected}; got {query.came}.", said)
        elif Asked(query).is_empty:
            answers[key] = _bad("There is nothing to look for. Give at least one name or one document number.", said)
        else:
            asked[key] = query
    return asked, answers


def _bad(detail: str, said: Any) -> dict[str, Any]:
    total = {"value": 0, "relation": "eq"}
    return {"status": 400, "query": said, "total": total, "results": [], "detail": detail}


def _chunk(lines: list[bytes], asking: Asking) -> list[dict[str, Any]]:
    said: dict[str, Any] = {}
    for number, line in enumerate(lines):
        try:
            said[str(number)] = json.loads(line)
        except (ValueError, RecursionError):
            said[str(number)] = line[:LONGEST].decode("utf-8", "replace")
    asked, answers = _read(said)
    found = screen([Asked(query) for query in asked.values()], asking) if asked else []
    for key, answer in zip(asked, found, strict=True):
        answers[key] = answered(answer, said[key])
    return [{"id": one.get("id") if isinstance(one, dict) else None} | answers[key] for key, one in said.items()]


def _all(first: list[dict[str, Any]], lines: list[bytes], asking: Asking) -> Iterator[bytes]:
    yield from _written(first)
    for start in range(MOST, len(lines), MOST):
        yield from _written(_chunk(lines[start : start + MOST], asking))


def _written(answers: list[dict[str, Any]]) -> Iterator[bytes]:
    for answer in answers:
        yield json.dumps(answer, default=str).encode() + b"\n"
