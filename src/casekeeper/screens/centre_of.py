"""The reporting centre that an address names: shared by the centres' pages, the desk and the terminal."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest

from casekeeper.records.clock import today
from casekeeper.records.models import Centre
from casekeeper.records.queries.centres import FURTHEST


def centre_of(code: str) -> Centre:
    """Raises Http404 where there is none of that code."""
    found = Centre.objects.filter(code=code).first()
    if found is None:
        raise Http404("There is no reporting centre with this code.")
    return found


def day_asked(request: HttpRequest, name: str = "on") -> date:
    """The day in the address, within a year of today; today where none is named or it is no day."""
    try:
        asked = date.fromisoformat(request.GET.get(name, ""))
    except ValueError:
        return today()
    return min(max(asked, today() - FURTHEST), today() + FURTHEST)
