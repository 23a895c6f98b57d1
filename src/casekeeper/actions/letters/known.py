"""What the record, the law and the office already say for a letter: each by the name of the need, or nothing.

Nothing is guessed: what is not recorded stays empty here, and the letter then says that it is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.conf import settings

from casekeeper.actions.letters import known_of_certificate, known_of_outcomes
from casekeeper.actions.letters.asked import Asked
from casekeeper.actions.letters.templates import Template
from casekeeper.actions.own_words import ENGLISH, words_in
from casekeeper.facts import Fact
from casekeeper.facts.claims import ClaimConsidered
from casekeeper.facts.consideration import Decided
from casekeeper.facts.departures import AttemptFailed, AttemptMoved, AttemptPlanned
from casekeeper.facts.detention import DetentionReviewed, ReleaseArranged
from casekeeper.facts.immigration import BailGranted
from casekeeper.facts.sentence import Convicted, Sentenced
from casekeeper.position.consideration import order_in_force
from casekeeper.position.identity import identity

REFERENCES = ("home_office_reference", "prison_number")


def known_for(template: Template, asked: Asked) -> dict[str, str]:
    """What is known for each need that the record or the office answers; those with no answer are left out."""
    found = {}
    asked = asked._replace(certificate=template.certificate)
    for need in template.needs:
        said = ""
        if need.source == "record":
            said = RECORD[need.name](asked)
        elif need.source == "office":
            said = office()[need.name]
        if said.strip():
            found[need.name] = said.strip()
    for right in template.rights:
        value = asked.law[right.page].find(asked.today)
        if right.need and value is not None:
            found[right.need] = f"{value.value} {value.unit}"
    return found


def office() -> Mapping[str, str]:
    """How we name ourselves on letters: settings, and nothing where they are not set."""
    said: Mapping[str, str] = settings.LETTERS_OFFICE
    return said


def _identity(name: str) -> Callable[[Asked], str]:
    return lambda asked: str((identity(asked.history).value or {}).get(name, ""))


def _references(asked: Asked) -> str:
    found = (identity(asked.history).value or {}).get("references", {})
    return ", ".join(number for scheme in REFERENCES for number in found.get(scheme, ()))


def _convictions(asked: Asked) -> str:
    lines = [_line(fact, fact.said.offence, fact.said.court) for fact in asked.history.of(Convicted)]
    for fact in asked.history.of(Sentenced):
        lines.append(f"{_line(fact, fact.said.offence, fact.said.court)}: {_length(fact.said)}")
    return "\n".join(lines)


def _line(fact: Fact[Any], *parts: str) -> str:
    on = f"{fact.on.day} {words_in(ENGLISH).months[fact.on.month - 1]} {fact.on.year}"
    return ", ".join([*(part for part in parts if part), on])


def _length(said: Sentenced) -> str:
    if said.life:
        return "life or indeterminate"
    parts = ((said.years, "year"), (said.months, "month"), (said.weeks, "week"), (said.days, "day"))
    length = ", ".join(f"{number} {unit}{'' if number == 1 else 's'}" for number, unit in parts if number)
    return f"{length or 'length not recorded'} ({said.sentence})"


def _decided_on(asked: Asked) -> str:
    facts: list[Fact[Any]] = [*asked.history.of(Decided), *asked.history.of(ClaimConsidered)]
    return max((fact.on for fact in facts), default=None).isoformat() if facts else ""  # type: ignore[union-attr]


def _ordered_on(asked: Asked) -> str:
    """The day of the order in force, or of the decision on removal."""
    order = order_in_force(asked.history)
    decided = asked.history.latest(Decided)
    if order is not None:
        return order.on.isoformat()
    is_removal = decided is not None and decided.said.outcome == "administrative removal"
    return decided.on.isoformat() if decided is not None and is_removal else ""


def _attempt(asked: Asked) -> Fact[AttemptPlanned] | None:
    """The newest plan that did not fail and whose day has not gone by."""
    failed = {fact.said.attempt for fact in asked.history.of(AttemptFailed)}
    plans = [fact for fact in asked.history.of(AttemptPlanned) if fact.first_number not in failed]
    return plans[-1] if plans and date.fromisoformat(_leaves(asked, plans[-1])) >= asked.today else None


def _leaves(asked: Asked, plan: Fact[AttemptPlanned]) -> str:
    moved = [fact.said.leaves_on for fact in asked.history.of(AttemptMoved) if fact.said.attempt == plan.first_number]
    return (moved[-1] if moved else plan.said.leaves_on).isoformat()


def _leaves_on(asked: Asked) -> str:
    plan = _attempt(asked)
    return _leaves(asked, plan) if plan is not None else ""


def _of_plan(name: str) -> Callable[[Asked], str]:
    def said(asked: Asked) -> str:
        plan = _attempt(asked)
        return str(getattr(plan.said, name)) if plan is not None else ""

    return said


def _review(name: str) -> Callable[[Asked], str]:
    def said(asked: Asked) -> str:
        review = asked.history.latest(DetentionReviewed)
        if review is None:
            return ""
        return review.on.isoformat() if name == "on" else str(getattr(review.said, name))

    return said


def _granted_on(asked: Asked) -> str:
    found = asked.reporting
    granted = found.bail.granted if found is not None else asked.history.latest(BailGranted)
    return granted.on.isoformat() if granted is not None else ""


def _conditions(asked: Asked) -> str:
    found = asked.reporting
    if found is None:
        return ""
    return "\n".join(
        f"{each.kind.capitalize()}: {each.fact.said.detail or each.place_on(asked.today) or 'as you were told'} "
        f"({each.fact.said.purpose})"
        for each in found.bail.in_force_on(asked.today)
    )


def _next_report(asked: Asked) -> str:
    found = asked.reporting
    coming = found.schedule.next_after(asked.today) if found is not None else None
    return coming.on.isoformat() if coming is not None else ""


def _next_place(asked: Asked) -> str:
    found = asked.reporting
    coming = found.schedule.next_after(asked.today) if found is not None else None
    return ", ".join(filter(None, (coming.at, coming.channel, coming.place))) if coming is not None else ""


def _release_ready(asked: Asked) -> str:
    arranged = asked.history.latest(ReleaseArranged)
    if arranged is None or not arranged.said.address_ready:
        return ""
    return arranged.said.name if arranged.said.conditions_ready or arranged.said.unconditional else ""


RECORD: Mapping[str, Callable[[Asked], str]] = {
    "name": _identity("name"), "born": _identity("born"), "references": _references, "convictions": _convictions,
    "decided_on": _decided_on, "ordered_on": _ordered_on,
    "leaves_on": _leaves_on, "destination": _of_plan("to"), "stops": _of_plan("route"),
    "reviewed_on": _review("on"), "outcome": _review("outcome"),
    "period_reasons": _review("reasonable_period_reasons"),
    "removal_reasons": _review("within_reasonable_time_reasons"), "granted_on": _granted_on,
    "conditions": _conditions, "next_report": _next_report, "next_place": _next_place, "release_ready": _release_ready,
    **known_of_certificate.RECORD, **known_of_outcomes.RECORD,
}  # fmt: skip
"""Each need of source `record`, and where its answer comes from."""
