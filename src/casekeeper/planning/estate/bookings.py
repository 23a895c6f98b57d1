"""Which beds are booked or held in reserve on a day, and why the other bookings of the snapshot do not count."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from casekeeper.planning.estate.names import Place, plain_name
from casekeeper.planning.estate.rules import Span
from casekeeper.planning.estate.told import Beds, Booking

HELD_IN_RESERVE_BY = ("depmu", "htu")

UNKNOWN_PLACE = "no centre has told that its beds go by this name"
ANOTHER_DAY = "it is for another day"
NAMED_RESERVE = "a bed held in reserve is for nobody by name, and this one names somebody"
HAS_AN_ORDER = "an order to move this person in stands"
BOOKED_TWICE = "a bed is booked for this person already"


class Booked(NamedTuple):
    """A booking that counts. `in_reserve`: held by the movement desk for whatever comes."""

    booking: Booking
    centre: str
    beds: Beds
    in_reserve: bool


class NotBooked(NamedTuple):
    """A booking that does not count, and why."""

    booking: Booking
    why: str


class Bookings(NamedTuple):
    """What a snapshot of bookings comes to on a day."""

    booked: tuple[Booked, ...]
    left_out: tuple[NotBooked, ...]


def bookings_on(
    day: Span, bookings: Iterable[Booking], places: Mapping[str, Place], ordered_in: Collection[int]
) -> Bookings:  # fmt: skip
    """`ordered_in`: the CID numbers of everybody whom a standing order brings in, at whichever centre."""
    booked: list[Booked] = []
    left_out: list[NotBooked] = []
    named: set[int] = set()
    for each in bookings:
        place = places.get(plain_name(each.location))
        in_reserve = plain_name(each.task_force).startswith(HELD_IN_RESERVE_BY)
        why = _why_not(each, day, place, in_reserve, ordered_in, named)
        if why or place is None:
            left_out.append(NotBooked(each, why))
            continue
        if each.cid is not None:
            named.add(each.cid)
        booked.append(Booked(each, place.centre, place.beds, in_reserve))
    return Bookings(tuple(booked), tuple(left_out))


def _why_not(
    booking: Booking, day: Span, place: Place | None, in_reserve: bool, ordered_in: Collection[int], named: set[int]
) -> str:  # fmt: skip
    if place is None:
        return UNKNOWN_PLACE
    if not day.covers(booking.at):
        return ANOTHER_DAY
    if booking.cid is None:
        return ""
    if in_reserve:
        return NAMED_RESERVE
    if booking.cid in ordered_in:
        return HAS_AN_ORDER
    return BOOKED_TWICE if booking.cid in named else ""
