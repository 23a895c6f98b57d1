"""Removal centres: beds booked, held in reserve, out of commission, kept for one person; transfers between sites."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from tests.planning.estate_told import ARRAN, FENWICK, NOON, Story, hours, left_over

from casekeeper.facts import LEGAL_ZONE
from casekeeper.planning.estate.bookings import ANOTHER_DAY, BOOKED_TWICE, HAS_AN_ORDER, NAMED_RESERVE, UNKNOWN_PLACE
from casekeeper.planning.estate.rules import booking_day
from casekeeper.planning.estate.told import OUT_OF_COMMISSION_BECAUSE


def test_beds_booked_and_beds_held_in_reserve_are_two_counts_and_both_take_room() -> None:
    story = Story()
    for task_force in ("ops1", "ops1", "DEPMU", "htu ops 2", "depmu"):
        story.book(task_force)
    count = story.men()
    assert (count.booked, count.in_reserve, count.available) == (2, 3, 995)


def test_a_bed_held_in_reserve_for_somebody_named_does_not_count() -> None:
    story = Story()
    for task_force in ("htu", "htu ops1", "depmu", "Depmu ops1"):
        story.book(task_force)
        story.book(task_force, cid=1000)
    assert (story.men().in_reserve, story.men().available) == (4, 996)
    assert {each.why for each in story.estate().bookings_left_out} == {NAMED_RESERVE}


def test_a_booking_gives_way_to_an_order_in_for_the_same_person_at_whichever_centre() -> None:
    story = Story()
    story.order("in", ref=991, cid=1000, location="Fenwick male")
    story.order("in", ref=992, cid=2000, location="Heather male")
    for cid in (None, 1000, 2000, 3000):
        story.book("ops1", cid=cid)
    count, other = story.men(), story.men(FENWICK)
    assert (count.booked, count.scheduled_in, count.available) == (2, 1, 997)
    assert (other.booked, other.scheduled_in, other.available) == (0, 1, 999)
    assert [each.why for each in story.estate().bookings_left_out] == [HAS_AN_ORDER, HAS_AN_ORDER]
    story.order("out", ref=993, cid=3000)
    assert story.men().booked == 2, "an order out is no reason"


def test_one_person_takes_one_booked_bed() -> None:
    story = Story()
    story.book("ops1", cid=1000)
    story.book("ops2", cid=1000)
    assert story.men().booked == 1
    assert [each.why for each in story.estate().bookings_left_out] == [BOOKED_TWICE]


@pytest.mark.parametrize(
    ("day", "hour", "minute", "counts"),
    [(25, 7, 0, True), (25, 6, 59, False), (26, 6, 59, True), (26, 7, 0, False), (25, 23, 0, True)],
)
def test_the_day_of_bookings_runs_from_seven_to_one_minute_before_seven(
    day: int, hour: int, minute: int, counts: bool
) -> None:
    story = Story()
    story.book("ops1", at=datetime(2026, 11, day, hour, minute, tzinfo=LEGAL_ZONE))
    assert story.men().booked == int(counts)
    assert [each.why for each in story.estate().bookings_left_out] == ([] if counts else [ANOTHER_DAY])


def test_before_seven_the_day_of_bookings_is_still_the_one_of_the_day_before() -> None:
    early = datetime(2026, 11, 26, 6, 30, tzinfo=LEGAL_ZONE)
    assert booking_day(early, begins=7) == booking_day(NOON, begins=7)
    assert booking_day(early + timedelta(minutes=30), begins=7) != booking_day(NOON, begins=7)


def test_the_day_of_bookings_is_counted_by_the_clock_on_the_wall_when_the_clocks_change() -> None:
    span = booking_day(datetime(2026, 10, 24, 12, tzinfo=LEGAL_ZONE), begins=7)
    assert (span.starts.hour, span.ends.hour) == (7, 7)
    assert span.ends.timestamp() - span.starts.timestamp() == 25 * 3600


def test_a_booking_at_an_unknown_place_is_left_out_with_the_reason() -> None:
    story = Story()
    story.book("ops1", location="Nowhere")
    assert [each.why for each in story.estate().bookings_left_out] == [UNKNOWN_PLACE]


def test_beds_out_of_commission_are_named_with_their_reasons() -> None:
    story = Story()
    for number, reason in enumerate(OUT_OF_COMMISSION_BECAUSE):
        story.event("out commission", "", bed=f"bed {number}", reason=reason, beds="men")
    assert [bed.reason for bed in story.centre().beds_out] == list(OUT_OF_COMMISSION_BECAUSE)
    assert story.men().out == 0, "how many is what the centre counts; which and why is what its events say"


def test_a_bed_goes_out_and_comes_back_and_a_late_event_does_not_take_it_out_again() -> None:
    story = Story()
    story.event("out commission", "", bed="A1", reason="Crime Scene", beds="men", at=-3)
    assert [bed.bed for bed in story.centre().beds_out] == ["A1"]
    story.event("in commission", "", bed="A1", at=-1)
    assert story.centre().beds_out == ()
    story.event("out commission", "", bed="A1", reason="Other", beds="men", at=-2)
    assert story.centre().beds_out == ()
    assert [bed.reason for bed in story.centre(at=hours(-1.5)).beds_out] == ["Other"]


def test_a_bed_kept_for_one_person_alone_says_when_that_person_has_gone() -> None:
    story = Story()
    story.comes(at=-9)
    story.event("out commission", "", bed="B2", reason="Single Occupancy", beds="men", occupant="12", at=-8)
    assert [bed.occupant_left for bed in story.centre().beds_out] == [False]
    story.leaves(at=-1)
    assert [bed.occupant_left for bed in story.centre().beds_out] == [True]


@pytest.mark.parametrize("orders_first", [True, False])
def test_a_transfer_is_a_way_out_here_and_a_way_in_there_whichever_is_told_first(orders_first: bool) -> None:
    story = Story()
    story.event("update individual", cid=ARRAN, beds="men", at=-90)

    def ordered() -> None:
        story.order("out", ref=111, location="Heather male")
        story.order("in", ref=222, location="Fenwick male")

    if orders_first:
        ordered()
        assert (left_over(story.men()), left_over(story.men(FENWICK))) == ((0, 1, 0, 0), (1, 0, 0, 0))
    story.event("inter site transfer", to=FENWICK, reason="Other")
    if not orders_first:
        assert (left_over(story.men()), left_over(story.men(FENWICK))) == ((0, 0, 0, 1), (0, 0, 1, 0))
        ordered()
    assert (left_over(story.men()), left_over(story.men(FENWICK))) == ((0, 0, 0, 0), (0, 0, 0, 0))
    assert story.men(FENWICK).available == 1000


def test_a_transfer_of_somebody_nobody_told_of_is_placed_once_the_check_in_arrives() -> None:
    story = Story()
    story.event("inter site transfer", to=FENWICK, reason="Other")
    assert len(story.estate().not_placed) == 2
    story.comes(at=-1)
    assert story.men(FENWICK).unexpected_in == 1
    assert story.estate().not_placed == ()
