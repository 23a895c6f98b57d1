"""Counts and last runs of the ledger, with an alarm where the sweep has missed a day."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import HEALTH, SEE_QUARANTINE, may
from casekeeper.records.queries.health import health
from casekeeper.screens.looking import allow, shows_nobody


@require_safe
@shows_nobody
def show(request: HttpRequest) -> HttpResponse:
    """Figures about the machine, none about a person."""
    allow(request, HEALTH)
    sees_quarantine = bool(may(request.user, SEE_QUARANTINE))  # type: ignore[arg-type]
    return render(request, "ledger_health/show.html", {"health": health(), "sees_quarantine": sees_quarantine})
