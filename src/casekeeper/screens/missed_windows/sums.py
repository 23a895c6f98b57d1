"""Missed windows by the month in which they opened and by cause: people, days, and pounds at both prices."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_LEAVING
from casekeeper.position.departure.missed_window import priced
from casekeeper.records import rulebook
from casekeeper.records.clock import today
from casekeeper.records.queries import removal_windows
from casekeeper.records.queries.removal_windows import Filters
from casekeeper.screens.dates import MONTHS
from casekeeper.screens.looking import for_purpose, shows_people, sight
from casekeeper.screens.missed_windows.causes import COLOURS, WORDS
from casekeeper.screens.missed_windows.pounds import Sum, summed
from casekeeper.screens.stacked_bars import stacked

SHOWN = 12
"""Months, the present one among them."""


class Month(NamedTuple):
    """One line: its words, a label for the picture, its days (both in), and what was missed."""

    words: str
    label: str
    first: date
    last: date
    found: Sum


@require_safe
@shows_people("missed windows", SEE_LEAVING)
def show(request: HttpRequest) -> HttpResponse:
    """Windows that opened in the last twelve months; each figure leads to its people."""
    day, seen, law = today(), sight(request), rulebook.current().law
    first = _start(day, SHOWN - 1)
    found = removal_windows.counted(day, Filters(first=first), sight=seen)
    for_purpose(request, "missed windows")
    months, bars = [], []
    for back in range(SHOWN - 1, -1, -1):
        start, last = _start(day, back), _start(day, back - 1) - timedelta(days=1)
        here = [each for each in found if start <= each.opens_on <= last]
        label = f"{start.month}/{start.year % 100:02d}"
        months.append(Month(f"{MONTHS[start.month - 1]} {start.year}", label, start, last, summed(here, law)))
        parts = {c: sum(each.windows for each in here if each.cause == name) for name, c in COLOURS.items()}
        bars.append((label, parts))
    return render(request, "missed_windows/sums.html", {
        "months": list(reversed(months)), "chart": stacked(bars), "colours": COLOURS, "words": WORDS, "day": day,
        "causes": [(name, summed((each for each in found if each.cause == name), law)) for name in WORDS],
        "all": summed(found, law), "first": first, "prices": priced(1, day, law).under,
        "stood": removal_windows.stood_in_the_way(day, Filters(first=first), sight=seen),
        "every": summed(removal_windows.by_day(day, sight=seen), law),
    })  # fmt: skip


def _start(day: date, back: int) -> date:
    """The first day of the month so many before the day's."""
    count = day.year * 12 + day.month - 1 - back
    return date(count // 12, count % 12 + 1, 1)
