"""Takes delivery of a feed's documents and answers the counts; a referral is answered with its receipts."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Callable, Collection
from typing import IO, Any, NamedTuple, Protocol

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.http.request import RawPostDataException
from ninja import Router, Schema, Status

from casekeeper.api.problems import Problem, problem
from casekeeper.records.models import ApiToken

KINDS_OF_WARNING_SHOWN = 40


class Counted(Protocol):
    """What a reading came to."""

    warnings: Counter[str]

    def as_json(self) -> dict[str, object]: ...


class Answered(Protocol):
    """What became of one document that somebody waits for the answer to."""

    @property
    def outcome(self) -> str: ...
    @property
    def reasons(self) -> list[dict[str, str]]: ...
    @property
    def warnings(self) -> list[str]: ...


class Reading(NamedTuple):
    """How documents are read: handed in from outside, because the API does not know the readers."""

    feeds: Collection[str]
    read: Callable[[str, IO[bytes]], Counted]
    receipts: Callable[[bytes], list[dict[str, Any]]]
    message_receipt: Callable[[dict[str, Any]], str]
    removal_centre: Callable[[str, str, dict[str, Any]], Answered]


class Receipt(Schema):
    """The answer to one referral: accepted, or rejected with the reasons."""

    receipt: str
    outcome: str
    reasons: list[str]


class Delivered(Schema):
    """How many documents were read, and what became of them."""

    read: int
    new: int
    changed: int
    unchanged: int
    warned: int
    quarantined: int
    warnings: dict[str, int]
    receipts: list[Receipt] = []


BODY = {
    "requestBody": {
        "required": True,
        "description": "One document, an array, a page with `content`, or JSON lines; it may be compressed (gzip).",
        "content": {
            "application/json": {"schema": {"oneOf": [{"type": "object"}, {"type": "array"}]}},
            "application/x-ndjson": {"schema": {"type": "string"}},
            "application/gzip": {"schema": {"type": "string", "format": "binary"}},
        },
    }
}


def delivery(reading: Reading) -> Router:
    """The address that takes delivery, reading with what it is given."""
    router = Router(tags=["Delivery"])

    @router.post(
        "/feeds/{feed}",
        response={200: Delivered, 400: Problem, 403: Problem, 404: Problem, 413: Problem},
        openapi_extra=BODY,
        summary="Deliver documents of a feed",
    )
    def deliver(request: HttpRequest, feed: str) -> Any:
        """The same documents again change nothing. What cannot be read is quarantined and counted.

        Feeds: prisoners, events, sentence-dates, movements, court, immigration-detention, referrals,
        register-answers, removal-centres, tribunal-cases,
        passenger-lists (EDIFACT).
        """
        token: ApiToken = request.auth  # type: ignore[attr-defined]
        if feed not in reading.feeds:
            return Status(404, problem("There is no such feed", f"Use one of: {', '.join(reading.feeds)}."))
        if feed not in token.feeds:
            return Status(
                403, problem("Not for this token", "This token may not deliver this feed. Ask whoever made it.")
            )
        try:
            body = request.body
        except RequestDataTooBig:
            return Status(
                413, problem("Too large", "Send at most 10 MB at once: divide the documents over several requests.")
            )
        except (RawPostDataException, OSError):
            return Status(400, problem("The body could not be read", "Send it again."))
        if not body.strip():
            return Status(400, problem("Nothing came", "Send at least one document."))
        counts = reading.read(feed, io.BytesIO(body))
        answer: dict[str, Any] = counts.as_json()
        answer["warnings"] = dict(counts.warnings.most_common(KINDS_OF_WARNING_SHOWN))
        answer["receipts"] = reading.receipts(body) if feed == "referrals" else []
        return Status(200, json.loads(json.dumps(answer)))

    return router
