"""Attempts to leave of the invented people: prepared, failed for the causes that the audits named, made in the end.

Each person has a chance of their own here, so that what was invented before stays what it was.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Literal

from casekeeper.facts.appeals import AppealableDecisionServed, AppealLodged, AppealOutcome
from casekeeper.facts.casework import BarrierCleared, BarrierOpened, BarrierRecoded
from casekeeper.facts.departures import (
    ArrivalConfirmed,
    AttemptBooked,
    AttemptFailed,
    AttemptPlanned,
    Cause,
    Check,
    Controller,
    DepartureCheckMade,
    FailureRegraded,
    FailureReviewed,
    How,
    PersonBoarded,
    PersonCollected,
    RemovalNoticeServed,
    Stage,
)
from casekeeper.facts.documents import DocumentHeld
from casekeeper.facts.family import BestInterestsRecorded
from casekeeper.facts.immigration import DeportationOrdered, DeportationOrderServed
from casekeeper.position.departure.safeguards import decider_of
from casekeeper.synthetic import departure_shape as shape
from casekeeper.synthetic.course_of_appeals import subject_of, tell_course
from casekeeper.synthetic.told import Life

RETURNS, MANAGER, REVIEWER = "returns-logistics.officer", "returns-logistics.manager", "casework.manager"
MOSTLY_READY, CHECKED_EARLY = 0.7, 0.4
READY_BEFORE = 45
LATE_BY = 14
"""Days before somebody leaves by which the order is served and the rest of the papers are there."""
_ORDER: tuple[Stage, ...] = ("planned", "notice served", "booked", "collected", "at the port", "boarded", "on arrival")


def tell_leaving(life: Life, whose: str, left_on: date, *, early: bool, country: str) -> None:
    """Everything from the papers to arrival of somebody who left on the day; for some, one failure or two before."""
    life = _aside(life, whose)
    chance = life.chance
    failures = int(chance.random() < shape.BEFORE_LEAVING / (1 + shape.SECOND_FAILURE))
    failures += int(bool(failures) and chance.random() < shape.SECOND_FAILURE)
    starts = left_on - timedelta(days=READY_BEFORE + 35 * failures)
    if chance.random() < shape.APPEALED_BEFORE_LEAVING:
        tell_appeal(life, whose, starts - timedelta(days=150), outcome="dismissed")
    tell_papers(life, starts, left_on)
    how: How = "early removal scheme" if early else "removed"
    for number in range(failures, 0, -1):
        _tell_failed(life, left_on - timedelta(days=35 * number + chance.randrange(5)), how, country)
    attempt = tell_prepared(life, left_on, how, country)
    if attempt is not None:
        life.tell(PersonBoarded(attempt=attempt, carrier="An airline (invented)"), left_on, by=RETURNS)
        arrived = ArrivalConfirmed(attempt=attempt, evidence="The escort's report", evidence_kind="escort's report")
        life.tell(arrived, left_on, lag=1, by=RETURNS)


def tell_failed_attempts(life: Life, whose: str, strand: str, since: date, country: str) -> None:
    """Of somebody still here: an attempt within the last year that failed, for as many as there are to be."""
    life = _aside(life, whose)
    chance = life.chance
    first = max(since + timedelta(days=1), life.today - timedelta(days=364))
    days = (life.today - first).days - 2
    if days < 1 or chance.random() >= shape.OF_THOSE_HERE.get(strand, 0.0):
        return
    on = first + timedelta(days=chance.randrange(days))
    tell_papers(life, on - timedelta(days=READY_BEFORE), on)
    _tell_failed(life, on, "removed", country)


def tell_planned(life: Life, whose: str, strand: str, country: str) -> None:
    """Of somebody held: a departure planned for the next days, with what is done for it by now."""
    life = _aside(life, whose, "planned")
    if life.chance.random() < shape.PLANNED.get(strand, 0.0):
        leaves_on = life.today + timedelta(days=life.chance.randrange(1, 15))
        if life.chance.random() < MOSTLY_READY:
            tell_papers(life, life.today - timedelta(days=20), leaves_on)
        early = Random(f"checked early {whose}").random() < CHECKED_EARLY
        checked_on = life.today - timedelta(days=1) if early else None
        tell_prepared(life, leaves_on, "removed", country, checked_on=checked_on)


def tell_pending_appeal(life: Life, whose: str, strand: str) -> None:
    """Of somebody still here: an appeal that waits for the tribunal, for as many as there are to be."""
    life = _aside(life, whose, "appeal")
    if life.chance.random() < shape.PENDING.get(strand, 0.0):
        tell_appeal(life, whose, life.today - timedelta(days=life.chance.randrange(35, 160)), outcome=None)


def tell_appeal(life: Life, whose: str, served_on: date, *, outcome: Literal["allowed", "dismissed"] | None) -> None:
    """A claim refused, an appeal, its course, and what the tribunal said of it."""
    chance = life.chance
    subject = subject_of(whose, served_on)
    refused = AppealableDecisionServed(decision=subject.appeal, proof="Signed receipt")
    decision = life.tell(refused, served_on)
    lodged = AppealLodged(
        appeal=subject.appeal, decision=decision, time="late" if subject.late else "in time", place="in the country",
        reference=f"HU/{chance.randrange(50_000, 60_000)}/{served_on.year}",
    )  # fmt: skip
    lodged_on = served_on + timedelta(days=chance.randrange(3, 13) + (LATE_BY if subject.late else 0))
    appeal = life.tell(lodged, lodged_on, source="tribunal", by="tribunal")
    decided_on = served_on + timedelta(days=chance.randrange(60, 110)) if outcome is not None else None
    if appeal is None:
        return
    tell_course(life, whose, appeal, lodged_on, decided_on)
    if outcome is not None and decided_on is not None:
        grounds = dict.fromkeys(subject.grounds, outcome)
        said = AppealOutcome.model_validate(
            {"appeal": appeal, "outcome": outcome, "document": "Determination (invented)", **grounds}
        )  # fmt: skip
        life.tell(said, decided_on, source="tribunal", by="tribunal")


def _aside(life: Life, whose: str, what: str = "attempts") -> Life:
    return Life(Random(f"{what} {whose} {life.today}"), life.today, life.told)


def tell_papers(life: Life, by: date, until: date) -> None:
    """Barriers cleared by whoever decides them, the order served, the child's record, a document: what is not there."""
    _clear_barriers(life, by)
    told = {one.said.key for one in life.told if one.happened.start <= by}
    ordered = [one for one in life.told if one.said.key == DeportationOrdered.key and one.happened.start <= by]
    if not ordered:
        life.tell(DeportationOrdered(), by - timedelta(days=3), by="casework.manager")
    if DeportationOrderServed.key not in told:
        life.tell(DeportationOrderServed(proof="Signed receipt"), by, by="casework.officer")
    if BestInterestsRecorded.key not in told:
        asked = BestInterestsRecorded(
            found="no child is affected", asked="the person, children's services",
            reasons="No child was named by anybody who was asked.", considered_by="casework.officer",
        )  # fmt: skip
        life.tell(asked, by, by="casework.officer")
    if not any(_valid(one.said, until) for one in life.told if one.happened.start <= by):
        held = DocumentHeld(
            document="emergency travel document", valid_until=until + timedelta(days=life.chance.randrange(20, 90)),
            held_by="the department",
        )  # fmt: skip
        life.tell(held, by, by=RETURNS)


def _valid(said: object, until: date) -> bool:
    return isinstance(said, DocumentHeld) and said.valid_until is not None and said.valid_until >= until


def _clear_barriers(life: Life, by: date) -> None:
    recoded = {one.said.barrier: one.said.code for one in life.told if isinstance(one.said, BarrierRecoded)}
    cleared = {one.said.barrier for one in life.told if isinstance(one.said, BarrierCleared)}
    opened = [(place, one) for place, one in enumerate(life.told) if isinstance(one.said, BarrierOpened)]
    for place, one in opened:
        if place in cleared:
            continue
        assert isinstance(one.said, BarrierOpened)
        code: str = recoded.get(place, one.said.code)
        on = max(one.happened.start, by - timedelta(days=5))
        if code == "UNKNOWN":
            code = "BAR-07"
            life.tell(
                BarrierRecoded(barrier=place, code="BAR-07", evidence="Letter from the consulate"), on, by=RETURNS
            )
        said = BarrierCleared(barrier=place, document="On file (invented)", by_unit=str(decider_of(code)))
        life.tell(said, on, by="casework.officer")


def tell_prepared(
    life: Life,
    leaves_on: date,
    how: How,
    country: str,
    upto: Stage = "boarded",
    *,
    checked_on: date | None = None,
    again_after: int | None = None,
) -> int | None:
    """Planned, notices served, checks made, seats booked, collected: up to the stage at which it failed.

    `checked_on` is the day by which every check is made, where that is early; `again_after` the failed attempt whose
    notice is used again, so that only new details are served.
    """
    chance = life.chance
    planned_on = leaves_on - timedelta(days=chance.randrange(16, 29))
    if again_after is not None:
        planned_on = max(planned_on, life.today - timedelta(days=5))
    said_planned = AttemptPlanned(leaves_on=leaves_on, how=how, to=country, planned_by=RETURNS, again_after=again_after)
    attempt = life.tell(said_planned, planned_on, by=RETURNS)
    if attempt is None or upto == "planned":
        return attempt
    notice = RemovalNoticeServed(
        notice="both" if again_after is None else "departure details", attempt=attempt, leaves_on=leaves_on,
        proof="Signed receipt",
        longer_period="Considered; an adviser was reached in time.",
    )  # fmt: skip
    life.tell(notice, planned_on + timedelta(days=1), by="casework.officer")
    if upto == "notice served":
        return attempt
    booked = AttemptBooked(attempt=attempt, reference="Booking (invented)", pounds=chance.randrange(*shape.POUNDS))
    life.tell(booked, planned_on + timedelta(days=2), by=RETURNS)
    checks: tuple[Check, ...] = ("fitness to travel", "escort", "prison release", "authorities told")
    for check in checks:
        said = DepartureCheckMade(check=check, result="met", attempt=attempt, made_by=f"{check} desk",
                                  valid_until=leaves_on + timedelta(days=5))  # fmt: skip
        last_days = leaves_on - timedelta(days=chance.randrange(2, 6))
        life.tell(said, min(last_days, checked_on or last_days), by=RETURNS)
    if upto != "booked":
        life.tell(PersonCollected(attempt=attempt, place="where the person was held"), leaves_on, by=RETURNS)
    return attempt


def _tell_failed(life: Life, on: date, how: How, country: str) -> None:
    """An attempt that failed, graded by its maker, again by somebody else, and reviewed."""
    chance = life.chance
    ours = chance.random() < shape.CONTROLLABLE_SHARE
    cause, controller, stage = _drawn(chance, shape.CONTROLLED if ours else shape.NOT_CONTROLLED)
    attempt = tell_prepared(life, on, how, country, stage)
    if attempt is None:
        return
    graded: Literal["yes", "no"] = "yes" if ours else "no"
    lost = chance.randrange(*shape.POUNDS) if _ORDER.index(stage) >= _ORDER.index("booked") else None
    failed = AttemptFailed(attempt=attempt, stage=stage, cause=cause, controllable=graded, in_control_of=controller,
                           pounds_lost=lost, graded_by=RETURNS)  # fmt: skip
    life.tell(failed, on, by=RETURNS)
    if chance.random() < shape.GRADED_AGAIN:
        other: Literal["yes", "no"] = "no" if ours else "yes"
        second = FailureRegraded(
            attempt=attempt, cause=cause, controllable=other if chance.random() < shape.GRADED_OTHERWISE else graded,
            in_control_of=controller, reasons="Read again by somebody who did not make the plan.", graded_by=REVIEWER,
        )  # fmt: skip
        life.tell(second, life.next_working_day(on, chance.randrange(3, 9)), by=REVIEWER)
        follows = FailureReviewed(attempt=attempt, follows="new attempt", lesson="Ask for the escort with the seats.",
                                  reviewed_by=REVIEWER)  # fmt: skip
        life.tell(follows, life.next_working_day(on, chance.randrange(3, 9)), by=REVIEWER)


def _drawn(chance: Random, causes: Sequence[tuple[Cause, Controller, Stage, int]]) -> tuple[Cause, Controller, Stage]:
    cause, controller, stage, _ = chance.choices(causes, [weight for *_, weight in causes])[0]
    return cause, controller, stage
