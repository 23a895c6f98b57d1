"""The people behind the figures of missed windows: the window that opened last first."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_LEAVING
from casekeeper.records import rulebook
from casekeeper.records.clock import today
from casekeeper.records.queries import removal_windows
from casekeeper.records.queries.removal_windows import CAUSES, Filters
from casekeeper.screens.dates import day_in_address
from casekeeper.screens.looking import for_purpose, showed, shows_people, sight
from casekeeper.screens.missed_windows.causes import WORDS
from casekeeper.screens.missed_windows.pounds import summed, summed_one
from casekeeper.screens.paging import after_asked, as_text


@require_safe
@shows_people("people whose window was missed", SEE_LEAVING)
def show(request: HttpRequest) -> HttpResponse:
    """Those that the filters leave."""
    day, seen, law, filters = today(), sight(request), rulebook.current().law, _filters(request.GET)
    rows, after = removal_windows.missed(day, filters, after_asked(request.GET), sight=seen)
    showed(request, len(rows))
    for_purpose(request, "people whose window was missed")
    return render(request, "missed_windows/people.html", {
        "rows": [(row, *summed_one(row.days, row.opens_on, law)) for row in rows], "next": as_text(after), "day": day,
        "paged": "after" in request.GET, "filters": filters, "asked": _asked(filters), "words": WORDS,
        "all": summed(removal_windows.by_day(day, filters, sight=seen), law),
    })  # fmt: skip


def _filters(query: Mapping[str, str]) -> Filters:
    cause = query.get("cause", "")
    return Filters(
        cause=cause if cause in CAUSES else "",
        running=query.get("running") == "yes",
        first=day_in_address(query.get("first", "")),
        last=day_in_address(query.get("last", "")),
    )


def _asked(filters: Filters) -> dict[str, str]:
    """The filters as an address carries them."""
    said = {"cause": filters.cause, "running": "yes" if filters.running else "", "first": str(filters.first or ""),
            "last": str(filters.last or "")}  # fmt: skip
    return {name: value for name, value in said.items() if value}
