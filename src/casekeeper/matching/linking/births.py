"""Two birth dates as two records give them: the same, swapped, one slip apart, one of them only a year.

A date is one number, year, month and day, with zeros for what is not known. The first of January is given by offices
where the day is not known, so the same first of January is a level of its own, with its own frequency, and against
another day of that year it counts as a year alone. What is missing tells nothing.
"""

# mypy: disable-error-code="no-untyped-def, untyped-decorator"
from __future__ import annotations

import re

from casekeeper.matching.compiled import kernel

(UNKNOWN, FAR, YEARS_APART, YEAR_APART, SAME_YEAR, YEAR_ALONE, ONE_PART, OTHER_YEAR, SAME_OFFICE_DAY, MONTH_ALONE,
 SLIP, SWAPPED, SAME) = range(13)  # fmt: skip
"""From what speaks against to what speaks for: of several dates on one record, the best pair counts."""

SAID = (
    "not known on both sides", "far apart", "two or three years apart", "a year apart", "only the year agrees",
    "the year agrees, and one side knows no more", "year and one of day and month agree",
    "day and month agree, the year does not", "the same 1 January, which offices give where the day is not known",
    "year and month agree, and one side knows no more", "one figure differs", "day and month are swapped",
    "the same day",
)  # fmt: skip

_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?(?:[T ].*)?", re.ASCII)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_YEAR_LAST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})", re.ASCII)


def day_number(written: str) -> int:
    """A date as one number, 0 where it cannot be read: `1970`, `1970-03`, `1970-03-01`, `19700301`, `01/03/1970`.

    A month or day that no calendar has is left out; the year counts alone.
    """
    text = written.strip()
    if found := _COMPACT.fullmatch(text) or _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part or 0) for part in found.groups())
    elif found := _YEAR_LAST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    else:
        return 0
    if month > 12 >= day > 0:
        day, month = month, day
    if not 1800 <= year <= 2999:
        return 0
    if not 1 <= month <= 12:
        return year * 10_000
    return year * 10_000 + month * 100 + (day if 1 <= day <= 31 else 0)


def is_office_day(number: int) -> bool:
    """Is this the first of January, which offices give where the day is not known?"""
    return number % 10_000 == 101


@kernel
def birth_level(one, other):
    """How two birth dates stand to one another."""
    year_a, month_a, day_a = one // 10000, one // 100 % 100, one % 100
    year_b, month_b, day_b = other // 10000, other // 100 % 100, other % 100
    if year_a == 0 or year_b == 0:
        return 0
    office_a = month_a == 0 or (month_a == 1 and day_a <= 1)
    office_b = month_b == 0 or (month_b == 1 and day_b <= 1)
    if year_a == year_b:
        return _within_a_year(month_a, day_a, month_b, day_b, office_a, office_b)
    apart = abs(year_a - year_b)
    if month_a == month_b and day_a == day_b and day_a > 0 and not office_a:
        return 10 if _one_figure(one, other) else 7
    if not (office_a or office_b) and day_a > 0 and day_b > 0 and _one_figure(one, other):
        return 10
    if apart == 1:
        return 3
    return 2 if apart <= 3 else 1


@kernel
def _within_a_year(month_a, day_a, month_b, day_b, office_a, office_b):
    if month_a == month_b and day_a == day_b and month_a > 0 and day_a > 0:
        return 8 if office_a else 12
    if office_a or office_b:
        return 5
    if day_a == 0 or day_b == 0:
        return 9 if month_a == month_b else 4
    if month_a == day_b and day_a == month_b:
        return 11
    if _one_figure(month_a * 100 + day_a, month_b * 100 + day_b):
        return 10
    return 6 if month_a == month_b or day_a == day_b else 4


@kernel
def _one_figure(one, other):
    """Does one figure differ, or are two neighbours exchanged?"""
    differ = 0
    first = -1
    place = 0
    before_a = before_b = -1
    exchanged = False
    while one > 0 or other > 0:
        a, b = one % 10, other % 10
        if a != b:
            differ += 1
            if differ == 1:
                first = place
            elif differ == 2 and place == first + 1:
                exchanged = a == before_b and b == before_a
        before_a, before_b = a, b
        one //= 10
        other //= 10
        place += 1
    return differ == 1 or (differ == 2 and exchanged)
