"""One screen for an officer with two minutes: who it is, why they report, what is open in any unit, what to record."""

from __future__ import annotations

from typing import Any, get_args

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casekeeper.actions.hold_interview import Here, hold_interview
from casekeeper.actions.permissions import SEE_CENTRES, may_record
from casekeeper.duties.derivation import derive
from casekeeper.facts import FactRefused
from casekeeper.facts.bail import Channel
from casekeeper.facts.reporting import InterviewHeld, ReportAttended
from casekeeper.position.reporting.in_contact import Reporting, reporting_of
from casekeeper.position.reporting.schedule import Window, WindowState
from casekeeper.records import rulebook
from casekeeper.records.clock import today, wall
from casekeeper.records.family_told import history_told
from casekeeper.records.models import Arrival, Centre, Person
from casekeeper.records.projections.deriving import accepted_hand_offs
from casekeeper.records.queries.centres import IN_PERSON, calendar, centre_named, slots_on
from casekeeper.records.refused import Refused
from casekeeper.screens.dates import in_words_partly, three_fields
from casekeeper.screens.desk import form
from casekeeper.screens.desk.what_is_open import what_is_open
from casekeeper.screens.looking import allow, for_purpose, shows_person

RECENT = 5


@require_http_methods(["GET", "HEAD", "POST"])
@shows_person("desk")
def show(request: HttpRequest, person: Person) -> HttpResponse:
    """Everything at once. Saved, it goes back to the field for the next person."""
    allow(request, SEE_CENTRES)
    for_purpose(request, "a report in person")
    day, user = today(), request.user
    rules = rulebook.current()
    history, _ = history_told(person).as_at(day)
    derived = derive(history, rules.law, rules.calendars, day)
    found = reporting_of(history, rules.law, calendar(), day)
    coming = found.schedule.next_after(day) if found is not None else None
    centre = Centre.objects.filter(code=request.GET.get("centre", "")).first()
    may_save = bool(may_record(user, InterviewHeld, person))  # type: ignore[arg-type]
    filled = form.Filled(None, None, {})
    if request.method == "POST" and request.POST.get("do") != "hours":
        filled = form.read(request.POST, by=user.get_username(), is_expected=coming is not None)
        if filled.said is not None:
            try:
                by: Any = user
                here = _here(request, centre)
                hold_interview(person, filled.said, filled.coming, here=here, by=by.get_username(), user=by)
                return HttpResponseRedirect(
                    reverse("desk", args=[centre.code]) if centre else reverse("person", args=[person.reference])
                )
            except (Refused, FactRefused) as refused:
                filled = filled._replace(errors={"at": str(refused)})
    came = next((fact for fact in reversed(history.of(ReportAttended)) if fact.on == day), None)
    errors = [{"text": text, "href": f"#{_field(name)}"} for name, text in filled.errors.items()]
    return render(request, "desk/show.html", {
        "person": person, "name": _name(derived), "identity": derived.position["identity"].value or {},
        "born": in_words_partly((derived.position["identity"].value or {}).get("born", "")),
        "whereabouts": derived.position["whereabouts"].value, "came": came, "arrival": _arrival(request, person),
        "conditions": found.bail.in_force_on(day) if found else (), "harm": found.harm if found else None,
        "contact": found.contact if found else None, "last": _last(found),
        "open": what_is_open(history, derived, found, law=rules.law, calendar=calendar(), today=day,
                             handed=accepted_hand_offs([person.id]).get(person.id, {})),
        "spoken": [fact for fact in history.of(InterviewHeld)][-RECENT:], "day": day,
        "centre": centre, "coming": coming, "channels": get_args(Channel),
        "may_save": may_save, "form": form, "wrong": filled.errors,
        "errors": errors, **_next_one(request, coming),
    })  # fmt: skip


def _next_one(request: HttpRequest, coming: Window | None) -> dict[str, Any]:
    """The day, the place and its hours as the form shows them: what was typed, or what is expected anyway."""
    posted = request.POST if request.method == "POST" else None
    typed: dict[str, Any] = dict(posted.items()) if posted is not None else {}
    on = form.day_typed(posted, {}) if posted is not None else (coming.on if coming else None)
    at_centre = coming is not None and coming.channel == IN_PERSON
    place = form.centre_typed(typed) if posted is not None else centre_named(coming.place) if coming else None
    place = place if at_centre else None
    return {
        "typed": typed or {**three_fields("next_on", on), "at": coming.at if coming else ""},
        "next_on": on, "place": place, "at_centre": at_centre,
        "slots": slots_on(place, on) if place is not None and on is not None else (),
        "centres": list(Centre.objects.order_by("name")) if at_centre else [],
    }  # fmt: skip


def _here(request: HttpRequest, centre: Centre | None) -> Here:
    """How the person reports today: at this desk, or the way that was ticked."""
    ways: tuple[Channel, ...] = get_args(Channel)
    channel = next((way for way in ways if way == request.POST.get("channel")), ways[0])
    place = centre.name if centre is not None and channel == IN_PERSON else ""
    return Here(channel, place, wall().strftime("%H:%M"))


def _arrival(request: HttpRequest, person: Person) -> Arrival | None:
    """The arrival that led here, to say what became of it."""
    number = request.GET.get("arrival", "")
    return Arrival.objects.filter(pk=int(number), person=person).first() if number.isdecimal() else None


def _last(found: Reporting | None) -> list[Window]:
    """The last reports, newest first."""
    if found is None:
        return []
    over = [each for each in found.schedule.windows if each.state not in (WindowState.DUE, WindowState.HELD)]
    return list(reversed(over[-RECENT:]))


def _name(derived: Any) -> str:
    return str((derived.position["identity"].value or {}).get("name") or "Name not known")


def _field(name: str) -> str:
    return "next_on-day" if name == "next_on" else name
