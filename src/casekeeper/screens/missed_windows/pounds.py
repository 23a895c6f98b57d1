"""Days missed and what they are taken to cost: both sums, added up at the price of each window's first day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from casekeeper.law import Law
from casekeeper.position.departure.missed_window import priced
from casekeeper.records.queries.removal_windows import Counted


class Sum(NamedTuple):
    """Several windows. Pounds are None where the law has no price for one of the days."""

    windows: int
    running: int
    days: int
    pounds_full: int | None
    pounds_at_margin: int | None


def summed(found: Iterable[Counted], law: Law) -> Sum:
    """Of all that are given."""
    windows = running = days = 0
    full: int | None = 0
    margin: int | None = 0
    for each in found:
        cost = priced(each.days, each.opens_on, law)
        windows, running, days = windows + each.windows, running + each.running, days + each.days
        full = full + cost.pence_full if full is not None and cost.pence_full is not None else None
        margin = margin + cost.pence_at_margin if margin is not None and cost.pence_at_margin is not None else None
    return Sum(windows, running, days, _pounds(full), _pounds(margin))


def summed_one(days: int, opens_on: date, law: Law) -> tuple[int | None, int | None]:
    """Pounds of one window, at both prices."""
    cost = priced(days, opens_on, law)
    return _pounds(cost.pence_full), _pounds(cost.pence_at_margin)


def _pounds(pence: int | None) -> int | None:
    return None if pence is None else round(pence / 100)
