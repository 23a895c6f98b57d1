"""How often, and how, might somebody report? A proposal with its reasons; a person decides.

It rests on the harm grade, vulnerability, age, what the person needs, and whether removal is near. Nationality,
ethnicity, religion and sex are not among what it is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from casekeeper.facts.bail import Channel
from casekeeper.law import Value
from casekeeper.position.answer import Outcome, Reason, because
from casekeeper.position.reporting.harm import Harm

ORDER = ("daily", "three times a week", "twice a week", "weekly", "fortnightly", "monthly", "quarterly")
_HOW: dict[str, Channel] = {"A": "reporting centre", "B": "reporting centre", "C": "telephone", "D": "digital"}
_CANNOT: dict[str, tuple[Channel, ...]] = {
    "no telephone": ("telephone", "digital"), "no smartphone": ("digital",), "cannot read": ("digital",),
}  # fmt: skip
_LEAST_FIRST: tuple[Channel, ...] = ("digital", "telephone", "home visit", "reporting centre")


class Proposal(NamedTuple):
    """What is proposed, and why."""

    every: str
    channel: Channel
    reasons: tuple[Reason, ...]


def propose(
    *, harm: Harm, base: Value, child: Outcome, vulnerable: bool, needs: Sequence[str], barriers: int
) -> Proposal:
    """The least intrusive way that the risk allows."""
    graded = f"Harm grade {harm.grade}" if harm.fact is not None else f"No harm grade yet; times of grade {harm.grade}"
    reasons = [because(f"{graded}: {base.value}", harm.fact, base)]
    every, channel = str(base.value), _HOW[harm.grade]
    if barriers and harm.grade in ("C", "D"):
        every = ORDER[min(ORDER.index(every) + 1, len(ORDER) - 1)]
        reasons.append(Reason(f"Removal is not near: barriers open: {barriers}; one step less often"))
    if vulnerable or child is not Outcome.NOT_MET:
        channel = "telephone"
        reasons.append(Reason("Vulnerable, or may be a child: the least intrusive way, not in person"))
    barred = {way for need in needs for way in _CANNOT.get(need, ())}
    if channel in barred:
        channel = next(way for way in _LEAST_FIRST if way not in barred)
        reasons.append(Reason(f"The person's needs rule out: {', '.join(sorted(barred))}"))
    return Proposal(every, channel, tuple(reasons))
