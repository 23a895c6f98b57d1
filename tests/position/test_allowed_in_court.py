"""What a court allowed: a review keeps the person here until it is decided anew, an order until it is discharged."""

from __future__ import annotations

from datetime import date, timedelta

from tests.making import derived
from tests.ready_to_depart import LEAVES_ON, READY, ready_history

from casekeeper.duties.derivation import Derived
from casekeeper.facts import Kind
from casekeeper.facts.challenges import ChallengeDecided, ChallengeIssued
from casekeeper.facts.consideration import Decided
from casekeeper.position.answer import Answer

MORNING = LEAVES_ON


def on_the_day(*more: tuple[date, Kind]) -> Derived:
    return derived(ready_history(*more), LEAVES_ON.isoformat())


def gate_on_the_day(*more: tuple[date, Kind]) -> Answer:
    return on_the_day(*more).gates["depart"]


def test_a_review_that_was_allowed_stops_removal_until_it_is_decided_anew_by_whoever_knew_of_the_judgment() -> None:
    number, yesterday = len(READY) + 1, MORNING - timedelta(days=1)
    review = (yesterday, ChallengeIssued(challenge="judicial review"))
    allowed = (MORNING, ChallengeDecided(challenge=number, outcome="allowed", document="D1"))
    again = Decided(outcome="deport", reasons="As the court asked.", decided_by="A. Decider")
    not_again = Decided(outcome="do not deport", reasons="As the court asked.", decided_by="A. Decider")

    def said(*more: tuple[date, Kind]) -> str:
        return " ".join(reason.text for reason in gate_on_the_day(*more).reasons)

    assert gate_on_the_day(review, allowed).outcome == "not met"
    assert "Judicial review allowed on 2026-06-10, and no decision to remove made since" in said(review, allowed)
    assert gate_on_the_day(review, (yesterday, again), allowed).outcome == "not met"
    assert gate_on_the_day(review, allowed, (yesterday, again)).outcome == "not met"
    assert gate_on_the_day(review, allowed, (MORNING, not_again)).outcome == "not met"
    found = on_the_day(review, allowed, (MORNING, again))
    assert found.gates["depart"].outcome == "met"
    assert found.leaving is not None
    line = next(each for each in found.leaving.lines if each.name == "no open safeguard")
    assert [each.text for each in line.reasons] == [
        "Judicial review allowed on 2026-06-10, and removal decided anew on 2026-06-10"
    ]


def test_an_order_of_a_court_that_was_allowed_stands_whatever_is_decided_until_it_is_discharged() -> None:
    number = len(READY) + 1
    order = (MORNING, ChallengeIssued(challenge="injunction or interim order"))
    allowed = (MORNING, ChallengeDecided(challenge=number, outcome="allowed", document="D1"))
    again = (MORNING, Decided(outcome="deport", reasons="Reasons.", decided_by="A. Decider"))
    discharged = (MORNING, ChallengeDecided(challenge=number, outcome="order discharged", document="D2"))
    assert gate_on_the_day(order, allowed, again).outcome == "not met"
    assert gate_on_the_day(order, allowed, again, discharged).outcome == "met"
