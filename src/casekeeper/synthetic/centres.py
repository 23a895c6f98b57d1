"""Invented reporting centres: three that half of all people go to and that are too small for them, and others.

The names are those of places that sources mention; desks, hours and all that happens there are invented. That half of
all people reported at three centres in London, in September 2016, was published (Bolt, November 2017).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from casekeeper.planning.centres.statements import (
    WORKING,
    CentreSays,
    Closure,
    Desks,
    Hours,
    Interpreter,
    Rooms,
)

SINCE = date(2020, 1, 1)


class InventedCentre(NamedTuple):
    """A centre, the share in a hundred of all people who report there, and its desks for each thousand people."""

    code: str
    name: str
    town: str
    share: int
    desks_a_thousand: float
    languages: tuple[str, ...] = ()


CENTRES: Sequence[InventedCentre] = (
    InventedCentre("lunar-house", "Lunar House", "Croydon", 18, 1.0, ("Albanian", "Arabic", "Vietnamese")),
    InventedCentre("eaton-house", "Eaton House", "Hounslow", 17, 1.0, ("Punjabi", "Urdu")),
    InventedCentre("becket-house", "Becket House", "London Bridge", 15, 1.0, ("Romanian", "Portuguese")),
    InventedCentre("dallas-court", "Dallas Court", "Salford", 10, 3.0, ("Arabic", "Kurdish")),
    InventedCentre("sandford-house", "Sandford House", "Solihull", 10, 3.0, ("Punjabi",)),
    InventedCentre("vulcan-house", "Vulcan House", "Sheffield", 8, 3.0),
    InventedCentre("waterside-court", "Waterside Court", "Leeds", 8, 3.0),
    InventedCentre("capital-building", "The Capital Building", "Liverpool", 8, 3.0),
    InventedCentre("festival-court", "Festival Court", "Glasgow", 6, 3.0),
)


def centre_for(chance: int) -> InventedCentre:
    """The centre of somebody, by any number that is theirs: half of them fall to the first three."""
    place = chance % sum(each.share for each in CENTRES)
    for each in CENTRES:
        if place < each.share:
            return each
        place -= each.share
    raise AssertionError("the shares cover every remainder")


def slot_for(chance: int) -> str:
    """A time between 9 and 16; mornings are asked for more often, so that they are fuller."""
    quarter = chance // 100 % 40
    quarter = quarter if quarter < 28 else (quarter - 28) % 12
    return f"{9 + quarter // 4:02d}:{quarter % 4 * 15:02d}"


def told_of(centre: InventedCentre, reporting: int, today: date) -> list[tuple[CentreSays, date, date | None]]:
    """What is told of it, with its days, for so many people who report in all."""
    people = reporting * centre.share / 100
    desks = max(1, round(people / 1000 * centre.desks_a_thousand))
    told: list[tuple[CentreSays, date, date | None]] = [
        (Hours(weekdays=WORKING, opens="09:00", closes="16:00"), SINCE, None),
        (Desks(desks=desks), SINCE, None),
        (Rooms(rooms=max(1, desks // 4)), SINCE, None),
    ]
    told += [(Interpreter(language=each, weekdays=WORKING[::2]), SINCE, None) for each in centre.languages]
    if centre.code == "vulcan-house":
        closed = _working(today, 3)
        told.append((Closure(reason="flood in the basement"), closed, _day_after(closed)))
    return told


def _working(day: date, ahead: int) -> date:
    """So many days on, moved off a weekend."""
    moved = date.fromordinal(day.toordinal() + ahead)
    return date.fromordinal(moved.toordinal() + (7 - moved.weekday() if moved.weekday() >= 5 else 0))


def _day_after(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
