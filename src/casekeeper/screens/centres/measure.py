"""Did reports do what they were for? By purpose, over the last weeks or between two days."""

from __future__ import annotations

from datetime import date, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_CENTRES
from casekeeper.facts.reporting import CHECKLIST
from casekeeper.records.clock import today
from casekeeper.records.queries.meaningful import NOTHING_SAID, meaningful
from casekeeper.screens.dates import NotADay, read_day, three_fields
from casekeeper.screens.looking import allow, shows_nobody

WEEKS = timedelta(weeks=4)


@require_safe
@shows_nobody
def show(request: HttpRequest) -> HttpResponse:
    """Figures alone: nobody's data."""
    allow(request, SEE_CENTRES)
    errors: dict[str, str] = {}
    start = _day(request, "from", "First day", errors) or today() - WEEKS
    end = _day(request, "until", "Last day", errors) or today()
    if end < start and not errors:
        errors["until"] = "Last day must not be before the first day"
    rows = [] if errors else meaningful(start, end + timedelta(days=1))
    return render(request, "centres/meaningful.html", {
        "rows": rows, "start": start, "end": end, "all": sum(row.reports for row in rows),
        "served": sum(row.served for row in rows), "questions": len(CHECKLIST), "nothing_said": NOTHING_SAID,
        "typed": {**three_fields("from", start), **three_fields("until", end), **request.GET.dict()}, "wrong": errors,
        "errors": [{"text": text, "href": f"#{name}-day"} for name, text in errors.items()],
    })  # fmt: skip


def _day(request: HttpRequest, name: str, label: str, errors: dict[str, str]) -> date | None:
    try:
        return read_day(request.GET, name, label)
    except NotADay as error:
        errors[name] = str(error)
        return None
