"""All removal centres now: a picture of their beds, the same as a table, and what is left over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_ESTATE
from casekeeper.facts import LEGAL_ZONE
from casekeeper.planning.estate.standing import BedCount, CentreNow, Estate
from casekeeper.records.clock import wall
from casekeeper.records.models import EstateSnapshot, RemovalCentre
from casekeeper.records.queries.estate import estate
from casekeeper.records.queries.estate_people import whose
from casekeeper.screens.looking import for_purpose, showed, shows_people, sight
from casekeeper.screens.removal_centres.rows import SHOWN, cids, sections
from casekeeper.screens.stacked_bars import stacked

PARTS: Mapping[str, tuple[str, str]] = {
    "in_use": ("In use", "found"), "out": ("Out of commission", "grade-d"), "in_reserve": ("In reserve", "likely"),
    "booked": ("Booked", "grade-b"), "scheduled_in": ("Scheduled in", "unknown"),
}  # fmt: skip
FREE, OVER = ("Free", "open"), ("More than there are beds", "closed")
LETTERS = 84
"""So many letters have room below all the bars together."""


@require_safe
@shows_people("removal centres", SEE_ESTATE)
def show(request: HttpRequest) -> HttpResponse:
    """Counts are of everybody; rows only of whom the reader may see."""
    for_purpose(request, "removal centres: beds, and movements that do not fit")
    now = estate(wall())
    centres = {each.code: each for each in RemovalCentre.objects.all()}
    names = {code: each.name for code, each in centres.items()}
    found = sections(now, names, whose(cids(now), sight(request)))
    showed(request, sum(len(section.rows[:SHOWN]) for section in found))
    return render(request, "removal_centres/show.html", {
        "now": now, "at": now.at.strftime("%H:%M"), "centres": centres, "names": names, "sections": found,
        "shown": SHOWN,
        "chart": stacked([(_label(names[each.code], len(names)), _parts(each)) for each in now.centres]),
        "key": [*PARTS.values(), FREE, OVER], "lists": _lists(), "left_out": _left_out(now),
        "heard": {code: each.heard_at.astimezone(LEGAL_ZONE) for code, each in centres.items() if each.heard_at},
    })  # fmt: skip


def _label(name: str, centres: int) -> str:
    """The name, or as much of it as has room below the bar."""
    room = max(4, LETTERS // max(centres, 1) - 1)
    return name if len(name) <= room else f"{name[: room - 1]}\N{HORIZONTAL ELLIPSIS}"


def _parts(centre: CentreNow) -> dict[str, int]:
    """The bar of one centre, men and women together: up to its capacity, and in red what is beyond."""
    both = (centre.men, centre.women)
    left = sum(count.capacity or 0 for count in both)
    parts: dict[str, int] = {}
    over = 0
    for part, (_, colour) in PARTS.items():
        number = sum(getattr(count, part) or 0 for count in both)
        parts[colour] = min(number, left)
        over += number - parts[colour]
        left -= parts[colour]
    known = all(count.available is not None or _is_none(count) for count in both)
    return parts | {FREE[1]: left if known else 0, OVER[1]: over}


def _is_none(count: BedCount) -> bool:
    """A centre without such beds."""
    return count.capacity == 0


def _lists() -> dict[str, object]:
    """When each kind of list last came."""
    found: dict[str, object] = {}
    for kind in ("orders", "bookings"):
        newest = EstateSnapshot.objects.filter(kind=kind).order_by("-at", "-pk").values_list("at", flat=True).first()
        found[kind] = newest.astimezone(LEGAL_ZONE) if newest else None
    return found


def _left_out(now: Estate) -> dict[str, Counter[str]]:
    """How many orders and bookings of the lists do not count, by reason."""
    return {
        "Movement orders": Counter(each.why for each in now.orders_left_out),
        "Pre-bookings": Counter(each.why for each in now.bookings_left_out),
    }
