"""The request for information: what we know, to be put right, and what is left to ask.

Recording that it went out counts the questions that it held.
"""

from __future__ import annotations

from typing import Any, get_args

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casekeeper.actions.own_pages.issue import history_today
from casekeeper.actions.permissions import SEE_CASEWORK, may_record
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts.consideration import InformationRequested, ServiceMethod
from casekeeper.position.information_needed import Question, questions_of
from casekeeper.records.clock import today
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused
from casekeeper.screens.looking import allow, for_purpose, shows_person
from casekeeper.screens.wording import as_sentence

METHODS = get_args(ServiceMethod)
DATED = frozenset({"birth date"})
STATE = frozenset({"nationality"})


@require_http_methods(["GET", "HEAD", "POST"])
@shows_person("request for information")
def show(request: HttpRequest, person: Person) -> HttpResponse:
    """To be printed and handed over; then one button, with how it was sent."""
    allow(request, SEE_CASEWORK, person)
    for_purpose(request, "the request for information")
    questions = questions_of(history_today(person))
    asked = [one for one in questions if one.is_to_be_asked]
    user: Any = request.user
    may = may_record(user, InformationRequested, person)
    wrong, refused = "", ""
    typed = request.POST.get("method", "")
    if request.method == "POST":
        if typed not in METHODS:
            wrong = "Choose how it was sent"
        else:
            said = InformationRequested(method=typed, questions=len(asked))
            try:
                record_fact(person, said, today(), source=user.unit, by=user.get_username(), user=user)
                return HttpResponseRedirect(reverse("person", args=[person.reference]))
            except Refused as error:
                refused = str(error)
    errors: list[dict[str, str]] = [{"text": wrong, "href": "#method"}] if wrong else []
    return render(request, "information_request/show.html", {
        "person": person, "name": person.position.name or "Name not known", "day": today(), "asked": asked,
        "known": [_told(one) for one in questions if not one.is_to_be_asked],
        "methods": [(one, as_sentence(one)) for one in METHODS], "may": may, "wrong": wrong,
        "typed": typed, "errors": errors + ([{"text": refused}] if refused else []),
    })  # fmt: skip


def _told(one: Question) -> tuple[str, str, str, int]:
    """The thing, the answer, how the answer is to be read, and the fact that says so."""
    kind = "date" if one.name in DATED else "state" if one.name in STATE else ""
    return one.name, one.as_known, kind, one.known.number if one.known is not None else 0
