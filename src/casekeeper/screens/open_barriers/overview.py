"""What stands open of each code and with each unit; each figure leads to its people."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_LEAVING
from casekeeper.records.clock import today
from casekeeper.records.queries import open_barriers
from casekeeper.screens.looking import for_purpose, shows_people, sight


@require_safe
@shows_people("barriers that stand open, counted", SEE_LEAVING)
def show(request: HttpRequest) -> HttpResponse:
    """A row for each code, and one for each unit of ours."""
    day, seen = today(), sight(request)
    codes = open_barriers.by_code(day, sight=seen)
    for_purpose(request, "barriers that stand open, counted")
    return render(request, "open_barriers/overview.html", {
        "codes": codes, "owners": open_barriers.by_owner(codes), "day": day,
        "counts": open_barriers.counts(day, sight=seen),
    })  # fmt: skip
