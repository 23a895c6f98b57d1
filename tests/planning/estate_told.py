"""Short ways of telling a story of removal centres. Everybody and every place in it is invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any

from tests.making import the_law

from casekeeper.facts import LEGAL_ZONE
from casekeeper.planning.estate.rules import Reinstated, Rules, rules_on
from casekeeper.planning.estate.standing import BedCount, CentreNow, Estate, estate_at
from casekeeper.planning.estate.told import (
    Booking,
    Capacity,
    EstateSays,
    Event,
    Heartbeat,
    LocationNames,
    Order,
    Told,
)

DAY = date(2026, 11, 25)
NOON = datetime(2026, 11, 25, 12, tzinfo=LEGAL_ZONE)
HEATHER, FENWICK = "heather-lodge", "fenwick-hall"
ARRAN, BENNU = 4711, 4712
"""CID numbers of two people who do not exist."""


def rules(reinstated: Reinstated = Reinstated.AS_NAMED) -> Rules:
    return rules_on(the_law(), DAY, reinstated=reinstated)


def hours(number: float) -> datetime:
    return NOON + timedelta(hours=number)


class Story:
    """Two centres; what is told of them is added in the order in which it arrives."""

    def __init__(self, *, men: int = 1000, women: int = 200, heartbeat: bool = True) -> None:
        self.told: list[Told] = []
        self.orders: list[Order] = []
        self.bookings: list[Booking] = []
        for centre, name in ((HEATHER, "Heather"), (FENWICK, "Fenwick")):
            self.tell(centre, Capacity(men=men, women=women), hours(-1000))
            names = LocationNames(men=(f"{name} male", f"{name} annexe"), women=(f"{name} female",))
            self.tell(centre, names, hours(-1000))
            if heartbeat:
                self.beat(centre, at=hours(-48))

    def tell(self, centre: str, said: EstateSays, at: datetime) -> None:
        self.told.append(Told(centre, said, at, len(self.told) + 1))

    def beat(self, centre: str = HEATHER, *, at: datetime = NOON, **counts: int) -> None:
        none = {"men_in_use": 0, "women_in_use": 0, "men_out": 0, "women_out": 0}
        self.tell(centre, Heartbeat(**(none | counts)), at)

    def event(self, operation: Any, person: str = "12", *, centre: str = HEATHER, at: float = 0, **more: Any) -> None:
        self.tell(centre, Event(operation=operation, person=person, **more), hours(at))

    def comes(self, cid: int | None = ARRAN, person: str = "12", **more: Any) -> None:
        self.event("check in", person, cid=cid, beds=more.pop("beds", "men"), **more)

    def leaves(self, person: str = "12", **more: Any) -> None:
        self.event("check out", person, **more)

    def order(self, direction: Any, *, ref: int = 101, at: float = 0, location: str = "Heather male",
              cid: int = ARRAN, type: str = "Removal") -> None:  # fmt: skip
        self.orders.append(Order(location=location, direction=direction, ref=ref, at=hours(at), type=type, cid=cid))

    def book(self, task_force: str, *, at: datetime | None = None, location: str = "Heather male",
             cid: int | None = None) -> None:  # fmt: skip
        self.bookings.append(Booking(location=location, task_force=task_force, at=at or hours(-3), cid=cid))

    def estate(self, at: datetime = NOON, reinstated: Reinstated = Reinstated.AS_NAMED) -> Estate:
        return estate_at(
            (HEATHER, FENWICK), self.told, self.orders, self.bookings, at=at, rules=rules(reinstated)
        )  # fmt: skip

    def centre(self, code: str = HEATHER, **more: Any) -> CentreNow:
        return next(each for each in self.estate(**more).centres if each.code == code)

    def men(self, code: str = HEATHER, **more: Any) -> BedCount:
        return self.centre(code, **more).men


def left_over(count: BedCount) -> Sequence[int]:
    """Scheduled in and out, unexpected in and out."""
    return (count.scheduled_in, count.scheduled_out, count.unexpected_in, count.unexpected_out)
