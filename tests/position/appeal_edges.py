"""The edges of an appeal's time limit, found by walking day by day over a list of bank holidays typed by hand.

Nothing of the program is used: what a stage, a nation and a start are an edge of is said here a second time, so that a
worked case cannot claim an edge that it does not lie on, and so that an edge which can occur cannot be left out.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

NATIONS = ("england-and-wales", "scotland", "northern-ireland")
FAST, TODAY = (date(2014, 10, 20), date(2015, 7, 1)), (date(2025, 10, 1), date(2027, 12, 9))


class Limit(NamedTuple):
    """The figures of the text: how many of what, the allowance in working days, and where the stage is used."""

    amount: int
    unit: str
    allowance: int
    nations: tuple[str, ...] = NATIONS


STAGES = {
    "FT_IC": Limit(14, "day", 1), "FT_OOC_1": Limit(28, "day", 0), "FT_OOC_2": Limit(28, "day", 1),
    "FT_IC_FAST": Limit(2, "working day", 1), "FT_UT_IC": Limit(14, "day", 1), "FT_UT_OOC": Limit(28, "day", 1),
    "FT_UT_FAST": Limit(3, "working day", 1), "UT_IC": Limit(14, "day", 1), "UT_OOC": Limit(1, "month", 1),
    "UT_IAC_JR": Limit(3, "month", 0), "UT_IAC_IC": Limit(12, "day", 1), "UT_IAC_OOC": Limit(38, "day", 1),
    "COA_IAC": Limit(30, "day", 1, ("england-and-wales",)), "COA_DIRECT": Limit(9, "day", 1),
    "COS_IAC": Limit(43, "day", 1, ("scotland", "northern-ireland")),
}  # fmt: skip

_EVERYWHERE = (
    "2014-12-25 2014-12-26 2015-01-01 2015-04-03 2015-05-04 2015-05-25 2025-12-25 2025-12-26 2026-01-01 2026-04-03 "
    "2026-05-04 2026-05-25 2026-12-25 2026-12-28 2027-01-01 2027-03-26 2027-05-03 2027-05-31 2027-12-27 2027-12-28 "
    "2028-01-03"
)
_NOT_IN_SCOTLAND = "2015-04-06 2026-04-06 2026-08-31 2027-03-29 2027-08-30"
_OWN = {
    "england-and-wales": _NOT_IN_SCOTLAND,
    "scotland": (
        "2014-12-01 2015-01-02 2025-12-01 2026-01-02 2026-06-15 2026-08-03 2026-11-30 2027-01-04 2027-08-02 2027-11-30 "
        "2028-01-04"
    ),
    "northern-ireland": _NOT_IN_SCOTLAND + " 2015-03-17 2015-07-13 2026-03-17 2026-07-13 2027-03-17 2027-07-12",
}
HOLIDAYS = {nation: {date.fromisoformat(day) for day in f"{_EVERYWHERE} {own}".split()} for nation, own in _OWN.items()}


class Walked(NamedTuple):
    """Each day of the walk: the start moved on, the limit's last day, that moved on, and the allowance behind it."""

    started: date
    expires: date
    ends: date
    exhausted: date


def sort_of(day: date, nation: str) -> str:
    """Why a day does not count, or that it does."""
    if day.weekday() >= 5:
        return "weekend"
    if day.month == 12 and 27 <= day.day <= 31:
        return "year end"
    return "holiday" if day in HOLIDAYS[nation] else "working day"


def walked(stage: str, nation: str, start: date) -> Walked:
    """Starting day, limit, allowance, each moved on to a working day, one day after another."""
    limit = STAGES[stage]
    started = _on(start, nation)
    if limit.unit == "month":
        year, month = divmod(started.year * 12 + started.month - 1 + limit.amount, 12)
        expires = date(year, month + 1, min(started.day, calendar.monthrange(year, month + 1)[1]))
    elif limit.unit == "working day":
        expires = _working(started, limit.amount, nation)
    else:
        expires = started + timedelta(days=limit.amount)
    ends = _on(expires, nation)
    return Walked(started, expires, ends, _working(ends, limit.allowance, nation))


def edges_of(stage: str, nation: str, start: date) -> Iterator[str]:
    """Every edge on which this start lies."""
    walk = walked(stage, nation, start)
    begins, falls = sort_of(start, nation), sort_of(walk.expires, nation)
    passed = [walk.ends + timedelta(days=n) for n in range(1, (walk.exhausted - walk.ends).days)]
    passes = {sort_of(day, nation) for day in passed}
    yield from (text for sort, text in _STARTS.items() if begins == sort)
    yield from (text for sort, text in _ENDS.items() if falls == sort)
    if passes == {"weekend"}:
        yield "allowance passes a weekend"
    if "holiday" in passes:
        yield "allowance passes a holiday of that nation"


def edges_there_are(stage: str, nation: str) -> set[str]:
    """Every edge that any start in the years looked at lies on."""
    first, last = FAST if stage.endswith("FAST") else TODAY
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return {edge for day in days for edge in edges_of(stage, nation, day)}


_STARTS = {
    "working day": "starts on a working day", "weekend": "starts on a weekend",
    "holiday": "starts on a holiday of that nation", "year end": "starts between 27 and 31 December",
}  # fmt: skip
_ENDS = {
    "working day": "ends on a working day", "weekend": "ends on a weekend",
    "holiday": "ends on a holiday of that nation", "year end": "ends between 27 and 31 December",
}  # fmt: skip


def _on(day: date, nation: str) -> date:
    while sort_of(day, nation) != "working day":
        day += timedelta(days=1)
    return day


def _working(day: date, days: int, nation: str) -> date:
    while days:
        day += timedelta(days=1)
        days -= sort_of(day, nation) == "working day"
    return day
