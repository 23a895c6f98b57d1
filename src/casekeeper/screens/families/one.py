"""Somebody's family group: its stage, everybody in it with what is missing and who has it, and the steps to record."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.own_pages.issue import history_today
from casekeeper.actions.permissions import SEE_CASEWORK, may_record
from casekeeper.facts.family_groups import (
    FamilyGrouped,
    FamilyParted,
    PanelAdvised,
    PartingProposed,
    PartingRefused,
    RequiredReturnTold,
    ReturnPlanAgreed,
    ReturnPlanMade,
)
from casekeeper.position.departure.gate import asked_anyway
from casekeeper.position.departure.known import known_of
from casekeeper.records import rulebook
from casekeeper.records.clock import today
from casekeeper.records.models import Person
from casekeeper.screens.family_shown import families_shown
from casekeeper.screens.looking import allow, for_purpose, shows_person

STEPS = (RequiredReturnTold, ReturnPlanMade, PanelAdvised, ReturnPlanAgreed, PartingProposed, FamilyParted,
         PartingRefused)  # fmt: skip


@require_safe
@shows_person("family group")
def show(request: HttpRequest, person: Person) -> HttpResponse:
    """As it stands today."""
    allow(request, SEE_CASEWORK, person)
    for_purpose(request, "family group")
    history, rules, day = history_today(person), rulebook.current(), today()
    leaving = asked_anyway(history, rules.law, rules.calendars, day, known_of(history, rules.law))
    user: Any = request.user
    return render(request, "families/one.html", {
        "person": person, "name": person.position.name or "Name not known", "day": day,
        "families": families_shown(request, person, leaving, day),
        "parted": [each for each in leaving.families if not each.place.stands],
        "steps": [kind for kind in STEPS if may_record(user, kind, person)],
        "may_form": bool(may_record(user, FamilyGrouped, person)),
    })  # fmt: skip
