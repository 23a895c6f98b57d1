"""Who is expected beside the room there is, as bars drawn on the server: by hour or by day. A table says the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

WIDTH, HEIGHT, LEFT, BOTTOM, TOP, STEPS = 720, 240, 44, 34, 10, 4


class Column(NamedTuple):
    """One hour or one day: its label, who is expected, and for how many there is room."""

    label: str
    expected: int
    room: int


class Bar(NamedTuple):
    """A rectangle: "open" for those there is room for, "closed" for those beyond it."""

    x: float
    y: float
    width: float
    height: float
    colour: str


class Line(NamedTuple):
    """The height of the room, across one column."""

    x: float
    y: float
    width: float


class Chart(NamedTuple):
    """Everything the template draws."""

    bars: list[Bar]
    room: list[Line]
    ticks: list[tuple[float, int]]
    labels: list[tuple[float, str]]


def chart(columns: Sequence[Column]) -> Chart:
    """Expected people from the foot up, red from where the room ends; a line where the room ends."""
    highest = _round_up(max((max(each.expected, each.room) for each in columns), default=0))
    foot = HEIGHT - BOTTOM
    scale = (foot - TOP) / highest
    step = (WIDTH - LEFT) / max(len(columns), 1)
    bars: list[Bar] = []
    lines: list[Line] = []
    labels: list[tuple[float, str]] = []
    for place, each in enumerate(columns):
        x, wide = round(LEFT + place * step + 4, 1), round(step - 8, 1)
        fits = min(each.expected, each.room)
        if fits:
            bars.append(Bar(x, round(foot - fits * scale, 1), wide, round(fits * scale, 1), "open"))
        if each.expected > fits:
            over = (each.expected - fits) * scale
            bars.append(Bar(x, round(foot - each.expected * scale, 1), wide, round(over, 1), "closed"))
        lines.append(Line(x, round(foot - each.room * scale, 1), wide))
        labels.append((round(LEFT + (place + 0.5) * step, 1), each.label))
    ticks = [(round(foot - part * highest / STEPS * scale, 1), highest * part // STEPS) for part in range(STEPS + 1)]
    return Chart(bars, lines, ticks, labels)


def _round_up(count: int) -> int:
    """The next number that even steps divide into whole ones."""
    size = STEPS
    while size < count:
        size = size * 5 // 2 if str(size).startswith("8") else size * 2
    return size
