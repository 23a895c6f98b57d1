"""How a letter was served, with the clock that it starts: shown first, saved after."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from casekeeper.actions.letters.issuing import unserved
from casekeeper.actions.letters.serving import (
    COPIED,
    COPIES,
    METHODS,
    NO_RECEIPT,
    Service,
    clock_if,
    differs,
    record_service,
    served_kind,
)
from casekeeper.actions.letters.templates import letters
from casekeeper.actions.letters.writing import asked_of
from casekeeper.actions.permissions import may_record
from casekeeper.facts import FactRefused
from casekeeper.position.service_clock import ServiceClock
from casekeeper.records.clock import today
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused
from casekeeper.screens.dates import NotADay, read_day, three_fields
from casekeeper.screens.letters.days import clock_in_words
from casekeeper.screens.looking import for_purpose, shows_person


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@shows_person("how a letter was served")
def serve(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """Show what would run from it, then save."""
    user: Any = request.user
    letter = next((each for each in unserved(asked_of(person).history) if each.first_number == number), None)
    if letter is None:
        raise Http404("No letter of this number waits to be served.")
    if not (allowed := may_record(user, served_kind(letter), person)):
        raise PermissionDenied(allowed.reason)
    for_purpose(request, "serve a letter")
    data = letter.said.data
    found: ServiceClock | None = None
    wrong: dict[str, str] = {}
    typed: dict[str, Any] = dict(request.POST.items())
    if request.method == "POST":
        service, wrong = _read(request)
        if service is not None:
            try:
                if request.POST.get("do") == "save":
                    found = clock_if(person, number, service)
                    record_service(person, number, service, user=user, by=user.get_username())
                    messages.success(request, f"Recorded. {clock_in_words(found)}")
                    return HttpResponseRedirect(reverse("letters", args=[person.reference]))
                found = clock_if(person, number, service)
            except (Refused, FactRefused) as refused:
                wrong["proof"] = str(refused)
    else:
        typed = {"method": data["method"], **three_fields("on", max(letter.on, today()))}
    return render(request, "letters/serve.html", {
        "person": person, "name": person.position.name or "Name not known", "letter": letter, "typed": typed,
        "template": letters()[letter.said.letter], "methods": METHODS, "copied": COPIED, "clock": found, "wrong": wrong,
        "errors": [{"text": text, "href": f"#{_field(name)}"} for name, text in wrong.items()],
        "differs": differs(letter, found) if found is not None else "", "clock_in_words": clock_in_words,
        "has_copy": letters()[letter.said.letter].paper in COPIES,
        "has_receipt": served_kind(letter) not in NO_RECEIPT,
    })  # fmt: skip


def _read(request: HttpRequest) -> tuple[Service | None, dict[str, str]]:
    wrong: dict[str, str] = {}
    days = {}
    for name, label in (("on", "Day it was served or sent"), ("received_on", "Day of receipt")):
        try:
            days[name] = read_day(request.POST, name, label)
        except NotADay as error:
            wrong[name] = str(error)
    method = next((each for each in METHODS if each == request.POST.get("method")), None)
    copied = next((each for each in COPIED if each == request.POST.get("representative")), COPIED[-1])
    if method is None:
        wrong["method"] = "Choose how it was served"
    if days.get("on") is None and "on" not in wrong:
        wrong["on"] = "Give the day it was handed over, sent, or put on the file"
    if wrong or method is None or days["on"] is None:
        return None, wrong
    return Service(method, days["on"], request.POST.get("proof", ""), days.get("received_on"), copied), wrong


def _field(name: str) -> str:
    return f"{name}-day" if name in ("on", "received_on") else name
