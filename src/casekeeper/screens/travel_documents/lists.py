"""The documents and applications behind the figures of the stock."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_LEAVING
from casekeeper.facts.countries import country_name
from casekeeper.records.clock import today
from casekeeper.records.queries import travel_documents
from casekeeper.records.queries.travel_documents import LISTS, NOT_KNOWN, OLD, SOON, UNKNOWN
from casekeeper.screens.looking import for_purpose, showed, shows_people, sight
from casekeeper.screens.paging import after_asked, as_text

HEADINGS: Mapping[str, str] = {
    "held": "Documents held and valid",
    "under-way": "Applications under way",
    "old": "Applications that have gone on long",
    "unused": "Held, and nothing stops its use",
    "ending": "Documents that end soon",
    "ended": "Documents that have ended",
    "issued": "Applications that led to a document",
    "refused": "Applications refused",
    "withdrawn": "Applications withdrawn",
    "all": "Every document and application",
}
SAID: Mapping[str, str] = {
    "held": "A document to travel on that is valid today, or whose last day is not known. The longest held first.",
    "under-way": "Asked of the country, and neither issued nor refused. The oldest first.",
    "old": f"Under way for more than {OLD} days. The oldest first.",
    "unused": (
        "A document that is not with the person, somebody who can be found, no barrier, and no departure planned. "
        "The longest held first."
    ),
    "ending": f"Valid today, and ending within {SOON} days. The first to end first.",
    "ended": "No longer valid. The last to end first.",
    "issued": "The last issued first.",
    "refused": "The last refused first.",
    "withdrawn": "The last withdrawn first.",
    "all": "The newest first.",
}


@require_safe
@shows_people("documents to travel on", SEE_LEAVING)
def show(request: HttpRequest, which: str) -> HttpResponse:
    """One of the lists; 404 for any other word."""
    if which not in LISTS:
        raise Http404("There is no such list of documents.")
    day, seen, country = today(), sight(request), request.GET.get("country", "")[:60]
    rows, after = travel_documents.listed(which, day, country, after_asked(request.GET), sight=seen)
    showed(request, len(rows))
    for_purpose(request, HEADINGS[which].lower())
    return render(request, "travel_documents/listed.html", {
        "which": which, "heading": HEADINGS[which], "said": SAID[which], "rows": rows, "next": as_text(after),
        "paged": "after" in request.GET, "country": country, "country_in_words": _in_words(country),
        "asked": {"country": country} if country else {},
        "day": day, "count": travel_documents.count(which, day, country, sight=seen),
    })  # fmt: skip


def _in_words(country: str) -> str:
    return NOT_KNOWN if country == UNKNOWN else country_name(country)
