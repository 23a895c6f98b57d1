"""The episode of detention: since when the person is held on our authority, and when that ended.

It begins when detention began, or on the day after release was due where our authority alone holds the person in
prison; it ends with its end, with bail, with departure, or with a release that is not into detention.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.custody import Received, Released
from casekeeper.facts.identity import Died
from casekeeper.facts.immigration import BailGranted, Departed, DetentionAuthorised, DetentionBegan, DetentionEnded
from casekeeper.periods.period import next_day

STILL_HELD = frozenset({"immigration detention", "removal"})
ENDS: tuple[Any, ...] = (DetentionEnded, BailGranted, Departed, Died, Released)


class Episode(NamedTuple):
    """One episode, the last there was. `until` is the day it ended; None while it runs."""

    fact: Fact[Any]
    began_on: date
    ended: Fact[Any] | None

    @property
    def until(self) -> date | None:
        return max(self.ended.on, self.began_on) if self.ended is not None else None

    @property
    def number(self) -> int:
        return self.fact.first_number

    def covers(self, day: date) -> bool:
        return self.began_on <= day and (self.until is None or day <= self.until)


def episode_of(history: History, held: bool, release_on: date | None, as_at: date) -> Episode | None:
    """The last episode that has begun by the day."""
    began = history.latest(DetentionBegan)
    if began is not None:
        return Episode(began, began.on, _end(history, began))
    authorised = history.latest(DetentionAuthorised)
    if authorised is None or release_on is None or not held or as_at <= release_on:
        return None
    received = history.latest(Received)
    if received is not None and received.on > release_on:
        return None
    first = next_day(release_on)
    if first is None or authorised.on > as_at:
        return None
    since = max(first, authorised.on)
    return Episode(authorised, since, _end(history, authorised)) if since <= as_at else None


def _end(history: History, began: Fact[Any]) -> Fact[Any] | None:
    start = (began.on, began.recorded_at, began.number)
    ends = [
        fact
        for kind in ENDS
        for fact in history.of(kind)
        if (fact.on, fact.recorded_at, fact.number) > start
        and not (fact.kind == Released.key and fact.said.to in STILL_HELD)
    ]
    return min(ends, key=lambda fact: (fact.on, fact.recorded_at, fact.number), default=None)
