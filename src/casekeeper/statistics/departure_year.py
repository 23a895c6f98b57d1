"""A year of departures in figures: who left and how, what failed, whose failure it was, and what became of appeals.

Every figure is counted from facts that happened in the year, as known when it is counted. An attempt counts in the year
in which it ended; an appeal in the year in which it was lodged, with those that are not decided yet beside the others.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from casekeeper.facts import History
from casekeeper.facts.appeals import AppealLodged
from casekeeper.facts.immigration import BackInCountry, Departed
from casekeeper.law import Law
from casekeeper.periods.calendars import Calendars
from casekeeper.position.appeals.rights import appeals_of
from casekeeper.position.departure.attempts import attempts_of

BY_US = frozenset({"removed", "early removal scheme", "transferred to a prison abroad", "not stated"})
"""Ways of leaving that count as removals; leaving by choice is counted beside them."""


@dataclass
class Tally:
    """Counts over the people added to it."""

    people: int = 0
    left: Counter[str] = field(default_factory=Counter)
    failed: int = 0
    failed_by_people: int = 0
    by_maker: Counter[str] = field(default_factory=Counter)
    as_it_stands: Counter[str] = field(default_factory=Counter)
    graded_otherwise: int = 0
    causes: Counter[str] = field(default_factory=Counter)
    stages: Counter[str] = field(default_factory=Counter)
    pounds_lost: int = 0
    appeals: Counter[tuple[int, str]] = field(default_factory=Counter)

    def add(self, other: Tally) -> None:
        """Somebody else's."""
        for name in ("people", "failed", "failed_by_people", "graded_otherwise", "pounds_lost"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in ("left", "by_maker", "as_it_stands", "causes", "stages", "appeals"):
            getattr(self, name).update(getattr(other, name))

    @property
    def removed(self) -> int:
        return sum(count for how, count in self.left.items() if how in BY_US)

    @property
    def failed_share(self) -> float | None:
        """Of attempts that ended, where each removal is one that did not fail. None where there was none."""
        return _share(self.failed, self.failed + self.removed)

    @property
    def controllable_share(self) -> float | None:
        """Of failures, those that their makers graded as ours to prevent; "shared" is counted beside them."""
        return _share(self.by_maker["yes"], self.failed)

    @property
    def early_share(self) -> float | None:
        """Of removals, those under the Early Removal Scheme."""
        return _share(self.left["early removal scheme"], self.removed)


def _share(some: int, of: int) -> float | None:
    return some / of if of else None


def tally_of(history: History, law: Law, calendars: Calendars, first: date, last: date) -> Tally:
    """One person's part in the figures of these days."""
    found = Tally(people=1)
    then, _ = history.as_at(last)
    in_error = {fact.on for fact in then.of(BackInCountry) if fact.said.why == "departure recorded in error"}
    for departure in then.of(Departed):
        if first <= departure.on <= last and not any(day >= departure.on for day in in_error):
            found.left[departure.said.how] += 1
    for attempt in attempts_of(then):
        failed = attempt.failed
        if failed is None or not first <= failed.on <= last:
            continue
        found.failed += 1
        found.by_maker[failed.said.controllable] += 1
        found.as_it_stands[attempt.controllable or ""] += 1
        found.graded_otherwise += attempt.controllable != failed.said.controllable
        found.causes[failed.said.cause] += 1
        found.stages[failed.said.stage] += 1
        found.pounds_lost += attempt.pounds_lost
    found.failed_by_people = int(found.failed > 0)
    if then.has(AppealLodged):
        appeals = appeals_of(then, law, calendars, last)
        for appeal in appeals.appeals if appeals is not None else ():
            found.appeals[appeal.lodged.on.year, appeal.result] += 1
    return found
