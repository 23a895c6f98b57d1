"""The arrests behind the figures: neither check nor reason, replies awaited, what was missed, and every arrest."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_ARRESTS
from casekeeper.facts.overseas_checks import OverseasCheckNotSent, OverseasCheckReplied
from casekeeper.records.clock import today
from casekeeper.records.queries import arrests
from casekeeper.records.queries.arrests import LISTS, STATES, Filters
from casekeeper.screens.dates import day_in_address
from casekeeper.screens.looking import for_purpose, showed, shows_people, sight
from casekeeper.screens.paging import after_asked, as_text

HEADINGS: Mapping[str, str] = {
    "unchecked": "Arrests with neither a check abroad nor a reason",
    "awaited": "Replies awaited from abroad",
    "missed": "Convictions abroad that came out later",
    "all": "Every arrest",
}
SAID: Mapping[str, str] = {
    "unchecked": "Nobody asked abroad after these arrests, and nobody said why not. The longest ago first.",
    "awaited": "Asked abroad, and no reply yet. The one longest overdue first; a reminder starts the time again.",
    "missed": (
        "No check was sent after the arrest, and a conviction abroad from before it came out only later. A check might "
        "have shown it then. The last that came out first."
    ),
    "all": "Every arrest of somebody not known to be British. The last first.",
}
REPLIES: tuple[str, ...] = (*get_args(OverseasCheckReplied.model_fields["reply"].annotation), "none")
REASONS: tuple[str, ...] = get_args(OverseasCheckNotSent.model_fields["why"].annotation)


@require_safe
@shows_people("arrests and checks abroad", SEE_ARRESTS)
def show(request: HttpRequest, which: str) -> HttpResponse:
    """One of the lists; 404 for any other word."""
    if which not in LISTS:
        raise Http404("There is no such list of arrests.")
    day, seen, filters = today(), sight(request), _filters(request.GET)
    rows, after = arrests.listed(which, day, filters, after_asked(request.GET), sight=seen)
    showed(request, len(rows))
    for_purpose(request, HEADINGS[which].lower())
    return render(request, "arrests/listed.html", {
        "which": which, "heading": HEADINGS[which], "said": SAID[which], "rows": rows, "next": as_text(after),
        "paged": "after" in request.GET, "filters": filters, "asked": _asked(filters), "day": day,
        "count": arrests.count(which, day, filters, sight=seen), "totals": arrests.totals(day, sight=seen),
    })  # fmt: skip


def _filters(query: Mapping[str, str]) -> Filters:
    state, reply, why = query.get("state", ""), query.get("reply", ""), query.get("why", "")
    reminded = query.get("reminded", "")
    return Filters(
        state=state if state in STATES else "",
        force=query.get("force", "")[:80],
        reply=reply if reply in REPLIES else "",
        why=why if why in REASONS else "",
        overdue=query.get("overdue") == "yes",
        reminded=reminded if reminded in ("yes", "no") else "",
        first=day_in_address(query.get("first", "")),
        last=day_in_address(query.get("last", "")),
    )


def _asked(filters: Filters) -> dict[str, str]:
    """The filters as an address carries them."""
    said = {name: str(value or "") for name, value in filters._replace(overdue=False)._asdict().items()}
    return {name: value for name, value in said.items() if value} | ({"overdue": "yes"} if filters.overdue else {})
