"""Removal centres, each scenario with its counts: heartbeat, events, orders, bookings, beds and what is left over."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.planning.estate_told import ARRAN, BENNU, FENWICK, HEATHER, NOON, Story, hours, left_over, rules

from casekeeper.planning.estate import orders as why
from casekeeper.planning.estate.movements import Moved
from casekeeper.planning.estate.names import plain_name
from casekeeper.planning.estate.orders import Expected
from casekeeper.planning.estate.owners import OWNER, WITHOUT_RECORD, owner_of
from casekeeper.planning.estate.reconciling import reconcile
from casekeeper.planning.estate.rules import Reinstated
from casekeeper.planning.estate.told import Order


def test_a_centre_that_has_told_nothing_cannot_be_said_to_have_room() -> None:
    count = Story(heartbeat=False).men()
    assert (count.capacity, count.in_use, count.available) == (1000, None, None)


def test_a_heartbeat_gives_each_kind_of_bed_its_own_count_and_more_out_than_there_is_goes_below_nought() -> None:
    story = Story(men=1000, women=10_000)
    story.beat(men_in_use=100, men_out=2000, women_in_use=2000, women_out=3000)
    centre = story.centre()
    assert (centre.men.in_use, centre.men.out, centre.men.available) == (100, 2000, -1100)
    assert (centre.women.in_use, centre.women.out, centre.women.available) == (2000, 3000, 5000)
    assert centre.heard_at == NOON
    assert story.men(FENWICK).available == 1000


def test_an_older_heartbeat_that_arrives_later_changes_nothing() -> None:
    story = Story()
    story.beat(men_in_use=40)
    story.beat(men_in_use=900, at=hours(-1))
    assert story.men().in_use == 40
    assert story.men(at=hours(-0.5)).in_use == 900, "but it tells how full it was then"


def test_capacity_told_later_holds_from_then_on() -> None:
    from casekeeper.planning.estate.told import Capacity

    story = Story()
    story.tell(HEATHER, Capacity(men=1100, women=0), hours(-1))
    assert (story.men().available, story.men(at=hours(-2)).available) == (1100, 1000)


def test_an_order_in_takes_a_bed_until_the_person_is_there_and_an_order_out_frees_none() -> None:
    story = Story()
    story.order("in")
    assert (story.men().available, left_over(story.men())) == (999, (1, 0, 0, 0))
    story.comes()
    assert (story.men().available, left_over(story.men())) == (1000, (0, 0, 0, 0))
    assert len(story.estate().together) == 1
    story.order("out", ref=102)
    assert (story.men().available, left_over(story.men())) == (1000, (0, 1, 0, 0))
    story.leaves(at=0)
    assert left_over(story.men()) == (0, 0, 0, 0)


def test_events_without_orders_are_unexpected_and_leave_the_room_as_the_centre_counts_it() -> None:
    story = Story()
    story.comes(cid=ARRAN, person="12", at=-2)
    story.leaves(person="12", at=-1)
    assert (story.men().available, left_over(story.men())) == (1000, (0, 0, 1, 1))


def test_only_the_same_person_and_the_same_direction_go_together() -> None:
    story = Story()
    story.order("in", cid=BENNU)
    story.order("out", ref=102, cid=ARRAN)
    story.comes(cid=ARRAN)
    assert left_over(story.men()) == (1, 1, 1, 0)


@pytest.mark.parametrize(("days", "together"), [(-3, True), (-3.01, False), (2, True), (2.01, False), (0, True)])
def test_the_order_may_lie_three_days_before_the_event_and_two_after_it(days: float, together: bool) -> None:
    event = Moved(HEATHER, "12", ARRAN, "men", "in", NOON, 1)
    at = NOON + timedelta(days=days)
    order = Expected(
        Order(location="x", direction="in", ref=5, at=at, type="", cid=ARRAN), HEATHER, "men"
    )  # fmt: skip
    found = reconcile([event], [order], rules())
    assert bool(found.together) is together
    assert (len(found.unexpected), len(found.scheduled)) == ((0, 0) if together else (1, 1))


def test_the_event_may_lie_two_days_on_either_side_of_the_order() -> None:
    assert rules().may_be_the_same(NOON, NOON + timedelta(days=2))
    assert rules().may_be_the_same(NOON, NOON - timedelta(days=2))
    wider = rules()._replace(event_around_order=timedelta(days=9))
    assert wider.may_be_the_same(NOON, NOON - timedelta(days=9)), "either window alone is enough"


def test_two_orders_and_one_event_the_nearest_goes_with_it() -> None:
    story = Story()
    story.order("in", ref=101, at=-20)
    story.order("in", ref=102, at=-1)
    story.comes(at=0)
    (still,) = story.estate().scheduled
    assert still.order.ref == 101
    assert story.men().available == 999


def test_an_update_that_says_it_was_somebody_else_parts_them_again() -> None:
    story = Story()
    story.order("in", cid=ARRAN)
    story.comes(cid=ARRAN)
    assert left_over(story.men()) == (0, 0, 0, 0)
    story.event("update individual", cid=BENNU, beds="men", at=0)
    assert left_over(story.men()) == (1, 0, 1, 0)


def test_an_update_of_the_beds_moves_the_person_to_the_other_count() -> None:
    story = Story()
    story.comes(at=-1)
    story.event("update individual", cid=ARRAN, beds="women")
    centre = story.centre()
    assert (centre.men.unexpected_in, centre.women.unexpected_in) == (0, 1)


def test_a_late_update_does_not_take_the_place_of_a_newer_one() -> None:
    story = Story()
    story.comes(cid=ARRAN, at=-1)
    story.event("update individual", cid=BENNU, at=-0.2)
    story.event("update individual", cid=9999, at=-0.5)
    assert [each.cid for each in story.estate().unexpected] == [BENNU]


def test_a_check_out_of_somebody_nobody_told_of_waits_to_be_placed_and_is_counted_once_it_is() -> None:
    story = Story()
    story.leaves()
    assert left_over(story.men()) == (0, 0, 0, 0)
    assert [each.person for each in story.estate().not_placed] == ["12"]
    story.event("update individual", cid=ARRAN, beds="men")
    assert left_over(story.men()) == (0, 0, 0, 1)
    assert story.estate().not_placed == ()


def test_a_reinstatement_takes_back_the_check_out() -> None:
    story = Story()
    story.comes(at=-80)
    story.leaves(at=-1)
    assert left_over(story.men()) == (0, 0, 0, 1)
    story.event("reinstatement", at=0)
    assert left_over(story.men()) == (0, 0, 0, 0)
    (back,) = story.estate().returned
    assert back.undid is not None


def test_a_reinstatement_takes_back_one_check_out_and_none_before_a_new_check_in() -> None:
    story = Story()
    story.comes(at=-30)
    story.leaves(at=-29)
    story.comes(at=-20)
    story.event("reinstatement", at=-10)
    assert left_over(story.men()) == (0, 0, 2, 1)
    assert [each.undid for each in story.estate().returned] == [None]


@pytest.mark.parametrize(
    ("reading", "dropped", "scheduled_in", "scheduled_out"),
    [(Reinstated.AS_NAMED, "Failed-Removal-Return", 0, 1), (Reinstated.AS_CODED, "Removal", 1, 0)],
)
def test_both_readings_of_which_order_a_reinstatement_undoes(
    reading: Reinstated, dropped: str, scheduled_in: int, scheduled_out: int
) -> None:
    """As named, the order made for the return needs no bed. As coded, that one stays and takes a bed that is in use."""
    story = Story()
    story.comes(at=-80)
    story.leaves(at=-2)
    story.event("reinstatement", at=0)
    story.order("out", ref=201, at=-2, type="Removal")
    story.order("in", ref=202, at=1, type="Failed-Removal-Return")
    estate = story.estate(reinstated=reading)
    assert [(each.order.type, each.why) for each in estate.orders_left_out] == [(dropped, why.UNDONE)]
    count = story.men(reinstated=reading)
    assert (count.scheduled_in, count.scheduled_out, count.available) == (
        scheduled_in, scheduled_out, 1000 - scheduled_in,
    )  # fmt: skip


@pytest.mark.parametrize(("hour", "dropped"), [(3, True), (3.1, False), (-3, True), (-3.1, False)])
def test_a_reinstatement_undoes_orders_within_three_hours_of_the_same_person_alone(hour: float, dropped: bool) -> None:
    story = Story()
    story.comes(at=-80)
    story.leaves(at=-2)
    story.event("reinstatement", at=0)
    story.order("in", ref=202, at=hour, type="failed-removal-return")
    story.order("in", ref=203, at=hour, type="Failed-Removal-Return", cid=BENNU)
    left_out = [each.order.ref for each in story.estate().orders_left_out]
    assert left_out == ([202] if dropped else [])


def test_an_order_in_and_one_out_under_one_reference_in_one_centre_cancel() -> None:
    story = Story()
    story.order("in", ref=300)
    story.order("out", ref=300, location="Heather annexe")
    story.order("in", ref=301, location="Fenwick male")
    story.order("out", ref=301, location="Heather male", cid=BENNU)
    estate = story.estate()
    assert {(each.order.ref, each.why) for each in estate.orders_left_out} == {(300, why.CANCELLED)}
    assert (left_over(story.men()), left_over(story.men(FENWICK))) == ((0, 1, 0, 0), (1, 0, 0, 0))


def test_orders_that_need_no_bed_have_no_reference_or_name_an_unknown_place_are_left_out_with_the_reason() -> None:
    story = Story()
    story.order("in", ref=1)
    story.order("in", ref=0)
    story.order("in", ref=400, type="Non-Occupancy")
    story.order("in", ref=401, location="Somewhere else")
    assert [each.why for each in story.estate().orders_left_out] == [
        why.NO_REFERENCE, why.NO_REFERENCE, why.NEEDS_NO_BED, why.UNKNOWN_PLACE,
    ]  # fmt: skip
    assert story.men().available == 1000


def test_an_order_that_a_newer_snapshot_no_longer_has_does_not_count() -> None:
    story = Story()
    story.order("in", ref=500)
    story.order("in", ref=501, cid=BENNU)
    assert story.men().available == 998
    story.orders = story.orders[1:]
    assert story.men().available == 999


def test_a_location_is_known_by_its_letters_and_figures_whatever_the_case_spaces_and_apostrophes() -> None:
    assert plain_name(" Yarl\u2019s  Wood ") == plain_name("YARLS WOOD")
    story = Story()
    story.order("in", location=" HEATHER   annexe ")
    assert story.men().scheduled_in == 1
    story.orders = []
    story.order("in", location="heather FEMALE")
    assert story.centre().women.scheduled_in == 1


def test_whoever_should_be_here_by_now_and_is_not_is_missing_and_whoever_is_due_later_today_is_not_yet() -> None:
    story = Story()
    story.order("in", ref=601, at=-5)
    story.order("in", ref=602, at=5, cid=BENNU)
    assert [each.order.ref for each in story.estate().missing] == [601]
    assert story.men().scheduled_in == 2


@pytest.mark.parametrize(("days", "counts"), [(-3, 0), (-2, 1), (0, 1), (1, 0)])
def test_what_is_long_past_or_for_a_later_day_takes_no_bed_today(days: int, counts: int) -> None:
    story = Story()
    story.order("in", at=24 * days)
    assert story.men().scheduled_in == counts


def test_a_moment_in_the_past_is_shown_as_it_was_told() -> None:
    story = Story()
    story.comes(at=-1)
    assert story.men(at=hours(-2)).unexpected_in == 0


def test_every_leftover_has_an_owner_and_without_a_record_it_is_for_those_who_open_records() -> None:
    for left, unit in OWNER.items():
        assert owner_of(left, has_record=True) is unit
        assert owner_of(left, has_record=False) is WITHOUT_RECORD


times = st.floats(-200, 200).map(hours)
moved = st.builds(
    Moved, st.sampled_from([HEATHER, FENWICK]), st.just("12"), st.sampled_from([ARRAN, BENNU]), st.just("men"),
    st.sampled_from(["in", "out"]), times, st.just(0),
)  # fmt: skip
ordered = st.builds(
    lambda centre, cid, direction, at: Expected(
        Order(location="x", direction=direction, ref=2, at=at, type="", cid=cid), centre, "men"
    ),
    st.sampled_from([HEATHER, FENWICK]), st.sampled_from([ARRAN, BENNU]), st.sampled_from(["in", "out"]), times,
)  # fmt: skip


@given(st.lists(moved, max_size=8), st.lists(ordered, max_size=8), st.randoms(use_true_random=False))
def test_every_event_and_every_order_is_in_exactly_one_place_whatever_their_order(
    events: list[Moved], orders: list[Expected], chance: random.Random
) -> None:
    events = [event._replace(number=nth) for nth, event in enumerate(events)]
    orders = [
        each._replace(order=each.order.model_copy(update={"ref": nth + 2})) for nth, each in enumerate(orders)
    ]  # fmt: skip
    found = reconcile(events, orders, rules())
    assert len(found.together) + len(found.unexpected) == len(events)
    assert len(found.together) + len(found.scheduled) == len(orders)
    for event, order in found.together:
        assert (event.centre, event.cid, event.direction) == (order.centre, order.order.cid, order.order.direction)
        assert rules().may_be_the_same(event.at, order.order.at)
    for event in found.unexpected:
        for order in found.scheduled:
            same = (event.centre, event.cid, event.direction) == (order.centre, order.order.cid, order.order.direction)
            assert not (same and rules().may_be_the_same(event.at, order.order.at)), "nothing that fits is left apart"
    chance.shuffle(events)
    chance.shuffle(orders)
    again = reconcile(events, orders, rules())
    assert (set(again.together), set(again.unexpected), set(again.scheduled)) == (
        set(found.together), set(found.unexpected), set(found.scheduled),
    )  # fmt: skip
