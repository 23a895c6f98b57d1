"""What is held and what is under way, by country; each figure leads to its people."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_LEAVING
from casekeeper.records.clock import today
from casekeeper.records.queries import travel_documents
from casekeeper.records.queries.travel_documents import LISTS, OLD, SOON
from casekeeper.screens.looking import for_purpose, shows_people, sight
from casekeeper.screens.stacked_bars import stacked

COLOURS = {"held": "grade-c", "newer": "grade-d", "old": "grade-b"}
"""From the foot of a bar to its top."""
IN_PICTURE = 8
"""Bars; the countries with the most documents and applications have one."""


@require_safe
@shows_people("stock of documents to travel on", SEE_LEAVING)
def show(request: HttpRequest) -> HttpResponse:
    """A row for each country, and a bar for those with the most."""
    day, seen = today(), sight(request)
    countries = travel_documents.by_country(day, sight=seen)
    for_purpose(request, "stock of documents to travel on")
    most = sorted(countries, key=lambda each: (-(each.held + each.under_way), each.name))[:IN_PICTURE]
    chart = stacked([
        (each.name[:13], {COLOURS["held"]: each.held, COLOURS["newer"]: each.under_way - each.old,
                             COLOURS["old"]: each.old})
        for each in most if each.held + each.under_way
    ])  # fmt: skip
    return render(request, "travel_documents/stock.html", {
        "countries": countries, "chart": chart, "colours": COLOURS, "day": day, "soon": SOON, "old": OLD,
        "counts": {which: travel_documents.count(which, day, sight=seen) for which in LISTS},
    })  # fmt: skip
