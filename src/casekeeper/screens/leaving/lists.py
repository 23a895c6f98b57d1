"""Who could leave today, each with a link to the proof; who is planned to leave, with what is missing and who has it.

Nobody is put before anybody else for who they are: days order both lists.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_LEAVING
from casekeeper.duties.duty import Unit
from casekeeper.position.departure.readiness import NAMES
from casekeeper.records.clock import today
from casekeeper.records.queries import failed_attempts, leaving
from casekeeper.records.queries.late_papers import late_papers
from casekeeper.records.queries.leaving import Filters
from casekeeper.screens.leaving.calendar import weeks
from casekeeper.screens.looking import for_purpose, showed, shows_people, sight
from casekeeper.screens.paging import after_asked, as_text

YEAR = timedelta(days=365)
UNITS = frozenset(unit.value for unit in Unit)


@require_safe
@shows_people("removable today", SEE_LEAVING)
def removable(request: HttpRequest) -> HttpResponse:
    """Everybody for whom each line of planning is met, with what a departure still needs."""
    seen = sight(request)
    rows, after = leaving.removable_today(after_asked(request.GET), sight=seen)
    here, to_be_found = leaving.count_removable(sight=seen)
    showed(request, len(rows))
    for_purpose(request, "removable today")
    return render(request, "leaving/removable.html", {
        "rows": rows, "next": as_text(after), "paged": "after" in request.GET,
        "here": here, "to_be_found": to_be_found,
    })  # fmt: skip


@require_safe
@shows_people("departures planned", SEE_LEAVING)
def planned(request: HttpRequest) -> HttpResponse:
    """A calendar of the next weeks, who has what is missing, and everybody planned to leave, the earliest day first."""
    day, seen, filters = today(), sight(request), _filters(request.GET)
    rows, after = leaving.planned(filters, after_asked(request.GET), sight=seen)
    unplanned, left = leaving.left_unplanned(day - YEAR, sight=seen)
    days = leaving.planned_by_day(sight=seen)
    waiting, again = failed_attempts.failed_waiting(sight=seen), failed_attempts.reuse_running(day, sight=seen)
    late, many_late = late_papers(day, sight=seen)
    showed(request, len(rows) + len(waiting) + len(again) + len(unplanned) + len(late))
    for_purpose(request, "departures planned")
    return render(request, "leaving/planned.html", {
        "rows": rows, "next": as_text(after), "paged": "after" in request.GET, "day": day, "filters": filters,
        "asked": {name: value for name, value in filters._asdict().items() if value},
        "waits": leaving.waits(sight=seen), "found": leaving.count_planned(filters, sight=seen),
        "unplanned": unplanned, "left": left, "late": late, "many_late": many_late,
        "weeks": weeks(days, day), "overdue": sum(each.planned for each in days if each.on < day),
        "waiting": waiting, "again": again, "causes": failed_attempts.causes(day - YEAR, sight=seen),
        "planned": sum(each.planned for each in days), "ready": sum(each.ready for each in days),
    })  # fmt: skip


def _filters(query: Mapping[str, str]) -> Filters:
    """What is no unit, or no line, narrows nothing."""
    owner, line = query.get("owner", ""), query.get("line", "")
    return Filters(owner if owner in UNITS else "", line if line in NAMES else "")
