"""Who is found less often: error by naming tradition, as the build measured it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_SCREENING
from casekeeper.matching.names.by_tradition import measured
from casekeeper.records.clock import today
from casekeeper.records.rulebook import current_law
from casekeeper.screens.looking import allow, shows_nobody

PAGE = "matching_policy.tradition_gap"


@require_safe
@shows_nobody
def show(request: HttpRequest) -> HttpResponse:
    """Figures about invented people alone."""
    allow(request, SEE_SCREENING)
    page = current_law()[PAGE]
    bound = float(page.on(today()).value) / 100
    return render(request, "screening/traditions.html", {"measured": measured(), "page": page, "bound": bound})
