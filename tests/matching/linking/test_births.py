"""Two birth dates: what they are to one another, and that it does not matter which record is named first."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekeeper.matching.linking.births import SAID, birth_level, day_number

DATES = st.one_of(
    st.just(0),
    st.integers(1900, 2010).map(lambda year: year * 10_000),
    st.dates().filter(lambda day: day.year >= 1800).map(lambda day: int(f"{day:%Y%m%d}")),
)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("1980-03-14", "1980-03-14", "the same day"),
        ("1980-03-04", "1980-04-03", "day and month are swapped"),
        ("1980-03-14", "1980-03-15", "one figure differs"),
        ("1980-03-14", "1980-03-41", "year and month agree, and one side knows no more"),
        ("1983-03-14", "1993-03-14", "one figure differs"),
        ("1979-03-14", "1981-03-14", "day and month agree, the year does not"),
        ("1980-01-01", "1980-03-14", "the year agrees, and one side knows no more"),
        ("1980", "1980-03-14", "the year agrees, and one side knows no more"),
        ("1980-03", "1980-03-14", "year and month agree, and one side knows no more"),
        ("1980-01-01", "1980-01-01", "the same 1 January, which offices give where the day is not known"),
        ("1980-03-14", "1980-11-27", "only the year agrees"),
        ("1980-03-14", "1980-03-29", "year and one of day and month agree"),
        ("1980", "1981", "a year apart"),
        ("1980-03-14", "1955-08-02", "far apart"),
        ("", "1980-03-14", "not known on both sides"),
    ],
)
def test_two_dates_are_to_each_other_what_a_reader_would_say(one: str, other: str, said: str) -> None:
    assert SAID[birth_level(day_number(one), day_number(other))] == said


@given(DATES, DATES)
def test_it_does_not_matter_which_date_is_named_first(one: int, other: int) -> None:
    assert birth_level(one, other) == birth_level(other, one)


@pytest.mark.parametrize("written", ["19800314", "1980-03-14", "1980/3/14", "14/03/1980", "1980-03-14T00:00:00"])
def test_a_date_is_read_in_the_ways_it_is_written(written: str) -> None:
    assert day_number(written) == 19800314


@given(st.text())
def test_no_text_breaks_the_reading_of_a_date(text: str) -> None:
    assert day_number(text) >= 0
