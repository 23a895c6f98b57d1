"""Removals under way today, and what came while they were: who has it, how many minutes are left, and how to stop.

Whose time runs out first stands first; nothing about the person has a part in the order. The page asks again by itself
only where the reader chose that, so that nobody's reading is cut short.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from casekeeper.actions.happened import EARLIEST_DAY
from casekeeper.actions.permissions import SEE_LEAVING, may_record
from casekeeper.actions.record_fact import record_fact
from casekeeper.actions.under_way import may_consider
from casekeeper.facts import end_of
from casekeeper.facts.departures import DepartureStopped
from casekeeper.position.departure.minutes import PAGE
from casekeeper.position.departure.safeguards import SAFEGUARDS
from casekeeper.records import clock
from casekeeper.records.models import Person
from casekeeper.records.queries.under_way import came_between, under_way
from casekeeper.records.refused import Refused
from casekeeper.screens.dates import day_in_address
from casekeeper.screens.looking import allow, for_purpose, showed, shows_people, shows_person, sight
from casekeeper.statistics.considered_under_way import days_of_clocks

EVERY = 30
"""Seconds after which a page that somebody asked to keep itself new asks again."""
COUNTED = timedelta(days=13)


@require_safe
@never_cache
@shows_people("departures under way", SEE_LEAVING)
def show(request: HttpRequest) -> HttpResponse:
    """Each departure of today with its open clocks, then those that ended; below, how many were met and missed."""
    keeps_new = request.GET.get("new") == "yes"
    answer = _page(request, keeps_new=keeps_new)
    if keeps_new:
        answer.headers["Refresh"] = str(EVERY)
    return answer


@require_POST
@shows_person("departure stopped")
def stop(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """Stop the departure that the fact of this number planned, in one press. What came is named as the reason."""
    user: Any = request.user
    for_purpose(request, "stop a departure")
    allow(request, f"record {DepartureStopped.key}", person)
    raised = request.POST.get("raised", "")
    said = DepartureStopped(
        attempt=number, raised=int(raised) if raised.isascii() and raised.isdecimal() and len(raised) < 16 else None,
        reason=request.POST.get("reason", "").strip()[:200] or "Stopped on the page of departures under way",
        stopped_by=user.get_full_name() or user.get_username(),
    )  # fmt: skip
    try:
        record_fact(person, said, clock.today(), source="screen", by=user.get_username(), user=user)
    except Refused as refused:
        return _page(request, errors=[{"text": str(refused), "href": "#under-way"}])
    return HttpResponseRedirect(reverse("under_way"))


def _page(request: HttpRequest, *, keeps_new: bool = False, errors: Sequence[Mapping[str, str]] = ()) -> HttpResponse:
    day, now, seen = clock.today(), clock.now(), sight(request)
    user: Any = request.user
    rows = under_way(day, sight=seen)
    asked, on = day_in_address(request.GET.get("known-on", "")), day_in_address(request.GET.get("on", ""))
    known_on = min(asked, day) if asked is not None and asked > EARLIEST_DAY else None
    last = known_on or day
    first, moment = last - COUNTED, now if known_on is None else min(now, end_of(last))
    came = came_between(first, last, known_on, sight=seen)
    of_day = [row._replace(clocks=tuple(each for each in row.clocks if each.day == on)) for row in came]
    of_day = [row for row in of_day if row.clocks]
    showed(request, len(rows) + len(of_day))
    for_purpose(request, "departures under way")
    open_clocks = [each for row in rows for each in row.open_clocks]
    over = sum(1 for each in open_clocks if each.is_missed(now))
    return render(request, "leaving/under_way.html", {
        "rows": rows, "day": day, "now": now, "every": EVERY, "keeps_new": keeps_new, "errors": list(errors),
        "on_the_way": sum(1 for row in rows if row.goes_on), "running": len(open_clocks) - over, "over": over,
        "counts": days_of_clocks([each for row in came for each in row.clocks], moment), "first": first, "last": last,
        "known_on": known_on, "before": first - timedelta(days=1), "page": PAGE, "on": on, "of_day": of_day,
        "moment": moment,
        "may_stop": bool(may_record(user, DepartureStopped)),
        "safeguards": SAFEGUARDS, "may_consider": lambda one: may_consider(user, one),
    })  # fmt: skip
