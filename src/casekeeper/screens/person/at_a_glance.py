"""What a reader with two minutes must see first: what is late, when the release is, whether the gate lets it pass."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from casekeeper.duties.derivation import Derived
from casekeeper.position.answer import Answer, Outcome
from casekeeper.screens.dates import as_day, in_short
from casekeeper.screens.person.duties_shown import DutyShown
from casekeeper.screens.person.questions import GATES, SAFEGUARDS, Shown

COLOURS = {Outcome.MET: "green", Outcome.NOT_MET: "red", Outcome.CANNOT_TELL: "orange"}


def at_a_glance(
    derived: Derived, live: Sequence[DutyShown], safeguards: Sequence[Shown], day: date
) -> list[dict[str, Any]]:
    """Figures with words, each a link to the part of the page that says more."""
    return [
        _due(live, day), *_release(derived.position.get("sentence dates"), day),
        *_gate(derived.gates.get("release")), *_noted(safeguards),
    ]  # fmt: skip


def _due(live: Sequence[DutyShown], day: date) -> dict[str, Any]:
    late = sum(1 for each in live if each.duty.is_overdue_on(day))
    if late:
        return _one(f"{late}", f"overdue, of {len(live)} due", "red", "#due")
    return _one(f"{len(live)}", "due, none of them late" if live else "due", "blue" if live else "green", "#due")


def _release(answer: Answer | None, day: date) -> list[dict[str, Any]]:
    value = answer.value if answer is not None and isinstance(answer.value, dict) else {}
    release = as_day(value.get("release"))
    if release is None:
        return []
    left = (release - day).days
    how = (
        "today"
        if left == 0
        else f"in {left:,} days"
        if left > 1
        else "tomorrow"
        if left == 1
        else f"{-left:,} days ago"
    )
    colour = "red" if 0 <= left <= 14 else "orange" if 14 < left <= 90 else "blue"
    return [_one(in_short(release), f"release date, {how}", colour, "#position")]


def _gate(answer: Answer | None) -> list[dict[str, Any]]:
    if answer is None:
        return []
    words = GATES["release"].words[list(COLOURS).index(answer.outcome)]
    return [_one(words, "release gate", COLOURS[answer.outcome], "#gates")]


def _noted(safeguards: Sequence[Shown]) -> list[dict[str, Any]]:
    """Only safeguards and barriers that stand; those that a person still has to check have their own place."""
    quiet = {"grey", "yellow"}
    named = {question.asked for question in SAFEGUARDS.values()}
    standing = [each for each in safeguards if each.asked in named and each.colour not in quiet]
    words = ", ".join(each.asked.lower() for each in standing)
    return [_one(f"{len(standing)}", words, "orange", "#safeguards")] if standing else []


def _one(figure: str, words: str, colour: str, href: str) -> dict[str, Any]:
    return {"figure": figure, "words": words, "colour": colour, "href": href}
