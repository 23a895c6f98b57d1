"""How a person stands, as JSON, for a system that may ask. Every look is logged."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Status

from casekeeper.api.problems import Problem, problem
from casekeeper.records import clock
from casekeeper.records.explaining import explanation
from casekeeper.records.finding import find_person
from casekeeper.records.models import ApiToken, Look
from casekeeper.records.queries.sight import ORDINARY


def people() -> Router:
    """The address that explains a record."""
    router = Router(tags=["People"])

    @router.get(
        "/people/{reference}",
        response={200: dict[str, Any], 400: Problem, 403: Problem, 404: Problem},
        summary="How a person stands: position, gates and duties, with reasons and citations",
    )
    def person(request: HttpRequest, reference: str, as_at: date | None = None, known_on: date | None = None) -> Any:
        """By our reference, or an identifier such as a prison number. Restricted records answer as if not there."""
        token: ApiToken = request.auth  # type: ignore[attr-defined]
        if not token.may_read_people:
            return Status(
                403, problem("Not for this token", "This token may deliver documents only. Ask whoever made it.")
            )
        found = find_person(reference) if "\x00" not in reference and len(reference) <= 60 else None
        if found is None or not ORDINARY.sees(found):
            return Status(
                404, problem("No such record", "Give our reference, or an identifier that leads to one record.")
            )
        try:
            said = explanation(found, as_at or clock.today(), known_on)
        except (OverflowError, ValueError) as error:
            return Status(400, problem("Not a day that can be answered", str(error)))
        Look.objects.create(
            at=clock.now(), user=f"token {token.name}"[:150], unit="api", person=found, what="explanation, API",
            purpose="asked for by another system",
        )  # fmt: skip
        return Status(200, json.loads(json.dumps(said, default=str)))

    return router
