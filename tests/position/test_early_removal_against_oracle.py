"""The early removal date against a second transcription of the rule, written in other terms, on random inputs.

The second one counts in day numbers and fractions, tries days one after another where it can, and knows the figures
by heart. It shares nothing with the program, so the two can only agree by both being right or both being wrong alike.
"""

from __future__ import annotations

import random
from datetime import date
from fractions import Fraction
from math import ceil

from casekeeper.law import read_law
from casekeeper.law.reading import law_folder
from casekeeper.position.early_removal import early_removal_date

LAW = read_law(law_folder())
COMMENCED = date(2025, 9, 23).toordinal()
HALF, THIRTY = Fraction(1, 2), Fraction(3, 10)


def day_number(year: int, month: int, day: int) -> int:
    while True:
        try:
            return date(year, month, day).toordinal()
        except ValueError:
            day -= 1


def four_years_back(n: int) -> int:
    day = date.fromordinal(n)
    return day_number(day.year - 4, day.month, day.day)


def under(
    share: Fraction, opens: int, s: int, r: int, net: int, awarded: int, at_large: int
) -> tuple[int, tuple[int, int]]:
    """The date, and the date that is held against the commencement in either reading, as day numbers."""
    custody = len(range(s, r - net + 1))
    served = s + ceil(custody * share) + net
    served = r if served > r else served
    best = served if served > opens else opens
    if best - awarded - at_large < s:
        return s + awarded + at_large, (s + at_large, best - awarded)
    return best, (best - awarded, best - awarded)


def oracle(s: int, r: int, net: int, awarded: int, at_large: int, straddles: bool) -> int | None:
    new, new_bare = under(THIRTY, four_years_back(r), s, r, net, awarded, at_large)
    if s >= COMMENCED or straddles:
        return new
    old, old_bare = under(HALF, r - 544, s, r, net, awarded, at_large)
    if (old_bare[0] < COMMENCED) != (old_bare[1] < COMMENCED):
        return None
    if old_bare[0] < COMMENCED:
        return old
    if (new_bare[0] < COMMENCED) != (new_bare[1] < COMMENCED):
        return None
    return new if new_bare[0] >= COMMENCED else COMMENCED + awarded


def test_twenty_thousand_random_sentences_agree_with_the_second_transcription() -> None:
    dice = random.Random(20260823)
    seen = set()
    for _ in range(20_000):
        s = dice.randint(date(2015, 1, 1).toordinal(), date(2029, 12, 31).toordinal())
        length = dice.choice([dice.randint(0, 60), dice.randint(0, 900), dice.randint(0, 2500), dice.randint(0, 9000)])
        awarded, at_large = (dice.choice([0, 0, dice.randint(0, 120)]) for _ in "ab")
        net = max(-length, awarded + at_large - dice.choice([0, 0, dice.randint(0, 700)]))
        r, straddles = s + length + net, dice.random() < 0.1
        found = early_removal_date(
            sentence_date=date.fromordinal(s), release_date=date.fromordinal(r), adjustments=net, awarded_days=awarded,
            unlawfully_at_large=at_large, sentence_consecutive_straddles=straddles, law=LAW,
        )  # fmt: skip
        expected = oracle(s, r, net, awarded, at_large, straddles)
        assert found.date == (None if expected is None else date.fromordinal(expected)), found.working
        seen.add(found.regime)
    assert seen == {"before", "after", "transition", None}
