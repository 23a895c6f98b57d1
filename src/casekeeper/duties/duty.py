"""A duty: who owes what by when, under which provision, and whom it moves to when nobody does it.

A duty carries the whole of its ladder as days. Whether it is overdue on a day, and on which rung it
stands, follow from the duty and the day alone, so time passing changes no stored duty.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from casekeeper.law import Citation
from casekeeper.position.answer import Reason


class Unit(StrEnum):
    """Who can owe a duty. Each has a manager, and the head of casework stands above all managers."""

    PRISON = "prison"
    INTAKE = "intake"
    CASEWORK = "casework"
    GATEKEEPER = "gatekeeper"
    STATUS_REVIEW = "status review"
    REPORTING = "reporting"
    TRACING = "tracing"
    TAG_HUB = "tag hub"
    RETURNS = "returns logistics"
    LITIGATION = "litigation unit"
    APPEALS = "appeals unit"
    ASYLUM = "asylum unit"
    COUNTRY_DESK = "country desk"


class Ended(StrEnum):
    """How a duty ended. Withdrawn: the fact that raised it was corrected away."""

    MET = "met"
    LATE = "late"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


RUNGS = ("owner", "owner's manager", "head of casework")


class Duty(NamedTuple):
    """`key` names the same duty of the same person for ever: what it is, and the fact it arose from.

    `ladder` holds the day each next rung is reached if the duty is still open: the owner's manager, then
    the head of casework. `waiting_on` tells whether we ("us") or somebody else ("others") has to
    act. `start_by` is the last day on which to start if every step before the due day is to be done in time.
    """

    key: str
    what: str
    owed_by: Unit
    arose: date
    due: date
    under: Citation
    discharged_by: str
    because: tuple[Reason, ...]
    ladder: tuple[date, ...] = ()
    ended: Ended | None = None
    ended_on: date | None = None
    waiting_on: str = "us"
    start_by: date | None = None
    urgent: bool = False
    note: str = ""

    @property
    def is_open(self) -> bool:
        return self.ended is None

    def is_overdue_on(self, day: date) -> bool:
        """Open, and its due day has gone by?"""
        return self.ended is None and day > self.due

    def rung_on(self, day: date) -> int:
        """0 with the owner, 1 with the owner's manager, 2 with the head of casework."""
        return sum(1 for reached in self.ladder if reached <= day) if self.ended is None else 0

    def red_on(self, day: date) -> bool:
        """Has the day gone by on which work had to start for everything to be in time?"""
        return self.ended is None and self.start_by is not None and day > self.start_by
