"""Record a fact: choose what, fill it in, check the answers, save, and see on the person's page what changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from casekeeper.actions.permissions import may_record
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts import KINDS, FactRefused, Kind
from casekeeper.records.clock import today
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused
from casekeeper.screens.looking import for_purpose, shows_person
from casekeeper.screens.recording import drafts
from casekeeper.screens.recording.answers import answers_of
from casekeeper.screens.recording.facts_to_name import offering_facts, only_choice
from casekeeper.screens.recording.families import families
from casekeeper.screens.recording.fields import Field, fields_of
from casekeeper.screens.recording.reading import Filled, read_form
from casekeeper.screens.recording.sections import in_sections


@require_safe
@shows_person("what can be recorded")
def choose(request: HttpRequest, person: Person) -> HttpResponse:
    """Every kind that may be recorded by hand, by family, with the ones this user may not record left out."""
    for_purpose(request, "record a fact")
    allowed = families(lambda kind: bool(may_record(request.user, kind, person)))  # type: ignore[arg-type]
    return render(request, "recording/choose.html", {"person": person, "families": allowed})


@require_http_methods(["GET", "HEAD", "POST"])
@shows_person("form to record a fact")
def fill(request: HttpRequest, person: Person, name: str) -> HttpResponse:
    """The form of one kind. What was typed is kept in the session until it is checked and saved."""
    for_purpose(request, "record a fact")
    kind = _kind(request, person, name)
    where = f"record {person.reference} {name}"
    fields = offering_facts(request, person, fields_of(kind))
    if request.method == "POST":
        typed = drafts.typed_in(request)
        filled = read_form(kind, typed, today())
        if not filled.errors:
            drafts.keep(request, where, typed)
            return HttpResponseRedirect(reverse("record_check", args=[person.reference, name]))
    else:
        filled = Filled(kind, drafts.kept(request, where) or _starting(request, fields))
    return render(request, "recording/fill.html", _form(person, filled, fields))


@require_http_methods(["GET", "HEAD", "POST"])
@shows_person("answers to check before a fact is recorded")
def check(request: HttpRequest, person: Person, name: str) -> HttpResponse:
    """Check the answers, then save: one transaction with everything that follows from it."""
    for_purpose(request, "record a fact")
    kind = _kind(request, person, name)
    where = f"record {person.reference} {name}"
    typed = drafts.kept(request, where)
    if typed is None:
        return HttpResponseRedirect(reverse("record_fill", args=[person.reference, name]))
    filled = read_form(kind, typed, today())
    if filled.said is None or filled.happened is None or filled.errors:
        fields = offering_facts(request, person, fields_of(kind))
        return render(request, "recording/fill.html", _form(person, filled, fields))
    errors = []
    if request.method == "POST":
        try:
            number = record_fact(
                person, filled.said, filled.happened, source="screen", by=request.user.get_username(),
                user=request.user,  # type: ignore[arg-type]
            )  # fmt: skip
        except (Refused, FactRefused) as refused:
            errors.append({"text": str(refused)})
        else:
            drafts.forget(request, where)
            return HttpResponseRedirect(f"{reverse('person', args=[person.reference])}?recorded={number}")
    shown = {"person": person, "kind": kind, "answers": answers_of(filled.said, filled.happened), "errors": errors}
    return render(request, "recording/check.html", shown)


def _form(person: Person, filled: Filled, fields: Sequence[Field]) -> dict[str, Any]:
    return {
        "person": person, "kind": filled.kind, "sections": in_sections(fields), "typed": filled.typed,
        "wrong": filled.errors, "errors": filled.error_list, "about": _first_paragraph(filled.kind),
    }  # fmt: skip


def _starting(request: HttpRequest, fields: Sequence[Field]) -> dict[str, str]:
    """What a new form shows: the kind's own defaults where it has a choice, and what the link that led here says."""
    start = {each.name: str(each.initial) for each in fields if each.options and each.initial is not None}
    named = {*(each.name for each in fields), *(f"happened-{part}" for part in ("day", "month", "year"))}
    return start | only_choice(fields) | {key: str(value) for key, value in request.GET.items() if key in named}


def _first_paragraph(kind: type[Kind]) -> str:
    return " ".join((kind.__doc__ or "").split("\n\n")[0].split())


def _kind(request: HttpRequest, person: Person, name: str) -> type[Kind]:
    kind = KINDS.get(name)
    if kind is None or not kind.by_hand:
        raise Http404("There is no form for this kind of fact.")
    found = may_record(request.user, kind, person)  # type: ignore[arg-type]
    if not found:
        raise PermissionDenied(found.reason)
    return kind
