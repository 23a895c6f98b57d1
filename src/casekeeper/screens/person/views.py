"""The page of one person, derived for the day asked, with what was known on the day asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import (
    ASK_UNIT,
    CORRECT,
    HAND_OFF,
    PROPOSE_ALERT,
    SEE_ALERTS,
    SEE_CASEWORK,
    SEE_LETTERS,
    SEE_LOST,
    SEE_MESSAGES,
    SEE_PAIRS,
    SEE_REQUESTS,
    may,
    may_record,
)
from casekeeper.actions.seeing import is_shown_duty, is_shown_fact, is_shown_question
from casekeeper.duties.derivation import Derived, derive
from casekeeper.duties.duty import Duty
from casekeeper.facts import KINDS, History, end_of, prisons
from casekeeper.facts.identity import NationalityClaimed
from casekeeper.position.answer import Answer
from casekeeper.position.departure.minutes import clocks_of
from casekeeper.records import rulebook
from casekeeper.records.clock import now, today
from casekeeper.records.family_told import history_told
from casekeeper.records.models import HandOff, Person, PositionRow
from casekeeper.screens.dates import in_words, in_words_partly
from casekeeper.screens.family_shown import families_shown
from casekeeper.screens.looking import for_purpose, shows_person
from casekeeper.screens.person import changes
from casekeeper.screens.person.at_a_glance import at_a_glance
from casekeeper.screens.person.compared import Change, compared
from casekeeper.screens.person.days import Days, days_asked
from casekeeper.screens.person.duties_shown import DutyShown, folded, in_order
from casekeeper.screens.person.nationalities import name_of_nationality
from casekeeper.screens.person.questions import CONTACT, GATES, QUESTIONS, SAFEGUARDS, exceptions_to_check, shown
from casekeeper.screens.person.timeline import by_year, grouped, timeline

FIRST_FACTS = 40


@require_safe
@shows_person("person page")
def show(request: HttpRequest, person: Person) -> HttpResponse:
    """Everything on one page; sections can be reached from the links under the name."""
    days = days_asked(request.GET.dict(), today())
    history = history_told(person, days.known_on)
    rules = rulebook.current()
    law = rules.law if days.known_on is None else rules.law.as_published_by(days.known_on)
    derived = derive(history, law, rules.calendars, days.as_at)
    user: Any = request.user
    sees = bool(may(user, SEE_CASEWORK))
    position = {name: answer for name, answer in derived.position.items() if is_shown_question(user, name)}
    gates = {name: answer for name, answer in derived.gates.items() if is_shown_question(user, name)}
    safeguards = shown(SAFEGUARDS, position) + exceptions_to_check(position)
    live, ended = _duties(request, person, derived, days)
    for_purpose(request, next((f"owes: {each.duty.what}" for each in live if each.ours), "enquiry"))
    everything = request.GET.get("all") == "facts"
    told = [entry for entry in timeline(history, days.as_at) if is_shown_fact(user, entry.kind)]
    entries, more = grouped(told, None if everything else FIRST_FACTS)
    first, folds = folded(live)
    return render(request, "person/show.html", {
        "first": first, "folded": folds, "lost": derived.lost, "sees_lost": bool(may(user, SEE_LOST)),
        "families": families_shown(request, person, derived.leaving, days.as_at) if sees else [],
        "requests": derived.requests if may(user, SEE_REQUESTS) else (), "may_ask": bool(may(user, ASK_UNIT, person)),
        "under_way": clocks_of(history, law) if sees and days.is_now else (), "now": now(),
        "person": person, "days": days, "derived": derived, "bar": _bar(history, derived, days.as_at),
        "name": _name(derived), "live": live, "ended": ended, "gates": shown(GATES, gates),
        "contact": shown(CONTACT, position), "reports": _reports(position),
        "position": shown(QUESTIONS, position, others=True), "safeguards": safeguards,
        "glance": at_a_glance(derived, live, safeguards, days.as_at), "sees_casework": sees,
        "sees_pairs": bool(may(user, SEE_PAIRS)), "sees_messages": bool(may(user, SEE_MESSAGES, person)),
        "sees_letters": bool(may(user, SEE_LETTERS, person)),
        "years": by_year(entries, all_open=everything), "more": more,
        "changed": changes.after(person, request.GET.get("recorded", ""), lambda unit: is_shown_duty(user, unit)),
        "since": _since(user, person, derived, days, rules),
        "may_correct": cache(lambda kind: _may_correct(user, kind, person)),
        "continues_in": _continues_in(person),
        "errors": [{"text": text, "href": f"#{name}-day"} for name, text in days.errors.items()],
        "sees_alerts": bool(may(user, SEE_ALERTS)), "may_propose": bool(may(user, PROPOSE_ALERT, person)),
        "may_record": bool(may(user, CORRECT, person)),
        "may_hand_off": bool(may(request.user, HAND_OFF, person)),  # type: ignore[arg-type]
    })  # fmt: skip


def _since(user: Any, person: Person, then: Derived, days: Days, rules: rulebook.Rulebook) -> list[Change] | None:
    """What stands otherwise about that day with all that is known now; None where that is what the page shows."""
    if days.known_on is None:
        return None
    history = history_told(person)
    return compared(
        then, derive(history, rules.law, rules.calendars, days.as_at),
        asks=lambda name: is_shown_question(user, name), owed=lambda unit: is_shown_duty(user, unit),
    )  # fmt: skip


def _may_correct(user: Any, kind: str, person: Person) -> bool:
    """Is there a form to correct a fact of this kind, and may this reader use it?"""
    said = KINDS[kind]
    return said.by_hand and bool(may(user, CORRECT, person)) and bool(may_record(user, said, person))


def _duties(
    request: HttpRequest, person: Person, derived: Derived, days: Days
) -> tuple[list[DutyShown], list[DutyShown]]:  # fmt: skip
    handed = _handed(person, days)
    offers = HandOff.objects.filter(person=person, answered_at=None).values_list("key", "to_unit")
    return in_order(
        [duty for duty in derived.duties if _is_shown(request, duty, handed)],
        day=days.as_at,
        unit=getattr(request.user, "unit", ""),
        handed=handed,
        offered=dict(offers) if days.is_now else {},
        allowed=lambda kind: days.is_now and bool(may_record(request.user, kind, person)),  # type: ignore[arg-type]
    )


def _is_shown(request: HttpRequest, duty: Duty, handed: Mapping[str, str]) -> bool:
    return is_shown_duty(request.user, handed.get(duty.key, duty.owed_by.value))  # type: ignore[arg-type]


def _handed(person: Person, days: Days) -> dict[str, str]:
    """Which unit had accepted each duty that was handed on, by the end of the day of what was known."""
    accepted = HandOff.objects.filter(person=person, accepted=True).order_by("answered_at", "id")
    if days.known_on is not None:
        accepted = accepted.filter(answered_at__lt=end_of(days.known_on))
    return dict(accepted.values_list("key", "to_unit"))


def _reports(position: Mapping[str, Answer]) -> list[Mapping[str, Any]]:
    """The last reports and the next, newest first."""
    value = position["reporting"].value if "reporting" in position else None
    return list(reversed(value["recent"])) if value else []


def _name(derived: Derived) -> str:
    identity = derived.position["identity"].value or {}
    return identity.get("name") or "Name not known"


def _bar(history: History, derived: Derived, as_at: date) -> list[tuple[str, str, bool]]:
    """Who this is at a glance, where they are now, and the next day the law makes matter."""
    identity: dict[str, Any] = derived.position["identity"].value or {}
    references: dict[str, list[str]] = identity.get("references", {})
    custody = derived.position["custody"].value or {}
    where = str(derived.position["whereabouts"].value or "not known")
    if custody.get("prison") and derived.position["custody"].outcome.value == "met":
        where = f"{where}, {prisons.named(custody['prison'])}"
    following = derived.position["next legal date"].value or {}
    when = f"{in_words(following['on'])} ({following['what']})" if following.get("on") else "none known"
    claims = list(dict.fromkeys(claim.said.nationality for claim in history.of(NationalityClaimed)))
    return [
        ("Where they are now" if as_at == today() else f"Where they were on {in_words(as_at)}",
         where[:1].upper() + where[1:], True),
        ("Next legal date", when, True),
        ("Date of birth", in_words_partly(identity.get("born", "")), False),
        ("Nationality as claimed", ", ".join(name_of_nationality(code) for code in claims) or "not stated", False),
        ("Home Office reference", ", ".join(references.get("home_office_reference", ())) or "none", False),
        ("Prison number", ", ".join(references.get("prison_number", ())) or "none", False),
    ]  # fmt: skip


def _continues_in(person: Person) -> str:
    row = PositionRow.objects.filter(person=person).select_related("continues_in").only("continues_in").first()
    return row.continues_in.reference if row is not None and row.continues_in is not None else ""
