"""Can the person be reached at all, and by what? Their own details alone: nobody close to them stands in for them.

The newest detail of each means counts, unless it was found afterwards not to work any more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.contact import ContactDetailFailed, ContactDetailGiven

REACHES = ("telephone", "e-mail", "address")
"""The means by which a message or somebody can get to the person."""


class Unreachable(NamedTuple):
    """From `since` until before `until` no detail of theirs works. `last` is the one that failed; None: none held."""

    since: date
    until: date | None
    last: Fact[ContactDetailFailed] | None


def ways_on(history: History, day: date) -> Mapping[str, Fact[ContactDetailGiven]]:
    """The newest working detail of each means on the day, by means."""
    failed: dict[str, list[tuple[date, int]]] = {}
    for fact in history.of(ContactDetailFailed):
        if fact.on <= day:
            failed.setdefault(fact.said.detail.strip(), []).append(_place(fact))
    return {
        given.said.means: given
        for given in history.of(ContactDetailGiven)
        if given.on <= day and given.said.whose == "the person" and given.said.means in REACHES
        and not any(place > _place(given) for place in failed.get(given.said.detail.strip(), ()))
    }  # fmt: skip


def unreachable(history: History, begins: date) -> Sequence[Unreachable]:
    """Each spell since the day in which nothing works, in order; by what is known so far."""
    return tuple(_spells(history, begins))


def _spells(history: History, begins: date) -> Iterator[Unreachable]:
    told = (*history.of(ContactDetailGiven), *history.of(ContactDetailFailed))
    since: date | None = None
    for day in sorted({begins, *(fact.on for fact in told if fact.on > begins)}):
        reached = bool(ways_on(history, day))
        if since is None and not reached:
            since = day
        elif since is not None and reached:
            yield Unreachable(since, day, _last_failed(history, since))
            since = None
    if since is not None:
        yield Unreachable(since, None, _last_failed(history, since))


def _last_failed(history: History, day: date) -> Fact[ContactDetailFailed] | None:
    """The last detail that failed by the day."""
    return next((fact for fact in reversed(history.of(ContactDetailFailed)) if fact.on <= day), None)


def _place(fact: Fact[Any]) -> tuple[date, int]:
    return fact.on, fact.number
