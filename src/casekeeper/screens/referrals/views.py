"""Referrals to acknowledge and to triage, due first, each with the form that takes the step."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_REFERRALS
from casekeeper.records.clock import today
from casekeeper.records.queries.referrals import STEPS, inbox
from casekeeper.screens.looking import for_purpose, showed, shows_people, sight
from casekeeper.screens.paging import after_asked, as_text

WORDS = {"acknowledge referral:": "To acknowledge", "triage:": "To triage"}
FORMS = {"acknowledge referral": "referral.acknowledged", "triage": "triage.completed"}


@require_safe
@shows_people("referrals inbox", SEE_REFERRALS)
def show(request: HttpRequest) -> HttpResponse:
    """One row for each step that waits."""
    step = request.GET.get("step", "")
    step = step if step in STEPS else ""
    rows, after = inbox(today(), step=step, after=after_asked(request.GET), sight=sight(request))
    showed(request, len(rows))
    for_purpose(request, "referrals")
    return render(request, "referrals/show.html", {
        "rows": rows, "step": step, "steps": [(each, WORDS[each]) for each in STEPS], "forms": FORMS,
        "next": as_text(after), "paged": "after" in request.GET, "day": today(),
    })  # fmt: skip
