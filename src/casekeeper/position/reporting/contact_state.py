"""What the walk through contact comes to: the standing, the misses, and each time the person was looked for."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from casekeeper.facts import Fact
from casekeeper.law import Value
from casekeeper.position.reporting.schedule import Window


class ContactState(StrEnum):
    """Where we stand with somebody who is or was on bail. Exactly one on every day."""

    NOT_ON_BAIL = "not on bail"
    IN_CONTACT = "in contact"
    MISS_OPEN = "a miss is open"
    OUT_OF_CONTACT = "out of contact"
    ABSCONDER = "absconder"
    LOCATED = "located"
    HELD = "held"
    ENDED = "reporting ended"


class Miss(NamedTuple):
    """One missed report: which of the run it was, the day it was seen to be missed, and what ended it.

    `in_touch` is false where the person was out of contact already: they are looked for then, not written to again.
    """

    window: Window
    nth: int
    raised: date
    in_touch: bool = True
    over_on: date | None = None
    over_by: Fact[Any] | None = None

    @property
    def was_excused(self) -> bool:
        return self.window.settled_on is not None


class Lost(NamedTuple):
    """One spell of being out of contact, an absconder, or located and not yet in contact; a new one each time."""

    state: ContactState
    since: date
    fact: Fact[Any] | None
    rule: Value | None
    until: date | None = None
    ended_by: Fact[Any] | None = None


class Contact(NamedTuple):
    """The standing since a day, by a fact or a rule. `run` are the misses still open; `changes_on` comes by itself.

    `touched` are the days on which we were in touch, with what says so.
    """

    state: ContactState
    since: date
    fact: Fact[Any] | None
    rule: Value | None
    spans: tuple[tuple[date, ContactState], ...]
    misses: tuple[Miss, ...]
    run: tuple[Miss, ...]
    last_contact_on: date | None
    last_contact: Fact[Any] | None
    lost: tuple[Lost, ...]
    touched: tuple[tuple[date, Fact[Any] | None], ...]
    changes_on: date | None

    def spells(self, state: ContactState) -> tuple[Lost, ...]:
        """Each spell in this state."""
        return tuple(spell for spell in self.lost if spell.state is state)

    def leaves(self, states: Collection[ContactState], since: date) -> date | None:
        """The first day from `since` on which the standing is none of these."""
        return next((day for day, state in self.spans if day >= since and state not in states), None)

    def state_on(self, day: date) -> ContactState:
        """The standing at the end of a day that has gone by."""
        found = ContactState.NOT_ON_BAIL
        for since, state in self.spans:
            if since > day:
                break
            found = state
        return found


def days_since_last_contact(contact: Contact, day: date) -> int | None:
    """Days gone by since we were last in touch; None where we never were."""
    return None if contact.last_contact_on is None else (day - contact.last_contact_on).days
