"""Released and not considered at the top until resolved; then twelve weeks of releases, and who they are."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_CASEWORK, may, may_record
from casekeeper.facts.consideration import UnconsideredReleaseResolved
from casekeeper.records.clock import today
from casekeeper.records.queries import release_watch
from casekeeper.screens.looking import for_purpose, showed, shows_people, sight
from casekeeper.screens.paging import after_asked, as_text
from casekeeper.screens.release_watch.chart import GATES, chart, weeks

DAYS = 84
MOST = 200


@require_safe
@shows_people("release watch")
def show(request: HttpRequest) -> HttpResponse:
    """The chart counts; the table under it says the same in figures."""
    day = today()
    gate = request.GET.get("gate", "")
    gate = gate if gate in GATES else ""
    seen = sight(request)
    rows, after = release_watch.upcoming(day, days=DAYS, gate=gate, after=after_asked(request.GET), sight=seen)
    unconsidered = release_watch.unconsidered(limit=MOST, sight=seen)
    counted = weeks(release_watch.by_day(day, days=DAYS - 1, sight=seen), day)
    showed(request, len(rows) + len(unconsidered))
    for_purpose(request, "release watch")
    return render(request, "release_watch/show.html", {
        "rows": rows, "unconsidered_people": unconsidered, "weeks": counted, "chart": chart(counted), "gate": gate,
        "gates": GATES, "next": as_text(after), "paged": "after" in request.GET, "day": day,
        "unconsidered_count": release_watch.count_unconsidered(sight=seen),
        "sees_casework": bool(may(request.user, SEE_CASEWORK)),  # type: ignore[arg-type]
        "may_resolve": bool(may_record(request.user, UnconsideredReleaseResolved)),  # type: ignore[arg-type]
    })  # fmt: skip
