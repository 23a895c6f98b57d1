"""The line *family group* on pure histories: as known on a day, by the proof, and who counts as a child."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from tests.duties.families import STAGES
from tests.making import fact, the_calendars, the_law
from tests.ready_to_depart import LEAVES_ON, READY

from casekeeper.duties.derivation import derive
from casekeeper.facts import Fact, History, Kind, history_of
from casekeeper.facts.claims import ClaimMade
from casekeeper.facts.family import BestInterestsRecorded
from casekeeper.facts.family_groups import FamilyGrouped
from casekeeper.facts.identity import BirthDateStated
from casekeeper.facts.immigration import Departed
from casekeeper.position.departure.gate import asked_anyway
from casekeeper.position.departure.known import known_of
from casekeeper.position.departure.lines import Line
from casekeeper.position.departure.proof import proof_of_departure
from casekeeper.position.family_group import Stage, standing_groups

PARENT, CHILD = "AAAA-0001", "BBBB-0002"


def told(*more: tuple[date, Kind], born: str = "1990-05-04", **instead: Any) -> list[Fact[Any]]:
    """Somebody ready to leave, in ensured return; `instead` are other values of the fact that put them in the group."""
    both = [(on, BirthDateStated(born=born) if said.key == BirthDateStated.key else said) for on, said in READY]
    stages = [(on, said.model_copy(update=instead) if said.key == FamilyGrouped.key else said) for on, said in STAGES]
    facts = [fact(number, on, said) for number, (on, said) in enumerate([*both, *stages, *more], start=1)]
    by = {"family.return_plan_made": "one", "family.return_plan_agreed": "two"}
    return [replace(each, recorded_by=by.get(each.kind, each.recorded_by)) for each in facts]


def line_of(mine: list[Fact[Any]], theirs: list[Fact[Any]] | None, *, known_on: date | None = None) -> Line:
    family = {CHILD: theirs} if theirs is not None else None
    history, _ = history_of(PARENT, mine, known_on, family).as_at(LEAVES_ON)
    law = the_law()
    found = asked_anyway(history, law, the_calendars(), LEAVES_ON, known_of(history, law))
    return next(line for line in found.lines if line.name == "family group")


def test_all_is_ready_and_where_nobody_looked_at_the_child_it_cannot_be_told() -> None:
    assert line_of(told(), told(born="2016-03-04")).is_met
    line = line_of(told(), None)
    assert (line.outcome, line.missing) == (
        "cannot tell", ("what stands on the records of the others in the family group",),
    )  # fmt: skip
    assert line_of(told(), []).outcome == "not met", "a group of one is no group"


def test_what_was_not_known_of_the_child_that_day_does_not_count_as_known_that_day() -> None:
    claim = replace(fact(90, LEAVES_ON, ClaimMade(claim="protection")), recorded_at=fact(1, "2026-07-01", ClaimMade(
        claim="protection")).recorded_at)  # fmt: skip
    theirs = [*told(born="2016-03-04"), claim]
    assert line_of(told(), theirs, known_on=LEAVES_ON).is_met
    assert line_of(told(), theirs).outcome == "not met"


def test_the_proof_has_the_line_as_the_gate_has_it() -> None:
    left = (LEAVES_ON, Departed(how="removed"))
    claim = (LEAVES_ON, ClaimMade(claim="protection"))
    for theirs, outcome in ((told(born="2016-03-04"), "met"), (told(claim, born="2016-03-04"), "not met")):
        mine = told(left)
        proof = proof_of_departure(PARENT, mine, the_law(), the_calendars(), mine[-1].number, {CHILD: theirs})
        assert next(line for line in proof.lines if line.name == "family group").outcome == outcome
        history = history_of(PARENT, mine, family={CHILD: theirs})
        duties = derive(history, the_law(), the_calendars(), LEAVES_ON).duties
        against = [duty for duty in duties if duty.key.startswith("departure against gate")]
        assert bool(against) == (outcome != "met")


def test_who_may_be_a_child_counts_as_one_and_without_one_no_stage_is_asked() -> None:
    def couple(born: str) -> Line:
        without = [each for each in told(born=born) if not each.kind.startswith("family.return")]
        mine = [each for each in told() if not each.kind.startswith("family.return")]
        return line_of(mine, without)

    assert couple("1991-01-01").is_met
    assert couple("2016-03-04").outcome == "not met"
    assert couple("unknown").outcome == "not met"


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("family.best_interests_recorded", "What is best for the child is not recorded"),
        ("family.required_return_told", "Not yet told to leave by a day"),
        ("family.return_plan_made", "No family returns plan is made"),
        ("family.panel_advised", "The family panel has not advised"),
        ("family.return_plan_agreed", "not agreed by a second person"),
    ],
)
def test_each_step_is_asked_of_the_person_and_of_everybody_else(kind: str, why: str) -> None:
    mine, theirs = told(), told(born="2016-03-04")
    lacking = [each for each in mine if each.kind != kind]
    assert any(why in reason.text for reason in line_of(lacking, theirs).reasons)
    assert "Not everybody" in line_of(mine, [each for each in theirs if each.kind != kind]).reasons[0].text


def test_no_decision_of_their_own_holds_the_others_and_nobody_is_deported_through_somebody_else() -> None:
    theirs = [each for each in told(born="2016-03-04") if not each.kind.startswith("immigration.deportation")]
    assert line_of(told(), theirs).outcome == "not met"


def test_somebody_who_stays_behind_holds_by_claims_and_the_childs_record_and_by_no_paper_of_their_own() -> None:
    stays = {"part": "stays behind", "stays_with": "the grandmother"}
    theirs = [each for each in told(born="2016-03-04", **stays) if not each.kind.startswith("immigration.deportation")]
    assert line_of(told(), theirs).is_met
    assert line_of(told(), [*theirs, fact(90, LEAVES_ON, ClaimMade(claim="human rights"))]).outcome == "not met"
    no_record = [each for each in theirs if each.kind != BestInterestsRecorded.key]
    assert line_of(told(), no_record).outcome == "not met"
    assert "stay behind" in line_of(told(**stays), told(born="2016-03-04")).reasons[0].text


@pytest.mark.parametrize(
    ("born", "open_"), [("2016-03-04", False), ("2008-06-11", False), ("2008", True), ("1990-05-04", False)]
)
def test_a_child_is_not_held_for_being_one_beside_a_grown_up_but_a_doubt_about_age_holds(
    born: str, open_: bool
) -> None:
    history = history_of(PARENT, told(born=born), family={CHILD: told()}).as_at(LEAVES_ON)[0]
    found = asked_anyway(history, the_law(), the_calendars(), LEAVES_ON, known_of(history, the_law()))
    assert ("BAR-09" in {each.code for each in found.raised}) == open_


def test_two_children_with_nobody_grown_up_are_both_held() -> None:
    history = history_of(PARENT, told(born="2016-03-04"), family={CHILD: told(born="2017-03-04")}).as_at(LEAVES_ON)[0]
    found = asked_anyway(history, the_law(), the_calendars(), LEAVES_ON, known_of(history, the_law()))
    assert "BAR-09" in {each.code for each in found.raised}


def test_the_days_of_required_return_are_those_of_the_page_at_least() -> None:
    def stage(day: str) -> Stage:
        history: History = history_of(PARENT, [
            each if each.kind != "family.required_return_told" else replace(each, said=each.said.model_copy(
                update={"leave_by": date(2026, 1, 11)})) for each in told()
        ])  # fmt: skip
        (place,) = standing_groups(history.as_at(date.fromisoformat(day))[0], the_law())
        return place.stage_on(date.fromisoformat(day))

    assert stage("2026-01-09") is Stage.FORMED
    assert stage("2026-01-24") is Stage.REQUIRED
    assert stage("2026-01-25") is Stage.TO_PLAN
    assert stage("2026-02-04") is Stage.ENSURED
