"""The API as one object: version, authentication, and one answer for every kind of refusal."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from casekeeper.api.delivery import Reading, delivery
from casekeeper.api.letters import letters
from casekeeper.api.messages import message_receipts
from casekeeper.api.people import people
from casekeeper.api.problems import problem
from casekeeper.api.recording import recording
from casekeeper.api.removal_centres import removal_centres
from casekeeper.api.screening.catalog import catalog
from casekeeper.api.screening.extend import proposed
from casekeeper.api.screening.match import match
from casekeeper.api.screening.reconcile import reconcile
from casekeeper.api.tokens import TokenAuth


def build_api(reading: Reading) -> NinjaAPI:
    """The API, reading documents with what it is given."""
    api = NinjaAPI(
        title="Casekeeper",
        version="1",
        description="Deliver other systems' documents, record facts in the name of whoever a token acts for, and ask "
        "how a person stands. Send the token as: Authorization: Bearer ck_...",
        auth=TokenAuth(),
        docs_url=None,
        urls_namespace="api-1",
    )
    api.add_router("", delivery(reading))
    api.add_router("", message_receipts(reading))
    api.add_router("", removal_centres(reading))
    api.add_router("", people())
    api.add_router("", recording())
    api.add_router("", letters())
    api.add_router("", match())
    api.add_router("", catalog())
    api.add_router("", reconcile())
    api.add_router("", proposed())
    _refuse_in_one_shape(api)
    return api


def _refuse_in_one_shape(api: NinjaAPI) -> None:
    def no_token(request: HttpRequest, error: Any) -> HttpResponse:
        said = problem("No token that holds", "Send a token: casekeeper token new NAME --feed FEED makes one.")
        return api.create_response(request, said, status=401)

    def not_understood(request: HttpRequest, error: Any) -> HttpResponse:
        fields = ", ".join(sorted({str(one["loc"][-1]) for one in error.errors}))
        return api.create_response(request, problem("Not understood", f"Put these right: {fields}."), status=400)

    def refused(request: HttpRequest, error: Any) -> HttpResponse:
        said = problem("Refused", "The request could not be understood. See openapi.json.")
        return api.create_response(request, said, status=error.status_code)

    api.add_exception_handler(AuthenticationError, no_token)
    api.add_exception_handler(ValidationError, not_understood)
    api.add_exception_handler(HttpError, refused)
