"""Ask another unit about a person; and one request with the step that the reader's unit can take next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casekeeper.actions import ask_unit as steps
from casekeeper.actions.permissions import ASK_UNIT, OURS, SEE_REQUESTS, may
from casekeeper.duties.derivation import derive
from casekeeper.duties.duty import Duty
from casekeeper.position.requests import Request
from casekeeper.records import rulebook
from casekeeper.records.clock import today
from casekeeper.records.family_told import history_told
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused
from casekeeper.screens.dates import NotADay, read_day
from casekeeper.screens.looking import allow, for_purpose, shows_person
from casekeeper.screens.wording import UNITS


class Step(NamedTuple):
    """A step a reader can take: its words, what has to be typed for it, and the action."""

    words: str
    asks: str
    needed: bool
    take: Callable[..., int]


STEPS: Mapping[str, Step] = {
    "take on": Step("Take it on: the clock is ours from now on", "What you want to say to them", False,
                    lambda person, number, text, **by: steps.take_on_request(person, number, comment=text, **by)),
    "answer": Step("Answer it", "The answer", True,
                   lambda person, number, text, **by: steps.answer_request(person, number, answer=text, **by)),
    "decline": Step("Decline it: it is not ours", "Why", True,
                    lambda person, number, text, **by: steps.decline_request(person, number, reasons=text, **by)),
    "escalate": Step("Escalate it: it cannot wait", "Why it cannot wait", True,
                     lambda person, number, text, **by: steps.escalate_request(person, number, reasons=text, **by)),
    "take back": Step("Take it back: it is not needed any more", "Why", True,
                      lambda person, number, text, **by: steps.take_back_request(person, number, reasons=text, **by)),
}  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@shows_person("form to ask another unit")
def ask(request: HttpRequest, person: Person) -> HttpResponse:
    """Whom, what, why, and by when; nothing leaves our unit until they take it on."""
    allow(request, ASK_UNIT, person)
    for_purpose(request, "ask another unit")
    unit = getattr(request.user, "unit", "")
    typed = {key: str(value) for key, value in request.POST.items()} or {"to_unit": request.GET.get("to", "")}
    wrong: dict[str, str] = {}
    refused = ""
    if request.method == "POST":
        needed_by = _needed_by(typed, wrong)
        wrong |= _wrong_question(typed, unit)
        if not wrong:
            try:
                number = steps.ask_unit(
                    person, by_unit=unit, to_unit=typed["to_unit"],  # type: ignore[arg-type]
                    what=typed["what"].strip(), why=typed["why"].strip(), needed_by=needed_by,
                    by=request.user.get_username(), user=request.user,  # type: ignore[arg-type]
                )  # fmt: skip
                return HttpResponseRedirect(reverse("request", args=[person.reference, number]))
            except Refused as said:
                refused = str(said)
    units = [(each, words) for each, words in UNITS.items() if each != unit]
    return render(request, "requests/ask.html", {
        "person": person, "units": units, "typed": typed, "wrong": wrong, "errors": _errors(wrong, refused),
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@shows_person("request between units")
def one(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """What was asked, each step so far, whose clock it is, and what the reader's unit can do."""
    allow(request, SEE_REQUESTS, person)
    found, duties = _found(person, number)
    for_purpose(request, "request between units")
    open_to = steps_for(found, request.user)
    typed = {name: request.POST.get(name, "") for name in ("step", "text")}
    if len(open_to) == 1 and not typed["step"]:
        typed["step"] = open_to[0]
    wrong: dict[str, str] = {}
    refused = ""
    if request.method == "POST":
        if not open_to:
            raise PermissionDenied("This request is between two other units, or has ended.")
        wrong = _wrong_step(typed, open_to)
        if not wrong:
            by: dict[str, Any] = {"by": request.user.get_username(), "user": request.user}
            try:
                STEPS[typed["step"]].take(person, number, typed["text"].strip(), **by)
                return HttpResponseRedirect(reverse("request", args=[person.reference, number]))
            except Refused as said:
                refused = str(said)
    return render(request, "requests/one.html", {
        "person": person, "found": found, "said": found.asked.said, "typed": typed, "wrong": wrong,
        "errors": _errors(wrong, refused), "open_to": [(name, STEPS[name].words) for name in open_to], "day": today(),
        "duties": duties,
    })  # fmt: skip


def steps_for(found: Request, user: Any) -> list[str]:
    """What somebody of this unit can do about it now."""
    if not found.is_open or not may(user, ASK_UNIT):
        return []
    said, taken = found.asked.said, found.taken_on is not None
    if user.unit == said.to_unit:
        return ["answer", "decline"] if taken else ["take on", "decline"]
    if user.unit == said.by_unit:
        return ["take back"] if found.escalated is not None else ["escalate", "take back"]
    return []


def _found(person: Person, number: int) -> tuple[Request, list[Duty]]:
    rules = rulebook.current()
    history = history_told(person)
    derived = derive(history, rules.law, rules.calendars, today())
    found = next((each for each in derived.requests if each.number == number), None)
    if found is None:
        raise Http404("There is no request of this number on this record.")
    keys = (f"get request taken on:{number}", f"answer request:{number}")
    return found, [duty for duty in derived.duties if duty.key in keys]


def _needed_by(typed: Mapping[str, str], wrong: dict[str, str]) -> date | None:
    try:
        needed_by = read_day(typed, "needed_by", "The day by which you need it")
    except NotADay as error:
        wrong["needed_by"] = str(error)
        return None
    if needed_by is not None and needed_by < today():
        wrong["needed_by"] = "The day by which you need it must be today or later"
    return needed_by


def _wrong_question(typed: Mapping[str, str], unit: str) -> dict[str, str]:
    wrong = {}
    if typed.get("to_unit") not in UNITS or typed.get("to_unit") == unit or typed["to_unit"] not in (*OURS, "prison"):
        wrong["to_unit"] = "Choose the unit you ask"
    what = typed.get("what", "").strip()
    if not what:
        wrong["what"] = "Enter what you ask"
    elif len(what) > 200:
        wrong["what"] = "What you ask must be 200 characters or fewer; put the rest under why"
    if not typed.get("why", "").strip():
        wrong["why"] = "Enter why you need it"
    return wrong


def _wrong_step(typed: Mapping[str, str], open_to: list[str]) -> dict[str, str]:
    if typed["step"] not in open_to:
        return {"step": "Choose what your unit does"}
    if STEPS[typed["step"]].needed and not typed["text"].strip():
        return {"text": f"Enter: {STEPS[typed['step']].asks.lower()}"}
    return {}


def _errors(wrong: Mapping[str, str], refused: str) -> list[dict[str, Any]]:
    errors: list[dict[str, Any]] = [
        {"text": text, "href": f"#{name}-day" if name == "needed_by" else f"#{name}"} for name, text in wrong.items()
    ]
    return errors + ([{"text": refused}] if refused else [])
