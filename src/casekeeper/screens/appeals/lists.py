"""Appeals that are pending, what we owe first; and every appeal that was lodged, by what became of it.

Every figure about appeals leads to one of these two, narrowed to the appeals that were counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_APPEALS
from casekeeper.facts.appeals import AppealType
from casekeeper.records.clock import today
from casekeeper.records.projections.departure_rows import GROUNDS
from casekeeper.records.queries import appeals
from casekeeper.records.queries.appeals import WANTED, Filters
from casekeeper.screens.appeals.tribunal_words import WORDS
from casekeeper.screens.dates import day_in_address
from casekeeper.screens.looking import for_purpose, showed, shows_people, sight
from casekeeper.screens.paging import after_asked, as_text

TYPES: tuple[str, ...] = get_args(AppealType)
BECAME: Mapping[str, str] = {
    "decided": "Decided or ended", "allowed": "Allowed", "dismissed": "Dismissed", "ended": "Ended with no decision",
    "pending": "Still pending", "all": "Every appeal",
}  # fmt: skip
NARROWED: Mapping[str, str] = {
    "": "All", "owed": "We owe something", "overdue": "What we owe is overdue", "late": "Lodged late",
    "abroad": "From abroad", "hearing": "Hearing within two weeks", "no day": "Not decided, and no hearing listed",
}  # fmt: skip
GROUND_SAID = tuple(f"{ground}: {how}" for ground in GROUNDS.values() for how in ("allowed", "dismissed"))


@require_safe
@shows_people("pending appeals", SEE_APPEALS)
def pending(request: HttpRequest) -> HttpResponse:
    """What we owe by its day, then what we only wait for, the longest lodged first."""
    day, seen, filters = today(), sight(request), _filters(request.GET)
    page = appeals.pending_now(
        day, filters, after_asked(request.GET), rest=request.GET.get("rest") == "yes", sight=seen
    )
    showed(request, len(page.rows))
    for_purpose(request, "pending appeals")
    return render(request, "appeals/pending.html", {
        "rows": page.rows, "next": as_text(page.after), "rest": "yes" if page.rest else "", "day": day,
        "paged": "after" in request.GET, "filters": filters, "asked": _asked(filters), "words": WORDS,
        "totals": appeals.totals(day, sight=seen), "types": TYPES, "narrowed": NARROWED,
    })  # fmt: skip


@require_safe
@shows_people("appeals lodged", SEE_APPEALS)
def lodged(request: HttpRequest) -> HttpResponse:
    """Those decided or ended, unless others are asked for; the last first."""
    day, seen, filters = today(), sight(request), _filters(request.GET)
    stands = request.GET.get("stands", "")
    filters = filters._replace(stands=stands if stands in BECAME else "decided")
    rows, after = appeals.lodged(day, filters, after_asked(request.GET), sight=seen)
    showed(request, len(rows))
    for_purpose(request, "appeals lodged")
    return render(request, "appeals/lodged.html", {
        "rows": rows, "next": as_text(after), "paged": "after" in request.GET, "filters": filters, "day": day,
        "asked": _asked(filters), "count": appeals.count(day, filters, sight=seen), "types": TYPES, "became": BECAME,
        "grounds": (*GROUNDS.values(), *GROUND_SAID), "pending_count": appeals.totals(day, sight=seen).pending,
    })  # fmt: skip


def _filters(query: Mapping[str, str]) -> Filters:
    want, appeal, ground = query.get("want", ""), query.get("appeal", ""), query.get("ground", "")
    return Filters(
        want=want if want in WANTED else "",
        appeal=appeal if appeal in TYPES else "",
        ground=ground if ground in GROUND_SAID or ground in GROUNDS.values() else "",
        first=day_in_address(query.get("first", "")),
        last=day_in_address(query.get("last", "")),
    )


def _asked(filters: Filters) -> dict[str, str]:
    """The filters as an address carries them."""
    said = {name: str(value or "") for name, value in filters._asdict().items()}
    return {name: value for name, value in said.items() if value}
