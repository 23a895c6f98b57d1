"""Pages that say how to use the pages."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.screens.looking import shows_nobody


@login_not_required
@require_safe
@shows_nobody
def show(request: HttpRequest) -> HttpResponse:
    """What the words on the pages mean, and where to begin."""
    return render(request, "help/show.html")


@login_not_required
@require_safe
@shows_nobody
def accessibility(request: HttpRequest) -> HttpResponse:
    """What has been tested, and how."""
    return render(request, "help/accessibility.html")
