"""Tell a notice on a country; say that one goes on, or end it. The country desk does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casekeeper.actions.country_notices import Papers, end_notice, notice_goes_on, tell_notice
from casekeeper.actions.permissions import TELL_NOTICE
from casekeeper.facts.countries import all_countries, country_name
from casekeeper.law import Notice
from casekeeper.law.notices import WHAT
from casekeeper.records.clock import today
from casekeeper.records.queries.countries import notices, notices_to_look_at
from casekeeper.records.refused import Refused
from casekeeper.screens.dates import NotADay, read_day, three_fields
from casekeeper.screens.looking import allow, shows_nobody

LABELS = {"starts": "First day", "until": "Expected to hold until", "review": "Look at it again on", "ends": "Ends on"}
LONGEST = 2_000


@require_http_methods(["GET", "HEAD", "POST"])
@shows_nobody
def tell(request: HttpRequest) -> HttpResponse:
    """One form: the country, what it is, from which day, until when, why, and the document."""
    allow(request, TELL_NOTICE)
    errors: dict[str, str] = {}
    if request.method == "POST":
        days = _days(request, ("starts", "until", "review"), errors)
        if days.get("starts") is None and "starts" not in errors:
            errors["starts"] = "Enter the first day on which nobody is returned there"
        if not errors:
            return _kept(request, errors, lambda: _tell(request, days)) or _form(request, errors)
    return _form(request, errors)


@require_http_methods(["GET", "HEAD", "POST"])
@shows_nobody
def step(request: HttpRequest, number: int) -> HttpResponse:
    """The notice with every step of it; and, while it stands, a form to say that it goes on, or to end it."""
    allow(request, TELL_NOTICE)
    notice = _notice(number)
    errors: dict[str, str] = {}
    ends = (request.POST if request.method == "POST" else request.GET).get("step") == "end"
    if request.method == "POST":
        days = _days(request, ("ends",) if ends else ("until", "review"), errors)
        if ends and days.get("ends") is None and "ends" not in errors:
            errors["ends"] = "Enter the first day on which it no longer stands"
        if not errors:
            do = (lambda: _end(request, notice, days)) if ends else (lambda: _go_on(request, notice, days))
            answer = _kept(request, errors, do)
            if answer is not None:
                return answer
    typed = request.POST if request.method == "POST" else three_fields("ends", today())
    owed = {duty.key: duty for duty in notices_to_look_at(today()).owed}
    return render(request, "countries/step.html", {
        "notice": notice, "name": country_name(notice.country), "ends": ends, "typed": typed, "wrong": errors,
        "day": today(), "duty": owed.get(f"look at notice again:{number}"),
        "errors": [{"text": text, "href": f"#{_field(name)}"} for name, text in errors.items()],
    })  # fmt: skip


def _form(request: HttpRequest, errors: dict[str, str]) -> HttpResponse:
    typed = request.POST if request.method == "POST" else three_fields("starts", today())
    asked = request.GET.get("country", "") if request.method != "POST" else ""
    return render(request, "countries/tell.html", {
        "typed": typed, "wrong": errors, "countries": all_countries(), "what": WHAT, "asked": asked,
        "errors": [{"text": text, "href": f"#{_field(name)}"} for name, text in errors.items()],
    })  # fmt: skip


def _tell(request: HttpRequest, days: dict[str, date | None]) -> tuple[str, str]:
    posted, starts = request.POST, days["starts"]
    assert starts is not None
    number, _ = tell_notice(
        posted.get("country", ""), posted.get("what", ""), starts, _papers(request, days), user=request.user
    )
    return posted.get("country", ""), f"Notice {number} is kept. Whoever would be returned there was looked at again."


def _go_on(request: HttpRequest, notice: Notice, days: dict[str, date | None]) -> tuple[str, str]:
    notice_goes_on(notice.number, _papers(request, days), user=request.user)
    return notice.country, f"Notice {notice.number} goes on."


def _end(request: HttpRequest, notice: Notice, days: dict[str, date | None]) -> tuple[str, str]:
    on, papers = days["ends"], _papers(request, days)
    assert on is not None
    end_notice(notice.number, on, reason=papers.reason, document=papers.document, user=request.user)
    return notice.country, f"Notice {notice.number} is ended. Whoever would be returned there was looked at again."


def _kept(request: HttpRequest, errors: dict[str, str], do: Callable[[], tuple[str, str]]) -> HttpResponse | None:
    """To the page of the country; None where it was refused, with the reason among the errors."""
    try:
        country, said = do()
    except Refused as refused:
        errors["reason"] = str(refused)
        return None
    messages.success(request, said)
    return HttpResponseRedirect(reverse("country", args=[country]))


def _papers(request: HttpRequest, days: dict[str, Any]) -> Papers:
    posted = request.POST
    return Papers(
        posted.get("reason", "")[:LONGEST], posted.get("document", "")[:120], days.get("until"), days.get("review")
    )


def _days(request: HttpRequest, names: tuple[str, ...], errors: dict[str, str]) -> dict[str, date | None]:
    found: dict[str, date | None] = {}
    for name in names:
        try:
            found[name] = read_day(request.POST, name, LABELS[name])
        except NotADay as error:
            errors[name] = str(error)
    return found


def _notice(number: int) -> Notice:
    found = next((each for each in notices() if each.number == number), None)
    if found is None:
        raise Http404("There is no notice of this number.")
    return found


def _field(name: str) -> str:
    return f"{name}-day" if name in LABELS else name
