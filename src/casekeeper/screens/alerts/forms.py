"""Propose an alert, and the steps somebody takes with one: approve, refuse, withdraw, send again, review."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple, get_args

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from casekeeper.actions.alert_asked import alerts_on
from casekeeper.actions.approve_alert import approve_alert, refuse_alert
from casekeeper.actions.permissions import APPROVE_ALERT, PROPOSE_ALERT, SEND_ALERT_AGAIN, WITHDRAW_ALERT
from casekeeper.actions.propose_alert import decide_no_alert, propose_alert
from casekeeper.actions.review_alert import review_alert
from casekeeper.actions.send_alert_again import send_alert_again
from casekeeper.actions.withdraw_alert import withdraw_alert
from casekeeper.facts.alerts import AlertNotNeeded, AlertProposed, Warned
from casekeeper.position.alerts import CONNECTED
from casekeeper.position.grounds import GroundShown, grounds_of
from casekeeper.records import rulebook
from casekeeper.records.clock import today
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused
from casekeeper.screens.alerts.views import alert_of
from casekeeper.screens.dates import NotADay, read_day
from casekeeper.screens.looking import allow, for_purpose, shows_person


class Step(NamedTuple):
    """One step: what its page asks, what it needs, who may take it, and the action."""

    title: str
    button: str
    action: str
    does: Callable[..., int]
    asks_day: str = ""
    day_is_needed: bool = False
    asks_registers: bool = False


STEPS: Mapping[str, Step] = {
    "approve": Step("Approve this alert", "Approve it", APPROVE_ALERT, approve_alert, asks_day="Review date"),
    "refuse": Step("Refuse this alert", "Refuse it", APPROVE_ALERT, refuse_alert),
    "withdraw": Step("Withdraw this alert", "Withdraw it", WITHDRAW_ALERT, withdraw_alert),
    "again": Step("Send this alert again", "Send it again", SEND_ALERT_AGAIN, send_alert_again, asks_registers=True),
    "review": Step("Keep this alert", "Keep it", APPROVE_ALERT, review_alert, "Next review date", True),
}
_YES_NO: Mapping[str, bool | None] = {"yes": True, "no": False}


@require_http_methods(["GET", "HEAD", "POST"])
@shows_person("form to propose an alert")
def propose(request: HttpRequest, person: Person) -> HttpResponse:
    """Propose an alert on one of the grounds that stand, or decide that none is needed."""
    allow(request, PROPOSE_ALERT, person)
    for_purpose(request, "propose an alert")
    grounds = {str(each.fact.first_number): each for each in grounds_of(alerts_on(person).history) if not each.fall}
    errors: dict[str, str] = {}
    if request.method == "POST":
        number = _propose(request, person, grounds, errors)
        if number is not None:
            return HttpResponseRedirect(f"{reverse('person', args=[person.reference])}?recorded={number}")
    connected = rulebook.current_law()[CONNECTED].on(today()).value
    return render(request, "alerts/propose.html", {
        "person": person, "grounds": grounds, "typed": request.POST, "chosen": request.POST.getlist("registers"),
        "ground": request.POST.get("ground") or request.GET.get("ground", ""), "wrong": errors,
        "registers": connected, "warnings": get_args(Warned), "warned": request.POST.getlist("warnings"),
        "errors": _listed(errors),
    })  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@shows_person("form about an alert")
def act(request: HttpRequest, person: Person, number: int, step: str) -> HttpResponse:
    """One step with an alert: reasons are always asked for, because the next reader needs them."""
    found = STEPS.get(step)
    if found is None:
        raise Http404("There is no such step.")
    allow(request, found.action, person)
    for_purpose(request, found.title.lower())
    alert = alert_of(person, number)
    errors: dict[str, str] = {}
    if request.method == "POST" and _take(request, person, number, found, errors) is not None:
        return HttpResponseRedirect(reverse("alert", args=[person.reference, number]))
    return render(request, "alerts/step.html", {
        "person": person, "alert": alert, "step": found, "typed": request.POST, "wrong": errors,
        "chosen": request.POST.getlist("registers") or request.GET.getlist("register"), "errors": _listed(errors),
    })  # fmt: skip


def _propose(
    request: HttpRequest, person: Person, grounds: Mapping[str, GroundShown], errors: dict[str, str]
) -> int | None:
    posted, user = request.POST, request.user
    ground = grounds.get(posted.get("ground", ""))
    reasons = _reasons(request, errors)
    leave_by = _day(request, "leave_by", "The last day for voluntary departure", errors)
    if ground is None:
        errors["ground"] = "Choose the ground it rests on"
    none_needed = posted.get("decide") == "none"
    connected = rulebook.current_law()[CONNECTED].on(today()).value
    registers = [each for each in posted.getlist("registers") if each in connected]
    if not registers and not none_needed:
        errors["registers"] = "Choose at least one register"
    if errors or ground is None:
        return None
    number, by = ground.fact.first_number, user.get_username()
    try:
        if none_needed:
            said = AlertNotNeeded(ground_fact=number, reasons=reasons)
            return decide_no_alert(person, said, by=by, user=user)  # type: ignore[arg-type]
        proposed = AlertProposed(
            ground=ground.ground, ground_fact=number, registers=tuple(registers), reasons=reasons,
            action=posted.get("action", "").strip()[:1000], leave_by=leave_by,
            warnings=tuple(each for each in posted.getlist("warnings") if each in get_args(Warned)),
            threat=_YES_NO.get(posted.get("threat", "")), suspended=_YES_NO.get(posted.get("suspended", "")),
            entry_ban=_YES_NO.get(posted.get("entry_ban", "")),
        )  # fmt: skip
        return propose_alert(person, proposed, by=by, user=user)  # type: ignore[arg-type]
    except Refused as refused:
        errors["ground"] = str(refused)
        return None


def _take(
    request: HttpRequest, person: Person, number: int, step: Step, errors: dict[str, str]
) -> int | None:  # fmt: skip
    more: dict[str, Any] = {}
    reasons = _reasons(request, errors)
    if step.asks_day:
        day = _day(request, "review_on", step.asks_day, errors)
        if day is None and step.day_is_needed and "review_on" not in errors:
            errors["review_on"] = f"Enter the {step.asks_day.lower()}"
        more["review_on"] = day
    if step.asks_registers:
        more["registers"] = request.POST.getlist("registers")
        if not more["registers"]:
            errors["registers"] = "Choose at least one register"
    if errors:
        return None
    try:
        user: Any = request.user
        return step.does(person, number, reasons=reasons, by=user.get_username(), user=user, **more)
    except Refused as refused:
        errors["reasons"] = str(refused)
        return None


def _reasons(request: HttpRequest, errors: dict[str, str]) -> str:
    reasons = request.POST.get("reasons", "").replace("\x00", "").strip()[:10_000]
    if not reasons:
        errors["reasons"] = "Give your reasons; whoever reads this next needs them"
    return reasons


def _day(request: HttpRequest, name: str, label: str, errors: dict[str, str]) -> date | None:
    try:
        return read_day(request.POST, name, label)
    except NotADay as error:
        errors[name] = str(error)
    return None


def _listed(errors: Mapping[str, str]) -> list[dict[str, str]]:
    href = {"review_on": "#review_on-day", "leave_by": "#leave_by-day"}
    return [{"text": text, "href": href.get(name, f"#{name}")} for name, text in errors.items()]
