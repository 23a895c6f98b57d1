"""How much of an early removal window was missed, in days and in pounds, up to a day.

At full cost, as the public figure has it, and beside it at what a prison really saves with one person fewer.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.consideration import Decided
from casekeeper.facts.custody import Released
from casekeeper.facts.immigration import Departed
from casekeeper.facts.schemes import SchemeAskedFor
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
    return priced(max(0, (until - early_removal_on).days), early_removal_on, law)


def priced(days: int, early_removal_on: date, law: Law) -> MissedWindow:
    """What so many days missed are taken to cost, of one person or of several, at the prices of the first day out."""
    full, margin = law[FULL].find(early_removal_on), law[MARGIN].find(early_removal_on)
    return MissedWindow(
        days,
        days * int(full.value) if full is not None else None,
        days * int(margin.value) if margin is not None else None,
        tuple(value for value in (full, margin) if value is not None),
    )


class Window(NamedTuple):
    """The early removal window of somebody who is to leave: from the first day out to the day of release.

    `ended` is what ended it sooner, leaving or a release. `asked` is the first wish to go home told before it closed.
    """

    opens_on: date
    closes_on: date
    decided: Fact[Decided]
    ended: Fact[Departed] | Fact[Released] | None
    asked: Fact[SchemeAskedFor] | None


def window_of(
    history: History, decided: Fact[Decided] | None, early_removal_on: date | None, release_on: date | None
) -> Window | None:
    """None where there is no window, no decision before it closed that the person goes, or prison ended before it."""
    if decided is None or early_removal_on is None or release_on is None:
        return None
    if not early_removal_on < release_on or decided.on >= release_on:
        return None
    ends: list[Fact[Departed] | Fact[Released]] = [*history.of(Departed), *history.of(Released)]
    ended = min((fact for fact in ends if fact.on >= decided.on), key=lambda fact: fact.in_order, default=None)
    if ended is not None and ended.on <= early_removal_on:
        return None
    asked = next((fact for fact in history.of(SchemeAskedFor) if fact.on < release_on), None)
    return Window(early_removal_on, release_on, decided, ended, asked)
