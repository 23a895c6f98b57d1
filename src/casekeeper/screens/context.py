"""What every page shows: who is signed in, the ways to go, the demo's banner, releases that nobody considered."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from casekeeper.actions import permissions
from casekeeper.actions.seeing import sight_of
from casekeeper.records.clock import today
from casekeeper.records.queries.register_runs import went_silent
from casekeeper.records.queries.release_watch import count_unconsidered

WAYS = (
    ("my_work", "My work", permissions.LOOK),
    ("find", "Find a person", permissions.LOOK),
    ("referrals", "Referrals", permissions.SEE_REFERRALS),
    ("pairs", "Pairs to judge", permissions.SEE_PAIRS),
    ("release_watch", "Release watch", permissions.LOOK),
    ("out_of_contact", "Out of contact", permissions.SEE_LOST),
    ("absconders", "Absconders", permissions.SEE_LOST),
    ("requests", "Requests", permissions.SEE_REQUESTS),
    ("centres", "Reporting centres", permissions.SEE_CENTRES),
    ("removal_centres", "Removal centres", permissions.SEE_ESTATE),
    ("alerts", "Alerts", permissions.SEE_ALERTS),
    ("reconciliation", "Reconciliation", permissions.SEE_RECONCILIATION),
    ("quarantine", "Quarantine", permissions.SEE_QUARANTINE),
    ("lists", "Lists", permissions.SEE_LISTS),
    ("screening", "Screening", permissions.SEE_SCREENING),
    ("messages", "Messages", permissions.SEE_MESSAGES),
    ("law", "Law", ""),
    ("ledger_health", "Ledger", permissions.HEALTH),
)


def every_page(request: HttpRequest) -> dict[str, Any]:
    """The same for all journeys. Anonymous pages say nothing about anybody, not even how many."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    return {
        "demo": settings.DEMO,
        "today": today(),
        "signed_in": user if signed_in else None,
        "ways": ways(user) if signed_in else (),
        "journey": request.resolver_match.url_name if request.resolver_match else "",
        "silent_registers": went_silent(today()) if signed_in and permissions.may(user, permissions.SEE_ALERTS) else (),
        "unconsidered": count_unconsidered(sight=sight_of(user)) if signed_in else 0,
    }


def ways(user: Any) -> list[tuple[str, str]]:
    """The pages that this reader may open."""
    return [(name, words) for name, words, action in WAYS if not action or permissions.may(user, action)]
