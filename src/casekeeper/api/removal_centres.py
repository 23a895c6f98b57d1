"""Takes what removal centres and the movement desk send, one document at a time, and says what became of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.http.request import RawPostDataException
from ninja import Router, Schema, Status

from casekeeper.api.delivery import Reading
from casekeeper.api.problems import Problem, problem
from casekeeper.records.models import ApiToken

MAY_DELIVER = "removal-centres"


class Reason(Schema):
    """Why the document, or a row of a list, was not taken."""

    expected: str
    came: str
    what_to_do: str


class Taken(Schema):
    """What became of it. Rows of a list that could not be read are named, while the rest of the list counts."""

    outcome: str
    not_read: list[Reason] = []
    warnings: list[str] = []


class Refused(Problem):
    """A refusal, with each reason."""

    not_read: list[Reason] = []


ANSWERS: dict[int, Any] = {200: Taken, 400: Refused, 403: Problem, 413: Problem, 422: Refused}
EVENT_ANSWERS: dict[int, Any] = ANSWERS | {201: Taken, 208: Taken}


def _body(properties: Mapping[str, Any], required: list[str]) -> dict[str, Any]:
    schema = {"type": "object", "required": required, "properties": dict(properties)}
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


TEXT, WHOLE = {"type": "string"}, {"type": "integer", "minimum": 0}
HEARTBEAT = _body(
    {"centre": TEXT, "male_occupied": WHOLE, "female_occupied": WHOLE, "male_outofcommission": WHOLE,
     "female_outofcommission": WHOLE},
    ["centre", "male_occupied", "female_occupied", "male_outofcommission", "female_outofcommission"],
)  # fmt: skip
EVENT = _body(
    {"centre": TEXT, "timestamp": {"type": "string", "format": "date-time"},
     "operation": {"enum": ["check in", "check out", "reinstatement", "update individual", "inter site transfer",
                            "out commission", "in commission"]},
     "person_id": {"type": ["integer", "string"]}, "cid_id": WHOLE, "gender": {"enum": ["m", "f"]},
     "nationality": TEXT, "centre_to": TEXT, "reason": TEXT, "bed_ref": TEXT,
     "single_occupancy_person_id": {"type": ["integer", "string"]}},
    ["centre", "timestamp", "operation"],
)  # fmt: skip
ORDERS = _body(
    {"cDataSet": {"type": "array", "items": {"type": "object", "properties": {
        "Location": TEXT, "MO In/MO Out": {"enum": ["In", "Out"]}, "MO Ref": WHOLE, "MO Date": TEXT, "MO Type": TEXT,
        "CID Person ID": WHOLE}}}},
    ["cDataSet"],
)  # fmt: skip
BOOKINGS = _body(
    {"cDataSet": {"type": "array", "items": {"type": "object", "properties": {
        "timestamp": {"type": "string", "format": "date-time"}, "location": TEXT, "task_force": TEXT,
        "cid_id": WHOLE}}}},
    ["cDataSet"],
)  # fmt: skip


def removal_centres(reading: Reading) -> Router:
    """The four addresses, with what reads the documents handed in."""
    router = Router(tags=["Removal centres"])

    @router.post(
        "/removal-centres/{centre}/heartbeat", response=dict(ANSWERS), openapi_extra=HEARTBEAT,
        summary="A centre's beds in use and out of commission",
    )  # fmt: skip
    def heartbeat(request: HttpRequest, centre: str) -> Any:
        """400 for a centre that is not known; 422 where the document names another than the address."""
        return _answer(request, reading, "heartbeat", centre)

    @router.post(
        "/removal-centres/{centre}/event", response=dict(EVENT_ANSWERS), openapi_extra=EVENT,
        summary="Something happened at a centre",
    )  # fmt: skip
    def event(request: HttpRequest, centre: str) -> Any:
        """201 for a new event, 208 for exactly the same one again, which changes nothing."""
        return _answer(request, reading, "event", centre)

    @router.post(
        "/removal-centres/movement-orders", response=dict(ANSWERS), openapi_extra=ORDERS,
        summary="All movement orders; they take the place of the list before",
    )  # fmt: skip
    def orders(request: HttpRequest) -> Any:
        """Orders that the list no longer has do not count any more."""
        return _answer(request, reading, "orders", "")

    @router.post(
        "/removal-centres/pre-bookings", response=dict(ANSWERS), openapi_extra=BOOKINGS,
        summary="All pre-bookings; they take the place of the list before",
    )  # fmt: skip
    def bookings(request: HttpRequest) -> Any:
        """422 for a list without any booking for the running day (seven to seven): it would empty every centre."""
        return _answer(request, reading, "bookings", "")

    return router


def _answer(request: HttpRequest, reading: Reading, kind: str, centre: str) -> Any:
    token: ApiToken = request.auth  # type: ignore[attr-defined]
    if MAY_DELIVER not in token.feeds:
        return Status(403, problem("Not for this token", f"Make one with --feed {MAY_DELIVER}."))
    try:
        document = json.loads(request.body)
    except RequestDataTooBig:
        return Status(413, problem("Too large", "Send at most 10 MB at once."))
    except (RawPostDataException, OSError):
        return Status(400, problem("The body could not be read", "Send it again."))
    except (ValueError, RecursionError):
        document = None
    if not isinstance(document, dict):
        return Status(400, problem("Not understood", "Send one JSON object."))
    found = reading.removal_centre(kind, centre, document)
    if found.outcome in ("new", "again"):
        code = {"new": 201, "again": 208}[found.outcome] if kind == "event" else 200
        outcome = "taken" if found.outcome == "new" else "the same as before; nothing changed"
        return Status(code, {"outcome": outcome, "not_read": found.reasons, "warnings": found.warnings})
    first = found.reasons[0] if found.reasons else {"expected": "a document", "came": "none", "what_to_do": ""}
    said = problem(
        found.outcome.capitalize(), f"Expected {first['expected']}; got {first['came']}. {first['what_to_do']}"
    )
    return Status(422 if found.outcome == "contradicts" else 400, said | {"not_read": found.reasons})
