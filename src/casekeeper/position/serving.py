"""When was a paper served? On the day it is proved to have come, or deemed to; without proof it was not.

What went to the file counts from the day it is handed over; what came back counts for nothing till then. A
representative who acts has to have a copy.
"""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.appeals import AppealableDecisionServed, AppealLodged
from casekeeper.facts.claims import RepresentativeEnded, RepresentativeInstructed
from casekeeper.facts.letters import LetterCopied
from casekeeper.facts.serving import PapersHandedOver
from casekeeper.law import Law
from casekeeper.periods.calendars import WorkingCalendar
from casekeeper.position.letter_named import letter_named
from casekeeper.position.papers_on_file import came_back
from casekeeper.position.reporting.notice import deemed_on


class Served(NamedTuple):
    """One paper: the day it counts as served, None where that is not proved; and what put it right, if anything."""

    fact: Fact[Any]
    on: date | None
    handed_over: Fact[PapersHandedOver] | None

    @property
    def waits(self) -> bool:
        """On the file, to be handed over when the person is met."""
        return self.fact.said.method == "to file" and self.on is None


def service_of(history: History, fact: Fact[Any], law: Law, calendar: WorkingCalendar) -> Served:
    """How the paper of this fact was served."""
    said = fact.said
    handed = next(
        (each for each in history.of(PapersHandedOver) if each.said.paper == fact.first_number < each.number), None
    )
    if handed is not None:
        return Served(fact, max(handed.on, fact.on), handed)
    if came_back(history, fact) is not None:
        return Served(fact, None, None)
    if said.method != "to file" and getattr(said, "received_on", None) is not None:
        return Served(fact, said.received_on, None)
    if not said.proof.strip():
        return Served(fact, None, None)
    return Served(fact, deemed_on(fact.on, said.method, law, calendar), None)


def representative_on(history: History, day: date) -> Fact[RepresentativeInstructed] | None:
    """Whoever acts for the person on the day."""
    acting = [fact for fact in history.of(RepresentativeInstructed) if fact.on <= day]
    if not acting:
        return None
    ended = [fact for fact in history.of(RepresentativeEnded) if fact.on <= day]
    if ended and ended[-1].in_order >= acting[-1].in_order:
        return None
    return acting[-1]


def copy_missing(history: History, paper: Fact[Any]) -> Fact[RepresentativeInstructed] | None:
    """The representative who acted on the day the paper was served and was not sent a copy."""
    acting = representative_on(history, paper.on)
    if acting is None or paper.said.representative == "copied":
        return None
    letter = letter_named(paper.said.document)
    sent = any(
        each.said.letter == letter and each.said.representative == acting.first_number
        for each in history.of(LetterCopied)
    )
    return None if sent else acting


def decision_not_copied(
    history: History,
) -> tuple[Fact[AppealableDecisionServed], Fact[RepresentativeInstructed]] | None:
    """A decision that nobody appealed against, of which whoever acts for the person never had a copy (SAF-13)."""
    last = {(fact.said.decision, fact.said.claim): fact for fact in history.of(AppealableDecisionServed)}
    appeals = history.of(AppealLodged)
    for decision in last.values():
        appealed = any(
            each.said.decision == decision.first_number or (each.said.decision is None and each.on >= decision.on)
            for each in appeals
        )
        acting = None if appealed else copy_missing(history, decision)
        if acting is not None:
            return decision, acting
    return None
