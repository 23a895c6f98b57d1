"""On which days was the person in prison, in hospital as a prisoner, or in immigration detention?

Nobody reports on such a day, whenever we learn of it.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casekeeper.facts import History
from casekeeper.facts.custody import Released
from casekeeper.facts.immigration import BailGranted, Departed, DetentionBegan, DetentionEnded, DetentionMoved
from casekeeper.position.custody import EFFECTS, HELD

STILL = date.max


class HeldSpan(NamedTuple):
    """From `start` up to but not including `end`; `end` is STILL while it lasts."""

    start: date
    end: date

    def covers(self, day: date) -> bool:
        return self.start <= day < self.end


def held_spans(history: History) -> tuple[HeldSpan, ...]:
    """Every stretch of being held, in order."""
    found: list[HeldSpan] = []
    in_prison = in_detention = False
    since: date | None = None
    for fact in history.facts:
        kind = fact.kind
        effect = EFFECTS.get(kind)
        if effect is not None:
            in_prison = effect in HELD
            if kind == Released.key and fact.said.to == "immigration detention":
                in_detention = True
            elif kind == Departed.key:
                in_detention = False
        elif kind in (DetentionBegan.key, DetentionMoved.key):
            in_detention = True
        elif kind in (DetentionEnded.key, BailGranted.key):
            in_detention = False
        else:
            continue
        if (in_prison or in_detention) and since is None:
            since = fact.on
        elif not (in_prison or in_detention) and since is not None:
            if fact.on > since:
                found.append(HeldSpan(since, fact.on))
            since = None
    if since is not None and since < STILL:
        found.append(HeldSpan(since, STILL))
    return tuple(found)
