"""A safeguard that follows from a fact has somebody who sees to it, and a day, where no other duty moves it on.

What nobody owes is found out on the morning of departure. Claims, referrals, challenges, appeals that run, children and
family members have duties of their own; here is the rest: representations after a decision, unfit to travel, in
hospital, an age in doubt, an appeal against conviction, residence before 1973, a decision not proved served, a claim
that was granted, a judgment to be carried out.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts import Fact
from casekeeper.facts.appeals import AppealableDecisionServed
from casekeeper.facts.consideration import Decided, RepresentationsReceived, WorkNoted
from casekeeper.facts.custody import MovedToHospital, Received, Released, Returned, Transferred
from casekeeper.facts.departures import DepartureCheckMade
from casekeeper.facts.identity import BirthDateStated, LeaveGranted, LongResidence
from casekeeper.facts.immigration import DeportationOrdered
from casekeeper.facts.sentence import ConvictionAppeal
from casekeeper.position.age import years_old
from casekeeper.position.answer import because
from casekeeper.position.departure.gate import Departure
from casekeeper.position.departure.safeguards import SAFEGUARDS
from casekeeper.position.reporting.risk import ADULT
from casekeeper.position.serving import service_of
from casekeeper.position.settled_before_1973 import QUESTION as SETTLED

OUT_OF_HOSPITAL: tuple[Any, ...] = (Received, Returned, Transferred, Released)


class ToAnswer(NamedTuple):
    """One safeguard to see to: its code, the fact it follows from, what answers it in words, and the day it was."""

    code: str
    fact: Fact[Any]
    answered_by: str
    done_on: date | None
    next_action: str = ""


def duties(case: Case) -> Iterator[Duty]:
    """One for each fact that raised one, open or answered."""
    leaving = case.standing.departure
    if leaving is None:
        return
    for found in (*_of_representations(case), *_of_health(case), *_of_status(case), *_of_courts(case, leaving)):
        yield _answer(case, found)
    for granted in _of_claims(case, leaving):
        yield _answer(case, granted)


def _answer(case: Case, found: ToAnswer) -> Duty:
    """Looked at again after each piece of work noted since, for as long as it is open."""
    line, last = SAFEGUARDS[found.code], found.fact
    if found.done_on is None:
        worked = [fact for fact in case.history.of(WorkNoted) if fact.knew_of(found.fact)]
        last = worked[-1] if worked else last
    return owe(
        case, key=f"answer safeguard:{found.code}:{found.fact.first_number}",
        what=f"{found.next_action or line.next_action} ({found.code})", by=Unit(line.owner), arose=last.on,
        allowed=case.for_departure("clear_barrier", last.on), discharged_by=found.answered_by,
        reasons=(because(f"{found.fact.said.label} on {found.fact.on}: {line.title.lower()}", found.fact),),
        done_on=found.done_on, waiting_on="us" if line.decides == line.owner else "others",
    )  # fmt: skip


def _of_representations(case: Case) -> Iterator[ToAnswer]:
    """Those that a decision made already could not know of; before any decision, deciding is due itself."""
    decided = case.history.of(Decided)
    for received in case.history.of(RepresentationsReceived):
        answers = [fact.on for fact in decided if fact.knew_of(received)]
        if len(answers) < len(decided):
            yield ToAnswer("BAR-04", received, "a decision that answers them", min(answers, default=None))


def _of_health(case: Case) -> Iterator[ToAnswer]:
    checks = [fact for fact in case.history.of(DepartureCheckMade) if fact.said.check == "fitness to travel"]
    for found in checks:
        if found.said.result == "not met":
            fit = [fact.on for fact in checks if fact.said.result == "met" and fact.in_order > found.in_order]
            yield ToAnswer("BAR-08", found, "a clinician's check that the person is fit", min(fit, default=None))
    for moved in case.history.of(MovedToHospital):
        after = [f.on for kind in OUT_OF_HOSPITAL for f in case.history.of(kind) if f.in_order > moved.in_order]
        yield ToAnswer("BAR-08", moved, "return from hospital, or release", min(after, default=None))


def _of_status(case: Case) -> Iterator[ToAnswer]:
    enquiries = case.history.of(LongResidence)
    asked_at_triage = SETTLED in case.standing.liability.value["gates"]
    for found in enquiries:
        if found.said.outcome == "enquiry open" and not asked_at_triage:
            ended = [f.on for f in enquiries if f.said.outcome != "enquiry open" and f.in_order > found.in_order]
            yield ToAnswer("BAR-15", found, "the outcome of the enquiry, with its evidence", min(ended, default=None))
    yield from _of_age(case)


def _of_age(case: Case) -> Iterator[ToAnswer]:
    """The first date of birth, not verified, by which the person may have been a child when it was told."""
    stated = case.history.of(BirthDateStated)
    doubtful = next((fact for fact in stated if fact.said.use != "verified" and _may_be_child(fact, fact.on)), None)
    if doubtful is None:
        return
    verified = [fact.on for fact in stated if fact.said.use == "verified" and fact.knew_of(doubtful)]
    still = any(each.code == "BAR-09" and not each.opened for each in _raised(case))
    if still or verified:
        done = None if still else min(verified)
        yield ToAnswer("BAR-09", doubtful, "a verified date of birth, by a lawful assessment", done)


def _may_be_child(fact: Fact[BirthDateStated], day: date) -> bool:
    text = fact.said.born
    return len(text) == 10 and years_old(date.fromisoformat(text), day) < ADULT


def _of_courts(case: Case, leaving: Departure) -> Iterator[ToAnswer]:
    steps = case.history.of(ConvictionAppeal)
    for begun in steps:
        if begun.said.step == "begun":
            ended = [fact.on for fact in steps if fact.said.step != "begun" and fact.in_order > begun.in_order]
            yield ToAnswer("BAR-10", begun, "how that appeal ended", min(ended, default=None))
    for served in case.history.of(AppealableDecisionServed):
        if served.said.method == "to file" or (served.said.proof.strip() or served.said.received_on is not None):
            continue
        proved = [
            how.on for fact in case.history.of(AppealableDecisionServed)
            if fact.in_order >= served.in_order and fact.said.decision == served.said.decision
            and (how := service_of(case.history, fact, case.law, case.calendar)).on is not None
        ]  # fmt: skip
        day = min((day for day in proved if day is not None), default=None)
        yield ToAnswer("BAR-01", served, "proof that it was served", day, "Serve the decision so that it is proved")
    for challenge in leaving.challenges:
        if challenge.ended is not None and challenge.was_allowed:
            judgment, review = challenge.ended, challenge.is_review
            again = [fact.on for fact in case.history.of(Decided) if review and fact.knew_of(judgment)]
            carry_out = "Carry out the judgment, or decide again" if review else "Carry out the order"
            answered = "a decision made since" if review else "the discharge of the order"
            yield ToAnswer("BAR-05", judgment, answered, min(again, default=None), carry_out)


def _of_claims(case: Case, leaving: Departure) -> Iterator[ToAnswer]:
    for claim in leaving.claims:
        granted = claim.closed_by
        if granted is not None and getattr(granted.said, "outcome", "") == "granted":
            kinds: tuple[Any, ...] = (LeaveGranted, DeportationOrdered)
            after = [fact.on for kind in kinds for fact in case.history.of(kind) if fact.in_order > granted.in_order]
            give = "Give the leave that follows, or decide again"
            yield ToAnswer(
                claim.barrier, granted, "leave granted, or an order made since", min(after, default=None), give
            )


def _raised(case: Case) -> tuple[Any, ...]:
    leaving = case.standing.departure
    return leaving.raised if leaving is not None else ()
