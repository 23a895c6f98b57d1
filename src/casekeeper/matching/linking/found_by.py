"""The keys by which a record finds those that may be the same person's, before any weight is worked out.

    two:JRK+MLR       two words of a name, by their first three consonants, in any order
    year:MLR+1970     one word, with a year of birth
    day:1970-03-01    a whole date of birth, and with day and month swapped

Identifiers are keys of their own and are looked up beside these.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from casekeeper.matching.names.latin import words
from casekeeper.matching.names.particles import tells_little
from casekeeper.matching.names.sounds import skeleton

MOST_NAMES = 20
MOST_WORDS = 5
LONGEST = 60
"""A key is never longer; two names that agree so far are compared anyway."""


def link_keys(names: Iterable[str], born: Iterable[str]) -> frozenset[str]:
    """The keys of somebody with these names and dates of birth (`1970`, `1970-03`, `1970-03-01`)."""
    dates = [date for date in dict.fromkeys(born) if date[:4].isdigit()][:MOST_NAMES]
    years = sorted({date[:4] for date in dates})
    found: set[str] = set()
    for name in list(dict.fromkeys(names))[:MOST_NAMES]:
        bones = _bones(name)
        found.update(f"two:{one}+{other}" for one, other in _pairs(bones))
        found.update(f"year:{one}+{year}" for one in bones for year in years)
    found.update(f"day:{day}" for date in dates for day in _days(date))
    return frozenset(key[:LONGEST] for key in found)


def _pairs(bones: list[str]) -> Iterator[tuple[str, str]]:
    """Endings come and go between spellings (-ov, -off, -ow); beginnings less so."""
    return combinations(sorted({each[:3] for each in bones}), 2)


def _bones(name: str) -> list[str]:
    """The consonants of each word that tells something, each once, in order of the alphabet."""
    told = [skeleton(word) for word in words(name) if not tells_little(word)]
    return sorted({bones for bones in told if bones})[:MOST_WORDS]


def _days(date: str) -> Iterator[str]:
    if len(date) == len("1970-03-01"):
        year, month, day = date.split("-")
        yield date
        if int(day) <= 12:
            yield f"{year}-{day}-{month}"
