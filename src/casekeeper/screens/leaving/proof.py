"""The proof of a departure: each line as it stood and was known that day; who, when, which fact, which provision.

By the law published by that day; where a page says otherwise today, both are shown.
"""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import SEE_CASEWORK
from casekeeper.position.departure.proof import proof_of_departure
from casekeeper.records import rulebook
from casekeeper.records.family_told import families_told
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import Person
from casekeeper.screens.looking import allow, for_purpose, shows_person


@require_safe
@shows_person("proof of departure")
def show(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """Of the departure that this fact confirmed."""
    allow(request, SEE_CASEWORK, person)
    for_purpose(request, "proof of departure")
    rules = rulebook.current()
    told = facts_of([person.id])
    family = families_told(told).get(person.id)
    try:
        found = proof_of_departure(
            person.reference, told.get(person.id, []), rules.law, rules.calendars, number, family
        )  # fmt: skip
    except LookupError as error:
        raise Http404("This fact confirms no departure of this person.") from error
    return render(request, "leaving/proof.html", {
        "person": person, "name": person.position.name or "Name not known", "proof": found,
        "open": [line for line in found.lines if line.outcome.value != "met"],
    })  # fmt: skip
