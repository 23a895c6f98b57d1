"""Law on screen: an index by instrument, and each page with its values through time."""

from __future__ import annotations

from itertools import groupby

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.records.clock import today
from casekeeper.records.models import DutyRow
from casekeeper.records.rulebook import current_law
from casekeeper.screens.looking import shows_nobody, sight


@require_safe
@shows_nobody
def index(request: HttpRequest) -> HttpResponse:
    """Every page, by instrument, with what holds today."""
    law, day = current_law(), today()
    pages = [law[key] for key in sorted(law)]
    instruments = [
        (name, [(page, page.find(day)) for page in group])
        for name, group in groupby(pages, key=lambda page: page.key.partition(".")[0])
    ]
    unconfirmed = sum(1 for page in pages if not page.confirmed)
    return render(request, "law_shown/index.html", {
        "instruments": instruments, "pages": len(pages), "unconfirmed": unconfirmed, "version": law.version,
    })  # fmt: skip


@require_safe
@shows_nobody
def show(request: HttpRequest, key: str) -> HttpResponse:
    """One page: its text, its values by the day they take effect, what is not coded, and the duties under it."""
    law = current_law()
    if key not in law:
        raise Http404("There is no page of law with this name.")
    page, day = law[key], today()
    duties = (
        sight(request)
        .of(DutyRow.objects.filter(page=key, ended__isnull=True))
        .values("what", "owed_by")
        .annotate(open=Count("id"))
        .order_by("what", "owed_by")
    )
    return render(request, "law_shown/show.html", {
        "page": page, "now": page.find(day), "values": list(reversed(page.values)), "duties": list(duties), "day": day,
    })  # fmt: skip
