"""With us and not on the prison's list; in custody and never on one; and how many on it are not ours."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_RECONCILIATION
from casekeeper.records.clock import today
from casekeeper.records.queries.reconciliation import differences, newest_list
from casekeeper.screens.looking import for_purpose, showed, shows_people, sight

MOST = 200


@require_safe
@shows_people("reconciliation", SEE_RECONCILIATION)
def show(request: HttpRequest) -> HttpResponse:
    """Each difference has an owner and a next step, or says why it needs none."""
    found = differences(sight=sight(request), most=MOST)
    showed(request, len(found.lost) + len(found.never_listed))
    for_purpose(request, "reconciliation")
    return render(request, "reconciliation/show.html", {
        "lost": found.lost, "never": found.never_listed, "waiting": len(found.without_record), "list": newest_list(),
        "day": today(), "most": MOST,
    })  # fmt: skip
