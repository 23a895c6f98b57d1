"""Stacked bars drawn on the server: no script, and a table beside it says the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 720, 240, 44, 34, 10


class Bar(NamedTuple):
    """A rectangle of the chart."""

    x: float
    y: float
    width: float
    height: float
    colour: str


class Chart(NamedTuple):
    """Everything the template draws."""

    bars: list[Bar]
    ticks: list[tuple[float, int]]
    labels: list[tuple[float, str]]


def stacked(columns: Sequence[tuple[str, Mapping[str, int]]]) -> Chart:
    """One bar for each label; its parts are counts by colour, the first at the foot."""
    highest = _round_up(max((sum(parts.values()) for _, parts in columns), default=0))
    scale = (HEIGHT - BOTTOM - TOP) / highest
    step = (WIDTH - LEFT) / max(len(columns), 1)
    bars: list[Bar] = []
    labels: list[tuple[float, str]] = []
    for place, (label, parts) in enumerate(columns):
        foot = float(HEIGHT - BOTTOM)
        for colour, count in parts.items():
            tall = count * scale
            if tall:
                foot -= tall
                bars.append(Bar(round(LEFT + place * step + 6, 1), round(foot, 1), round(step - 12, 1), round(tall, 1),
                                colour))  # fmt: skip
        labels.append((round(LEFT + (place + 0.5) * step, 1), label))
    ticks = [(round(HEIGHT - BOTTOM - part * highest / 4 * scale, 1), round(part * highest / 4)) for part in range(5)]
    return Chart(bars, ticks, labels)


def _round_up(count: int) -> int:
    """The next number that four even steps divide into whole ones."""
    if count <= 16:
        return next(size for size in (4, 8, 16) if size >= count)
    step = 20
    while step * 20 < count:
        step *= 10
    return -(-count // step) * step
