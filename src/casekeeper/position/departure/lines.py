"""A line of readiness: what must be so before somebody leaves, whether it is, why, whose it is, what would meet it."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.law import Law
from casekeeper.periods.calendars import Calendars
from casekeeper.position.answer import Answer, Outcome, Reason
from casekeeper.position.appeals.rights import Appeals
from casekeeper.position.barriers import Barrier
from casekeeper.position.claims.challenges import Challenge
from casekeeper.position.claims.made import Claim
from casekeeper.position.claims.victims import Referral
from casekeeper.position.custody import CustodyNow
from casekeeper.position.departure.attempts import Attempt
from casekeeper.position.departure.countries import ReturnedTo
from casekeeper.position.departure.notices import NoticeRun
from casekeeper.position.departure.papers import Papers
from casekeeper.position.departure.raised import Raised


class Line(NamedTuple):
    """One line. `since` is the day from which it has been met; `planning` lines together are *removable today*.

    `blocks` is False for what is shown and stops nothing in the kind of departure asked about.
    """

    name: str
    planning: bool
    outcome: Outcome
    reasons: tuple[Reason, ...]
    missing: tuple[str, ...]
    owner: str
    would_meet: str
    since: date | None = None
    changes_on: date | None = None
    blocks: bool = True

    @property
    def is_met(self) -> bool:
        return self.outcome is Outcome.MET


class Known(NamedTuple):
    """What other questions found out already, once."""

    nationality: Answer
    custody: CustodyNow
    barriers: tuple[Barrier, ...]
    release_on: date | None
    early_removal_on: date | None
    closed: Reason | None = None


class Asked(NamedTuple):
    """Everything a line is read from: the history and the day, and the parts found on the way."""

    history: History
    law: Law
    calendars: Calendars
    day: date
    known: Known
    appeals: Appeals | None
    claims: tuple[Claim, ...]
    challenges: tuple[Challenge, ...]
    referrals: tuple[Referral, ...]
    raised: tuple[Raised, ...]
    attempts: tuple[Attempt, ...]
    papers: Papers
    how: str
    attempt: Attempt | None
    notice: NoticeRun
    families: tuple[Any, ...] = ()
    """The person's family groups, as `family.py` found them."""
    returned_to: tuple[ReturnedTo, ...] = ()
    in_time: Any = None
    """Whether the document will be there in time, as `in_time.py` found it."""


def met(name: str, planning: bool, owner: str, would_meet: str, since: date | None, *reasons: Reason) -> Line:
    """A line that is met, since the day."""
    return Line(name, planning, Outcome.MET, reasons, (), owner, would_meet, since)


def not_met(name: str, planning: bool, owner: str, would_meet: str, *reasons: Reason) -> Line:
    """A line that is not met."""
    return Line(name, planning, Outcome.NOT_MET, reasons, (), owner, would_meet)


def cannot_tell(name: str, planning: bool, owner: str, would_meet: str, missing: str, *reasons: Reason) -> Line:
    """A line of which nothing can be said before what is missing is known."""
    return Line(name, planning, Outcome.CANNOT_TELL, reasons, (missing,), owner, would_meet)


def newest(*facts: Fact[Any] | None) -> date | None:
    """The last day on which one of the facts happened."""
    return max((fact.on for fact in facts if fact is not None), default=None)
