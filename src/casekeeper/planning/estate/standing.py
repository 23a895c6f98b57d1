"""How the removal centres stand at a moment: beds by centre, and who is expected or came without being expected.

Available = capacity - in use - out of commission - held in reserve - booked - scheduled in. It may fall below nought:
more was promised than there is, and hiding that would promise still more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from casekeeper.planning.estate.beds import BedOut, beds_out
from casekeeper.planning.estate.bookings import Booked, NotBooked, bookings_on
from casekeeper.planning.estate.detainees import detainees
from casekeeper.planning.estate.movements import Moved, NotPlaced, Returned, movements
from casekeeper.planning.estate.names import places
from casekeeper.planning.estate.orders import Expected, LeftOut, standing
from casekeeper.planning.estate.reconciling import Reconciled, reconcile
from casekeeper.planning.estate.rules import Rules, booking_day, shown
from casekeeper.planning.estate.told import Beds, Booking, Capacity, Heartbeat, LocationNames, Order, Told


class BedCount(NamedTuple):
    """One centre's beds for men, or for women. None where the centre has told nothing."""

    capacity: int | None
    in_use: int | None
    out: int | None
    in_reserve: int
    booked: int
    scheduled_in: int
    scheduled_out: int
    unexpected_in: int
    unexpected_out: int

    @property
    def available(self) -> int | None:
        """None: cannot tell, as no capacity or no heartbeat was told."""
        if self.capacity is None or self.in_use is None or self.out is None:
            return None
        return self.capacity - self.in_use - self.out - self.in_reserve - self.booked - self.scheduled_in


class CentreNow(NamedTuple):
    """One centre at the moment. `heard_at` is the moment of its last heartbeat."""

    code: str
    men: BedCount
    women: BedCount
    heard_at: datetime | None
    beds_out: tuple[BedOut, ...]


class Estate(NamedTuple):
    """Everything at the moment. What could not be placed or did not count stands here with its reason."""

    at: datetime
    centres: tuple[CentreNow, ...]
    scheduled: tuple[Expected, ...]
    unexpected: tuple[Moved, ...]
    together: tuple[tuple[Moved, Expected], ...]
    not_placed: tuple[NotPlaced, ...]
    returned: tuple[Returned, ...]
    booked: tuple[Booked, ...]
    orders_left_out: tuple[LeftOut, ...]
    bookings_left_out: tuple[NotBooked, ...]

    @property
    def missing(self) -> tuple[Expected, ...]:
        """Who should be here by now and is not."""
        return tuple(each for each in self.scheduled if each.order.direction == "in" and each.order.at <= self.at)


def estate_at(
    centres: Sequence[str], told: Iterable[Told], orders: Iterable[Order], bookings: Iterable[Booking], *,
    at: datetime, rules: Rules,
) -> Estate:  # fmt: skip
    """Nothing told of a later moment counts."""
    known = [each for each in told if each.at <= at]
    latest = _latest(known)
    names = {centre: said for (centre, _), said in latest.items() if isinstance(said, LocationNames)}
    written = places(names)
    moved = movements(known, detainees(known))
    stands = standing(orders, written, moved.returned, rules)
    left = _shown(reconcile(moved.moved, stands.expected, rules), at, rules)
    ordered_in = {each.order.cid for each in stands.expected if each.order.direction == "in"}
    booked = bookings_on(booking_day(at, begins=rules.day_begins), bookings, written, ordered_in)
    out = beds_out(known, moved)
    heard = {each.centre: each.at for each in sorted(known, key=lambda each: (each.at, each.number))
             if isinstance(each.said, Heartbeat)}  # fmt: skip

    def count(centre: str, beds: Beds) -> BedCount:
        return _count(centre, beds, latest, left, booked.booked)

    span = shown(at, rules)
    return Estate(
        at,
        tuple(
            CentreNow(code, count(code, "men"), count(code, "women"), heard.get(code),
                      tuple(bed for bed in out if bed.centre == code))
            for code in centres
        ),
        left.scheduled, left.unexpected, left.together,
        tuple(each for each in moved.not_placed if span.covers(each.at)), moved.returned,
        booked.booked, stands.left_out, booked.left_out,
    )  # fmt: skip


def _latest(known: Iterable[Told]) -> Mapping[tuple[str, str], object]:
    """Of capacity, names and heartbeat of each centre the newest."""
    return {
        (each.centre, each.said.key): each.said
        for each in sorted(known, key=lambda each: (each.at, each.number))
        if each.said.key != "event"
    }


def _shown(found: Reconciled, at: datetime, rules: Rules) -> Reconciled:
    """What is long past, or for a later day, is neither short of a bed today nor news."""
    span = shown(at, rules)
    return Reconciled(
        tuple(pair for pair in found.together if span.covers(pair[0].at) or span.covers(pair[1].order.at)),
        tuple(each for each in found.unexpected if span.covers(each.at)),
        tuple(each for each in found.scheduled if span.covers(each.order.at)),
    )


def _count(
    centre: str, beds: Beds, latest: Mapping[tuple[str, str], object], left: Reconciled, booked: Sequence[Booked]
) -> BedCount:  # fmt: skip
    capacity, heartbeat = latest.get((centre, "capacity")), latest.get((centre, "heartbeat"))
    ours = [each for each in booked if (each.centre, each.beds) == (centre, beds)]
    scheduled = [each.order.direction for each in left.scheduled if (each.centre, each.beds) == (centre, beds)]
    unexpected = [each.direction for each in left.unexpected if (each.centre, each.beds) == (centre, beds)]
    return BedCount(
        getattr(capacity, beds) if isinstance(capacity, Capacity) else None,
        getattr(heartbeat, f"{beds}_in_use") if isinstance(heartbeat, Heartbeat) else None,
        getattr(heartbeat, f"{beds}_out") if isinstance(heartbeat, Heartbeat) else None,
        sum(1 for each in ours if each.in_reserve),
        sum(1 for each in ours if not each.in_reserve),
        scheduled.count("in"), scheduled.count("out"), unexpected.count("in"), unexpected.count("out"),
    )  # fmt: skip
