"""Arrivals that could not be placed, or stand beside another record of the same report, until somebody settles them."""

from __future__ import annotations

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casekeeper.actions.check_in import NOT_PLACED, TO_SETTLE
from casekeeper.actions.permissions import SEE_CENTRES, TAKE_ARRIVALS, may
from casekeeper.actions.settle_arrival import PLACED, WAYS, settle_arrival
from casekeeper.facts import FactRefused
from casekeeper.records.clock import today
from casekeeper.records.models import Arrival, Centre, FactRow, Person, PositionRow
from casekeeper.records.queries.arrivals import allowed, due_of
from casekeeper.records.refused import Refused
from casekeeper.screens.looking import allow, for_purpose, showed, shows_people, sight

MOST = 200


@require_safe
@shows_people("arrivals to settle", SEE_CENTRES)
def waiting(request: HttpRequest) -> HttpResponse:
    """The oldest first; with `show=settled` those settled lately, with how and by whom."""
    for_purpose(request, "settle arrivals")
    settled = request.GET.get("show") == "settled"
    code = request.GET.get("centre", "")
    found = sight(request).of(Arrival.objects.filter(outcome__in=TO_SETTLE).select_related("centre", "person"))
    found = found.filter(centre__code=code) if code else found
    found = found.exclude(settled_at=None) if settled else found.filter(settled_at=None)
    rows = list(found.order_by("-settled_at", "-pk") if settled else found.order_by("on", "at", "pk"))
    shown, day = rows[:MOST], today()
    showed(request, len([row for row in shown if row.person_id]))
    return render(request, "centres/arrivals.html", {
        "rows": [(row, _name(row.person), _beside(row), due_of(row.on, day)) for row in shown], "day": day,
        "settle_by": allowed(day), "count": len(rows), "settled": settled,
        "code": code, "centres": list(Centre.objects.order_by("name")),
        "may_settle": bool(may(request.user, TAKE_ARRIVALS)),  # type: ignore[arg-type]
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@shows_people("arrival to settle", SEE_CENTRES)
def settle(request: HttpRequest, number: int) -> HttpResponse:
    """What was taken beside what was told otherwise; a person says what it was."""
    return _settle(request, pk=number)


@require_http_methods(["GET", "HEAD", "POST"])
@shows_people("arrival to settle", SEE_CENTRES)
def of_fact(request: HttpRequest, number: int) -> HttpResponse:
    """The same page, found by the number of the fact: from the duty on a record."""
    message = FactRow.objects.filter(number=number).values_list("message_id", flat=True).first() or ""
    key = re.fullmatch(r"arrival ([0-9a-f-]{36}):beside", message)
    return _settle(request, key=key[1] if key is not None else None)


def _settle(request: HttpRequest, **which: Any) -> HttpResponse:
    allow(request, TAKE_ARRIVALS)
    for_purpose(request, "settle an arrival")
    seen = sight(request).of(Arrival.objects.filter(outcome__in=TO_SETTLE).select_related("centre", "person"))
    arrival = seen.filter(**which).first()
    if arrival is None:
        raise Http404("There is no arrival of this number to settle.")
    errors: list[dict[str, str]] = []
    posted = request.POST
    if request.method == "POST":
        user: Any = request.user
        try:
            if posted.get("how") == PLACED and not posted.get("reference", "").strip():
                raise Refused("Enter the reference on the record of the person who came.")
            settle_arrival(
                arrival, posted.get("how", ""), reasons=posted.get("reasons", "")[:2000],
                reference=posted.get("reference", "")[:100], by=user.get_username(), user=user,
            )  # fmt: skip
            return HttpResponseRedirect(reverse("arrivals"))
        except (Refused, FactRefused) as refused:
            errors.append({"text": str(refused), "href": "#how"})
    showed(request, 1 if arrival.person_id else 0)
    return render(request, "centres/settle.html", {
        "arrival": arrival, "name": _name(arrival.person), "beside": _beside(arrival), "choices": WAYS[arrival.outcome],
        "typed": posted, "errors": errors, "asks_reference": arrival.outcome == NOT_PLACED,
    })  # fmt: skip


def _name(person: Person | None) -> str:
    row = PositionRow.objects.filter(person=person).only("name").first() if person is not None else None
    return row.name if row is not None else ""


def _beside(arrival: Arrival) -> FactRow | None:
    """The other record of the same report."""
    return FactRow.objects.filter(number=arrival.beside).first() if arrival.beside else None
