"""Identifiers as typed, in canonical form, with their check letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekeeper.facts.identifiers import LETTERS, canonical, century_is_doubtful, is_prison_number

GOOD_PNC = {
    "81/34U": "1981/0000034U", "02/73319Z": "2002/0073319Z", "00/223R": "2000/0000223R",
    "79/163001B": "1979/0163001B", "67/9893091D": "1967/9893091D", "033Y": "2003/0000003Y",
}  # fmt: skip
GOOD_CRO = {"SF05/482703J": "SF05/482703J", "SF83/50058Z": "SF83/50058Z", "65656/91H": "065656/91H"}


@pytest.mark.parametrize(("typed", "expected"), GOOD_PNC.items())
def test_a_good_police_number_has_a_canonical_form_and_no_warning(typed: str, expected: str) -> None:
    assert canonical("pnc", typed) == (read := canonical("pnc", f" {typed.lower()} "))
    assert read.text == expected
    assert read.warning == ""


@pytest.mark.parametrize("typed", ["2001/0171310S", "20030011985Z"])
def test_a_bad_check_letter_is_a_warning_and_the_number_is_kept(typed: str) -> None:
    read = canonical("pnc", typed)
    assert read.text
    assert "check letter" in read.warning


@pytest.mark.parametrize(("typed", "expected"), GOOD_CRO.items())
def test_a_good_criminal_record_number_has_a_canonical_form_and_no_warning(typed: str, expected: str) -> None:
    assert canonical("cro", typed).text == expected
    assert canonical("cro", typed).warning == ""


def test_a_criminal_record_number_with_a_bad_letter_warns() -> None:
    assert "check letter" in canonical("cro", "85227/65G").warning


def test_the_long_and_the_short_year_lead_to_the_same_number() -> None:
    assert canonical("pnc", "2002/73319Z") == canonical("pnc", "02/73319Z") == canonical("pnc", "0273319Z")


def test_a_year_that_two_services_read_differently_is_doubtful() -> None:
    assert century_is_doubtful("33/1A", 2026)
    assert not century_is_doubtful("19/1A", 2026)
    assert not century_is_doubtful("81/1A", 2026)
    assert not century_is_doubtful("1933/1A", 2026)


@pytest.mark.parametrize(
    ("scheme", "typed", "expected"),
    [
        ("prison_number", " b4321cd ", "B4321CD"),
        ("uan", "1234567890123456", "1234-5678-9012-3456"),
        ("uan", "1234-5678-9012-3456", "1234-5678-9012-3456"),
        ("gwf", "gwf012345678", "GWF012345678"),
        ("cid_person", "4321", "000004321"),
        ("home_office_reference", "a1234567", "A1234567"),
        ("home_office_reference", "A1234567/02", "A1234567/2"),
        ("crn", "x123456", "X123456"),
        ("national_insurance", "ab 12 34 56 c", "AB123456C"),
        ("booking", "77120b", "77120B"),
    ],
)
def test_each_scheme_has_one_form_to_compare_by(scheme: str, typed: str, expected: str) -> None:
    assert canonical(scheme, typed).text == expected
    assert canonical(scheme, typed).warning == ""


@pytest.mark.parametrize("scheme", ["prison_number", "pnc", "cro", "uan", "gwf", "crn", "national_insurance", "asn"])
def test_what_is_not_of_the_form_is_kept_with_a_warning(scheme: str) -> None:
    read = canonical(scheme, "not a number!")
    assert read.text == "NOTANUMBER!"
    assert "expected form" in read.warning


@given(st.sampled_from(["prison_number", "pnc", "cro", "uan", "cid_person", "home_office_reference"]), st.text())
def test_any_text_has_an_answer_and_its_canonical_form_is_its_own(scheme: str, typed: str) -> None:
    once = canonical(scheme, typed)
    assert len(once.text) <= 60
    assert canonical(scheme, once.text).text == once.text


@given(st.integers(0, 99), st.integers(1, 9_999_999))
def test_a_police_number_with_the_right_letter_never_warns(year: int, serial: int) -> None:
    letter = LETTERS[int(f"{year:02}{serial:07}") % 23]
    assert canonical("pnc", f"{year:02}/{serial}{letter}").warning == ""


def test_a_prison_number_in_other_digits_is_not_one() -> None:
    assert is_prison_number("A1234BC")
    assert not is_prison_number("A१२३४BC")
