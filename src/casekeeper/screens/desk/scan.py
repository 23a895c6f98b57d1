"""Scan or type a reference: the person is checked in once, however often the form is sent, and their screen opens.

The reference is posted, so that it stands in no address and in no log of addresses before the record is found.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casekeeper.actions.check_in import NOT_PLACED, TO_SETTLE, Came, check_in
from casekeeper.actions.permissions import SEE_CENTRES, TAKE_ARRIVALS, NotAllowed, may
from casekeeper.records.clock import wall
from casekeeper.records.finding import find_people
from casekeeper.records.models import Arrival, Centre
from casekeeper.screens.centre_of import centre_of
from casekeeper.screens.looking import for_purpose, showed, shows_people, sight

LATEST = 8


@require_http_methods(["GET", "HEAD", "POST"])
@shows_people("desk of a reporting centre", SEE_CENTRES)
def show(request: HttpRequest, code: str) -> HttpResponse:
    """The field, with the latest arrivals under it. `open` alone opens a record and says of nobody that they came."""
    centre = centre_of(code)
    for_purpose(request, f"the desk of {centre.name}")
    typed = request.POST.get("typed", "").strip()[:100]
    told: dict[str, Any] = {"typed": typed, "errors": [], "kept": None}
    if request.method == "POST":
        if not typed:
            told["errors"] = [{"text": "Scan or type a reference", "href": "#typed"}]
        elif request.POST.get("do") == "open":
            answer = _open(request, centre, typed)
            if answer is not None:
                return answer
            told["errors"] = [{"text": "This leads to no single record that you may open", "href": "#typed"}]
        else:
            arrival = _take(request, centre, typed)
            if arrival.outcome != NOT_PLACED:
                where = reverse("person_desk", args=[arrival.person.reference])  # type: ignore[union-attr]
                return HttpResponseRedirect(f"{where}?centre={code}&arrival={arrival.pk}")
            told["kept"] = arrival
    latest = sight(request).of(Arrival.objects.filter(centre=centre, on=wall().date()).select_related("person"))
    rows = list(latest.order_by("-pk")[:LATEST])
    showed(request, len([row for row in rows if row.person_id]))
    return render(request, "desk/scan.html", {
        "centre": centre, "key": uuid4(), "latest": rows, **told,
        "to_settle": Arrival.objects.filter(centre=centre, outcome__in=TO_SETTLE, settled_at=None).count(),
        "may_take": bool(may(request.user, TAKE_ARRIVALS)),  # type: ignore[arg-type]
    })  # fmt: skip


def _take(request: HttpRequest, centre: Centre, typed: str) -> Arrival:
    user: Any = request.user
    now = wall()
    came = Came(_key(request), centre, typed, now.date(), now.strftime("%H:%M"))
    try:
        return check_in(came, by=user.get_username(), user=user)
    except NotAllowed as refused:
        raise PermissionDenied(str(refused)) from refused


def _key(request: HttpRequest) -> UUID:
    """The key that the form was made with: sent twice, it is the same arrival."""
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError:
        return uuid4()


def _open(request: HttpRequest, centre: Centre, typed: str) -> HttpResponse | None:
    people = [person for person in find_people(typed) if sight(request).sees(person)]
    if len(people) != 1:
        return None
    return HttpResponseRedirect(f"{reverse('person_desk', args=[people[0].reference])}?centre={centre.code}")
