"""What must always hold of families, whatever was told of each of them, in whatever order, learned however late."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.duties.families import PEOPLE, families, family_facts, histories_of
from tests.making import the_calendars, the_law
from tests.ready_to_depart import LEAVES_ON

from casekeeper.duties.derivation import Derived, derive
from casekeeper.facts import History
from casekeeper.facts.family_groups import FamilyGrouped, FamilyParted
from casekeeper.facts.identity import Died
from casekeeper.position.closing import closing_of
from casekeeper.position.departure.safeguards import SAFEGUARDS
from casekeeper.position.family_group import groups_of

DAYS = st.just(LEAVES_ON) | st.dates(date(2025, 6, 1), date(2027, 6, 30))
careful = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


OF_FAMILIES = ("record best interests", "separate decision", "answer safeguard:BAR-09")
"""Steps that follow from facts about a family; that a child is a child is answered by the plan that another agreed."""


def on(history: History, day: date) -> Derived:
    return derive(history, the_law(), the_calendars(), day)


def alone(history: History) -> History:
    return History(history.person, history.facts, history.corrected)


def is_open(result: Derived) -> bool:
    gate = result.gates.get("depart")
    return gate is not None and gate.outcome == "met" and gate.value["how"] != "voluntary"


def together(one: History, other: History, day: date) -> bool:
    """Do both stand in one group, by their own facts, as anybody would read them who knows no program?"""
    groups = [
        {each.group for each in groups_of(told.as_at(day)[0], the_law()) if each.parted is None}
        for told in (one, other)
    ]
    return bool(groups[0] & groups[1])


@careful
@given(families(), DAYS)
def test_nobody_leaves_while_somebody_of_their_group_is_protected(told: dict[str, History], day: date) -> None:
    for history in told.values():
        if not is_open(on(history, day)):
            continue
        for other in told.values():
            if other is not history and together(history, other, day):
                theirs = on(alone(other), day)
                codes = theirs.position["safeguards"].value
                stays = any(fact.said.part == "stays behind" for fact in other.as_at(day)[0].of(FamilyGrouped))
                protected = [code for code in codes if SAFEGUARDS[code].hard and code != "BAR-09"]
                claims = [code for code in protected if code <= "BAR-06"]
                assert not (claims if stays else protected)
                assert not other.as_at(day)[0].has(Died)


@careful
@given(families(), DAYS)
def test_where_nobody_looked_at_the_others_nobody_in_a_group_leaves(told: dict[str, History], day: date) -> None:
    for history in told.values():
        seen = history.as_at(day)[0]
        if any(each.parted is None for each in groups_of(seen, the_law())):
            assert not is_open(on(alone(history), day))


@careful
@given(families(), DAYS)
def test_nobody_loses_a_next_step_of_their_own_for_being_in_a_group(told: dict[str, History], day: date) -> None:
    for history in told.values():
        own = [fact for fact in history.facts if not fact.kind.startswith("family.")]
        without = on(History(history.person, own), day)
        kept = {duty.what for duty in on(history, day).duties}
        lost = [duty for duty in without.duties if duty.is_open and duty.what not in kept]
        assert [duty.key for duty in lost if not duty.key.startswith(OF_FAMILIES)] == []


@careful
@given(families(), DAYS, st.integers(0, 200))
def test_nothing_changes_before_the_next_boundary(told: dict[str, History], day: date, ahead: int) -> None:
    for history in told.values():
        now, later = on(history, day), day + timedelta(days=ahead)
        if now.next_boundary is not None:
            later = min(later, now.next_boundary - timedelta(days=1))
        assert on(history, later) == now


@careful
@given(family_facts(), DAYS, st.randoms(use_true_random=False))
def test_the_order_in_which_rows_arrive_does_not_matter(told: Any, day: date, shuffle: random.Random) -> None:
    shuffled = {who: shuffle.sample(facts, len(facts)) for who, facts in told.items()}
    for one, other in zip(histories_of(told).values(), histories_of(shuffled).values(), strict=True):
        assert on(one, day) == on(other, day)


@careful
@given(families(), DAYS)
def test_a_group_that_stands_has_a_next_step_or_is_all_gone_through(told: dict[str, History], day: date) -> None:
    for history in told.values():
        result = on(history, day)
        assert len({duty.key for duty in result.duties}) == len(result.duties)
        standing = [each for each in groups_of(history.as_at(day)[0], the_law()) if each.parted is None]
        closed = closing_of(history.as_at(day)[0])
        if result.leaving is not None and closed is None and standing and result.leaving.families[0].with_child:
            steps = [duty for duty in result.duties if duty.under.page.startswith("family_returns_policy.")]
            assert steps


@careful
@given(families(), DAYS)
def test_no_reason_on_one_record_names_another_or_a_barrier_of_theirs(told: dict[str, History], day: date) -> None:
    for who, history in told.items():
        line = next((each for each in _lines(on(history, day)) if each.name == "family group"), None)
        for reason in line.reasons if line is not None else ():
            assert "BAR-" not in reason.text
            assert not any(other in reason.text for other in PEOPLE if other != who)
            assert reason.fact is None or any(fact.number == reason.fact for fact in history.facts)


def _lines(result: Derived) -> Any:
    return result.leaving.lines if result.leaving is not None else ()


@careful
@given(families(), DAYS)
def test_nobody_is_parted_by_one_person(told: dict[str, History], day: date) -> None:
    for history in told.values():
        for place in groups_of(history.as_at(day)[0], the_law()):
            if place.parted is not None:
                assert isinstance(place.parted.said, FamilyParted)
                names = {place.parted.recorded_by, place.parted.said.decided_by}
                proposals = [f for f in history.facts if f.kind == "family.parting_proposed"]
                assert any(not names & {f.recorded_by, f.said.proposed_by} for f in proposals)
