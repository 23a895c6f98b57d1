"""Where somebody stands on a day, as known on a day, and why: the whole answer as plain data.

For screens, the API and `casekeeper explain` alike. Derived afresh from the facts, never read from the projections,
so it can be asked for any pair of days.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from casekeeper.duties.derivation import Derived, derive
from casekeeper.duties.duty import RUNGS, Duty
from casekeeper.facts import Corrected, Fact, History, end_of, payload_of
from casekeeper.law import Law
from casekeeper.position.answer import Answer, Reason
from casekeeper.records import rulebook
from casekeeper.records.family_told import history_told
from casekeeper.records.models import Erasure, HandOff, Person
from casekeeper.records.plain import plain, plain_answer


def explanation(person: Person, as_at: date, known_on: date | None = None) -> dict[str, Any]:
    """Position, gates, duties, warnings and facts, each with its reasons, fact numbers and citations.

    `known_on` leaves out what was recorded after that day, and the values of law that were published after it.
    """
    rules = rulebook.current()
    law = rules.law if known_on is None else rules.law.as_published_by(known_on)
    history = history_told(person, known_on)
    derived = derive(history, law, rules.calendars, as_at)
    seen, _ = history.as_at(as_at)
    erased = _erasure_of(person)
    return {
        "person": person.reference,
        "invented": person.invented,
        "as_at": as_at.isoformat(),
        "known_on": known_on.isoformat() if known_on is not None else None,
        "law_version": rules.law_version,
        "code_version": rules.code_version,
        "erased": erased,
        "is_open": derived.is_open and not (erased and not history.facts),
        "next_boundary": plain(derived.next_boundary),
        "position": {name: explained(answer, law) for name, answer in derived.position.items()},
        "gates": {name: explained(answer, law) for name, answer in derived.gates.items()},
        "duties": _duties(derived, law, as_at, _handed(person, known_on)),
        "warnings": [_warning(warning, law) for warning in derived.warnings],
        "facts": [fact_said(fact) for fact in seen.facts],
        "corrected": [corrected_said(each) for each in history.corrected],
        "later": [fact_said(fact) for fact in _later(history, seen)],
    }


def _erasure_of(person: Person) -> dict[str, str] | None:
    """The last erasure of what this person's facts said: when, and under which rule."""
    found = Erasure.objects.filter(person=person).order_by("-pk").first()
    return None if found is None else {"at": found.erased_at.isoformat(), "rule": found.rule}


def explained(answer: Answer, law: Law) -> dict[str, Any]:
    """One answer, its reasons with the citation of the page they rest on."""
    return plain_answer(answer) | {"reasons": [_reason(reason, law) for reason in answer.reasons]}


def fact_said(fact: Fact[Any]) -> dict[str, Any]:
    """One fact as it stands, with who said it and when we learned it."""
    return {
        "number": fact.number,
        "kind": fact.kind,
        "label": fact.said.label,
        "from": fact.happened.start.isoformat(),
        "until": plain(fact.happened.end),
        "recorded_at": fact.recorded_at.isoformat(),
        "source": fact.source,
        "recorded_by": fact.recorded_by,
        "message_id": fact.message_id,
        "said": payload_of(fact.said),
    }


def corrected_said(corrected: Corrected) -> dict[str, Any]:
    """A fact that was put aside, and the correction that did it."""
    return {"was": fact_said(corrected.fact), "by": fact_said(corrected.by)}


def _duties(derived: Derived, law: Law, as_at: date, handed: Mapping[str, str]) -> list[dict[str, Any]]:
    duties = sorted(derived.duties, key=lambda duty: (not duty.is_open, duty.due, duty.key))
    return [_duty(duty, law, as_at, handed.get(duty.key)) for duty in duties]


def _duty(duty: Duty, law: Law, as_at: date, handed_to: str | None) -> dict[str, Any]:
    rung = duty.rung_on(as_at)
    return {
        "key": duty.key,
        "what": duty.what,
        "owed_by": handed_to or duty.owed_by.value,
        "handed_from": duty.owed_by.value if handed_to not in (None, duty.owed_by.value) else None,
        "arose": duty.arose.isoformat(),
        "due": duty.due.isoformat(),
        "start_by": plain(duty.start_by),
        "ladder": [day.isoformat() for day in duty.ladder],
        "is_open": duty.is_open,
        "overdue": duty.is_overdue_on(as_at),
        "red": duty.red_on(as_at),
        "rung": rung,
        "with": RUNGS[min(rung, len(RUNGS) - 1)],
        "ended": plain(duty.ended),
        "ended_on": plain(duty.ended_on),
        "waiting_on": duty.waiting_on,
        "urgent": duty.urgent,
        "note": duty.note,
        "discharged_by": duty.discharged_by,
        "provision": duty.under.provision,
        "page": duty.under.page,
        "confirmed": duty.under.confirmed,
        "because": [_reason(reason, law) for reason in duty.because],
    }


def _reason(reason: Reason, law: Law) -> dict[str, Any]:
    page = law[reason.page] if reason.page is not None and reason.page in law else None
    return {
        "text": reason.text,
        "fact": reason.fact,
        "page": reason.page,
        "provision": page.provision if page is not None else None,
        "confirmed": page.confirmed if page is not None else None,
    }


def _warning(warning: Any, law: Law) -> Any:
    return _reason(warning, law) if isinstance(warning, Reason) else plain(warning)


def _later(history: History, seen: History) -> list[Fact[Any]]:
    return list(history.facts[len(seen.facts) :])


def _handed(person: Person, known_on: date | None) -> dict[str, str]:
    accepted = HandOff.objects.filter(person=person, accepted=True).order_by("answered_at", "id")
    if known_on is not None:
        accepted = accepted.filter(answered_at__lt=end_of(known_on))
    return dict(accepted.values_list("key", "to_unit"))
