"""One person's progress to departure: a picture, each line of readiness, what stands in the way, attempts."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.own_pages.issue import history_today
from casekeeper.actions.permissions import SEE_CASEWORK, may_record
from casekeeper.facts.casework import BarrierCleared, BarrierOpened
from casekeeper.facts.departures import AttemptPlanned, FailureRegraded
from casekeeper.facts.immigration import Departed
from casekeeper.position.departure.attempts import unplanned
from casekeeper.position.departure.gate import asked_anyway, is_asked
from casekeeper.position.departure.known import known_of
from casekeeper.position.departure.minutes import clocks_of
from casekeeper.position.departure.raised import Raised
from casekeeper.position.departure.safeguards import SAFEGUARDS, Safeguard
from casekeeper.records import rulebook
from casekeeper.records.clock import now, today
from casekeeper.records.models import Person
from casekeeper.screens.leaving.steps import steps_of
from casekeeper.screens.looking import allow, for_purpose, shows_person


class InTheWay(NamedTuple):
    """Something that stands open: what it is, and how it stands."""

    safeguard: Safeguard
    raised: Raised


@require_safe
@shows_person("progress to departure")
def show(request: HttpRequest, person: Person) -> HttpResponse:
    """As it stands today. Where nothing points to a departure the page says so, and shows what would be asked."""
    allow(request, SEE_CASEWORK, person)
    for_purpose(request, "progress to departure")
    history, rules = history_today(person), rulebook.current()
    day = today()
    so_far, _ = history.as_at(day)
    found = asked_anyway(so_far, rules.law, rules.calendars, day, known_of(so_far, rules.law))
    user: Any = request.user
    return render(request, "leaving/progress.html", {
        "person": person, "name": person.position.name or "Name not known", "day": day, "asked": is_asked(so_far),
        "found": found, "lines": found.lines, "open": [line for line in found.lines if not line.is_met],
        "steps": steps_of(so_far, found, day),
        "in_the_way": [InTheWay(SAFEGUARDS[each.code], each) for each in found.raised],
        "departures": so_far.of(Departed), "unplanned": unplanned(so_far, found.attempts),
        "attempts": list(reversed(found.attempts)),
        "came": clocks_of(so_far, rules.law), "now": now(), "safeguards": SAFEGUARDS,
        "may_open": bool(may_record(user, BarrierOpened, person)),
        "may_clear": bool(may_record(user, BarrierCleared, person)),
        "may_plan": bool(may_record(user, AttemptPlanned, person)),
        "may_regrade": bool(may_record(user, FailureRegraded, person)),
    })  # fmt: skip
