"""The list of alerts, one alert, and what the registers' holdings say against ours."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.alert_asked import alerts_on
from casekeeper.actions.permissions import APPROVE_ALERT, SEE_ALERTS, SEND_ALERT_AGAIN, WITHDRAW_ALERT, may
from casekeeper.facts import Fact
from casekeeper.facts.alerts import REGISTERS
from casekeeper.position.alert_legs import AlertState
from casekeeper.position.alerts import Alert
from casekeeper.records.clock import today
from casekeeper.records.models import DutyRow, Person
from casekeeper.records.queries.alerts import STATES, alert_list, count_by_state
from casekeeper.records.queries.register_runs import last_compared, newest_runs, registers_now
from casekeeper.screens.alerts.journey import picture
from casekeeper.screens.facts_shown import said_in_words
from casekeeper.screens.looking import allow, for_purpose, showed, shows_people, shows_person, sight

COLOURS = {
    "to be withdrawn": "red", "lost": "red", "rejected": "red", "to be sent": "orange", "awaiting approval": "orange",
    "sent": "yellow", "acknowledged": "yellow", "loaded": "green",
}  # fmt: skip
MOST_PAGES = 10_000


@require_safe
@shows_people("alerts", SEE_ALERTS)
def every(request: HttpRequest) -> HttpResponse:
    """Every alert in every register, what is most urgent first; by register and state on request."""
    register, state = _among(request, "register", REGISTERS), _among(request, "state", STATES)
    asked = request.GET.get("page", "")
    page = min(int(asked), MOST_PAGES) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 0
    rows, more = alert_list(register=register, state=state, page=page, sight=sight(request))
    showed(request, len(rows))
    for_purpose(request, "alerts")
    return render(request, "alerts/every.html", {
        "rows": rows, "register": register, "state": state, "registers": REGISTERS, "colours": COLOURS,
        "counts": count_by_state(register=register, sight=sight(request)), "next": page + 1 if more else "",
        "paged": page > 0, "day": today(), "silent": [one for one in registers_now(today()) if one.is_silent],
    })  # fmt: skip


@require_safe
@shows_person("alert")
def show(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    """One alert: on what it rests, who proposed and approved it, and its journey through each register."""
    allow(request, SEE_ALERTS, person)
    alert = alert_of(person, number)
    for_purpose(request, "alert")
    user: Any = request.user
    duties = DutyRow.objects.filter(person=person, key__contains=f" alert:{number}", ended=None).exclude(
        key__startswith="propose"
    )
    return render(request, "alerts/show.html", {
        "person": person, "alert": alert, "said": alert.proposed.said, "picture": picture(alert), "colours": COLOURS,
        "duties": [duty for duty in duties.order_by("due", "id") if duty.key.split(":")[1] == str(number)],
        "steps": [(leg, [_step(fact) for fact in leg.steps]) for leg in alert.legs],
        "compared": {leg.register: last_compared(leg.register) for leg in alert.legs},
        "name": person.position.name or "Name not known", "day": today(),
        "may_approve": bool(may(user, APPROVE_ALERT, person)),
        "may_withdraw": bool(may(user, WITHDRAW_ALERT, person)),
        "may_send": bool(may(user, SEND_ALERT_AGAIN, person)),
        "awaits": alert.state is AlertState.AWAITING_APPROVAL,
        "is_mine": alert.proposed.recorded_by == user.get_username(),
    })  # fmt: skip


@require_safe
@shows_people("alert reconciliation", SEE_ALERTS)
def reconciliation(request: HttpRequest) -> HttpResponse:
    """Each register today, and the comparisons of its holdings with ours: lost, held too long, different."""
    register = _among(request, "register", REGISTERS)
    seen = sight(request)
    lost, _ = alert_list(register=register, state="lost", sight=seen)
    leaving, _ = alert_list(register=register, state="to be withdrawn", sight=seen)
    showed(request, len(lost) + len(leaving))
    for_purpose(request, "alert reconciliation")
    return render(request, "alerts/reconciliation.html", {
        "now": registers_now(today()), "runs": newest_runs(register), "register": register, "registers": REGISTERS,
        "lost": lost, "leaving": leaving, "day": today(),
    })  # fmt: skip


def alert_of(person: Person, number: int) -> Alert:
    """The alert of that number on this record, as it stands today. Raises Http404."""
    found = next((alert for alert in alerts_on(person).alerts if alert.number == number), None)
    if found is None:
        raise Http404("There is no such alert on this record.")
    return found


def _step(fact: Fact[Any]) -> dict[str, Any]:
    words = [(label, said) for label, said in said_in_words(fact.said) if label not in ("Alert", "Register")]
    return {"on": fact.on, "label": fact.said.label, "words": words, "by": fact.recorded_by, "number": fact.number}


def _among(request: HttpRequest, name: str, known: tuple[str, ...]) -> str:
    asked = request.GET.get(name, "")
    return asked if asked in known else ""
