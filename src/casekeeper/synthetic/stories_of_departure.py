"""Worked stories about leaving: everything is ready today; a second attempt on the same notice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from casekeeper.facts.consideration import Decided
from casekeeper.facts.departures import AttemptFailed, FailureRegraded, FailureReviewed
from casekeeper.facts.immigration import DeportationOrdered
from casekeeper.facts.schemes import SchemeAskedFor, SchemeDecided
from casekeeper.synthetic.attempts import tell_papers, tell_prepared
from casekeeper.synthetic.sentencing import Plan
from casekeeper.synthetic.telling import (
    Cast,
    Story,
    cast,
    held,
    tell_until_notice,
    tell_until_sentence,
    tell_until_triage,
)
from casekeeper.synthetic.told import Invented
from casekeeper.synthetic.weighing import tell_weighing

RETURNS, MANAGER = "returns-logistics.officer", "casework.manager"


def _until_order(one: Cast, made: Plan, papers_by: date, leaves_on: date) -> str:
    """From reception to an order that was served, with the child's record and a document. Returns the prison."""
    prison = tell_until_sentence(one, made)
    decided_on = tell_until_notice(one, tell_until_triage(one, made, prison)) + timedelta(days=60)
    tell_weighing(one.life, decided_on, harsh_on_a_child=False)
    said = Decided(outcome="deport, automatic", reasons="No exception is made out.", decided_by=MANAGER)
    one.life.tell(said, decided_on, by=MANAGER)
    one.life.tell(DeportationOrdered(automatic=True), decided_on + timedelta(days=4), by="casework.head")
    tell_papers(one.life, papers_by, leaves_on)
    return prison


def leaves_today(serial: int, today: date) -> Iterator[Invented]:
    """Asked to leave early; was answered, and leaves prison for the airport today with every line met."""
    one = cast(serial, today, "Besnik", "Dardhamani", "ALB")
    made = one.release_in(300, 40)
    prison = _until_order(one, made, one.days_ago(50), today)
    asked = one.life.tell(SchemeAskedFor(scheme="early removal", channel="A form from the prison"), one.days_ago(45))
    if asked is not None:
        agreed = SchemeDecided(
            offer=asked, outcome="approved", reasons="In the window, and willing.", decided_by=MANAGER
        )
        one.life.tell(agreed, one.days_ago(40), by=MANAGER)
    tell_prepared(one.life, today, "early removal scheme", "ALB", checked_on=one.days_ago(1))
    yield one.done(held(made, prison))


def second_attempt(serial: int, today: date) -> Iterator[Invented]:
    """The carrier cancelled; looked into by somebody else, and planned again while the notice may still be used."""
    one = cast(serial, today, "Kofindo", "Boatengwa", "GHA")
    made = one.release_in(150, 36)
    first, again = one.days_ago(9), one.days_ago(-4)
    prison = _until_order(one, made, one.days_ago(50), again)
    attempt = tell_prepared(one.life, first, "removed", "GHA", "booked")
    if attempt is not None:
        failed = AttemptFailed(attempt=attempt, stage="booked", cause="no seat or flight cancelled", controllable="no",
                               in_control_of="carrier", pounds_lost=620, graded_by=RETURNS)  # fmt: skip
        one.life.tell(failed, first, by=RETURNS)
        second = FailureRegraded(
            attempt=attempt, cause="no seat or flight cancelled", controllable="no", in_control_of="carrier",
            reasons="The airline's message came two hours before the flight.", graded_by=MANAGER,
        )  # fmt: skip
        one.life.tell(second, first + timedelta(days=3), by=MANAGER)
        lesson = FailureReviewed(attempt=attempt, follows="new attempt", lesson="Book a carrier with a later flight.",
                                 reviewed_by=MANAGER)  # fmt: skip
        one.life.tell(lesson, first + timedelta(days=3), by=MANAGER)
        tell_prepared(one.life, again, "removed", "GHA", checked_on=one.days_ago(1), again_after=attempt)
    yield one.done(held(made, prison))


STORIES: tuple[Story, ...] = (
    Story("Besnik Dardhamani", "leaves today, and everything is ready", leaves_today),
    Story("Kofindo Boatengwa", "a flight was cancelled; the second attempt uses the same notice", second_attempt),
)
