"""Was leave granted in the face of a sentence that made the person liable? Then two records contradict.

Somebody sentenced in 2000 was granted leave in 2005 and first told of deportation in 2007: no record showed the two
side by side. Here they are shown together until a named person resolves it, or the leave is ended. Leave granted
before the sentence is no contradiction: consideration deals with it, and a deportation order ends it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from casekeeper.facts import Fact, History
from casekeeper.facts.casework import ConflictResolved
from casekeeper.facts.identity import LeaveEnded, LeaveGranted
from casekeeper.law import Law
from casekeeper.position.answer import Answer, Outcome, Reason, because
from casekeeper.position.sentence import Term, length_in_words, terms_of

QUESTION = "leave conflict"
SENTENCE = "criminal_casework_policy.leave_conflict_sentence"
_NONE = Answer(QUESTION, Outcome.NOT_MET)


def leave_conflict(history: History, law: Law) -> Answer:
    """Every conflict, one for each day on which one arose, with when it was resolved. Met while any is unresolved."""
    granted = history.of(LeaveGranted)
    if not granted:
        return _NONE
    terms = [term for term in terms_of(history, law) if term.sure and _qualifies(term, law)]
    conflicts: dict[date, dict[str, Any]] = {}
    reasons: list[Reason] = []
    for leave in granted:
        found = _against_sentence(leave, terms, law)
        if found is not None and found[0] not in conflicts:
            arose, reason = found
            conflicts[arose] = _described(history, leave, arose, reason)
            reasons.append(reason)
    if not conflicts:
        return _NONE
    value = list(conflicts.values())
    open_still = any(conflict["resolved_on"] is None for conflict in value)
    return Answer(QUESTION, Outcome.MET if open_still else Outcome.NOT_MET, value, tuple(reasons))


def _qualifies(term: Term, law: Law) -> bool:
    months = law[SENTENCE].find(term.fact.on)
    return months is not None and term.reaches(months.value)


def _against_sentence(leave: Fact[LeaveGranted], terms: list[Term], law: Law) -> tuple[date, Reason] | None:
    """Leave granted on or after the day of a qualifying sentence; the longest such sentence is named."""
    before = [term for term in terms if term.fact.on <= leave.on]
    if not before:
        return None
    worst = max(before, key=Term.length)
    text = (
        f"Leave ({leave.said.leave}) granted on {leave.on}, "
        f"after a sentence of {length_in_words(worst)} on {worst.fact.on}"
    )
    return leave.on, because(text, leave, law[SENTENCE].find(worst.fact.on))


def _described(history: History, leave: Fact[LeaveGranted], arose: date, reason: Reason) -> dict[str, Any]:
    ended = [fact.on for fact in history.of(LeaveEnded) if fact.on >= leave.on]
    resolved = [fact.on for fact in history.of(ConflictResolved) if fact.on >= arose]
    return {
        "arose": arose,
        "conflict": reason.text,
        "leave": leave.number,
        "resolved_on": min(ended + resolved, default=None),
    }
