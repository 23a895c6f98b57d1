"""Pairs of records to judge, by weight or by how long they wait; and groups that more than one pair holds together."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_PAIRS
from casekeeper.records.queries.groups import groups_to_judge
from casekeeper.records.queries.pairs import ORDERS, waiting_pairs
from casekeeper.records.rulebook import current_law
from casekeeper.screens.looking import for_purpose, showed, shows_people, sight

WORDS = {"weight": "Highest weight first", "age": "Waiting longest first"}


@require_safe
@shows_people("pairs of records to judge", SEE_PAIRS)
def waiting(request: HttpRequest) -> HttpResponse:
    """Those whose two records the reader may both see."""
    order = request.GET.get("order", "weight")
    order = order if order in ORDERS else "weight"
    number = _page_asked(request)
    page = waiting_pairs(order=order, page=number, sight=sight(request))
    showed(request, 2 * len(page.rows))
    for_purpose(request, "judge pairs of records")
    return render(request, "linking/waiting.html", {"page": page, "order": order, "orders": WORDS, "number": number})


@require_safe
@shows_people("groups of records to judge", SEE_PAIRS)
def groups(request: HttpRequest) -> HttpResponse:
    """More than two records that hang together, so that nobody joins the ends of a chain unseen."""
    number = _page_asked(request)
    page = groups_to_judge(current_law(), page=number, sight=sight(request))
    showed(request, sum(len(group.members) for group in page.groups))
    for_purpose(request, "judge pairs of records")
    return render(request, "linking/groups.html", {"page": page, "number": number})


def _page_asked(request: HttpRequest) -> int:
    typed = request.GET.get("page", "1")
    return max(1, int(typed)) if typed.isascii() and typed.isdigit() and 0 < len(typed) < 6 else 1
