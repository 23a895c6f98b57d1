"""The page, what makes it installable, and the address to which it sends what it took while we were away."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from casekeeper.actions.check_in import Came, check_in
from casekeeper.actions.permissions import TAKE_ARRIVALS
from casekeeper.records.clock import wall
from casekeeper.records.models import Centre
from casekeeper.screens.centre_of import centre_of
from casekeeper.screens.jinja import static
from casekeeper.screens.looking import allow, for_purpose, showed, shows_nobody, shows_people

MOST = 50
"""Arrivals in one sending: small enough that each sending is short."""
OLDEST = timedelta(days=7)


class Taken(BaseModel):
    """One arrival as the terminal kept it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    key: UUID
    typed: str = Field(min_length=1, max_length=200)
    at: AwareDatetime


class Sent(BaseModel):
    """What a terminal sends. `now` is its own clock: how long ago each was taken counts, not what its clock says."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    now: AwareDatetime
    arrivals: list[Taken] = Field(max_length=MOST)


@require_safe
@shows_nobody
def show(request: HttpRequest, code: str) -> HttpResponse:
    """The empty page. It is kept by the terminal, so it says nothing about anybody."""
    allow(request, TAKE_ARRIVALS)
    return render(request, "terminal/show.html", {"centre": centre_of(code), "most": MOST})


@require_safe
@shows_nobody
def manifest(request: HttpRequest, code: str) -> HttpResponse:
    """What a browser needs in order to install the page as a program of its own."""
    allow(request, TAKE_ARRIVALS)
    centre = centre_of(code)
    start = reverse("terminal", args=[code])
    icon = {"src": static("theme/mark.svg"), "sizes": "any", "type": "image/svg+xml"}
    said = {"name": f"Arrivals at {centre.name}", "short_name": "Arrivals", "start_url": start, "id": start,
            "scope": "/terminal/", "display": "standalone", "background_color": "#ffffff", "theme_color": "#1d3a4f",
            "icons": [icon]}  # fmt: skip
    return JsonResponse(said, content_type="application/manifest+json")


@require_safe
@login_not_required
@shows_nobody
def worker(request: HttpRequest) -> HttpResponse:
    """The script that keeps the page at hand. It is served from here, so that it may look after /terminal/ alone.

    For anybody, as style sheets are: a browser asks for it again by itself, long after somebody signed out.
    """
    found = finders.find("theme/terminal-worker.mjs")
    assert isinstance(found, str)
    with open(found, "rb") as file:
        return HttpResponse(file.read(), content_type="text/javascript")


@require_http_methods(["GET", "POST"])
@shows_people("arrivals sent by a terminal", TAKE_ARRIVALS)
def arrivals(request: HttpRequest, code: str) -> HttpResponse:
    """GET: a token to send with. POST: each arrival is taken for itself; the answer says what became of each."""
    centre = centre_of(code)
    for_purpose(request, f"the terminal of {centre.name}")
    if request.method == "GET":
        return JsonResponse({"token": get_token(request)})
    try:
        sent = Sent.model_validate_json(request.body)
    except (ValidationError, json.JSONDecodeError, UnicodeDecodeError):
        return JsonResponse(
            {"error": f"Send at most {MOST} arrivals, each with a key, what was typed and when."}, status=400
        )
    user: Any = request.user
    now = wall()
    became = {}
    for each in sent.arrivals:
        came = _came(each, centre, now, sent.now)
        became[str(each.key)] = check_in(came, by=user.get_username(), user=user).outcome
    showed(request, len(became))
    return JsonResponse({"became": became})


def _came(taken: Taken, centre: Centre, now: datetime, theirs: datetime) -> Came:
    """So long before now as the terminal says: a terminal whose clock is wrong still tells how long ago it was."""
    ago = min(max(theirs - taken.at, timedelta()), OLDEST)
    at = now - ago
    return Came(taken.key, centre, taken.typed.replace("\x00", ""), at.date(), at.strftime("%H:%M"), "terminal")
