"""The review load: what screening asks of people, and the thresholds it comes from."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_SCREENING
from casekeeper.records.models import Calibration, PersonToScreen
from casekeeper.records.queries.review_load import review_load
from casekeeper.records.rulebook import current_law
from casekeeper.records.screening import held
from casekeeper.records.screening.thresholds import PAGES
from casekeeper.screens.looking import allow, shows_nobody

WAYS = {
    "desk": "Screening desk",
    "people": "People on our records",
    "travellers": "Passenger lists",
    "api": "Other systems",
}


@require_safe
@shows_nobody
def show(request: HttpRequest) -> HttpResponse:
    """Figures alone: nobody's data."""
    allow(request, SEE_SCREENING)
    law = current_law()
    thresholds = [
        (WAYS[way], law[page], Calibration.objects.filter(page=page).order_by("-at", "-pk").first())
        for way, page in PAGES.items()
    ]
    index = held.current() if held.is_ready() else None
    return render(request, "screening/load.html", {
        "load": review_load(), "ways_in_words": WAYS, "thresholds": thresholds, "index": index,
        "waiting": PersonToScreen.objects.count(),
        "entries": len(index.index) if index is not None else 0,
    })  # fmt: skip
