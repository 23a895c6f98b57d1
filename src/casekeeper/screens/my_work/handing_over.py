"""Offer a duty to another unit, which must accept it before it is theirs; and answer such an offer."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casekeeper.actions.answer_hand_off import answer_hand_off
from casekeeper.actions.hand_off import hand_off
from casekeeper.actions.permissions import ANSWER, HAND_OFF
from casekeeper.records.models import DutyRow, HandOff, Person
from casekeeper.records.refused import Refused
from casekeeper.screens.looking import allow, for_purpose, person_of, showed, shows_people, shows_person
from casekeeper.screens.wording import UNITS


@require_http_methods(["GET", "HEAD", "POST"])
@shows_person("form to offer a duty to another unit")
def offer(request: HttpRequest, person: Person) -> HttpResponse:
    """To whom, and why; they read the reason before they answer."""
    allow(request, HAND_OFF, person)
    for_purpose(request, "hand off a duty")
    key = request.POST.get("key") or request.GET.get("key", "")
    duty = DutyRow.objects.filter(person=person, key=key, ended__isnull=True).first()
    if duty is None:
        raise Http404("This is no open duty of this person; it may have been done just now.")
    if getattr(request.user, "unit", "") != duty.owed_by:
        raise PermissionDenied(f"This duty is owed by {duty.owed_by}, and only they can hand it on.")
    typed = {name: request.POST.get(name, "") for name in ("to_unit", "reason")}
    wrong: dict[str, str] = {}
    refused = ""
    if request.method == "POST":
        wrong = _wrong_offer(typed, duty)
        if not wrong:
            try:
                hand_off(
                    person, key, to_unit=typed["to_unit"], reason=typed["reason"].strip(),
                    by=request.user.get_username(), user=request.user,  # type: ignore[arg-type]
                )  # fmt: skip
                return HttpResponseRedirect(reverse("person", args=[person.reference]))
            except Refused as said:
                refused = str(said)
    units = [(unit, words) for unit, words in UNITS.items() if unit != duty.owed_by]
    return render(request, "my_work/offer.html", {
        "person": person, "duty": duty, "units": units, "typed": typed, "wrong": wrong,
        "errors": _errors(wrong, refused),
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@shows_people("offer of a duty to answer")
def answer(request: HttpRequest, number: int) -> HttpResponse:
    """Accept, or send back with a reason."""
    given = get_object_or_404(HandOff.objects.select_related("person"), pk=number)
    person_of(request, given.person.reference)
    allow(request, ANSWER, given.person)
    if getattr(request.user, "unit", "") not in (given.to_unit, given.from_unit):
        raise PermissionDenied(f"{given.from_unit} offers this to {given.to_unit}; it is between the two.")
    showed(request, 1)
    for_purpose(request, "answer a hand-off")
    typed = {name: request.POST.get(name, "") for name in ("answer", "accepted")}
    wrong: dict[str, str] = {}
    refused = ""
    if request.method == "POST":
        wrong = _wrong_answer(typed)
        if not wrong:
            try:
                answer_hand_off(
                    given, accepted=typed["accepted"] == "yes", by=request.user.get_username(),
                    answer=typed["answer"].strip(), user=request.user,  # type: ignore[arg-type]
                )  # fmt: skip
                return HttpResponseRedirect(reverse("my_work"))
            except Refused as said:
                refused = str(said)
    duty = DutyRow.objects.filter(person=given.person, key=given.key).first()
    return render(request, "my_work/answer.html", {
        "offer": given, "duty": duty, "typed": typed, "wrong": wrong, "errors": _errors(wrong, refused),
    })  # fmt: skip


def _wrong_offer(typed: dict[str, str], duty: DutyRow) -> dict[str, str]:
    wrong = {}
    if typed["to_unit"] not in UNITS or typed["to_unit"] == duty.owed_by:
        wrong["to_unit"] = "Choose the unit that should have it"
    if not typed["reason"].strip():
        wrong["reason"] = "Enter why the other unit should have it"
    return wrong


def _wrong_answer(typed: dict[str, str]) -> dict[str, str]:
    if typed["accepted"] not in ("yes", "no"):
        return {"accepted": "Choose whether your unit takes it over"}
    if typed["accepted"] == "no" and not typed["answer"].strip():
        return {"answer": "Enter why it is sent back"}
    return {}


def _errors(wrong: dict[str, str], refused: str) -> list[dict[str, Any]]:
    errors: list[dict[str, Any]] = [{"text": text, "href": f"#{name}"} for name, text in wrong.items()]
    return errors + ([{"text": refused}] if refused else [])
