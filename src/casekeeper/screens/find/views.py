"""Find: a reference of any kind leads straight to the record; otherwise names that contain what was typed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_CASEWORK, may
from casekeeper.records.finding import find_people
from casekeeper.records.models import Person, PositionRow
from casekeeper.screens.looking import for_purpose, showed, shows_people, sight

MOST = 50
FEWEST_LETTERS = 2


@require_safe
@shows_people("find a person")
def show(request: HttpRequest) -> HttpResponse:
    """Restricted records are left out of the list and of its count, for those who may not open them."""
    for_purpose(request, "find a person")
    typed = request.GET.get("q", "").strip()[:200]
    errors = []
    people: list[PositionRow] = []
    if "q" in request.GET and len(typed) < FEWEST_LETTERS:
        errors = [{"text": f"Enter a reference, or at least {FEWEST_LETTERS} letters of a name", "href": "#q"}]
    elif typed:
        known = [person for person in find_people(typed) if sight(request).sees(person)]
        if len(known) == 1:
            return HttpResponseRedirect(reverse("person", args=[known[0].reference]))
        people = _rows(request, typed, known)
    showed(request, min(len(people), MOST))
    shown = {"typed": typed, "people": people[:MOST], "more": len(people) > MOST, "errors": errors,
             "sees_casework": bool(may(request.user, SEE_CASEWORK))}  # type: ignore[arg-type]  # fmt: skip
    return render(request, "find/show.html", shown)


def _rows(request: HttpRequest, typed: str, known: list[Person]) -> list[PositionRow]:
    rows = sight(request).of(PositionRow.objects.select_related("person").defer("body"))
    if known:
        return list(rows.filter(person__in=known))
    for word in typed.split():
        rows = rows.filter(name__icontains=word)
    return list(rows.filter(continues_in__isnull=True).order_by("name", "person_id")[: MOST + 1])
