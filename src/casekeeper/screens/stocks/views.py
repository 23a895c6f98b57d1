"""Stocks and flows of the nine places, by month, over the days that `casekeeper stocks` counted."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_STOCKS
from casekeeper.position.whereabouts import Whereabouts
from casekeeper.records.queries.stocks import at_quarters, kept, months_of
from casekeeper.screens.looking import for_purpose, shows_people
from casekeeper.screens.stacked_bars import stacked

COLOURS = {
    Whereabouts.IN_CONTACT.value: "open", Whereabouts.OUT_OF_CONTACT.value: "unknown",
    Whereabouts.ABSCONDER.value: "closed",
}  # fmt: skip
"""The three places in the community, as the picture shows them."""


@require_safe
@shows_people("stocks and flows", SEE_STOCKS)
def show(request: HttpRequest) -> HttpResponse:
    """A picture of the places in the community by quarter; then one place by month."""
    for_purpose(request, "stocks and flows")
    asked = request.GET.get("place", "")
    places = [place.value for place in Whereabouts]
    place = asked if asked in places else Whereabouts.ABSCONDER.value
    quarters = at_quarters()
    chart = stacked(
        [(f"{day.month}/{day.year % 100:02d}", {colour: counts.get(name, 0) for name, colour in COLOURS.items()})
         for day, counts in quarters]
    )  # fmt: skip
    return render(request, "stocks/show.html", {
        "kept": kept(), "places": places, "place": place, "months": months_of(place), "quarters": quarters,
        "chart": chart, "colours": COLOURS,
    })  # fmt: skip
