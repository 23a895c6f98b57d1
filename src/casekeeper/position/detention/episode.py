"""The episode of detention: since when the person is held on our authority, and when that ended.

It begins when detention began, and goes on from one place to another; it also begins on the day after release was due
where our authority alone holds the person in prison. It ends with its end, with bail, with departure, or with a release
that is not into detention.

A removal centre tells of each way in and out, and not why. Whoever is checked out and is held again by the next day was
moved, or is back from a removal that failed: the time they are held goes on being counted from the start.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.custody import Received, Released
from casekeeper.facts.identity import Died
from casekeeper.facts.immigration import (
    BailGranted,
    Departed,
    DetentionAuthorised,
    DetentionBegan,
    DetentionEnded,
    DetentionMoved,
)
from casekeeper.periods.period import ONE_DAY, next_day
from casekeeper.position.order_of_day import came_after

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
    begun = [fact for fact in history.facts if fact.kind in (DetentionBegan.key, DetentionMoved.key)]
    if begun:
        first_of_it, last = _unbroken(history, begun)
        return Episode(first_of_it, first_of_it.on, _end(history, last))
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


def _unbroken(history: History, begun: list[Fact[Any]]) -> tuple[Fact[Any], Fact[Any]]:
    """The first and the last fact of the last stretch without an end in between."""
    ends = _ends(history)
    first = last = begun[0]
    for fact in begun[1:]:
        if any(came_after(end, last) and came_after(fact, end) and not _is_a_move(end, fact) for end in ends):
            first = fact
        last = fact
    return first, last


def _is_a_move(end: Fact[Any], began: Fact[Any]) -> bool:
    return end.kind == DetentionEnded.key and end.said.reason == "not stated" and began.on - end.on <= ONE_DAY


def _ends(history: History) -> list[Fact[Any]]:
    return [
        fact for kind in ENDS for fact in history.of(kind)
        if not (fact.kind == Released.key and fact.said.to in STILL_HELD)
    ]  # fmt: skip


def _end(history: History, began: Fact[Any]) -> Fact[Any] | None:
    after = [fact for fact in _ends(history) if came_after(fact, began)]
    return min(after, key=lambda fact: fact.in_order, default=None)
