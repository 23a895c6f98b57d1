"""My work: the unit's open duties, due first. What is about the person has no part in the order or the filters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import COUNTRY_DESK, RETURNS, SEE_LEAVING, may
from casekeeper.records.clock import now, today
from casekeeper.records.models import DutyRow
from casekeeper.records.queries.arrivals import OWED_BY, LedToNobody, led_to_nobody
from casekeeper.records.queries.countries import NoticesToLookAt, notices_to_look_at
from casekeeper.records.queries.under_way import OnTheWay, owed_under_way
from casekeeper.records.queries.work import STATES, Filters, counts, kinds_of_work, my_work, offers
from casekeeper.screens.looking import for_purpose, showed, shows_people, sight
from casekeeper.screens.paging import after_asked, as_text
from casekeeper.screens.wording import UNITS

WORDS = {"overdue": "Overdue", "due today": "Due today", "this week": "Due in 7 days", "later": "Later",
         "waiting on others": "Waiting on others"}  # fmt: skip
COLOURS = {"overdue": "red", "due today": "orange", "this week": "blue", "later": "blue",
           "waiting on others": "purple"}  # fmt: skip


@require_safe
@shows_people("work queue")
def show(request: HttpRequest) -> HttpResponse:
    """Counts by state, offers to answer, then the duties."""
    day, unit, grade = today(), _unit(request), getattr(request.user, "grade", "officer")
    filters = _filters(request.GET)
    seen = sight(request)
    page = my_work(unit, grade, day, filters, after_asked(request.GET), sight=seen)
    rows = page.rows
    offered = list(offers(unit, sight=seen)[:20])
    showed(request, len(rows) + len(offered))
    for_purpose(request, f"work of {unit or 'all units'}")
    return render(request, "my_work/show.html", {
        "rows": rows, "why": _why([row.id for row in rows]), "offered": offered, "day": day, "unit": unit,
        "under_way": _under_way(request, unit), "now": now(),
        "led_to_nobody": led_to_nobody(day) if unit in (None, OWED_BY) else LedToNobody(),
        "notices": notices_to_look_at(day) if unit in (None, COUNTRY_DESK) else NoticesToLookAt(),
        "counts": counts(unit, grade, day, sight=seen), "states": STATES, "words": WORDS, "colours": COLOURS,
        "filters": filters, "kinds_of_work": kinds_of_work(unit, sight=seen), "next": as_text(page.after),
        "paged": "after" in request.GET, "is_manager": grade in ("manager", "head"),
        "units": [("", "All units"), *UNITS.items()] if _sees_every_unit(request) else [],
        "asked_unit": (unit or "") if _sees_every_unit(request) else "",
    })  # fmt: skip


def _under_way(request: HttpRequest, unit: str | None) -> list[OnTheWay]:
    """What came while a departure was under way and the unit has to consider; all of it for who runs departures."""
    if not may(request.user, SEE_LEAVING):  # type: ignore[arg-type]
        return []
    return owed_under_way(None if unit == RETURNS else unit, sight=sight(request))


def _unit(request: HttpRequest) -> str | None:
    """The reader's own unit; every unit for the head of casework and for an inspector."""
    if _sees_every_unit(request):
        asked = request.GET.get("unit", "")
        return asked if asked in UNITS else None
    return getattr(request.user, "unit", "") or "none"


def _sees_every_unit(request: HttpRequest) -> bool:
    return getattr(request.user, "grade", "") in ("head", "inspector")


def _filters(query: Mapping[str, str]) -> Filters:
    state = query.get("state", "")
    return Filters(
        state=state if state in STATES else "",
        what=query.get("what", "")[:120],
        prison=query.get("prison", "").strip().upper()[:10],
        urgent=query.get("urgent") == "yes",
        climbed=query.get("risen") == "yes",
    )


def _why(ids: list[int]) -> dict[int, Any]:
    """The first reason of each duty shown."""
    return dict(DutyRow.objects.filter(id__in=ids).values_list("id", "body__because__0__text"))
