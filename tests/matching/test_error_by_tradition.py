"""Error is measured by naming tradition, and a gap above the bound fails the build. Invented people only.

The bounds stand here and in law/matching_policy/tradition_gap.yaml; bench/screening_quality.py measures the same at
full size. Names only: a birth date would hide what names do.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

import pytest
from bench.screening_questions import answers, list_entries
from tests.making import the_law

from casekeeper.matching.screening import AlertIndex
from casekeeper.synthetic.naming.lists import ALIAS, EASY, SCRIPT, Asked, alert_list
from casekeeper.synthetic.naming.measures import (
    Answers,
    Rate,
    by_tradition,
    false_alarms,
    gap,
    gap_beyond_chance,
    is_found,
    of_kind,
    rate,
    threshold,
)
from casekeeper.synthetic.naming.slips import OPERATORS
from casekeeper.synthetic.naming.traditions import TRADITIONS

ENTRIES, INNOCENTS, SEED = 4_000, 2_000, 3
ALIASES_AMONG_TEN, ALIASES_AT_ONE_EASY, SCRIPTS_AMONG_TEN, SLIPS_AMONG_TEN = 0.80, 0.54, 0.95, 0.985


pytestmark = pytest.mark.slow


class Measured(NamedTuple):
    """One small evaluation."""

    asked: list[Asked]
    found: Answers
    cut: float


@pytest.fixture(scope="module")
def measured() -> Measured:
    made = alert_list(ENTRIES, SEED, innocents=INNOCENTS)
    index = AlertIndex.build(list_entries(made.entries))
    asked = [one for one in made.asked if one.kind in (ALIAS, EASY, SCRIPT, *OPERATORS)]
    found = answers(index, asked)
    return Measured(asked, found, threshold(found, asked, EASY, 0.01))


def _bound() -> float:
    return float(the_law()["matching_policy.tradition_gap"].on(date(2026, 1, 1)).value) / 100


def test_aliases_slips_and_scripts_are_found_among_ten(measured: Measured) -> None:
    asked, found, _ = measured
    assert rate(found, of_kind(asked, ALIAS)).found >= ALIASES_AMONG_TEN
    assert rate(found, of_kind(asked, SCRIPT)).found >= SCRIPTS_AMONG_TEN
    assert rate(found, [one for one in asked if one.kind in OPERATORS]).found >= SLIPS_AMONG_TEN


def test_enough_aliases_are_found_at_one_false_alarm_in_a_hundred(measured: Measured) -> None:
    asked, found, cut = measured
    assert rate(found, of_kind(asked, ALIAS), cut).found >= ALIASES_AT_ONE_EASY
    innocents = of_kind(asked, EASY)
    assert sum(bool(found[one.id]) and found[one.id][0][1] > cut for one in innocents) <= 0.01 * len(innocents)


def test_no_tradition_is_served_worse_than_the_bound_allows(measured: Measured) -> None:
    asked, found, cut = measured
    rates = by_tradition(found, asked, cut)
    assert rates.keys() == TRADITIONS.keys()
    alarms = false_alarms(found, asked, EASY, cut)
    told = "\n".join(f"{name}: {one}, easy alarms {alarms.get(name, 0):.3f}" for name, one in rates.items())
    assert gap_beyond_chance(rates) <= _bound(), f"{gap(rates)}\n{told}"


def test_a_tradition_served_badly_would_fail() -> None:
    even = {name: Rate(0.7, 0.62, 0.78, 150) for name in TRADITIONS}
    assert gap_beyond_chance(even) == 0.0
    worst = {**even, "greek": Rate(0.4, 0.32, 0.48, 150)}
    assert gap(worst).worst == "greek"
    assert gap_beyond_chance(worst) > _bound()


def test_someone_counts_as_found_only_among_ten_and_above_the_threshold() -> None:
    one = Asked("q", ALIAS, "Ana Petrou", "entry-1", "greek", "", "gr")
    eleven = [(f"other-{number}", 9.0) for number in range(10)] + [("entry-1", 8.0)]
    assert not is_found({"q": eleven}, one)
    assert is_found({"q": eleven[5:]}, one, above=7.9)
    assert not is_found({"q": eleven[5:]}, one, above=8.0)


def test_a_threshold_without_innocents_is_refused() -> None:
    with pytest.raises(ValueError, match="No innocents"):
        threshold({}, [], EASY, 0.01)
