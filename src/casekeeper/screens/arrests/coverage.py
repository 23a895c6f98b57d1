"""How many of those arrested were checked abroad, by police force: live, with the arrests behind each figure."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_ARRESTS
from casekeeper.records.clock import today
from casekeeper.records.queries import arrests
from casekeeper.records.queries.arrests import Coverage
from casekeeper.screens.looking import for_purpose, shows_people, sight
from casekeeper.screens.stacked_bars import stacked

COLOURS = {"asked": "grade-c", "reason": "grade-d", "nothing": "grade-b"}
"""From the foot of a bar to its top."""
BECAME = {"asked": "Check sent", "reason": "Not sent, reason given", "nothing": "Neither"}
YEARS = (1, 2, 5, 0)
"""How many years back may be asked for; 0 is everything."""
IN_PICTURE = 6
"""Bars; forces after these stand together as one."""


@require_safe
@shows_people("checks abroad by police force", SEE_ARRESTS)
def show(request: HttpRequest) -> HttpResponse:
    """A bar and a row for each force; each figure leads to its arrests."""
    day, seen = today(), sight(request)
    typed = request.GET.get("years", "")
    years = int(typed) if typed in {str(each) for each in YEARS} else YEARS[1]
    first = years_back(day, years)
    forces = arrests.by_force(first, sight=seen)
    for_purpose(request, "checks abroad by police force")
    shown = forces[:IN_PICTURE]
    if forces[IN_PICTURE:]:
        shown = [*shown, added("All others", forces[IN_PICTURE:])]
    chart = stacked([
        (short(each.force), {colour: getattr(each, name) for name, colour in COLOURS.items()}) for each in shown
    ])  # fmt: skip
    return render(request, "arrests/coverage.html", {
        "forces": forces, "all": added("All forces", forces), "chart": chart, "colours": COLOURS, "became": BECAME,
        "first": first, "years": years, "every_years": YEARS, "day": day, "totals": arrests.totals(day, sight=seen),
        "replies": arrests.replies(first, sight=seen), "reasons": arrests.reasons(first, sight=seen),
    })  # fmt: skip


def years_back(day: date, years: int) -> date:
    """The first day of the month so many years ago; 1900 for everything."""
    return date(day.year - years, day.month, 1) if years else date(1900, 1, 1)


def added(name: str, forces: list[Coverage]) -> Coverage:
    """Several forces as one."""
    return Coverage(
        name, sum(each.arrests for each in forces), sum(each.asked for each in forces),
        sum(each.reason for each in forces), sum(each.nothing for each in forces),
    )  # fmt: skip


def short(force: str) -> str:
    """A force's name for under a bar: without "Police", a long word cut."""
    words = force.removesuffix(" Police").split()
    return " ".join(word if len(word) <= 13 else f"{word[:11]}." for word in words)
