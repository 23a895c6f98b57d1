"""Every country that somebody would be returned to, and one of them: notices standing and past, and its people."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_COUNTRIES, TELL_NOTICE, may
from casekeeper.facts.countries import country_from
from casekeeper.position.departure.country_profile import (
    FROM_ABROAD_COUNTRIES,
    LINES,
    TRANSFER_AGREEMENTS,
    appeals_from,
    profile_of,
)
from casekeeper.records import rulebook
from casekeeper.records.clock import today
from casekeeper.records.queries.countries import IN_SHORT, STATES, notices, notices_to_look_at, stocks
from casekeeper.records.queries.travel_documents import by_country
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
        "past": len(told) - len(standing), "owed": _owed(), "stocks": stocks(sight=sight(request)), "states": IN_SHORT,
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
        "messages": list(messages.get_messages(request)), **_profile(found.code, as_at, known_on),
        "papers": next((each for each in by_country(day, sight=sight(request)) if each.country == found.code), None),
        "standing": [each for each in told if each.ended is None or as_at < each.ended.on],
        "past": [each for each in told if each.ended is not None and each.ended.on <= as_at], "owed": _owed(),
        "stock": next(iter(stocks(found.code, sight=sight(request))), None), "states": STATES,
        "may_tell": bool(may(request.user, TELL_NOTICE)),  # type: ignore[arg-type]
    })  # fmt: skip


def _profile(country: str, as_at: date, known_on: date | None) -> dict[str, object]:
    """What is needed to return somebody there, on the day and as published by then."""
    law = rulebook.current_law()
    law = law if known_on is None else law.as_published_by(known_on)
    listed = law[FROM_ABROAD_COUNTRIES]
    return {
        "profile": [(LINES[line.page], line, law[line.page]) for line in profile_of(law, country, as_at)],
        "from_abroad": appeals_from(law, country, as_at), "from_abroad_page": listed,
        "listed": listed.find(as_at), "agreements": law[TRANSFER_AGREEMENTS].find(as_at),
        "agreements_page": law[TRANSFER_AGREEMENTS],
    }  # fmt: skip


def _owed() -> dict[int, object]:
    """What is owed on each notice, by its number."""
    return {int(duty.key.rpartition(":")[2]): duty for duty in notices_to_look_at(today()).owed}
