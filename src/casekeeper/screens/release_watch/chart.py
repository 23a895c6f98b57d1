"""Releases by week and by the gate's answer, as bars drawn on the server: no script, and a table says the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

GATES: Mapping[str, tuple[str, str]] = {
    "met": ("Open", "open"),
    "cannot tell": ("Cannot tell", "unknown"),
    "not met": ("Closed", "closed"),
}
WEEKS = 12
WIDTH, HEIGHT, LEFT, BOTTOM, TOP = 720, 240, 44, 34, 10


class Week(NamedTuple):
    """Seven days from `starts`, with how many releases for each answer of the gate."""

    starts: date
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


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


def weeks(by_day: Iterable[Mapping[str, Any]], day: date) -> list[Week]:
    """Twelve weeks from the day, counted from rows of release_on, release_gate and people."""
    counted = [dict.fromkeys(GATES, 0) for _ in range(WEEKS)]
    for row in by_day:
        place = (row["release_on"] - day).days // 7
        if 0 <= place < WEEKS:
            gate = row["release_gate"] if row["release_gate"] in GATES else "cannot tell"
            counted[place][gate] += row["people"]
    return [Week(day + timedelta(weeks=place), counts) for place, counts in enumerate(counted)]


def chart(counted: Sequence[Week]) -> Chart:
    """Stacked bars; the open ones at the foot, so that the closed ones stand out at the top."""
    highest = _round_up(max((week.total for week in counted), default=0))
    scale = (HEIGHT - BOTTOM - TOP) / highest
    step = (WIDTH - LEFT) / max(len(counted), 1)
    bars: list[Bar] = []
    labels: list[tuple[float, str]] = []
    for place, week in enumerate(counted):
        foot = float(HEIGHT - BOTTOM)
        for gate, (_, colour) in GATES.items():
            tall = week.counts[gate] * scale
            if tall:
                foot -= tall
                bars.append(Bar(round(LEFT + place * step + 6, 1), round(foot, 1), round(step - 12, 1), round(tall, 1),
                                colour))  # fmt: skip
        labels.append((round(LEFT + (place + 0.5) * step, 1), f"{week.starts.day}/{week.starts.month}"))
    ticks = [(round(HEIGHT - BOTTOM - part * highest / 4 * scale, 1), round(part * highest / 4)) for part in range(5)]
    return Chart(bars, ticks, labels)


def _round_up(count: int) -> int:
    """The next number that four even steps divide into whole ones."""
    size = 4
    while size < count:
        size = size * 2 if size % 10 else size + 20
    return size if count <= 16 else -(-count // 20) * 20
