"""Tell what a centre has from a day on: hours, desks, rooms, interpreters, closures. Managers of reporting do."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casekeeper.actions.permissions import TELL_OF_CENTRE
from casekeeper.actions.tell_of_centre import tell_of_centre
from casekeeper.planning.centres.statements import KINDS, WEEKDAYS, CentreSays, StatementRefused, read_statement
from casekeeper.records.clock import today
from casekeeper.records.refused import Refused
from casekeeper.screens.centre_of import centre_of
from casekeeper.screens.dates import NotADay, read_day, three_fields
from casekeeper.screens.looking import allow, shows_nobody


@require_http_methods(["GET", "HEAD", "POST"])
@shows_nobody
def show(request: HttpRequest, code: str) -> HttpResponse:
    """One form for each kind of thing, chosen by a link."""
    allow(request, TELL_OF_CENTRE)
    centre = centre_of(code)
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else "closure"
    errors: dict[str, str] = {}
    if request.method == "POST":
        said = _said(request, kind, errors)
        starts, ends = _day(request, "starts", "First day", errors), _day(request, "ends", "Ends on", errors)
        if starts is None and "starts" not in errors:
            errors["starts"] = "Enter the first day on which it holds"
        if said is not None and starts is not None and not errors:
            user: Any = request.user
            try:
                tell_of_centre(centre, said, starts=starts, ends=ends, by=user.get_username(), user=user)
                return HttpResponseRedirect(f"{reverse('centre', args=[code])}?on={max(starts, today())}")
            except Refused as refused:
                errors["ends"] = str(refused)
    typed = request.POST if request.method == "POST" else three_fields("starts", today())
    return render(request, "centres/tell.html", {
        "centre": centre, "kind": kind, "kinds": KINDS, "typed": typed, "wrong": errors, "weekdays": WEEKDAYS,
        "ticked": request.POST.getlist("weekdays") if request.method == "POST" else list(WEEKDAYS[:5]),
        "errors": [{"text": text, "href": f"#{_field(name)}"} for name, text in errors.items()],
    })  # fmt: skip


def _said(request: HttpRequest, kind: str, errors: dict[str, str]) -> CentreSays | None:
    posted = request.POST
    names = KINDS[kind].model_fields
    said: dict[str, Any] = {name: posted.get(name, "") for name in names if name not in ("weekdays", "closed")}
    if "weekdays" in names:
        said["weekdays"] = tuple(posted.getlist("weekdays"))
    if "closed" in names:
        said["closed"] = posted.get("closed") != "no"
    try:
        return read_statement(kind, said)
    except StatementRefused as refused:
        errors[next(iter(said))] = str(refused)
        return None


def _day(request: HttpRequest, name: str, label: str, errors: dict[str, str]) -> date | None:
    try:
        return read_day(request.POST, name, label)
    except NotADay as error:
        errors[name] = str(error)
        return None


def _field(name: str) -> str:
    return f"{name}-day" if name in ("starts", "ends") else name
