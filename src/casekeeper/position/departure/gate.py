"""Removable today, and ready to depart: the gate of departure, with everything found on the way.

*Removable today* means that every line of planning is met; *ready to depart* that every line is. What happened in spite
of a closed gate is recorded all the same, and then shown: see `against_gate`.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from casekeeper.facts import Fact, History
from casekeeper.facts.appeals import AppealableDecisionServed, AppealLodged
from casekeeper.facts.consideration import Decided
from casekeeper.facts.family_groups import FamilyGrouped
from casekeeper.facts.immigration import Departed, DeportationOrdered
from casekeeper.law import Law
from casekeeper.periods.calendars import Calendars
from casekeeper.position.answer import Answer, Outcome, Reason, soonest
from casekeeper.position.appeals.rights import Appeals, appeals_of
from casekeeper.position.barriers import Barrier
from casekeeper.position.claims.challenges import Challenge, challenges_of
from casekeeper.position.claims.made import Claim, claims_of
from casekeeper.position.claims.victims import Referral, referrals_of
from casekeeper.position.consideration import DECIDED_TO_REMOVE
from casekeeper.position.departure.attempts import Attempt, attempts_of
from casekeeper.position.departure.countries import ReturnedTo, countries_of_return, next_notice_change
from casekeeper.position.departure.family import Family, Own, families_of, without_answered
from casekeeper.position.departure.in_time import InTime, document_in_time
from casekeeper.position.departure.known import known_of
from casekeeper.position.departure.lines import Asked, Known, Line
from casekeeper.position.departure.notices import NoticeRun, notice_run
from casekeeper.position.departure.papers import Papers, papers_of
from casekeeper.position.departure.raised import Grounds, Raised, opened_by_somebody, raised_on
from casekeeper.position.departure.readiness import BY_OWN_WILL, lines_of

REMOVABLE, DEPART = "removable today", "depart"
SAFEGUARDS_OPEN, ATTEMPT = "safeguards", "departure"

POINTS_TO_DEPARTURE = frozenset({
    DeportationOrdered.key, "immigration.deportation_order_served", AppealableDecisionServed.key, AppealLodged.key,
    "claim.made", "court.challenge_issued", "trafficking.referred", "family.child_noted", "family.dependant_linked",
    "family.best_interests_recorded", FamilyGrouped.key, "document.applied", "departure.attempt_planned",
    "departure.notice_served", "departure.check_made", "scheme.asked_for", "scheme.offered", Departed.key,
})  # fmt: skip
"""Where none of these was ever told, and nobody decided on deportation or removal, the question does not arise."""


class Departure(NamedTuple):
    """Everything about leaving, on one day."""

    appeals: Appeals | None
    claims: tuple[Claim, ...]
    challenges: tuple[Challenge, ...]
    referrals: tuple[Referral, ...]
    raised: tuple[Raised, ...]
    attempts: tuple[Attempt, ...]
    papers: Papers
    decided: Fact[Decided] | None
    lines: tuple[Line, ...]
    answers: tuple[Answer, ...]
    gate: Answer
    notice: NoticeRun
    families: tuple[Family, ...] = ()
    returned_to: tuple[ReturnedTo, ...] = ()
    in_time: InTime | None = None

    @property
    def attempt(self) -> Attempt | None:
        """The attempt that is open."""
        return next((each for each in reversed(self.attempts) if each.is_open), None)

    @property
    def removable(self) -> bool:
        return all(line.is_met for line in self.lines if line.planning)


def is_asked(history: History) -> bool:
    """Does anything on the record point to a departure?"""
    if history.has_any(POINTS_TO_DEPARTURE):
        return True
    return decided_to_remove(history) is not None


def decided_to_remove(history: History) -> Fact[Decided] | None:
    """The last decision, where it is one to deport or to remove."""
    decided = history.latest(Decided)
    return decided if decided is not None and decided.said.outcome in DECIDED_TO_REMOVE else None


def departure_of(history: History, law: Law, calendars: Calendars, day: date, known: Known) -> Departure | None:
    """Everything about leaving; None where nothing points to it."""
    return asked_anyway(history, law, calendars, day, known) if is_asked(history) else None


def asked_anyway(
    history: History, law: Law, calendars: Calendars, day: date, known: Known, how: str | None = None, to: str = ""
) -> Departure:
    """The same for anybody; `how` and where `to` the person would leave, if other than the open attempt says."""
    appeals = appeals_of(history, law, calendars, day)
    claims, challenges = claims_of(history), challenges_of(history)
    referrals = referrals_of(history, law)
    attempts, papers = attempts_of(history), papers_of(history)
    attempt = next((each for each in reversed(attempts) if each.is_open), None)
    returned_to = countries_of_return(history, attempt, to)
    leaves_on = attempt.leaves_on if attempt is not None else None
    grounds = Grounds(
        history, law, calendars.default, day, known.barriers, appeals, claims, challenges, referrals, known.custody,
        known.nationality, returned_to, leaves_on,
    )  # fmt: skip
    families = families_of(history, law, day, lambda theirs: _own(theirs, law, calendars, day))
    raised = without_answered(raised_on(grounds), history, families, day)
    how = how or (attempt.planned.said.how if attempt is not None else "removed")
    run = notice_run(history, law, calendars.default, day, attempts, leaves_on)
    in_time = document_in_time(law, calendars.default, day, returned_to, papers, attempt, known)
    asked = Asked(
        history, law, calendars, day, known, appeals, claims, challenges, referrals, raised, attempts, papers, how,
        attempt, run, families, returned_to, in_time,
    )  # fmt: skip
    lines = lines_of(asked)
    ahead = next_notice_change(law, returned_to, day)
    answers = [_removable(lines, day, known.closed), _safeguards(raised, day, ahead), _attempt(attempts, attempt, day)]
    if appeals is not None:
        answers.append(appeals.exhausted)
    stopped = known.closed or (_stopped(attempt) if how not in BY_OWN_WILL else None)
    return Departure(
        appeals, claims, challenges, referrals, raised, attempts, papers, decided_to_remove(history), lines,
        tuple(answers), _gate(lines, how, day, stopped), run, families, returned_to, in_time,
    )  # fmt: skip


def open_safeguards(leaving: Departure | None, barriers: tuple[Barrier, ...]) -> tuple[Raised, ...]:
    """Whatever stands open; where nothing points to a departure, what somebody opened."""
    return leaving.raised if leaving is not None else tuple(sorted(opened_by_somebody(barriers), key=_by_code))


def _by_code(one: Raised) -> tuple[str, date]:
    return one.code, one.since


def _own(history: History, law: Law, calendars: Calendars, day: date) -> Own:
    """What holds a group on the record of another in it, found on that record alone."""
    known = known_of(history, law)
    found = asked_anyway(history, law, calendars, day, known)
    order = next(line for line in found.lines if line.name == "order served")
    return Own(order, found.raised, found.appeals, known.nationality)


def _removable(lines: tuple[Line, ...], day: date, closed: Reason | None) -> Answer:
    if closed is not None:
        return Answer(REMOVABLE, Outcome.NOT_MET, None, (closed,))
    planning = [line for line in lines if line.planning]
    outcome, reasons, missing = _together(planning)
    return Answer(REMOVABLE, outcome, _in_short(planning), reasons, missing, _changes(planning, day))


def _gate(lines: tuple[Line, ...], how: str, day: date, closed: Reason | None) -> Answer:
    if closed is not None:
        return Answer(DEPART, Outcome.NOT_MET, None, (closed,))
    blocking = [line for line in lines if line.blocks]
    value = {"how": how, "lines": _in_short(lines)}
    if how in BY_OWN_WILL:
        _, reasons, _ = _together(lines)
        own = Reason("The person goes of their own will: nothing here keeps them. What stands open is listed")
        return Answer(DEPART, Outcome.MET, value, (own, *reasons), (), _changes(lines, day))
    outcome, reasons, missing = _together(blocking)
    return Answer(DEPART, outcome, value, reasons, missing, _changes(lines, day))


def _stopped(attempt: Attempt | None) -> Reason | None:
    """A departure that somebody stopped does not go on; another has to be planned."""
    if attempt is None or attempt.stopped is None:
        return None
    said = attempt.stopped.said
    return Reason(f"The departure was stopped by {said.stopped_by}: {said.reason}", attempt.stopped.number)


def _together(lines: list[Line] | tuple[Line, ...]) -> tuple[Outcome, tuple[Reason, ...], tuple[str, ...]]:
    """Not met where one line is not; cannot tell where one cannot be told; met where each is."""
    open_lines = [line for line in lines if not line.is_met]
    if not open_lines:
        return Outcome.MET, (Reason("Every line is met"),), ()
    reasons = tuple(
        Reason(f"{line.name.capitalize()}: {reason.text}", reason.fact, reason.page)
        for line in open_lines for reason in line.reasons
    )  # fmt: skip
    missing = tuple(f"{line.name}: {each}" for line in open_lines for each in line.missing)
    if any(line.outcome is Outcome.NOT_MET for line in open_lines):
        return Outcome.NOT_MET, reasons, missing
    return Outcome.CANNOT_TELL, reasons, missing


def _in_short(lines: list[Line] | tuple[Line, ...]) -> dict[str, str]:
    return {line.name: line.outcome.value for line in lines}


def _changes(lines: list[Line] | tuple[Line, ...], day: date) -> date | None:
    return soonest((line.changes_on for line in lines), day)


def _safeguards(raised: tuple[Raised, ...], day: date, ahead: date | None) -> Answer:
    """What stands open; `ahead` is the day on which a notice on the country next begins or ends."""
    changes = soonest((*(each.changes_on for each in raised), ahead), day)
    if not raised:
        return Answer(SAFEGUARDS_OPEN, Outcome.NOT_MET, [], (), (), changes)
    reasons = tuple(
        Reason(f"{each.code} since {each.since}: {each.why}", each.fact.number if each.fact is not None else None)
        for each in raised
    )
    return Answer(SAFEGUARDS_OPEN, Outcome.MET, [each.code for each in raised], reasons, (), changes)


def _attempt(attempts: tuple[Attempt, ...], attempt: Attempt | None, day: date) -> Answer:
    if not attempts:
        return Answer(ATTEMPT, Outcome.NOT_MET)
    last = attempt or attempts[-1]
    value = {
        "state": last.state.value, "leaves_on": last.leaves_on, "attempts": len(attempts),
        "failed": sum(1 for each in attempts if each.failed is not None),
        "pounds_lost": sum(each.pounds_lost for each in attempts),
    }  # fmt: skip
    reasons = (Reason(f"{last.state.value.capitalize()}: {last.last.said.label} on {last.last.on}", last.last.number),)
    return Answer(ATTEMPT, Outcome.MET if attempt is not None else Outcome.NOT_MET, value, reasons)
