"""What follows writing: a second person issues, somebody withdraws, and what lay on the file is handed over."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from casekeeper.actions.letters.issuing import issue_put_forward, withdraw_letter
from casekeeper.actions.letters.serving import clock_of_service, hand_over
from casekeeper.actions.letters.writing import asked_of
from casekeeper.actions.permissions import ISSUE_SECOND, may_record
from casekeeper.facts.letters import LetterWithdrawn
from casekeeper.facts.serving import PapersHandedOver
from casekeeper.position.papers_on_file import handed_over
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused
from casekeeper.screens.letters.days import clock_in_words
from casekeeper.screens.letters.views import page
from casekeeper.screens.looking import allow, for_purpose, shows_person


@require_POST
@never_cache
@shows_person("letter to issue")
def issue(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """Issue what somebody else wrote."""
    allow(request, ISSUE_SECOND, person)
    for_purpose(request, "issue a letter")
    user: Any = request.user
    try:
        issue_put_forward(person, number, user=user, by=user.get_username())
    except Refused as refused:
        return page(request, person, [{"text": str(refused), "href": "#forward"}])
    messages.success(request, "Issued. Record how it is served.")
    return _back(person)


@require_POST
@never_cache
@shows_person("letter to withdraw")
def withdraw(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """Take back what was put forward or issued."""
    user: Any = request.user
    _require(may_record(user, LetterWithdrawn, person))
    for_purpose(request, "withdraw a letter")
    try:
        withdraw_letter(person, number, why=request.POST.get("why", ""), user=user, by=user.get_username())
    except Refused as refused:
        return page(request, person, [{"text": str(refused), "href": f"#why-{number}"}])
    messages.success(request, "Withdrawn.")
    return _back(person)


@require_POST
@never_cache
@shows_person("papers handed over")
def give(request: HttpRequest, person: Person) -> HttpResponse:
    """Hand over what lay on the file. Its clock runs from today."""
    user: Any = request.user
    _require(may_record(user, PapersHandedOver, person))
    for_purpose(request, "hand over papers")
    number = request.POST.get("paper", "")
    paper = int(number) if number.isascii() and number.isdecimal() and len(number) < 19 else 0
    try:
        hand_over(
            person, paper, proof=request.POST.get("proof", ""), where=request.POST.get("where", ""), user=user,
            by=user.get_username(),
        )  # fmt: skip
    except Refused as refused:
        return page(request, person, [{"text": str(refused), "href": f"#proof-{paper}"}])
    asked = asked_of(person)
    fact = next(each for each in asked.history.facts if each.first_number == paper)
    clock = clock_of_service(fact, handed_over(asked.history, fact), asked.law, asked.calendars, asked.history)
    messages.success(request, f"Handed over. {clock_in_words(clock)}")
    return _back(person)


def _require(allowed: Any) -> None:
    if not allowed:
        raise PermissionDenied(allowed.reason)


def _back(person: Person) -> HttpResponse:
    return HttpResponseRedirect(reverse("letters", args=[person.reference]))
