"""Who is held under immigration powers, what is overdue or due first at the head; and whom we held over a review.

Exposure is counted in days: each day on which somebody was held although a review was overdue counts once.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_DETAINED
from casekeeper.position.detention.reviews import GRADES
from casekeeper.records.clock import today
from casekeeper.records.queries import detention
from casekeeper.records.queries.detention import BANDS, WANTED, Filters
from casekeeper.screens.looking import for_purpose, showed, shows_people, sight
from casekeeper.screens.paging import after_asked, as_text
from casekeeper.screens.stacked_bars import stacked

COLOURS: Mapping[str, tuple[str, str]] = {
    "days_past": ("Behind a review that came late", "grade-c"), "days_now": ("Running on today", "grade-a"),
}  # fmt: skip
NARROWED: Mapping[str, str] = {
    "": "Everybody held", "review": "Review overdue", "exposed": "Held over a review at some time",
    "changed": "Facts changed, not reviewed since", "report": "Medical report awaits a reply",
    "hearing": "Bail hearing to come", "summary": "Bail summary owed", "panel": "Panel or its answer owed",
    "release": "Release owed",
}  # fmt: skip


@require_safe
@shows_people("immigration detention", SEE_DETAINED)
def held(request: HttpRequest) -> HttpResponse:
    """Exposure by length of detention as a picture, and the list."""
    day, seen, filters = today(), sight(request), _filters(request.GET)
    rows, after = detention.held_now(day, filters, after_asked(request.GET), sight=seen)
    bands = detention.by_length(day, sight=seen)
    showed(request, len(rows))
    for_purpose(request, "immigration detention")
    chart = stacked(
        [(each.band, {colour: getattr(each, name) for name, (_, colour) in COLOURS.items()}) for each in bands]
    )
    return render(request, "immigration_detention/held.html", {
        "rows": rows, "next": as_text(after), "paged": "after" in request.GET, "day": day, "filters": filters,
        "asked": filters._asdict(), "totals": detention.totals(day, sight=seen), "bands": bands, "chart": chart,
        "colours": COLOURS, "narrowed": NARROWED, "grades": GRADES,
    })  # fmt: skip


@require_safe
@shows_people("held over a review", SEE_DETAINED)
def over(request: HttpRequest) -> HttpResponse:
    """Those no longer held, each with the days of their last episode on which a review was overdue."""
    day, seen = today(), sight(request)
    rows, after = detention.held_over(after_asked(request.GET), sight=seen)
    showed(request, len(rows))
    for_purpose(request, "held over a review")
    return render(request, "immigration_detention/over.html", {
        "rows": rows, "next": as_text(after), "paged": "after" in request.GET,
        "totals": detention.totals(day, sight=seen),
    })  # fmt: skip


def _filters(query: Mapping[str, str]) -> Filters:
    want, band, grade = query.get("want", ""), query.get("band", ""), query.get("grade", "")
    return Filters(
        want=want if want in WANTED else "", band=band if band in BANDS else "", grade=grade if grade in GRADES else ""
    )
