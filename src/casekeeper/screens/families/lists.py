"""Every family group that stands, the first due first: its stage, its next step and whose it is, and its people."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_LEAVING
from casekeeper.records.clock import today
from casekeeper.records.queries import families
from casekeeper.screens.looking import for_purpose, showed, shows_people, sight
from casekeeper.screens.paging import after_asked, as_text


@require_safe
@shows_people("family groups", SEE_LEAVING)
def show(request: HttpRequest) -> HttpResponse:
    """A page of groups. Of each only the people whom the reader may see."""
    seen = sight(request)
    groups, after = families.standing(after_asked(request.GET), sight=seen)
    showed(request, sum(len(group.people) for group in groups))
    for_purpose(request, "family groups")
    return render(request, "families/listed.html", {
        "families": groups, "next": as_text(after), "paged": "after" in request.GET, "day": today(),
        "count": families.count(sight=seen), "never": families.NEVER,
    })  # fmt: skip
