"""One person's way into their own pages, the messages to them, and the files they attached."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from casekeeper.actions.messages.reach import reach_of
from casekeeper.actions.messages.send_link import send_link
from casekeeper.actions.messages.write_letter import write_letter
from casekeeper.actions.own_pages.confirming import approved
from casekeeper.actions.own_pages.evidence import name_of
from casekeeper.actions.own_pages.issue import LASTS, history_today, issue_code, why_not
from casekeeper.actions.own_pages.view import own_view
from casekeeper.actions.own_words import LANGUAGES, words_in
from casekeeper.actions.permissions import GIVE_WAY_IN, SEE_MESSAGES, may, may_record
from casekeeper.facts.reporting import WarningSent
from casekeeper.facts.safeguards import AccessNeedNoted
from casekeeper.facts.told_by_person import OwnPagesApproved
from casekeeper.records.clock import now, today
from casekeeper.records.models import Evidence, Person, WayIn
from casekeeper.records.queries.messages import messages_of
from casekeeper.records.refused import Refused
from casekeeper.records.rulebook import current_law
from casekeeper.screens.dates import NotADay, read_day
from casekeeper.screens.looking import allow, for_purpose, shows_person
from casekeeper.screens.message_colours import COLOURS
from casekeeper.screens.messages.views import ABOUT, BY

NO_DEVICE = ("no telephone", "no smartphone")


@require_safe
@shows_person("own pages, as staff see them")
def show(request: HttpRequest, person: Person) -> HttpResponse:
    """Whether own pages are approved, the ways in, what was sent, and what the person attached."""
    allow(request, SEE_MESSAGES, person)
    for_purpose(request, "own pages and messages")
    return _page(request, person)


@require_POST
@never_cache
@shows_person("code for own pages")
def code(request: HttpRequest, person: Person) -> HttpResponse:
    """A code, shown this once: to be read out or handed over."""
    allow(request, GIVE_WAY_IN, person)
    for_purpose(request, "give a way into own pages")
    user: Any = request.user
    try:
        issued = issue_code(person, user=user, by=user.get_username(), language=request.POST.get("language", ""))
    except Refused as refused:
        return _page(request, person, [{"text": str(refused), "href": "#way-in"}])
    return render(request, "messages/code.html", {
        "person": person, "code": issued.code, "expires_at": issued.way_in.expires_at,
        "address": request.build_absolute_uri(reverse("own_in")),
    })  # fmt: skip


@require_POST
@shows_person("link to own pages")
def link(request: HttpRequest, person: Person) -> HttpResponse:
    """A link by text message or e-mail, through the outbox."""
    allow(request, GIVE_WAY_IN, person)
    for_purpose(request, "give a way into own pages")
    user: Any = request.user
    channel = request.POST.get("channel", "")
    try:
        send_link(
            person, user=user, by=user.get_username(), channel=channel if channel in ("sms", "email") else "",
            language=request.POST.get("language", ""),
        )  # fmt: skip
    except Refused as refused:
        return _page(request, person, [{"text": str(refused), "href": "#way-in"}])
    messages.success(request, "The link goes out with the next run of the outbox.")
    return HttpResponseRedirect(reverse("messages_of", args=[person.reference]))


@require_POST
@shows_person("letter on a missed report")
def letter(request: HttpRequest, person: Person) -> HttpResponse:
    """The letter after a missed report, with a new appointment where one is given."""
    user: Any = request.user
    if not (allowed := may_record(user, WarningSent, person)):
        raise PermissionDenied(allowed.reason)
    for_purpose(request, "write after a missed report")
    try:
        again = read_day(request.POST, "new_appointment", "New appointment")
        missed_on = date.fromisoformat(request.POST.get("missed_on", ""))
        write_letter(person, missed_on=missed_on, new_appointment=again, user=user, by=user.get_username())
    except NotADay as error:
        return _page(request, person, [{"text": str(error), "href": "#new_appointment-day"}])
    except ValueError:
        return _page(request, person, [{"text": "Choose which report was missed", "href": "#missed_on"}])
    except Refused as refused:
        return _page(request, person, [{"text": str(refused), "href": "#missed_on"}])
    messages.success(request, "The letter goes out with the next run of the outbox.")
    return HttpResponseRedirect(reverse("messages_of", args=[person.reference]))


@require_safe
@never_cache
@shows_person("evidence that the person attached")
def evidence(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """Handed out as a download of no kind a browser would open, so that nothing in it runs on our pages."""
    allow(request, SEE_MESSAGES, person)
    for_purpose(request, "evidence for a missed report")
    found = get_object_or_404(Evidence, pk=number, person=person)
    response = HttpResponse(bytes(found.content), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = f'attachment; filename="{name_of(found)}"'
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _page(request: HttpRequest, person: Person, errors: list[dict[str, str]] | None = None) -> HttpResponse:
    user: Any = request.user
    history = history_today(person)
    reach = reach_of(history)
    own = own_view(person, today())
    needs = [fact.said.need for fact in history.of(AccessNeedNoted) if fact.said.need in NO_DEVICE]
    return render(request, "messages/for_person.html", {
        "messages": messages.get_messages(request), "person": person,
        "name": person.position.name or "Name not known", "errors": errors or [],
        "approved": approved(history), "why_not": why_not(history), "needs": needs, "reach": reach, "by": BY,
        "language": words_in(reach.language), "languages": [words_in(each) for each in LANGUAGES],
        "ways_in": WayIn.objects.filter(person=person).order_by("-id")[:20], "now": now(),
        "rows": messages_of(person), "colours": COLOURS, "about": ABOUT,
        "files": [(each, name_of(each)) for each in
                  Evidence.objects.filter(person=person).defer("content").order_by("-id")],
        "missed": [(miss.on.isoformat(), miss.on) for miss in own.misses], "typed": request.POST,
        "lasts": current_law()[LASTS].on(today()), "lasts_page": LASTS,
        "may_give": bool(may(user, GIVE_WAY_IN, person)),
        "may_approve": bool(may_record(user, OwnPagesApproved, person)),
        "may_write": bool(may_record(user, WarningSent, person)),
    })  # fmt: skip
