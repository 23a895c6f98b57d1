"""Requests of the reader's unit, from both sides: what is asked of us, and what we asked of others."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_REQUESTS
from casekeeper.records.clock import today
from casekeeper.records.queries.requests import SIDES, STEPS, counts, requests_of_unit
from casekeeper.screens.looking import for_purpose, showed, shows_people, sight
from casekeeper.screens.paging import after_asked, as_text

WORDS = {"asked": "To be taken on", "taken on": "Taken on", "ended": "Ended in four weeks"}


@require_safe
@shows_people("requests between units", SEE_REQUESTS)
def show(request: HttpRequest) -> HttpResponse:
    """One side and one step at a time, the oldest first; the head of casework and an inspector see every unit's."""
    day, unit, seen = today(), _unit(request), sight(request)
    side = request.GET.get("side", "")
    side = side if side in SIDES else "of us"
    step = request.GET.get("step", "")
    step = step if step in STEPS else "asked"
    rows, after = requests_of_unit(unit, side, step, day, after_asked(request.GET), sight=seen)
    showed(request, len(rows))
    for_purpose(request, "requests between units")
    return render(request, "requests/show.html", {
        "rows": rows, "next": as_text(after), "paged": "after" in request.GET, "side": side, "step": step, "day": day,
        "counts": counts(unit, day, sight=seen), "words": WORDS, "steps": STEPS, "unit": unit,
    })  # fmt: skip


def _unit(request: HttpRequest) -> str | None:
    if getattr(request.user, "grade", "") in ("head", "inspector"):
        return None
    return getattr(request.user, "unit", "") or "none"
