"""Who could leave today, each with a link to the proof, and who is planned to leave, by day, with what is missing.

Nobody is put before anybody else for who they are: the one list is in the order of records, the other of days.
"""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_LEAVING
from casekeeper.position.departure.readiness import NAMES
from casekeeper.records.clock import today
from casekeeper.records.queries import failed_attempts, leaving
from casekeeper.screens.leaving.calendar import weeks
from casekeeper.screens.looking import for_purpose, showed, shows_people, sight
from casekeeper.screens.paging import after_asked, as_text

YEAR = timedelta(days=365)


@require_safe
@shows_people("removable today", SEE_LEAVING)
def removable(request: HttpRequest) -> HttpResponse:
    """Everybody for whom each line of planning is met, with what a departure still needs."""
    seen = sight(request)
    rows, after = leaving.removable_today(_number(request.GET.get("after", "")), sight=seen)
    showed(request, len(rows))
    for_purpose(request, "removable today")
    return render(request, "leaving/removable.html", {
        "rows": rows, "next": after, "paged": "after" in request.GET, "names": NAMES,
        "count": leaving.count_removable(sight=seen),
    })  # fmt: skip


@require_safe
@shows_people("departures planned", SEE_LEAVING)
def planned(request: HttpRequest) -> HttpResponse:
    """A calendar of the next weeks, and everybody planned to leave, the earliest day first."""
    day, seen = today(), sight(request)
    rows, after = leaving.planned(after_asked(request.GET), sight=seen)
    days = leaving.planned_by_day(sight=seen)
    waiting, again = failed_attempts.failed_waiting(sight=seen), failed_attempts.reuse_running(day, sight=seen)
    showed(request, len(rows) + len(waiting) + len(again))
    for_purpose(request, "departures planned")
    return render(request, "leaving/planned.html", {
        "rows": rows, "next": as_text(after), "paged": "after" in request.GET, "names": NAMES, "day": day,
        "weeks": weeks(days, day), "overdue": sum(each.planned for each in days if each.on < day),
        "waiting": waiting, "again": again, "causes": failed_attempts.causes(day - YEAR, sight=seen),
        "planned": sum(each.planned for each in days), "ready": sum(each.ready for each in days),
    })  # fmt: skip


def _number(typed: str) -> int:
    return int(typed) if typed.isascii() and typed.isdecimal() and len(typed) < 16 else 0
