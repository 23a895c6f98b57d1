"""Sending a letter that was issued: by post, a copy to whoever acts, to staff who serve it; and that one came back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from casekeeper.actions.letters.came_of_it import paper_came_back
from casekeeper.actions.letters.sending import give_to_staff, post_letter, send_copy
from casekeeper.actions.letters.serving import served_kind
from casekeeper.actions.letters.writing import asked_of
from casekeeper.actions.permissions import may_record
from casekeeper.facts.letters import LetterIssued
from casekeeper.facts.serving import PaperCameBack
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused
from casekeeper.screens.letters.views import page
from casekeeper.screens.looking import for_purpose, shows_person


@require_POST
@never_cache
@shows_person("letter to post")
def post(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """By post to the person, with the next run of the outbox."""
    told = "It goes with the next run of the outbox. It counts as served when it was posted."
    return _send(request, person, number, "post a letter", told, lambda **who: post_letter(person, number, **who))


@require_POST
@never_cache
@shows_person("copy of a letter to send")
def copy(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """By e-mail to whoever acts for the person."""
    told = "The copy goes with the next run of the outbox."
    return _send(
        request, person, number, "send a copy of a letter", told, lambda **who: send_copy(person, number, **who)
    )


@require_POST
@never_cache
@shows_person("letter to have served by staff")
def give(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """To the staff of the place where the person is held."""
    told = "It goes to them with the next run of the outbox. Record its service when their proof is here."
    place = request.POST.get("place", "")
    return _send(
        request, person, number, "have a letter served by staff", told,
        lambda **who: give_to_staff(person, number, place=place, **who),
    )  # fmt: skip


@require_POST
@never_cache
@shows_person("paper that came back")
def back(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """A paper served by post came back: it was not served."""
    user: Any = request.user
    if not (allowed := may_record(user, PaperCameBack, person)):
        raise PermissionDenied(allowed.reason)
    for_purpose(request, "note that a letter came back")
    try:
        paper_came_back(person, number, how=request.POST.get("how", ""), user=user, by=user.get_username())
    except Refused as refused:
        return page(request, person, [{"text": str(refused), "href": f"#how-{number}"}])
    messages.success(request, "Noted. Nothing runs from it any more: serve it anew.")
    return HttpResponseRedirect(reverse("letters", args=[person.reference]))


def _send(
    request: HttpRequest, person: Person, number: int, purpose: str, told: str, send: Callable[..., None]
) -> HttpResponse:  # fmt: skip
    user: Any = request.user
    letter = next((each for each in asked_of(person).history.of(LetterIssued) if each.first_number == number), None)
    if letter is None:
        raise Http404("There is no letter of this number here.")
    if not (allowed := may_record(user, served_kind(letter), person)):
        raise PermissionDenied(allowed.reason)
    for_purpose(request, purpose)
    try:
        send(user=user, by=user.get_username())
    except Refused as refused:
        return page(request, person, [{"text": str(refused), "href": f"#letter-{number}"}])
    messages.success(request, told)
    return HttpResponseRedirect(reverse("letters", args=[person.reference]))
