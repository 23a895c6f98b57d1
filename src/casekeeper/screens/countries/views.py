"""Every country that somebody would be returned to, and one of them: notices standing and past, and its people."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_COUNTRIES, TELL_NOTICE, may
from casekeeper.facts.countries import country_from
from casekeeper.records.clock import today
from casekeeper.records.queries.countries import STATES, notices, notices_to_look_at, stocks
from casekeeper.screens.dates import day_in_address
from casekeeper.screens.looking import for_purpose, shows_people, sight


@require_safe
@shows_people("countries", SEE_COUNTRIES)
def every(request: HttpRequest) -> HttpResponse:
    """The notices that stand, what is owed on them, and a row for each country."""
    day = today()
    for_purpose(request, "countries and the notices on them")
    told = notices()
    standing = [each for each in told if each.ended is None or day < each.ended.on]
    return render(request, "countries/every.html", {
        "day": day, "standing": standing, "closed": {each.country for each in standing if each.stands_on(day)},
        "past": len(told) - len(standing), "owed": _owed(), "stocks": stocks(sight=sight(request)), "states": STATES,
        "may_tell": bool(may(request.user, TELL_NOTICE)),  # type: ignore[arg-type]
    })  # fmt: skip


@require_safe
@shows_people("one country", SEE_COUNTRIES)
def one(request: HttpRequest, country: str) -> HttpResponse:
    """404 where the address names no country. With `known-on`, the notices as they were known on that day."""
    found = country_from(country)
    if not found.known or found.code != country:
        raise Http404("There is no country of this code.")
    day, known_on = today(), day_in_address(request.GET.get("known-on", ""))
    for_purpose(request, "one country")
    told = notices(found.code, known_on)
    as_at = known_on or day
    return render(request, "countries/one.html", {
        "country": found, "day": day, "known_on": known_on, "as_at": as_at,
        "messages": list(messages.get_messages(request)),
        "standing": [each for each in told if each.ended is None or as_at < each.ended.on],
        "past": [each for each in told if each.ended is not None and each.ended.on <= as_at], "owed": _owed(),
        "stock": next(iter(stocks(found.code, sight=sight(request))), None), "states": STATES,
        "may_tell": bool(may(request.user, TELL_NOTICE)),  # type: ignore[arg-type]
    })  # fmt: skip


def _owed() -> dict[int, object]:
    """What is owed on each notice, by its number."""
    return {int(duty.key.rpartition(":")[2]): duty for duty in notices_to_look_at(today()).owed}
