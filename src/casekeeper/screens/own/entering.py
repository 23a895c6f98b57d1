"""In by a link or code, confirmed, and out again. A link is only spent when its button is pressed.

Whoever merely opens a link, as mail filters and telephones do by themselves, spends nothing and learns nothing: the
page is the same for every link, good or bad, and no table is looked into.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casekeeper.actions.own_pages.confirming import BORN_AND_REFERENCE, FACE, approved
from casekeeper.actions.own_pages.enter import confirm as is_confirmed
from casekeeper.actions.own_pages.enter import enter, leave
from casekeeper.actions.own_pages.issue import history_today
from casekeeper.records.models import OwnSession
from casekeeper.screens.own.door import let_in, let_out, own_door, own_page, page, source_of

ANSWERS = ("born-day", "born-month", "born-year", "reference")


@require_http_methods(["GET", "HEAD", "POST"])
@own_door
def come_in(request: HttpRequest) -> HttpResponse:
    """A code is typed here, and the button of a link sends here."""
    if request.method != "POST":
        return page(request, "in.html", door=True)
    link = request.POST.get("link", "")[:200]
    key = enter("link" if link else "code", link or request.POST.get("code", ""), source=source_of(request))
    if key is None:
        return page(request, "in.html", {"code": "in_wrong"}, door=True)
    response = HttpResponseRedirect(reverse("own_confirm"))
    let_in(response, key)
    return response


@require_safe
@own_door
def by_link(request: HttpRequest, key: str) -> HttpResponse:
    """The same for every link there could be."""
    return page(request, "link.html", link=key, door=True)


@require_http_methods(["GET", "HEAD", "POST"])
@own_page("own pages, confirming", confirmed=False)
def confirm(request: HttpRequest, session: OwnSession) -> HttpResponse:
    """Asked before anything is shown, in the way that staff approved."""
    if session.confirmed_at is not None:
        return HttpResponseRedirect(reverse("own_home"))
    way = approved(history_today(session.person))
    errors = {}
    if request.method == "POST":
        if is_confirmed(session, {name: request.POST.get(name, "") for name in ANSWERS}):
            return HttpResponseRedirect(reverse("own_home"))
        session.way_in.refresh_from_db()
        if session.way_in.closed_at is not None:
            return HttpResponseRedirect(reverse("own_ended"))
        errors = {"born": "confirm_wrong"}
    typed = {name: request.POST.get(name, "")[:20] for name in ANSWERS}
    return page(
        request, "confirm.html", errors, typed=typed, by_face=way == FACE, by_reference=way == BORN_AND_REFERENCE
    )


@require_POST
@own_page("own pages, leaving", confirmed=False)
def go_out(request: HttpRequest, session: OwnSession) -> HttpResponse:
    """The session ends at once."""
    leave(session)
    response = HttpResponseRedirect(reverse("own_ended"))
    let_out(response)
    return response


@require_safe
@own_door
def ended(request: HttpRequest) -> HttpResponse:
    """Where everybody comes whose session is over, or who never had one."""
    return page(request, "ended.html", door=True)


@require_safe
@own_door
def rights(request: HttpRequest) -> HttpResponse:
    """Rights and who can help: for anybody, without a code."""
    return page(request, "rights.html")
