"""What is open on the way to departure, day by day: departures under way, appeals, claims, documents, barriers.

Each thing stands open on a day or it does not, as derived for that day from what had happened by then. What stood open
before a stretch of days, what came and what left in it come to what stands open at its end: see `faults_of`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from casekeeper.facts import History
from casekeeper.facts.travel_documents import DocumentRefused, DocumentWithdrawn
from casekeeper.law import Law
from casekeeper.periods.calendars import Calendars
from casekeeper.periods.period import next_day
from casekeeper.position.appeals.rights import appeals_of
from casekeeper.position.barriers import barriers_of
from casekeeper.position.claims.made import claims_of
from casekeeper.position.departure.attempts import State, attempts_of
from casekeeper.position.departure.papers import papers_of

UNDER_WAY, APPEALS, CLAIMS, DOCUMENTS, BARRIERS = STOCKS = (
    "departures under way", "appeals pending", "claims undecided", "documents applied for", "barriers opened by hand",
)  # fmt: skip
FAMILIES = ("departure.", "appeal.", "claim.", "document.", "barrier.", "immigration.")
"""Facts that may open or end one of them begin so; on no other day does one change but by time running out."""


@dataclass
class Flows:
    """Counts by stock; `ended` also by how. Added up over people."""

    opening: Counter[str] = field(default_factory=Counter)
    came: Counter[str] = field(default_factory=Counter)
    left: Counter[str] = field(default_factory=Counter)
    closing: Counter[str] = field(default_factory=Counter)
    ended: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, other: Flows) -> None:
        """Somebody else's."""
        for name in ("opening", "came", "left", "closing", "ended"):
            getattr(self, name).update(getattr(other, name))


def flows_of(history: History, law: Law, calendars: Calendars, first: date, last: date) -> Flows:
    """One person's, over these days. What stood open before the first day is told apart from what came."""
    found = Flows()
    days = sorted({fact.on for fact in history.facts if fact.kind.startswith(FAMILIES) and fact.on <= last})
    before: set[tuple[str, int]] = set()
    place = 0
    while place < len(days):
        day = days[place]
        now, changes_on = open_on(history, law, calendars, day)
        if changes_on is not None and changes_on <= last and changes_on not in days:
            days.append(changes_on)
            days.sort()
        if day < first:
            found.opening = Counter(stock for stock, _ in now)
        else:
            found.came.update(stock for stock, _ in now - before)
            ended = before - now
            found.left.update(stock for stock, _ in ended)
            found.ended.update((stock, how_ended(history, day, stock, number)) for stock, number in ended)
        before = now
        place += 1
    # Asked of the last day by itself: whatever ended only by the passing of time would show here as a fault.
    found.closing = Counter(stock for stock, _ in open_on(history, law, calendars, last)[0])
    return found


def open_on(
    history: History, law: Law, calendars: Calendars, day: date
) -> tuple[set[tuple[str, int]], date | None]:  # fmt: skip
    """What is open on the day, and the first later day on which one of them ends with no new fact."""
    then, _ = history.as_at(day)
    found: set[tuple[str, int]] = set()
    found.update((UNDER_WAY, each.number) for each in attempts_of(then) if each.is_open)
    found.update((CLAIMS, each.number) for each in claims_of(then) if each.is_open)
    found.update((BARRIERS, each.opened.first_number) for each in barriers_of(then) if each.is_open)
    found.update((DOCUMENTS, each.number) for each in papers_of(then).applications if each.ended is None)
    appeals = appeals_of(then, law, calendars, day)
    pending = appeals.pending if appeals is not None else ()
    found.update((APPEALS, each.number) for each in pending)
    ends = [next_day(each.may_go_further_until) for each in pending if each.may_go_further_until is not None]
    return found, min((each for each in ends if each is not None), default=None)


def how_ended(history: History, day: date, stock: str, number: int) -> str:
    """In a word or two, as known of the day on which it ended."""
    then, _ = history.as_at(day)
    if stock == UNDER_WAY:
        return next(_as_told(each.state) for each in attempts_of(then) if each.number == number)
    if stock == DOCUMENTS:
        ended = next(each.ended for each in papers_of(then).applications if each.number == number)
        return {DocumentRefused.key: "refused", DocumentWithdrawn.key: "withdrawn"}.get(_kind(ended), "issued")
    if stock == CLAIMS:
        closed = next(each for each in claims_of(then) if each.number == number)
        said: Any = closed.closed_by.said if closed.closed_by is not None else None
        return str(getattr(said, "outcome", "withdrawn"))
    return "cleared" if stock == BARRIERS else "at an end"


def _as_told(state: State) -> str:
    return "left" if state is State.ARRIVED else state.value


def _kind(fact: Any) -> str:
    return fact.kind if fact is not None else ""


def faults_of(found: Flows) -> list[str]:
    """Each stock that does not follow from the one before, and what came and left. None is as it should be."""
    return [
        f"{stock}: {found.opening[stock]} and {found.came[stock]} less {found.left[stock]} are not "
        f"{found.closing[stock]}"
        for stock in STOCKS
        if found.opening[stock] + found.came[stock] - found.left[stock] != found.closing[stock]
    ]
