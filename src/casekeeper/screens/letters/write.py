"""Write one letter: what is known, what is still to be said, how it will read; then issue it or put it forward."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from casekeeper.actions.letters.contents import as_staff_read, contents
from casekeeper.actions.letters.issuing import issue_letter
from casekeeper.actions.letters.templates import Template, letters
from casekeeper.actions.letters.writing import Prepared, asked_of, draw_prepared, may_write, prepare
from casekeeper.actions.messages.reach import reach_of
from casekeeper.actions.own_words import ENGLISH, words_in
from casekeeper.records.clock import today
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused
from casekeeper.records.rulebook import current_law
from casekeeper.screens.dates import NotADay, read_day, three_fields
from casekeeper.screens.looking import for_purpose, shows_person


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@shows_person("form to write a letter")
def write(request: HttpRequest, person: Person, key: str) -> HttpResponse:
    """Nothing is kept before it is issued; what was typed comes back with the preview."""
    template = letters().get(key)
    if template is None:
        raise Http404("There is no such letter.")
    user: Any = request.user
    if not (allowed := may_write(user, template, person)):
        raise PermissionDenied(allowed.reason)
    for_purpose(request, "write a letter")
    language = request.POST.get("language") or _language(person, template)
    typed, wrong = _typed(request, template)
    if request.method != "POST":
        return _form(request, person, template, language, prepare(person, key, language, {}), {})
    try:
        prepared = prepare(person, key, language, typed)
        wrong = {each.need.name: f"{each.need.label}: {each.why}" for each in prepared.missing} | wrong
        if prepared.is_complete and not wrong and request.POST.get("do") != "issue":
            draw_prepared(prepared)
        elif prepared.is_complete and not wrong:
            issue_letter(person, prepared, why=request.POST.get("why", ""), user=user, by=user.get_username())
            second = "Put forward: a second person issues it."
            told = second if template.second_person else "Issued. Record how it is served."
            messages.success(request, f"{template.name}: {told}")
            return HttpResponseRedirect(reverse("letters", args=[person.reference]))
    except Refused as refused:
        wrong["why"] = str(refused)
        prepared = prepare(person, key, language if language in template.languages else ENGLISH, typed)
    return _form(request, person, template, language, prepared, wrong)


def _form(
    request: HttpRequest, person: Person, template: Template, language: str, prepared: Prepared,
    wrong: Mapping[str, str],
) -> HttpResponse:  # fmt: skip
    typed = {name: value for name, value in request.POST.items()} or _starting()
    preview = contents(template, prepared.language, prepared.data) if prepared.is_complete and not wrong else None
    return render(request, "letters/write.html", {
        "person": person, "name": person.position.name or "Name not known", "template": template, "typed": typed,
        "wrong": wrong,
        "errors": [{"text": text, "href": f"#{_field(template, name)}"} for name, text in wrong.items()],
        "prepared": prepared, "language": language, "preview": preview,
        "languages": [(each, _language_name(each)) for each in template.languages],
        "known": [
            (need, as_staff_read(template, need.name, prepared.data.get(need.name, "")))
            for need in template.needs if need.source != "typed"
        ],
        "asked": [need for need in template.needs if need.source == "typed"],
        "citations": [_cited(each.page, each.what) for each in template.rights], "english": ENGLISH,
    })  # fmt: skip


def _starting() -> dict[str, str]:
    return three_fields("sent_on", today())


def _typed(request: HttpRequest, template: Template) -> tuple[dict[str, str], dict[str, str]]:
    """What was typed for each need, days from their three fields; and what was wrong with them."""
    typed, wrong = {}, {}
    for need in template.needs:
        if need.source != "typed":
            continue
        if need.kind == "day" and request.method == "POST":
            try:
                day = read_day(request.POST, need.name, need.label)
                typed[need.name] = day.isoformat() if day is not None else ""
            except NotADay as error:
                wrong[need.name] = str(error)
        else:
            typed[need.name] = request.POST.get(need.name, "")
    return typed, wrong


def _language(person: Person, template: Template) -> str:
    """The person's language where the letter is written in it; otherwise English."""
    spoken = reach_of(asked_of(person).history).language
    return spoken if spoken in template.languages else ENGLISH


def _language_name(code: str) -> str:
    words = words_in(code)
    return words.english_name if words.checked else f"{words.english_name}, not checked; the English follows"


def _field(template: Template, name: str) -> str:
    """Where the error summary leads: the field, the first of a day's three, or what is known."""
    need = next((each for each in template.needs if each.name == name), None)
    if need is None:
        return name
    if need.source != "typed":
        return "known"
    return f"{name}-day" if need.kind == "day" else name


def _cited(key: str, what: str) -> dict[str, Any]:
    page = current_law()[key]
    value = page.find(today())
    return {"what": what, "page": key, "provision": page.provision, "value": value,
            "confirmed": value is not None and value.confirmed}  # fmt: skip
