"""What every page shows: who is signed in, the ways to go, the demo's banner, releases that nobody considered."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from casekeeper.records.clock import today
from casekeeper.records.models import PositionRow

WAYS = (
    ("my_work", "My work"),
    ("find", "Find a person"),
    ("referrals", "Referrals"),
    ("release_watch", "Release watch"),
    ("reconciliation", "Reconciliation"),
    ("quarantine", "Quarantine"),
    ("law", "Law"),
    ("ledger_health", "Ledger"),
)


def every_page(request: HttpRequest) -> dict[str, Any]:
    """The same for all journeys. Anonymous pages say nothing about anybody, not even how many."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return {
        "demo": settings.DEMO,
        "today": today(),
        "signed_in": user if signed_in else None,
        "ways": WAYS if signed_in else (),
        "journey": request.resolver_match.url_name if request.resolver_match else "",
        "unconsidered": released_unconsidered() if signed_in else 0,
    }


def released_unconsidered() -> int:
    """How many were released with no consideration and are not resolved; found through an index of those alone."""
    return PositionRow.objects.filter(released_unconsidered_on__isnull=False).count()
