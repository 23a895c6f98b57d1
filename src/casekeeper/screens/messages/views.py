"""Every message to a person and what became of it; those that somebody has to look at stand first."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from casekeeper.actions.messages.settle import settle_message
from casekeeper.actions.permissions import SEE_MESSAGES, SETTLE_MESSAGE, may
from casekeeper.records.models import OutboxMessage
from casekeeper.records.queries.messages import STATES, count_messages, messages_to_people
from casekeeper.records.refused import Refused
from casekeeper.screens.looking import allow, for_purpose, person_of, showed, shows_people, sight
from casekeeper.screens.message_colours import COLOURS

BY = {"sms": "Text message", "email": "E-mail", "letter": "Letter"}
ABOUT = {
    "reminder": "Reminder of a report",
    "way in": "Link to own pages",
    "missed report": "Letter on a missed report",
    "issued letter": "Letter to the person",
    "copy of a letter": "Copy of a letter to the representative",
    "letter to serve by hand": "Letter to staff, to serve by hand",
}


@require_safe
@shows_people("messages", SEE_MESSAGES)
def every(request: HttpRequest) -> HttpResponse:
    """By state on request; what they say is shown, a link in them never is: it is drawn when they leave."""
    state = request.GET.get("state", "")
    state = state if state in STATES else ""
    asked = request.GET.get("page", "")
    page = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 5 else 0
    seen = sight(request)
    rows, more = messages_to_people(state=state, page=page, sight=seen)
    showed(request, len(rows))
    for_purpose(request, "messages")
    return render(request, "messages/every.html", {
        "rows": rows, "state": state, "messages": messages.get_messages(request),
        "counts": count_messages(sight=seen), "colours": COLOURS, "by": BY,
        "about": ABOUT, "next": page + 1 if more else "", "paged": page > 0,
        "may_settle": bool(may(request.user, SETTLE_MESSAGE)),  # type: ignore[arg-type]
    })  # fmt: skip


@require_POST
@shows_people("message to settle")
def settle(request: HttpRequest, number: int) -> HttpResponse:
    """It arrived, or it did not and goes again: said by a named person."""
    message = get_object_or_404(OutboxMessage, pk=number, person__isnull=False)
    person = person_of(request, message.person.reference if message.person is not None else "")
    allow(request, SETTLE_MESSAGE, person)
    user: Any = request.user
    arrived = request.POST.get("arrived") == "yes"
    try:
        settle_message(number, arrived=arrived, user=user, by=user.get_username())
        messages.success(request, "Recorded as arrived." if arrived else "It goes again with the next run.")
    except Refused as refused:
        messages.error(request, str(refused))
    return HttpResponseRedirect(reverse("messages"))
