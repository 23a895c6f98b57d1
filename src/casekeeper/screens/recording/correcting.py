"""Put a recorded fact right: the form starts from what was recorded, wants a reason, and is checked before saving."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.permissions import CORRECT, may, may_record
from casekeeper.actions.seeing import is_shown_fact
from casekeeper.facts import Fact, FactRefused, history_of, payload_of
from casekeeper.records.clock import today
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused
from casekeeper.screens.dates import three_fields
from casekeeper.screens.looking import for_purpose, shows_person
from casekeeper.screens.recording import drafts
from casekeeper.screens.recording.answers import answers_of
from casekeeper.screens.recording.facts_to_name import offering_facts
from casekeeper.screens.recording.fields import fields_of, typed_from
from casekeeper.screens.recording.reading import Filled, read_form
from casekeeper.screens.recording.sections import in_sections


@require_http_methods(["GET", "HEAD", "POST"])
@shows_person("form to correct a fact")
def fill(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """What it should have said, or that it should not have been recorded; and why."""
    for_purpose(request, "correct a fact")
    fact = _standing_fact(request, person, number)
    where = f"correct {person.reference} {number}"
    if request.method == "POST":
        typed = drafts.typed_in(request)
        filled = _read(fact, typed)
        if not filled.errors:
            drafts.keep(request, where, typed)
            return HttpResponseRedirect(reverse("correct_check", args=[person.reference, number]))
    else:
        filled = Filled(type(fact.said), drafts.kept(request, where) or _as_recorded(fact))
    return render(request, "recording/correct.html", _form(request, person, fact, filled))


@require_http_methods(["GET", "HEAD", "POST"])
@shows_person("answers to check before a fact is corrected")
def check(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """Old and new side by side, then save."""
    for_purpose(request, "correct a fact")
    fact = _standing_fact(request, person, number)
    where = f"correct {person.reference} {number}"
    typed = drafts.kept(request, where)
    if typed is None:
        return HttpResponseRedirect(reverse("correct", args=[person.reference, number]))
    filled = _read(fact, typed)
    if filled.errors:
        return render(request, "recording/correct.html", _form(request, person, fact, filled))
    errors = []
    if request.method == "POST":
        try:
            correction = _save(request, person, fact, filled)
        except (Refused, FactRefused) as refused:
            errors.append({"text": str(refused)})
        else:
            drafts.forget(request, where)
            return HttpResponseRedirect(f"{reverse('person', args=[person.reference])}?recorded={correction}")
    before = dict(answers_of(fact.said, fact.happened))
    after = {}
    if filled.said is not None and filled.happened is not None:
        after = dict(answers_of(filled.said, filled.happened))
    rows = [(label, before.get(label, ""), after.get(label, "")) for label in dict.fromkeys([*before, *after])]
    shown = {"person": person, "fact": fact, "rows": rows, "reason": typed["correction-reason"], "errors": errors,
             "withdrawn": _is_withdrawn(typed)}  # fmt: skip
    return render(request, "recording/correct_check.html", shown)


def _read(fact: Fact[Any], typed: dict[str, str]) -> Filled:
    filled = Filled(type(fact.said), typed) if _is_withdrawn(typed) else read_form(type(fact.said), typed, _last(fact))
    if not typed.get("correction-reason", "").strip():
        filled.errors["correction-reason"] = "Enter why this is corrected"
    elif not _is_withdrawn(typed) and (filled.said, filled.happened) == (fact.said, fact.happened):
        filled.errors["correction-what"] = "Change what the fact says, or choose that it should not have been recorded"
    return filled


def _last(fact: Fact[Any]) -> date:
    """Some facts were rightly recorded with a day to come; correcting one does not forbid it."""
    return max(today(), fact.happened.start)


def _is_withdrawn(typed: dict[str, str]) -> bool:
    return typed.get("correction-what") == "withdrawn"


def _save(request: HttpRequest, person: Person, fact: Fact[Any], filled: Filled) -> int:
    said: dict[str, Any] = {}
    if _is_withdrawn(dict(filled.typed)):
        said["withdrawn"] = True
    else:
        assert filled.said is not None
        assert filled.happened is not None
        if filled.said != fact.said:
            said["instead"] = payload_of(filled.said)
        if filled.happened.start != fact.happened.start:
            said["happened_from"] = filled.happened.start
        if filled.happened.end != fact.happened.end and filled.kind.lasts:
            said["happened_until"] = filled.happened.end
    return correct_fact(
        fact.number, reason=filled.typed["correction-reason"].strip(), by=request.user.get_username(), person=person,
        user=request.user, **said,  # type: ignore[arg-type]
    )  # fmt: skip


def _as_recorded(fact: Fact[Any]) -> dict[str, str]:
    typed = {"correction-what": "changed"} | three_fields("happened", fact.happened.start)
    if fact.said.lasts and fact.happened.end is not None:
        typed |= three_fields("until", fact.happened.end - timedelta(days=1))
    for each in fields_of(type(fact.said)):
        typed |= typed_from(each, getattr(fact.said, each.name))
    return typed


def _form(request: HttpRequest, person: Person, fact: Fact[Any], filled: Filled) -> dict[str, Any]:
    return {
        "person": person, "fact": fact, "kind": filled.kind,
        "sections": in_sections(offering_facts(request, person, fields_of(filled.kind))), "typed": filled.typed,
        "wrong": filled.errors, "errors": filled.error_list,
    }  # fmt: skip


def _standing_fact(request: HttpRequest, person: Person, number: int) -> Fact[Any]:
    """The fact as it stands now; one that was corrected already is corrected through its correction."""
    told = history_of(person.reference, facts_of([person.id]).get(person.id, []))
    fact = next((fact for fact in told.facts if fact.number == number), None)
    if fact is None or not is_shown_fact(request.user, fact.kind):  # type: ignore[arg-type]
        raise Http404("This fact does not stand on this record; it may have been corrected already.")
    for found in (may(request.user, CORRECT, person), may_record(request.user, type(fact.said), person)):  # type: ignore[arg-type]
        if not found:
            raise PermissionDenied(found.reason)
    return fact
