"""Two lists over the whole country: who is out of contact, and the absconders with their stock and flows.

The longest lost come first. Harm grade, age, team and cause are filters; nothing about the person orders a list.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_LOST
from casekeeper.position.reporting.tracing import LEAVES, TEAMS
from casekeeper.records.clock import today
from casekeeper.records.queries.lost import (
    ABSCONDER,
    BANDS,
    GRADES,
    LOCATED,
    OUT,
    Filters,
    days_to_declare,
    flows,
    lost_now,
    stock,
    totals,
)
from casekeeper.screens.looking import for_purpose, showed, shows_people, sight
from casekeeper.screens.paging import after_asked, as_text
from casekeeper.screens.stacked_bars import stacked

COLOURS = {"D": "grade-d", "C": "grade-c", "B": "grade-b", "A": "grade-a"}
"""From the foot of a bar to its top, so that the highest grade stands out."""
WAYS_OUT = tuple(way for way in LEAVES if way != "declared")
CHECKS_ASKED = 13


@require_safe
@shows_people("out-of-contact list", SEE_LOST)
def out_of_contact(request: HttpRequest) -> HttpResponse:
    """Those out of contact, and those located with whom contact is yet to be made."""
    day, seen, filters = today(), sight(request), _filters(request.GET)
    state = LOCATED if request.GET.get("state") == LOCATED else OUT
    page = lost_now((state,), day, filters, after_asked(request.GET), sight=seen)
    showed(request, len(page.rows))
    for_purpose(request, "out of contact")
    return render(request, "lost/out_of_contact.html", {
        "rows": page.rows, "next": as_text(page.after), "paged": "after" in request.GET, "filters": filters,
        "asked": _asked(filters), "state": state, "located": LOCATED, "day": day, "out": totals(OUT, sight=seen),
        "located_count": totals(LOCATED, sight=seen)["all"], "absconders": totals(ABSCONDER, sight=seen)["all"],
        "grades": GRADES, "bands": BANDS, "checks_asked": CHECKS_ASKED,
    })  # fmt: skip


@require_safe
@shows_people("absconder board", SEE_LOST)
def absconders(request: HttpRequest) -> HttpResponse:
    """Stock by age and harm, flows by month, and the list."""
    day, seen, filters = today(), sight(request), _filters(request.GET)
    page = lost_now((ABSCONDER,), day, filters, after_asked(request.GET), sight=seen)
    counted = stock(ABSCONDER, day, sight=seen)
    months = flows(day, sight=seen)
    showed(request, len(page.rows))
    for_purpose(request, "absconders")
    chart = stacked(
        [(band, {colour: parts.get(grade, 0) for grade, colour in COLOURS.items()}) for band, parts in counted.items()]
    )
    return render(request, "lost/absconders.html", {
        "rows": page.rows, "next": as_text(page.after), "paged": "after" in request.GET, "filters": filters,
        "asked": _asked(filters), "day": day, "totals": totals(ABSCONDER, sight=seen), "stock": counted,
        "chart": chart, "colours": COLOURS, "grades": GRADES, "bands": BANDS, "months": list(reversed(months)),
        "ways_out": [way for way in WAYS_OUT if way != "other" or any(each.out.get("other") for each in months)],
        "agrees": all(each.agrees for each in months), "to_declare": days_to_declare(day, sight=seen), "teams": TEAMS,
        "out_count": totals(OUT, sight=seen)["all"],
    })  # fmt: skip


def _filters(query: Mapping[str, str]) -> Filters:
    grade, band, team = query.get("grade", ""), query.get("band", ""), query.get("team", "")
    return Filters(
        grade=grade if grade in GRADES else "",
        band=band if band in BANDS else "",
        team=team if team in TEAMS else "",
        nothing_done=query.get("nothing") == "yes",
        ours=query.get("ours") == "yes",
        waits=query.get("waits") == "yes",
    )


def _asked(filters: Filters) -> dict[str, str]:
    """The filters as an address carries them."""
    ticks = {"nothing": filters.nothing_done, "ours": filters.ours, "waits": filters.waits}
    said = {"grade": filters.grade, "band": filters.band, "team": filters.team}
    return said | {name: "yes" if ticked else "" for name, ticked in ticks.items()}
