"""The records that a person is made of: who said what, how each was joined, and taking a join back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casekeeper.actions.part_records import part_records
from casekeeper.actions.parting import decided_meanwhile, join_of
from casekeeper.actions.permissions import JUDGE, SEE_PAIRS, may
from casekeeper.facts import Fact, history_of
from casekeeper.facts.identity import RecordJoined
from casekeeper.facts.linking import RecordsJudged, RecordsParted
from casekeeper.records.finding import continuing
from casekeeper.records.identities.lines import members_of
from casekeeper.records.ledger import read_facts
from casekeeper.records.models import Person
from casekeeper.records.queries.told import Told, told_in
from casekeeper.records.refused import Refused
from casekeeper.screens.linking.sides import rows_of
from casekeeper.screens.looking import allow, for_purpose, shows_also, shows_person

HOW = {
    "source": "The source that gave both numbers merged them",
    "identifier": "By itself: one identifier, with name and date of birth agreeing",
    "judgement": "Judged by a named person",
}


class Member(NamedTuple):
    """One record of the person: what it says, and the join that brought it here."""

    person: Person
    rows: Sequence[tuple[str, list[list[str]]]]
    join: Fact[RecordJoined] | None
    judged: Fact[RecordsJudged] | None


class Parted(NamedTuple):
    """A join that was taken back, with what was decided meanwhile."""

    fact: Fact[RecordsParted]
    told: Sequence[Told]


@require_safe
@shows_person("identities of a person")
def show(request: HttpRequest, person: Person) -> HttpResponse:
    """Each record with its sources and how it was joined; judgements; joins taken back, with what was decided."""
    allow(request, SEE_PAIRS, person)
    for_purpose(request, "identities of a person")
    top = continuing(person)
    line = members_of([top.id])[top.id]
    people = sorted(Person.objects.filter(id__in=line), key=lambda each: (each.id != top.id, each.id))
    facts = read_facts([each.id for each in people])
    histories = {each.id: history_of(each.reference, facts[each.id]) for each in people}
    judged = [(each, fact) for each in people for fact in histories[each.id].of(RecordsJudged)]
    parted = [fact for each in people for fact in histories[each.id].of(RecordsParted)]
    return render(request, "linking/identities.html", {
        "person": top, "how": HOW, "judged": judged, "messages": list(messages.get_messages(request)),
        "members": [
            Member(each, rows_of(histories[each.id]), join_of(each), _judgement(join_of(each), [f for _, f in judged]))
            for each in people
        ],
        "parted": [Parted(fact, told_in(fact.said.facts)) for fact in parted],
        "may_part": bool(may(request.user, JUDGE, top)),  # type: ignore[arg-type]
    })  # fmt: skip


def _judgement(join: Fact[RecordJoined] | None, judged: Sequence[Fact[RecordsJudged]]) -> Fact[RecordsJudged] | None:
    if join is None or join.said.judgement is None:
        return None
    return next((fact for fact in judged if fact.number == join.said.judgement), None)


@require_http_methods(["GET", "HEAD", "POST"])
@shows_person("form to take a join back")
def part(request: HttpRequest, person: Person) -> HttpResponse:
    """What was decided meanwhile, the reasons, and a second look before the two are parted."""
    allow(request, JUDGE, person)
    for_purpose(request, "take a join back")
    join = join_of(person)
    if join is None:
        return render(request, "linking/not_joined.html", {"person": person})
    retained = shows_also(request, join.said.into, "form to take a join back")
    reasons = request.POST.get("reasons", "")
    errors: list[dict[str, str]] = []
    if request.method == "POST" and not reasons.strip():
        errors = [{"text": "Enter why the join is taken back", "href": "#reasons"}]
    elif request.method == "POST" and request.POST.get("step") == "confirm":
        try:
            part_records(person, reasons=reasons, by=request.user.get_username(), user=request.user)  # type: ignore[arg-type]
            messages.success(request, "The two records are apart again. What was decided meanwhile is listed below.")
            return HttpResponseRedirect(reverse("identities", args=[retained.reference]))
        except Refused as said:
            errors = [{"text": str(said)}]
    meanwhile = decided_meanwhile(person, join)
    return render(request, "linking/part.html", {
        "person": person, "retained": retained, "join": join, "how": HOW, "reasons": reasons, "errors": errors,
        "meanwhile": meanwhile, "told": told_in(meanwhile.facts),
        "checking": request.method == "POST" and not errors,
    })  # fmt: skip
