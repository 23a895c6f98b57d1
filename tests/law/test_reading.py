"""A page of law that cannot be trusted does not load, and the message says what to mend."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekeeper.law import Citation, NotInForce, Page, PageRefused, Value, law_folder, read_law
from casekeeper.law.reading import page_from

PAGE = """
provision: Residence Act 2019, s 12(1)
text: The authority decides within this time of receipt.
unit: {unit}
governing_day: receipt
values:
  2019-07-01: {{value: {value}, source: "Residence Act 2019"}}
"""


def a_page(unit: str = "calendar day", value: str = "90", more: str = "") -> Page:
    return page_from("residence_act.decision_time", PAGE.format(unit=unit, value=value) + more)


def test_a_whole_page_is_read_with_its_source_and_citation() -> None:
    value = a_page().on(date(2019, 7, 1))
    assert (value.value, value.source, value.unit) == (90, "Residence Act 2019", "calendar day")
    assert str(value.citation) == "Residence Act 2019, s 12(1)"


def test_a_day_before_the_first_value_is_refused_and_never_guessed() -> None:
    with pytest.raises(NotInForce, match="2019-07-01"):
        a_page().on(date(2019, 6, 30))


def test_a_value_of_null_is_on_the_book_but_not_in_force() -> None:
    assert a_page(value="null").find(date(2020, 1, 1)) is None


@pytest.mark.parametrize(
    ("unit", "value"),
    [
        ("calendar day", "ninety"), ("calendar day", "true"), ("working day", "-1"), ("month", "1.5"),
        ("switch", "1"), ("switch", '"yes"'), ("date", "31"), ("date", '"2019-01-01"'), ("list", "[NO, SE]"),
        ("list", "ALB"), ("list", "[]"), ("year", '"18"'), ("per cent", "0.3"),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_its_unit_is_refused(unit: str, value: str) -> None:
    with pytest.raises(PageRefused, match=r"holds .*Mend the value or the unit"):
        a_page(unit, value)


@pytest.mark.parametrize(
    ("unit", "value", "held"),
    [
        ("working day", "0", 0), ("switch", "false", False), ("date", "1973-01-01", date(1973, 1, 1)),
        ("list", "[ALB, XK]", ("ALB", "XK")), ("per cent", "30", 30), ("hour of day", '"16:00"', "16:00"),
    ],
)  # fmt: skip
def test_a_value_that_fits_its_unit_is_held_unchangeable(unit: str, value: str, held: object) -> None:
    assert a_page(unit, value).values[0].value == held


def test_a_day_given_twice_is_refused_where_plain_yaml_keeps_the_last() -> None:
    twice = PAGE.format(unit="month", value=1) + '  2019-07-01: {value: 2, source: "Somewhere else"}\n'
    with pytest.raises(PageRefused, match="given twice"):
        page_from("residence_act.decision_time", twice)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("unit: month\n", "given twice"),
        ("made_up: 1\n", "not known: made_up"),
        ("last_checked_on: lately\n", "expected a day as YYYY-MM-DD"),
        ("last_checked_on: 2020-01-01 10:00:00\n", "expected a day as YYYY-MM-DD"),
        ("confirmed: perhaps\n", "expected true or false"),
        ("notes: not a list\n", "expected a list of sentences"),
        ("not_coded: [a: b]\n", "expected a list of sentences"),
        ("  2020-01-01: {value: 60}\n", "no source"),
        ("  2020-01-01: {source: somewhere}\n", "no value"),
        ("  2020-01-01: {value: 60, source: ''}\n", "no source"),
        ("  2020-01-01: {value: 60, source: x, colour: red}\n", "colour"),
        ("  2020-01-01: {value: 60, source: x, published_on: soon}\n", "published_on"),
        ("  2020-01-01: 60\n", "expected YYYY-MM-DD"),
        ("  soon: {value: 60, source: x}\n", "expected YYYY-MM-DD"),
        ("  2020-01-01: {value: 60, source: x, confirmed: 0}\n", "expected true or false"),
    ],
)
def test_a_page_with_a_fault_is_refused_with_what_to_mend(more: str, expected: str) -> None:
    with pytest.raises(PageRefused, match=expected):
        a_page(more=more)


@pytest.mark.parametrize("text", ["", "[]", "provision: x", "a: b: c", "- 1"])
def test_what_is_not_a_page_is_refused(text: str) -> None:
    with pytest.raises(PageRefused, match=r"residence_act\.decision_time"):
        page_from("residence_act.decision_time", text)


@given(st.text(max_size=200))
def test_no_text_at_all_reads_as_a_page_by_accident(text: str) -> None:
    with pytest.raises(PageRefused):
        page_from("residence_act.decision_time", text)


def test_an_empty_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PageRefused, match="No pages of law"):
        read_law(tmp_path)


def test_the_folder_of_law_is_found_without_being_told() -> None:
    assert law_folder().name == "law"
    assert "uk_borders_act_2007.automatic_deportation_threshold" in read_law(law_folder())


def test_a_value_published_later_was_not_yet_known() -> None:
    page = a_page(more='  2023-01-01: {value: 60, source: "Amending Act", published_on: 2023-03-01}\n')
    assert page.on(date(2023, 2, 1)).value == 60
    assert page.on(date(2023, 2, 1), known_on=date(2023, 2, 1)).value == 90


def test_the_version_of_the_law_changes_with_any_value() -> None:
    law = read_law(law_folder())
    key = "criminal_casework_policy.triage"
    changed = page_from(key, PAGE.format(unit="working day", value=4))
    assert law.with_pages(changed).version != law.version
    assert law.with_pages(law[key]).version == law.version


def test_a_number_is_said_with_its_unit_in_good_english() -> None:
    def said(number: int) -> str:
        return Value(
            number, date(2026, 1, 1), "a test", "working day", Citation("a provision", "a.page", True)
        ).in_words

    assert [said(1), said(10), said(0)] == ["1 working day", "10 working days", "0 working days"]
