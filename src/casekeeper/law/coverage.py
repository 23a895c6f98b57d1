"""Does each page answer every day in its scope exactly once, and was it checked lately enough?"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from itertools import pairwise

from casekeeper.law.pages import Page, Value
from casekeeper.periods import Period


class Freshness(StrEnum):
    """How long ago somebody compared the page with its sources."""

    FRESH = "fresh"
    DUE = "due for checking"
    STALE = "not checked for too long"


WARN_AFTER_YEARS, FAIL_AFTER_YEARS = 2, 4


def spans(page: Page) -> tuple[tuple[Period, Value], ...]:
    """The days from the first value on, cut where a value takes effect; each span has one value, or declares none."""
    starts = [value.effective_on for value in page.values]
    ends: list[date | None] = [*starts[1:], None]
    return tuple((Period(start, end), value) for start, end, value in zip(starts, ends, page.values, strict=True))


def gaps(page: Page) -> list[str]:
    """Every way in which the page fails to give each day in scope exactly one value; empty where all is well."""
    days = [value.effective_on for value in page.values]
    found = [] if days else [f"{page.key} has no value at all"]
    for day, later in pairwise(days):
        if day == later:
            found.append(f"{page.key} has two values from {day}")
        elif day > later:
            found.append(f"{page.key} is out of order at {later}")
    return found


def freshness(page: Page, today: date) -> Freshness:
    """A page never checked, or unchecked for four years, is stale; after two years it is due."""
    if page.last_checked_on is None:
        return Freshness.STALE
    days = (today - page.last_checked_on).days
    if days > FAIL_AFTER_YEARS * 365.25:
        return Freshness.STALE
    return Freshness.DUE if days > WARN_AFTER_YEARS * 365.25 else Freshness.FRESH
