"""Releases by week and by the gate's answer, as bars drawn on the server: no script, and a table says the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from casekeeper.screens.stacked_bars import Chart, stacked

GATES: Mapping[str, tuple[str, str]] = {
    "met": ("Open", "open"),
    "cannot tell": ("Cannot tell", "unknown"),
    "not met": ("Closed", "closed"),
}
WEEKS = 12


class Week(NamedTuple):
    """Seven days from `starts`, with how many releases for each answer of the gate."""

    starts: date
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.counts.values())


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
    return stacked(
        [(f"{week.starts.day}/{week.starts.month}", {colour: week.counts[gate] for gate, (_, colour) in GATES.items()})
         for week in counted]
    )  # fmt: skip
