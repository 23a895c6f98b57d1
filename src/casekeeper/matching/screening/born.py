"""Birth dates as far as they are known, and what two of them tell: log2 weights.

    >>> born_number("1970-03"), in_words(relation(19700000, 19700314))
    (19700300, 'the year agrees, and one side knows no more')

A date is one number, year, month and day, with zeros for what is not known. The first of January, and of July, is
given by offices where the day is not known, so a date on it tells little more than its year. What is missing tells
nothing. Random dates agree about once in 15,000 among adults; the chance that one person's two records differ in a
way is that measured in matching work: some 5% swapped, 5% wrong, 20% in part.
"""

# mypy: disable-error-code="no-untyped-def, untyped-decorator"
from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from casekeeper.matching.compiled import kernel, kernel_in_place

UNKNOWN, SAME, SAME_OFFICE_DAY, MONTH, YEAR, SWAPPED, ONE_PART, YEAR_SLIP, SAME_YEAR, NEAR_YEAR, NEAR_YEARS, FAR = (
    range(12)
)

WEIGHTS = np.array([0.0, 13.0, 7.0, 8.5, 4.5, 8.5, 5.0, 4.5, 0.0, -1.5, -4.0, -6.5], np.float32)
"""What each relation tells, in log2 units: how often one person's two dates stand so, by how often strangers' do."""

_SAID = (
    "not known on one side", "the same day", "the same day, one that offices give where the day is not known",
    "year and month agree, and one side knows no more", "the year agrees, and one side knows no more",
    "day and month are swapped", "one of day and month differs", "day and month agree, the year is one figure off",
    "only the year agrees", "a year apart", "some years apart", "far apart",
)  # fmt: skip
_WRITTEN = re.compile(r"(\d{4})(?:[-/.]?(\d{1,2})(?:[-/.]?(\d{1,2}))?)?(?:[T ].*)?")
_OTHER_WAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def born_number(written: str) -> int:
    """A date as one number; 0 where it cannot be read. `1970`, `1970-03`, `1970-03-01`, `19700301`, `01/03/1970`."""
    text = written.strip().lstrip("~c.")
    if found := _WRITTEN.fullmatch(text):
        year, month, day = (int(part or 0) for part in found.groups())
    elif found := _OTHER_WAY.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
        if month > 12 >= day:
            day, month = month, day
    else:
        return 0
    if not 1000 <= year <= 2999 or month > 12 or day > 31 or (day and not month):
        return year * 10_000 if 1000 <= year <= 2999 else 0
    return year * 10_000 + month * 100 + day


def born_numbers(written: Iterable[str]) -> tuple[int, ...]:
    """Dates as numbers, those that cannot be read left out."""
    return tuple(dict.fromkeys(number for one in written if (number := born_number(one))))


SEVERAL = -1
"""Stands for the dates of somebody who has more than one."""


def packed_born(at: npt.NDArray[np.int64], born: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """For each run of dates: the one there is, as year, month and day in bits; 0 for none, SEVERAL for several."""
    many = np.diff(at)
    found = np.where(many > 1, SEVERAL, 0).astype(np.int32)
    one = born[at[:-1][many == 1]]
    found[many == 1] = one // 10_000 << 9 | one // 100 % 100 << 5 | one % 100
    return found


def in_words(found: int) -> str:
    """A relation of two birth dates in plain English."""
    return _SAID[found]


@kernel_in_place
def parts(number):
    """Year, month and day of a date written as one number."""
    return number // 10000, number // 100 % 100, number % 100


@kernel
def relation(one, other):
    """How two birth dates stand to one another."""
    year_a, month_a, day_a = parts(one)
    year_b, month_b, day_b = parts(other)
    return relation_of_parts(year_a, month_a, day_a, year_b, month_b, day_b)


@kernel_in_place
def relation_of_parts(year_a, month_a, day_a, year_b, month_b, day_b):
    """The same of dates already parted."""
    if year_a == 0 or year_b == 0:
        return 0
    apart = abs(year_a - year_b)
    if apart == 0:
        office_a = month_a == 0 or (day_a <= 1 and (month_a == 1 or month_a == 7))
        office_b = month_b == 0 or (day_b <= 1 and (month_b == 1 or month_b == 7))
        if month_a and month_b and day_a and day_b:
            if month_a == month_b and day_a == day_b:
                return 2 if office_a else 1
            if month_a == day_b and day_a == month_b:
                return 5
            if office_a or office_b:
                return 4
            if month_a == month_b or day_a == day_b:
                return 6
            return 8
        if month_a and month_b:
            if month_a == month_b:
                return 3
            return 4 if office_a or office_b else 8
        return 4
    same_day = month_a > 0 and day_a > 0 and month_a == month_b and day_a == day_b and (month_a > 1 or day_a > 1)
    if same_day and (apart % 10 == 0 or apart < 10):
        return 7
    if apart == 1:
        return 9
    return 10 if apart <= 3 else 11


@kernel
def born_weight(asked, listed, start, end, weights):
    """The best any of the dates asked and listed tell together, and the relation behind it."""
    best = -99.0
    how = 0
    for i in range(len(asked)):
        for j in range(start, end):
            found = relation(asked[i], listed[j])
            if weights[found] > best:
                best = weights[found]
                how = found
    if best == -99.0:
        return 0.0, 0
    many = len(asked) * (end - start)
    if many > 1 and best > 0:
        best = max(best - np.log2(many) * 0.7, 0.5)
    return best, how
