"""Birth dates, and how they are written down elsewhere: missing, in part, swapped, or wrong.

The shares are those of the measurements that matching is built on: 10% missing, 10% the year alone (half of them as
1 January), 5% day and month swapped, 5% wrong, 3% the month but not the day.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

MISSING, YEAR, SWAPPED, WRONG, MONTH = 0.10, 0.10, 0.05, 0.05, 0.03


def birth_date(chance: Random) -> date:
    """Of an adult. One in twenty was given 1 January by an office."""
    year = chance.randrange(1945, 2004)
    if chance.random() < 0.05:
        return date(year, 1, 1)
    return date(year, 1, 1) + timedelta(days=chance.randrange(365))


def noisy_birth_date(born: date, chance: Random) -> str:
    """As another office has it: `1970-03-01`, `1970-03`, `1970`, or empty where it has none."""
    draw = chance.random()
    for share, written in (
        (MISSING, _missing), (YEAR, _year), (SWAPPED, _swapped), (WRONG, _wrong), (MONTH, _month),
    ):  # fmt: skip
        if draw < share:
            return written(born, chance)
        draw -= share
    return born.isoformat()


def _missing(born: date, chance: Random) -> str:
    return ""


def _year(born: date, chance: Random) -> str:
    return f"{born.year}" if chance.random() < 0.5 else f"{born.year}-01-01"


def _month(born: date, chance: Random) -> str:
    return f"{born:%Y-%m}"


def _swapped(born: date, chance: Random) -> str:
    """A day above the twelfth cannot be swapped, and is a figure off."""
    if born.day <= 12:
        return date(born.year, born.day, born.month).isoformat()
    return born.replace(day=chance.randint(1, 28)).isoformat()


def _wrong(born: date, chance: Random) -> str:
    """A year or two off, a month off, or another day of the month."""
    kind = chance.randrange(4)
    if kind == 0:
        return born.replace(year=born.year + chance.choice((-2, -1, 1, 2, 10, -10)), day=min(born.day, 28)).isoformat()
    if kind == 1:
        return born.replace(month=chance.randint(1, 12), day=min(born.day, 28)).isoformat()
    if kind == 2:
        return born.replace(day=chance.randint(1, 28)).isoformat()
    return birth_date(chance).isoformat()
