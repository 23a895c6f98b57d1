"""What every page shows: who is signed in, the ways to go, the demo's banner, releases that nobody considered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from casekeeper.actions import permissions
from casekeeper.actions.seeing import sight_of
from casekeeper.records.clock import today
from casekeeper.records.queries.countries import notices_to_look_at
from casekeeper.records.queries.register_runs import went_silent
from casekeeper.records.queries.release_watch import count_unconsidered


class Way(NamedTuple):
    """One page to go to: its name among the addresses, its words, what it takes to open it ("": nothing)."""

    page: str
    words: str
    action: str = permissions.LOOK


class Group(NamedTuple):
    """Pages that belong together, as far as the reader may open them."""

    words: str
    ways: tuple[Way, ...]
    current: bool = False


GROUPS: Mapping[str, tuple[Way, ...]] = {
    "My work": (
        Way("my_work", "My work"),
        Way("requests", "Requests", permissions.SEE_REQUESTS),
        Way("messages", "Messages", permissions.SEE_MESSAGES),
    ),
    "People": (
        Way("find", "Find a person"),
        Way("referrals", "Referrals", permissions.SEE_REFERRALS),
        Way("release_watch", "Release watch"),
    ),
    "Contact": (
        Way("out_of_contact", "Out of contact", permissions.SEE_LOST),
        Way("absconders", "Absconders", permissions.SEE_LOST),
        Way("stocks", "Stocks and flows", permissions.SEE_STOCKS),
        Way("centres", "Reporting centres", permissions.SEE_CENTRES),
    ),
    "Cases": (
        Way("open_barriers", "Barriers", permissions.SEE_LEAVING),
        Way("families", "Families", permissions.SEE_LEAVING),
        Way("appeals", "Appeals", permissions.SEE_APPEALS),
        Way("arrests", "Checks abroad", permissions.SEE_ARRESTS),
        Way("detained", "Detention", permissions.SEE_DETAINED),
    ),
    "Departure": (
        Way("removable_today", "Removable today", permissions.SEE_LEAVING),
        Way("under_way", "Under way", permissions.SEE_LEAVING),
        Way("departures_planned", "Departures planned", permissions.SEE_LEAVING),
        Way("travel_documents", "Travel documents", permissions.SEE_LEAVING),
        Way("countries", "Countries", permissions.SEE_COUNTRIES),
        Way("missed_windows", "Missed windows", permissions.SEE_LEAVING),
        Way("removal_centres", "Removal centres", permissions.SEE_ESTATE),
    ),
    "Matching": (
        Way("pairs", "Pairs to judge", permissions.SEE_PAIRS),
        Way("screening", "Screening", permissions.SEE_SCREENING),
        Way("lists", "Lists", permissions.SEE_LISTS),
        Way("alerts", "Alerts", permissions.SEE_ALERTS),
    ),
    "Records": (
        Way("reconciliation", "Reconciliation", permissions.SEE_RECONCILIATION),
        Way("quarantine", "Quarantine", permissions.SEE_QUARANTINE),
        Way("ledger_health", "Ledger", permissions.HEALTH),
        Way("law", "Law", ""),
    ),
}  # fmt: skip
"""The head of every page, group by group. A page stands in one group only; a new page is a line here."""


def every_page(request: HttpRequest) -> dict[str, Any]:
    """The same for all journeys. Anonymous pages say nothing about anybody, not even how many."""
    user = getattr(request, "user", None)
    signed_in = user is not None and user.is_authenticated
    journey = request.resolver_match.url_name if request.resolver_match else ""
    return {
        "demo": settings.DEMO,
        "today": today(),
        "signed_in": user if signed_in else None,
        "groups": groups_for(user, journey or "", request.path) if signed_in else (),
        "journey": journey,
        "silent_registers": went_silent(today()) if signed_in and permissions.may(user, permissions.SEE_ALERTS) else (),
        "late_notices": _late_notices(user) if signed_in else 0,
        "unconsidered": count_unconsidered(sight=sight_of(user)) if signed_in else 0,
    }


def _late_notices(user: Any) -> int:
    """Notices on countries that the country desk did not look at again by their day: they stand, and somebody must."""
    return notices_to_look_at(today()).overdue if permissions.may(user, permissions.SEE_COUNTRIES) else 0


def groups_for(user: Any, page: str, path: str = "") -> list[Group]:
    """The pages that this reader may open, in their groups; a group with none is left out.

    A page that is no way itself is in the group of the way under whose address it lies.
    """
    found = []
    for words, ways in GROUPS.items():
        open_to = tuple(way for way in ways if not way.action or permissions.may(user, way.action))
        if open_to:
            found.append(Group(words, open_to, any(way.page == page for way in ways)))
    if path and not any(group.current for group in found):
        found = [group._replace(current=_lies_under(group, path)) for group in found]
    return found


def _lies_under(group: Group, path: str) -> bool:
    return any(path.startswith(f"{reverse(way.page)}/") for way in group.ways if reverse(way.page) != "/")
