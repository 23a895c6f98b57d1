"""The tracing plan of one person: who traces, on which cycle, each step with its source, lawful basis and yield."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, get_args

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from casekeeper.actions.permissions import ASK_UNIT, SEE_LOST, may, may_record
from casekeeper.duties.derivation import derive
from casekeeper.facts import KINDS, Fact
from casekeeper.facts.absconding import CHECKS, CheckMade, Circulated, InterventionChosen, TraceStepTaken
from casekeeper.facts.contact import LostByUs
from casekeeper.position.reporting.harm import harm_on
from casekeeper.position.reporting.rules import graded_rule
from casekeeper.position.reporting.tracing import TEAMS, LostSpell, team_of
from casekeeper.records import rulebook
from casekeeper.records.clock import today
from casekeeper.records.family_told import history_told
from casekeeper.records.models import Person
from casekeeper.screens.looking import allow, for_purpose, shows_person

SOURCES: tuple[str, ...] = get_args(TraceStepTaken.model_fields["source"].annotation)
OUR_DUTIES = (
    "circulate absconder", "begin tracing", "trace absconder", "check every source", "choose intervention",
    "make mandatory checks", "decide on declaration", "refer to safeguarding", "handle return",
)  # fmt: skip
TO_RECORD = {
    "absconder": ("absconding.trace_step", "absconding.intervention_chosen", "absconding.located",
                  "absconding.encountered", "absconding.came_back", "contact.lost_by_us",
                  "absconding.declared_in_error"),
    "out of contact": ("absconding.check_made", "absconding.declaration_proposed", "contact.attempted",
                       "absconding.located", "absconding.came_back", "contact.lost_by_us", "safeguard.referred"),
    "located": ("absconding.return_handled", "contact.restored", "absconding.intervention_chosen"),
    "": (),
}  # fmt: skip


class Yield(NamedTuple):
    """What one source gave: how often it was asked, and what came of it."""

    source: str
    asked: int
    leads: int
    located: int
    false_hits: int
    last: Fact[Any] | None


@require_safe
@shows_person("tracing plan")
def show(request: HttpRequest, person: Person) -> HttpResponse:
    """As it stands today."""
    allow(request, SEE_LOST, person)
    day, rules, user = today(), rulebook.current(), request.user
    history = history_told(person)
    derived = derive(history, rules.law, rules.calendars, day)
    history, _ = history.as_at(day)
    now = next((spell for spell in reversed(derived.lost) if spell.until is None), None)
    steps = history.of(TraceStepTaken)
    during = [step for step in steps if now is not None and step.on >= now.since]
    grade = harm_on(history, rules.law, day).grade
    due = [duty for duty in derived.duties if duty.is_open and duty.key.partition(":")[0] in OUR_DUTIES]
    for_purpose(request, "tracing plan")
    kinds = [KINDS[name] for name in TO_RECORD.get(now.state if now is not None else "", ())]
    return render(request, "lost/plan.html", {
        "person": person, "name": (derived.position["identity"].value or {}).get("name") or "Name not known",
        "now": now, "earlier": [spell for spell in reversed(derived.lost) if spell.until is not None], "day": day,
        "team": TEAMS[team_of(history)], "grade": grade, "cycle": graded_rule(rules.law, "trace", grade, day),
        "full": rules.law["reporting_policy.trace_full"].find(day),
        "steps": list(reversed(steps)), "during": during, "yields": yields(during), "due": due,
        "not_asked": [source for source in SOURCES if source not in {step.said.source for step in during}],
        "checks": _checks(history.of(CheckMade), derived.lost), "gate": derived.gates.get("declare absconder"),
        "circulated": history.latest(Circulated), "chosen": history.latest(InterventionChosen),
        "lost_by_us": history.latest(LostByUs),
        "kinds": [kind for kind in kinds if may_record(user, kind, person)],  # type: ignore[arg-type]
        "may_ask": bool(may(user, ASK_UNIT, person)),  # type: ignore[arg-type]
        "ask": "tracing" if getattr(user, "unit", "") == "casework" else "casework",
    })  # fmt: skip


def yields(steps: Sequence[Fact[TraceStepTaken]]) -> list[Yield]:
    """By source, the most often asked first."""
    found: dict[str, list[Fact[TraceStepTaken]]] = {}
    for step in steps:
        found.setdefault(step.said.source, []).append(step)
    counted = [_yield_of(source, each) for source, each in found.items()]
    return sorted(counted, key=lambda one: (-one.asked, one.source))


def _yield_of(source: str, steps: Sequence[Fact[TraceStepTaken]]) -> Yield:
    leads, located, false = (_results(steps, result) for result in ("lead", "located", "false hit"))
    return Yield(source, len(steps), leads, located, false, steps[-1])


def _results(steps: Sequence[Fact[TraceStepTaken]], result: str) -> int:
    return sum(1 for step in steps if step.said.result == result)


def _checks(made: Sequence[Fact[CheckMade]], spells: Sequence[LostSpell]) -> list[tuple[str, Fact[CheckMade] | None]]:
    """Each check that must come before a declaration, with the last time it was made."""
    last = {fact.said.check: fact for fact in made}
    return [(name, last.get(name)) for name in CHECKS] if spells else []
