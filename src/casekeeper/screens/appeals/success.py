"""How appeals came out: by the month or quarter in which they were lodged, by what was appealed, and by ground.

A cohort of which some are pending is not mature: its share has no one figure yet, but a lowest and a highest. The share
of a young cohort looks low or high for no other reason than that the quick ones were decided first.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_APPEALS
from casekeeper.records.clock import today
from casekeeper.records.queries import appeals
from casekeeper.records.queries.appeals import Outcomes
from casekeeper.screens.appeals.lists import BECAME
from casekeeper.screens.dates import MONTHS
from casekeeper.screens.looking import for_purpose, shows_people, sight
from casekeeper.screens.stacked_bars import stacked

COLOURS = {"allowed": "grade-b", "dismissed": "grade-c", "ended": "grade-d", "pending": "likely"}
"""From the foot of a bar to its top."""
COHORTS = 12


class Cohort(NamedTuple):
    """One line: its words, a shorter label for the picture, its days (both in), and how its appeals stand."""

    words: str
    label: str
    first: date
    last: date
    found: Outcomes


@require_safe
@shows_people("success of appeals", SEE_APPEALS)
def show(request: HttpRequest) -> HttpResponse:
    """At most twelve quarters or months, from the first with an appeal; each count leads to its appeals."""
    day, seen = today(), sight(request)
    months = 1 if request.GET.get("by") == "month" else 3
    first = _start(day, months, COHORTS - 1)
    cohorts = cohorts_of(appeals.by_cohort(first, months=months, sight=seen), day, months)
    cohorts = cohorts[next((place for place, each in enumerate(cohorts) if each.found.lodged), 0) :]
    for_purpose(request, "success of appeals")
    chart = stacked(
        [(each.label, {colour: getattr(each.found, name) for name, colour in COLOURS.items()}) for each in cohorts]
    )
    return render(request, "appeals/success.html", {
        "cohorts": list(reversed(cohorts)), "chart": chart, "colours": COLOURS, "became": BECAME, "first": first,
        "monthly": months == 1, "types": appeals.by_type(first, sight=seen), "day": day,
        "grounds": appeals.by_ground(first, sight=seen), "pending_count": appeals.totals(day, sight=seen).pending,
        "all": _sum([each.found for each in cohorts]),
    })  # fmt: skip


def cohorts_of(found: list[Outcomes], day: date, months: int) -> list[Cohort]:
    """Every month or quarter up to the day's, also those in which nothing was lodged; the earliest first."""
    by_first = {each.of: each for each in found}
    starts = [_start(day, months, back) for back in range(COHORTS - 1, -1, -1)]
    return [
        Cohort(_words(start, months), _label(start, months), start, _start(start, months, -1) - timedelta(days=1),
               by_first.get(start, Outcomes(start, 0, 0, 0, 0, 0)))
        for start in starts
    ]  # fmt: skip


def _start(day: date, months: int, back: int) -> date:
    """The first day of the cohort so many before the day's."""
    count = (day.year * 12 + day.month - 1) // months * months - back * months
    return date(count // 12, count % 12 + 1, 1)


def _words(start: date, months: int) -> str:
    if months == 1:
        return f"{MONTHS[start.month - 1]} {start.year}"
    return f"{MONTHS[start.month - 1]} to {MONTHS[start.month + 1]} {start.year}"


def _label(start: date, months: int) -> str:
    return f"{start.month}/{start.year % 100:02d}" if months == 1 else f"Q{start.month // 3 + 1} {start.year % 100:02d}"


def _sum(found: list[Outcomes]) -> Outcomes:
    return Outcomes(None, *(sum(each[place] for each in found) for place in range(1, len(Outcomes._fields))))
