"""How much of an early removal window was missed, in days and in pounds, up to a day.

At full cost, as the public figure has it, and beside it at what a prison really saves with one person fewer.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casekeeper.law import Law, Value

FULL, MARGIN = "departure_policy.prison_day_pence", "departure_policy.prison_day_pence_at_the_margin"


class MissedWindow(NamedTuple):
    """Days after the first day on which the person could have left, and what they are taken to have cost."""

    days: int
    pence_full: int | None
    pence_at_margin: int | None
    under: tuple[Value, ...]


def missed_window(early_removal_on: date, until: date, law: Law) -> MissedWindow:
    """From the early removal date up to the day the person left, was released, or the day asked about."""
    days = max(0, (until - early_removal_on).days)
    full, margin = law[FULL].find(early_removal_on), law[MARGIN].find(early_removal_on)
    return MissedWindow(
        days,
        days * int(full.value) if full is not None else None,
        days * int(margin.value) if margin is not None else None,
        tuple(value for value in (full, margin) if value is not None),
    )
