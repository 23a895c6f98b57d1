"""What has been learned since: the same day as it was known then, beside what is known of it now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from casekeeper.duties.derivation import Derived
from casekeeper.duties.duty import Duty
from casekeeper.position.answer import Answer
from casekeeper.screens.dates import in_words
from casekeeper.screens.person.questions import CONTACT, GATES, QUESTIONS, SAFEGUARDS, shown

WORDED = {**QUESTIONS, **CONTACT, **SAFEGUARDS}


class Change(NamedTuple):
    """One thing that stands otherwise now."""

    what: str
    then: str
    now: str


def compared(then: Derived, now: Derived, *, asks: Callable[[str], bool], owed: Callable[[str], bool]) -> list[Change]:
    """Questions, gates and duties whose answer differs; `asks` and `owed` say which of them the reader is shown."""
    found = _answers(then.position, now.position, WORDED, asks) + _answers(then.gates, now.gates, GATES, asks)
    before = {duty.key: duty for duty in then.duties if owed(duty.owed_by.value)}
    after = {duty.key: duty for duty in now.duties if owed(duty.owed_by.value)}
    for key in dict.fromkeys([*before, *after]):
        old, new = _duty(before.get(key)), _duty(after.get(key))
        if old != new:
            found.append(Change((after.get(key) or before[key]).what, old, new))
    return found


def _answers(
    then: Mapping[str, Answer], now: Mapping[str, Answer], worded: Mapping[str, Any], asks: Callable[[str], bool]
) -> list[Change]:
    found = []
    for name, question in worded.items():
        if not asks(name):
            continue
        old, new = _answer({name: question}, then), _answer({name: question}, now)
        if old != new:
            found.append(Change(question.asked, *_only_differing(old, new)))
    return found


def _answer(worded: Mapping[str, Any], answers: Mapping[str, Answer]) -> dict[str, str]:
    """The answer as label and words; the first line is its tag and headline."""
    for each in shown(worded, answers):
        first = f"{each.tag}: {each.headline}" if each.headline else each.tag
        return {"": first} | dict(each.parts)
    return {"": "not asked"}


def _only_differing(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[str, str]:
    names = [name for name in dict.fromkeys([*old, *new]) if old.get(name) != new.get(name)]
    return _said(names, old, new), _said(names, new, old)


def _said(names: list[str], parts: Mapping[str, str], others: Mapping[str, str]) -> str:
    """What is left out of an answer is a no where the other says yes, and otherwise was not stated."""
    missing = {name: "No" if others.get(name) == "Yes" else "not stated" for name in names} | {"": ""}
    return "; ".join(f"{name}: {parts.get(name, missing[name])}" if name else parts.get("", "") for name in names)


def _duty(duty: Duty | None) -> str:
    if duty is None:
        return "not a duty"
    if duty.ended is not None and duty.ended_on is not None:
        return f"due {in_words(duty.due)}; ended {in_words(duty.ended_on)}, {duty.ended.value}"
    return f"due {in_words(duty.due)}"
