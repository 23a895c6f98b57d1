"""The weights of a pair as a picture: from the prior, part by part, to the weight of the pair."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from casekeeper.screens.wording import as_sentence

LEFT, RIGHT, STEP, TOP = 150, 640, 30, 8
FOR, AGAINST, WHOLE = "#00703c", "#b10e1e", "#1d70b8"


def field_in_words(field: str) -> str:
    """The part's name as people read it."""
    return "To begin with" if field == "prior" else as_sentence(field)


def signed(weight: float) -> str:
    """A weight with its sign, so that nobody has to look for one."""
    return f"{'+' if weight >= 0 else '−'}{abs(weight):.1f}"


class Bar(NamedTuple):
    """A bar with its label; `said` is its weight with a sign, so that colour never speaks alone."""

    y: int
    x: float
    width: float
    colour: str
    label: str
    said: str


class Waterfall(NamedTuple):
    """Bars, the place of nought, and the height of it all."""

    bars: list[Bar]
    zero: float
    height: int


def waterfall(parts: Sequence[Mapping[str, Any]], weight: float) -> Waterfall:
    """Each part begins where the one before ended; the last bar is the whole weight."""
    ends = [0.0]
    for part in parts:
        ends.append(ends[-1] + float(part["weight"]))
    low, high = min(0.0, weight, *ends), max(0.0, weight, *ends)
    scale = (RIGHT - LEFT) / ((high - low) or 1.0)

    def at(value: float) -> float:
        return round(LEFT + (value - low) * scale, 1)

    bars = [
        _bar(number, at(ends[number]), at(ends[number + 1]), field_in_words(str(part["field"])), float(part["weight"]))
        for number, part in enumerate(parts)
    ]
    bars.append(_bar(len(parts), at(0.0), at(weight), "Together", weight)._replace(colour=WHOLE))
    return Waterfall(bars, at(0.0), TOP + STEP * len(bars) + 6)


def _bar(number: int, start: float, end: float, label: str, weight: float) -> Bar:
    colour = FOR if weight >= 0 else AGAINST
    return Bar(TOP + STEP * number, min(start, end), max(1.0, abs(end - start)), colour, label, signed(weight))
