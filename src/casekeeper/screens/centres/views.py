"""Every centre, and how full each of the next days is; then one centre by the hour, said in advance, with remedies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.check_in import TO_SETTLE
from casekeeper.actions.permissions import SEE_CENTRES, TAKE_ARRIVALS, TELL_OF_CENTRE, may
from casekeeper.planning.centres.day import minutes_at_desk, minutes_of_slot
from casekeeper.planning.centres.load import Load
from casekeeper.planning.centres.remedies import remedies_for
from casekeeper.records import rulebook
from casekeeper.records.clock import today
from casekeeper.records.models import Arrival, Centre
from casekeeper.records.queries import centres as asked
from casekeeper.screens.centre_of import centre_of, day_asked
from casekeeper.screens.centres.chart import Column, chart
from casekeeper.screens.looking import allow, shows_nobody

AHEAD = 14
"""Calendar days looked at ahead."""
PAGES = ("slot_minutes", "minutes_at_desk", "plan_at_most")


class Row(NamedTuple):
    """One centre on the list: today, and the first day ahead that is too full."""

    centre: Centre
    today: Load
    full_on: Load | None
    to_settle: int


@require_safe
@shows_nobody
def every(request: HttpRequest) -> HttpResponse:
    """Figures alone: nobody's data."""
    allow(request, SEE_CENTRES)
    centres = list(Centre.objects.order_by("name"))
    found = asked.loads_of(centres, _days(today()))
    waits = dict(
        Arrival.objects.filter(outcome__in=TO_SETTLE, settled_at=None)
        .values_list("centre").annotate(many=Count("pk")).order_by()
    )  # fmt: skip
    rows = [
        Row(
            centre, found[centre.pk][0], next((load for load in found[centre.pk] if load.over), None),
            waits.get(centre.pk, 0),
        )
        for centre in centres
    ]  # fmt: skip
    return render(request, "centres/every.html", {
        "rows": rows, "day": today(), "may_take": bool(may(request.user, TAKE_ARRIVALS)),  # type: ignore[arg-type]
    })  # fmt: skip


@require_safe
@shows_nobody
def show(request: HttpRequest, code: str) -> HttpResponse:
    """One centre: the days ahead, one of them by the hour, what may be done where it is too full, what was told."""
    allow(request, SEE_CENTRES)
    centre, day, law = centre_of(code), day_asked(request), rulebook.current_law()
    days = _days(day)
    found = asked.loads(centre, days)
    load = found[0]
    over = load.over > 0
    remedies = remedies_for(load, asked.suits(centre, day), asked.elsewhere(centre, day)) if over else ()
    told = asked.statements_of([centre])[centre.pk]
    return render(request, "centres/show.html", {
        "centre": centre, "day": day, "load": load, "ahead": found, "remedies": remedies,
        "by_hour": chart([Column(hour.at, hour.expected, hour.room) for hour in load.hours]),
        "by_day": chart([Column(f"{each.day.on.day}/{each.day.on.month}", each.expected, each.room) for each in found]),
        "told": [each for each in reversed(told) if each.ends is None or each.ends > today()],
        "before": day - timedelta(days=1), "after": day + timedelta(days=1), "today_is": today(),
        "slot": minutes_of_slot(law, day), "each": minutes_at_desk(law, day),
        "pages": [law[f"reporting_policy.{name}"] for name in PAGES],
        "may_tell": bool(may(request.user, TELL_OF_CENTRE)),  # type: ignore[arg-type]
        "may_take": bool(may(request.user, TAKE_ARRIVALS)),  # type: ignore[arg-type]
    })  # fmt: skip


def _days(first: date) -> Sequence[date]:
    return [first + timedelta(days=ahead) for ahead in range(AHEAD)]
