"""Documents in quarantine. Nothing of them was stored as fact; once mended here or there, they are read again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from casekeeper.actions.permissions import REDRIVE, SEE_QUARANTINE, may
from casekeeper.records.models import Quarantined
from casekeeper.screens.looking import for_purpose, showed, shows_people

PAGE = 50


@require_safe
@shows_people("quarantine", SEE_QUARANTINE)
def waiting(request: HttpRequest) -> HttpResponse:
    """What waits, newest first; what was resolved on request."""
    resolved = request.GET.get("show") == "resolved"
    rows = Quarantined.objects.filter(resolved_at__isnull=not resolved)
    before = request.GET.get("before", "")
    if before.isascii() and before.isdigit() and len(before) <= 18:
        rows = rows.filter(id__lt=int(before))
    page = list(rows.defer("document").order_by("-id")[: PAGE + 1])
    showed(request, min(len(page), PAGE))
    for_purpose(request, "quarantine")
    return render(request, "quarantine/waiting.html", {
        "rows": page[:PAGE], "next": page[PAGE - 1].id if len(page) > PAGE else "", "resolved": resolved,
        "paged": bool(before), "waiting": Quarantined.objects.filter(resolved_at__isnull=True).count(),
        "messages": list(messages.get_messages(request)),
    })  # fmt: skip


@require_safe
@shows_people("quarantined document", SEE_QUARANTINE)
def show(request: HttpRequest, number: int) -> HttpResponse:
    """One document as it came."""
    row = get_object_or_404(Quarantined, pk=number)
    showed(request, 1)
    for_purpose(request, "quarantine")
    return render(request, "quarantine/show.html", {
        "row": row, "may_redrive": may(request.user, REDRIVE), "messages": list(messages.get_messages(request)),  # type: ignore[arg-type]
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@shows_people("quarantined document to mend", REDRIVE)
def mend(request: HttpRequest, number: int, redrive_corrected: Callable[..., Any]) -> HttpResponse:
    """Put the document right by hand, and have it read in place of the one that came, which stays as it is."""
    row = get_object_or_404(Quarantined, pk=number, resolved_at__isnull=True)
    showed(request, 1)
    for_purpose(request, "quarantine")
    typed = request.POST.get("document", row.document)
    error = ""
    if request.method == "POST":
        error = "Change something first: this is the document as it came" if _is_same(typed, row.document) else ""
        if not error:
            done = redrive_corrected(number, typed, by=request.user.get_username())
            if done.resolved:
                messages.success(request, f"Document {number} was read as you corrected it, and left the quarantine.")
                return HttpResponseRedirect(reverse("quarantine"))
            error = done.outcome
    errors = [{"text": error, "href": "#document"}] if error else []
    return render(request, "quarantine/mend.html", {"row": row, "typed": typed, "error": error, "errors": errors})


@require_POST
@shows_people("quarantined document", REDRIVE)
def again(request: HttpRequest, number: int, redrive: Callable[..., Any]) -> HttpResponse:
    """Read it again; it leaves the quarantine if it can now be read."""
    get_object_or_404(Quarantined, pk=number)
    redrive(number, by=request.user.get_username())
    row = get_object_or_404(Quarantined, pk=number)
    if row.resolved_at is not None:
        messages.success(request, f"Document {number} was read, and has left the quarantine.")
        return HttpResponseRedirect(reverse("quarantine"))
    messages.warning(request, "It still cannot be read. Nothing of it was stored.")
    return HttpResponseRedirect(reverse("quarantined", args=[number]))


def _is_same(typed: str, came: str) -> bool:
    """A browser sends line ends of its own."""
    return typed.replace("\r\n", "\n").strip() == came.replace("\r\n", "\n").strip()
