"""Takes the callbacks of a carrier of messages: what became of one of ours."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema, Status

from casekeeper.api.delivery import Reading
from casekeeper.api.problems import Problem, problem
from casekeeper.records.models import ApiToken

MAY_DELIVER = "message-receipts"
LARGEST = 64 * 1024


class Taken(Schema):
    """What became of the receipt: taken, nothing new, or not ours."""

    outcome: str


BODY = {
    "requestBody": {
        "required": True,
        "description": "A delivery receipt as GOV.UK Notify sends it.",
        "content": {"application/json": {"schema": {"type": "object"}}},
    }
}


def message_receipts(reading: Reading) -> Router:
    """The address that takes receipts, with what reads them handed in."""
    router = Router(tags=["Messages"])

    @router.post(
        "/messages/receipts", response={200: Taken, 400: Problem, 403: Problem, 413: Problem}, openapi_extra=BODY,
        summary="Deliver a receipt for a message",
    )  # fmt: skip
    def receipt(request: HttpRequest) -> Any:
        """The same receipt again changes nothing. One about a message that is not ours is answered and left aside."""
        token: ApiToken = request.auth  # type: ignore[attr-defined]
        if MAY_DELIVER not in token.feeds:
            return Status(403, problem("Not for this token", f"Make one with --feed {MAY_DELIVER}."))
        try:
            body = request.body
        except OSError:
            return Status(400, problem("The body could not be read", "Send it again."))
        if len(body) > LARGEST:
            return Status(413, problem("Too large", "A receipt is a few lines."))
        try:
            document = json.loads(body)
        except (ValueError, RecursionError):
            document = None
        outcome = reading.message_receipt(document) if isinstance(document, dict) else "not understood"
        if outcome == "not understood":
            return Status(400, problem("Not understood", "Send a receipt with id and status as Notify has them."))
        return Status(200, {"outcome": outcome})

    return router
