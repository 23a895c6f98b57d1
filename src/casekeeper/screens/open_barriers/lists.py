"""The people behind the figures: what stands open for whom, since when, who moves it on and what next."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_LEAVING
from casekeeper.position.departure.safeguards import SAFEGUARDS
from casekeeper.records.clock import today
from casekeeper.records.queries import open_barriers
from casekeeper.records.queries.open_barriers import LISTS, OWNERS, Filters
from casekeeper.screens.looking import for_purpose, showed, shows_people, sight
from casekeeper.screens.paging import after_asked, as_text
from casekeeper.screens.wording import name_of_unit

HEADINGS: Mapping[str, str] = {
    "all": "All open barriers",
    "hard": "Barriers that close the gate",
    "soft": "Barriers that stop nothing",
    "late": "Past the expected date",
    "expected": "Expected to be clear",
    "no-day": "No expected date",
    "opened": "Opened by somebody",
    "followed": "Following from facts",
    "unknown": "Not coded yet",
    "recode-late": "Past the day for a code",
}
SAID: Mapping[str, str] = {
    "all": "Whatever stands open for somebody whose record is open. The oldest first.",
    "hard": "While one of these stands open nobody is made to leave. The oldest first.",
    "soft": "To be dealt with on the way; the gate stays as it is. The oldest first.",
    "late": (
        "Whoever opened the barrier expected it to be clear by now. Nothing ended on that day. "
        "The day that went by first stands first."
    ),
    "expected": "Whoever opened the barrier expects it to be clear by a day that is still to come. The next day first.",
    "no-day": "Nobody said by when it is expected to be clear. The oldest first.",
    "opened": "Somebody opened it, and nobody cleared it. The oldest first.",
    "followed": "It follows from a fact, or from a notice on a country, and nobody had to open it. The oldest first.",
    "unknown": "Coded unknown: each must be given its right code. The oldest first.",
    "recode-late": "Coded unknown for longer than is allowed. The day that went by first stands first.",
}


@require_safe
@shows_people("barriers that stand open", SEE_LEAVING)
def show(request: HttpRequest, which: str) -> HttpResponse:
    """One of the lists; 404 for any other word."""
    if which not in LISTS:
        raise Http404("There is no such list of barriers.")
    day, seen, filters = today(), sight(request), _filters(request.GET)
    rows, after = open_barriers.listed(which, day, filters, after_asked(request.GET), sight=seen)
    showed(request, len(rows))
    for_purpose(request, HEADINGS[which].lower())
    return render(request, "open_barriers/listed.html", {
        "which": which, "heading": HEADINGS[which], "said": SAID[which], "rows": rows, "next": as_text(after),
        "paged": "after" in request.GET, "filters": filters, "day": day, "headings": HEADINGS,
        "asked": {name: value for name, value in filters._asdict().items() if value},
        "counts": open_barriers.counts(day, filters, sight=seen),
        "codes": [("", "All"), *((each.code, f"{each.title} ({each.code})") for each in SAFEGUARDS.values())],
        "owners": [("", "All"), *((owner, name_of_unit(owner)) for owner in OWNERS)],
    })  # fmt: skip


def _filters(query: Mapping[str, str]) -> Filters:
    """Whatever is no code and no unit filters nothing."""
    code, owner = query.get("code", ""), query.get("owner", "")
    return Filters(code if code in SAFEGUARDS else "", owner if owner in OWNERS else "")
