"""Who may ask, and how often: every door of screening asks here first, and answers refusals in one way."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Status

from casekeeper.actions.screen_somebody import Asking
from casekeeper.api.problems import problem
from casekeeper.api.screening.limits import limit_of, seconds_to_wait
from casekeeper.records.models import ApiToken
from casekeeper.records.queries.sight import ORDINARY
from casekeeper.records.refused import Refused
from casekeeper.records.screening import sources
from casekeeper.records.screening.held import NotReady

WAY = "api"
REFUSALS = (400, 403, 404, 413, 429, 503)


def refused(request: HttpRequest, response: HttpResponse, questions: int) -> Status[Any] | None:
    """The refusal of a token that may not screen, or has asked enough for this minute; None where it may go on."""
    token: ApiToken = request.auth  # type: ignore[attr-defined]
    if not token.may_screen:
        return Status(403, problem("Not for this token", "This token may not screen. Ask whoever made it."))
    wait = seconds_to_wait(token, questions)
    if wait:
        response["Retry-After"] = str(wait)
        said = f"{questions} more would be over {limit_of(token)} questions a minute. Ask again in {wait} seconds."
        return Status(429, problem("Too many questions", said))
    return None


def could_not(error: Refused, response: HttpResponse) -> Status[Any]:
    """A question that could not be asked."""
    if isinstance(error, NotReady):
        response["Retry-After"] = "10"
        return Status(503, problem("Not ready yet", str(error)))
    missing = str(error).startswith("There is no dataset")
    return Status(404 if missing else 400, problem("Could not be asked", str(error)))


def asking_of(
    request: HttpRequest, dataset: str, *, limit: int, purpose: str = "", threshold: float | None = None,
    without: frozenset[str] = frozenset(),
) -> Asking:  # fmt: skip
    """The question's who, why and where. A system that states no purpose asks for the one its token was made for."""
    token: ApiToken = request.auth  # type: ignore[attr-defined]
    said = writable(purpose).strip() or f"asked by {token.name}"
    return Asking(
        WAY, said, f"token {token.name}", "api", dataset or sources.ALL, limit, threshold, ORDINARY, without
    )  # fmt: skip


def writable(text: str) -> str:
    """The text without what no table keeps: NUL, and halves of characters."""
    return text.encode("utf-8", "ignore").decode("utf-8").replace("\x00", "")
