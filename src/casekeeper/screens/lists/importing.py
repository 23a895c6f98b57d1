"""Import a version of a list from a file: tried first, so that its differences are seen, and kept once confirmed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casekeeper.actions.import_list import MAY_LOSE, About, Imported, LosesTooMuch
from casekeeper.actions.permissions import IMPORT_LIST
from casekeeper.records.clock import today
from casekeeper.records.models import AlertList
from casekeeper.records.refused import Refused
from casekeeper.records.rulebook import current_law
from casekeeper.screens.dates import NotADay, read_day
from casekeeper.screens.lists import uploads
from casekeeper.screens.looking import allow, shows_nobody

FORMATS = (
    ("ftm", "FollowTheMoney, one entity a line (OpenSanctions publishes these)"),
    ("interpol", "Interpol notices"),
    ("csv", "CSV with our field names in the first line"),
)
FIELDS = (
    "name",
    "format",
    "publisher",
    "kind",
    "published-day",
    "published-month",
    "published-year",
    "kept",
    "file_name",
)
LONGEST = {"name": 50, "publisher": 200, "kind": 60, "file_name": 150}
Import = Callable[..., Imported]


@require_http_methods(["GET", "HEAD", "POST"])
@shows_nobody
def show(request: HttpRequest, import_file: Import) -> HttpResponse:
    """The form; what the file would change; and the import itself. Counts alone: entries are on the version's page."""
    allow(request, IMPORT_LIST)
    typed = {name: request.POST.get(name, "").strip()[: LONGEST.get(name, 60)] for name in FIELDS}
    typed["name"] = typed["name"] or request.GET.get("list", "")[:50]
    errors: dict[str, str] = {}
    told: dict[str, Any] = {}
    if request.method == "POST":
        answer = _take(request, typed, errors, told, import_file)
        if answer is not None:
            return answer
    listed = list(AlertList.objects.order_by("name").values_list("name", flat=True))
    return render(request, "lists/import.html", {
        "typed": typed, "wrong": errors, "formats": FORMATS, "listed": listed,
        "may_lose": current_law()[MAY_LOSE].on(today()), "page": MAY_LOSE,
        "largest": uploads.LARGEST // uploads.MEGABYTE, **told,
        "errors": [{"text": text, "href": "#published-day" if name == "published" else f"#{name}"}
                   for name, text in errors.items()],
    })  # fmt: skip


def _take(
    request: HttpRequest, typed: dict[str, str], errors: dict[str, str], told: dict[str, Any], import_file: Import
) -> HttpResponse | None:
    published = _checked(request, typed, errors)
    file = _file(request, typed, errors)
    if errors or file is None:
        return None
    accepted = request.POST.get("accept_loss") == "yes"
    user: Any = request.user
    about = About(typed["file_name"], typed["format"], typed["publisher"], typed["kind"], published)
    take = partial(
        import_file, typed["name"], file, by=user.get_username(), format=typed["format"], about=about, user=user
    )
    try:
        uploads.check_unpacked(file)
        if request.POST.get("step") != "confirm":
            told |= _tried(take)
            return None
        done = take(accept_loss=accepted)
    except LosesTooMuch:
        told |= _tried(take)
        errors["accept_loss"] = "Say that the loss is meant, or ask the publisher for the whole list"
        return None
    except Refused as refused:
        errors["file"] = str(refused)
        uploads.let_go(typed["kept"])
        typed["kept"] = ""
        return None
    uploads.let_go(typed["kept"])
    return _imported(request, typed["name"], done)


def _tried(take: Import) -> dict[str, Any]:
    """What the file would change; and, where it leaves out more than may go, that somebody has to say it is meant."""
    try:
        return {"tried": take(only_try=True), "loses": False}
    except LosesTooMuch:
        return {"tried": take(only_try=True, accept_loss=True), "loses": True}


def _imported(request: HttpRequest, name: str, done: Imported) -> HttpResponse:
    version = done.version
    if version is None:
        return HttpResponseRedirect(reverse("lists"))
    said = "This file was read before; nothing changed, and the list counts as read today." if done.same else (
        f"Version {version.number} of {name} is imported. People are screened against what it changed within minutes."
    )  # fmt: skip
    messages.success(request, said)
    return HttpResponseRedirect(reverse("list_version", args=[version.alert_list_id, version.number]))


def _checked(request: HttpRequest, typed: Mapping[str, str], errors: dict[str, str]) -> date | None:
    if not typed["name"]:
        errors["name"] = "Enter the name of the list"
    if typed["format"] not in dict(FORMATS):
        errors["format"] = "Choose what kind of file it is"
    try:
        published = read_day(request.POST, "published", "The day it was published")
    except NotADay as error:
        errors["published"] = str(error)
        return None
    if published is not None and published > today():
        errors["published"] = "The day it was published must be today or earlier"
    return published


def _file(request: HttpRequest, typed: dict[str, str], errors: dict[str, str]) -> Path | None:
    """The file that came now, or the one that was kept when it was tried."""
    if getattr(request, "is_upload_too_large", False):
        errors["file"] = (
            f"The file is larger than {uploads.LARGEST // uploads.MEGABYTE} MB. Have it imported with the command "
            "casekeeper lists import"
        )
        return None
    came = request.FILES.get("file")
    if came is not None and came.size:
        if not errors:
            typed["file_name"] = (came.name or "")[:150]
            typed["kept"] = uploads.keep(came)
        return uploads.kept(typed["kept"])
    file = uploads.kept(typed["kept"]) if request.POST.get("step") == "confirm" else None
    if file is None:
        typed["kept"] = ""
        errors["file"] = "Choose the list's file" if came is None else "The file is empty; choose another"
    return file
