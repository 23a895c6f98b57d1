"""Pairs of records to judge: by weight or by how long they wait."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_PAIRS
from casekeeper.records.queries.pairs import ORDERS, waiting_pairs
from casekeeper.screens.looking import for_purpose, showed, shows_people, sight

WORDS = {"weight": "Highest weight first", "age": "Waiting longest first"}


@require_safe
@shows_people("pairs of records to judge", SEE_PAIRS)
def waiting(request: HttpRequest) -> HttpResponse:
    """Those whose two records the reader may both see."""
    order = request.GET.get("order", "weight")
    order = order if order in ORDERS else "weight"
    typed = request.GET.get("page", "1")
    number = int(typed) if typed.isascii() and typed.isdigit() and 0 < len(typed) < 6 else 1
    page = waiting_pairs(order=order, page=max(1, number), sight=sight(request))
    showed(request, 2 * len(page.rows))
    for_purpose(request, "judge pairs of records")
    return render(request, "linking/waiting.html", {"page": page, "order": order, "orders": WORDS, "number": number})
