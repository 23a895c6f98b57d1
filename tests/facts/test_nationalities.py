"""Nationality as a prison, a court and the person record write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekeeper.facts.identity import NationalityClaimed
from casekeeper.facts.nationalities import is_plainly_british, nationality_from
from casekeeper.facts.nationality_codes import TABLE

ROWS = [[part.strip() for part in line.split("|")] for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Egyptian", "EGY"), ("EGYPTIAN", "EGY"), (" egyptian ", "EGY"), ("EGY", "EGY"), ("EGYP", "EGY"),
        ("British", "GBR"), ("GBR", "GBR"), ("Irish", "IRL"), ("Kosovan", "XK"), ("XK", "XK"), ("KOS", "XK"),
        ("Stateless", "STATELESS"), ("Refused", "REFUSED"), ("Unknown", "UNKNOWN"), ("Not known", "UNKNOWN"),
        ("Yemeni", "YEM"), ("St Lucian", "LCA"), ("MAR", "MAR"), ("Citizen of Seychelles", "SYC"),
    ],
)  # fmt: skip
def test_a_word_or_code_is_read_as_one_code(written: str, code: str) -> None:
    found = nationality_from(written)
    assert (found.code, found.warning) == (code, "")
    assert found.as_written == written.strip()


@pytest.mark.parametrize("written", ["Congolese", "CONG", "Serb or Croat", "SECR"])
def test_a_word_that_may_mean_two_countries_is_unknown_with_a_warning(written: str) -> None:
    assert nationality_from(written).code == "UNKNOWN"
    assert "ambiguous" in nationality_from(written).warning


@pytest.mark.parametrize("written", ["Bermudian", "Gibraltarian", "Manx", "Guernseyman", "St Helenian", "Hong Konger"])
def test_a_territory_makes_nobody_british_and_nobody_foreign(written: str) -> None:
    found = nationality_from(written)
    assert found.code == "OTHER"
    assert found.warning
    assert not is_plainly_british([found])


def test_unmapped_text_is_unknown_and_kept() -> None:
    found = nationality_from("Atlantean")
    assert (found.code, found.as_written) == ("UNKNOWN", "Atlantean")
    assert found.warning


@pytest.mark.parametrize("written", [None, "", "  "])
def test_nothing_written_is_unknown_with_a_warning(written: str | None) -> None:
    assert nationality_from(written).code == "UNKNOWN"
    assert nationality_from(written).warning


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_every_code_of_the_prison_service_is_read_and_fits_the_kind(row: list[str]) -> None:
    found = nationality_from(row[1])
    NationalityClaimed(nationality=found.code)
    if len(row) > 2 and row[2]:
        assert found.code == row[2]
        assert nationality_from(row[2]).code == row[2]


def test_only_british_alone_and_undoubted_is_plainly_british() -> None:
    british, albanian = nationality_from("British"), nationality_from("Albanian")
    assert is_plainly_british([british])
    assert not is_plainly_british([british, albanian])
    assert not is_plainly_british([nationality_from("")])
    assert not is_plainly_british([])


@given(st.text())
def test_any_text_has_an_answer(written: str) -> None:
    NationalityClaimed(nationality=nationality_from(written).code)
