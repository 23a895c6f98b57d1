"""Every day in a page's scope has exactly one value or a declared none, and no page goes unchecked for long."""

from __future__ import annotations

import warnings
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.making import the_law

from casekeeper.law import Freshness, Page, freshness, gaps, spans
from casekeeper.law.reading import page_from
from casekeeper.records.clock import today

PAGES = [pytest.param(page, id=key) for key, page in the_law().items()]
OWED_FROM = date(1970, 1, 1)


@pytest.mark.parametrize("page", PAGES)
def test_each_day_in_scope_has_exactly_one_value_or_a_declared_none(page: Page) -> None:
    assert gaps(page) == []
    for period, value in spans(page):
        last = (period.end or period.start + timedelta(days=365)) - timedelta(days=1)
        for day in (period.start, last):
            assert page.find(day) is (None if value.value is None else value)


@pytest.mark.parametrize("page", PAGES)
def test_no_value_is_in_force_before_the_first_day_of_the_page(page: Page) -> None:
    assert page.find(page.values[0].effective_on - timedelta(days=1)) is None


@pytest.mark.parametrize("page", [each for each in PAGES if str(each.id).startswith("criminal_casework_policy.")])
def test_a_policy_reaches_back_far_enough_for_any_record(page: Page) -> None:
    assert page.values[0].effective_on <= OWED_FROM
    assert all(value.value is not None for value in page.values)


@pytest.mark.parametrize("page", PAGES)
def test_the_page_was_checked_against_its_sources_lately_enough(page: Page) -> None:
    found = freshness(page, today())
    assert found is not Freshness.STALE, f"{page.key} was last checked on {page.last_checked_on}; check it again"
    if found is Freshness.DUE:
        warnings.warn(f"{page.key} was last checked on {page.last_checked_on}", FreshnessWarning, stacklevel=1)


class FreshnessWarning(UserWarning):
    """A page is due for checking; shown, not failed."""


pytestmark = pytest.mark.filterwarnings("default::UserWarning")


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2026, 8, 20), Freshness.FRESH), (date(2028, 8, 19), Freshness.FRESH),
        (date(2028, 8, 21), Freshness.DUE), (date(2030, 8, 20), Freshness.DUE), (date(2030, 8, 22), Freshness.STALE),
    ],
)  # fmt: skip
def test_a_page_warns_after_two_years_and_fails_after_four(on: date, expected: Freshness) -> None:
    page = the_law()["criminal_casework_policy.triage"]
    assert page.last_checked_on == date(2026, 8, 20)
    assert freshness(page, on) is expected


@given(st.lists(st.tuples(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.none() | st.integers(0, 99)), min_size=1,
                unique_by=lambda pair: pair[0]), st.dates(date(1940, 1, 1), date(2110, 1, 1)))  # fmt: skip
def test_a_day_has_the_value_that_took_effect_last_in_whatever_order_they_are_written(
    dated: list[tuple[date, int | None]], day: date
) -> None:
    rows = "".join(f"  {on}: {{value: {'null' if n is None else n}, source: S}}\n" for on, n in dated)
    page = page_from("an.act", f"provision: P\ntext: T\nunit: month\ngoverning_day: G\nvalues:\n{rows}")
    expected = next((n for on, n in sorted(dated, reverse=True) if on <= day), None)
    found = page.find(day)
    assert (found.value if found is not None else None) == expected
    assert sum(period.covers(day) for period, _ in spans(page)) == (day >= min(dated)[0])
