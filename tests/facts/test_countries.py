"""A country as sources write it: read into one code where that is certain, and left as it was said where it is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rigour.territories import get_territories
from tests.making import the_law

from casekeeper.facts.countries import all_countries, country_from, country_name
from casekeeper.facts.nationality_codes import TABLE


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("ALB", "ALB"), ("alb", "ALB"), ("AL", "ALB"), ("Albania", "ALB"), (" republic  of albania ", "ALB"),
        ("Albanian", "ALB"), ("Côte d'Ivoire", "CIV"), ("Ivory Coast", "CIV"), ("Viet Nam", "VNM"), ("Vietnam", "VNM"),
        ("XK", "XK"), ("XKX", "XK"), ("RKS", "XK"), ("Kosovo", "XK"), ("D", "DEU"), ("The Gambia", "GMB"),
        ("DR Congo", "COD"), ("South Korea", "KOR"), ("Hong Kong", "HKG"),
    ],
)  # fmt: skip
def test_what_is_certain_is_read_into_one_code(written: str, code: str) -> None:
    assert country_from(written).code == code


@pytest.mark.parametrize(
    "written",
    ["", " ", "invented", "Congo", "Congolese", "Korea", "Tirana", "Ruritania", "Soviet Union", "STATELESS", "UNKNOWN",
     "REFUSED", "OTHER", "UTO", "XXA", "the Embassy of Albania in Paris", "Serb or Croat", "x" * 500, "\x00"],
)  # fmt: skip
def test_what_is_not_certain_is_kept_as_it_was_said_and_is_no_country(written: str) -> None:
    found = country_from(written)
    assert not found.known
    assert found.name == " ".join(written.split())


def test_every_code_that_the_law_or_a_nationality_names_is_a_country_with_a_name() -> None:
    named = {row.split("|")[2].strip() for row in TABLE.strip().splitlines()} - {""}
    for page in ("deport_first_countries", "commonwealth_countries"):
        key = next(key for key in the_law() if key.endswith(page))
        named |= {code for value in the_law()[key].values for code in value.value or ()}
    kinds_of_british = {"GBD", "GBN", "GBO", "GBP", "GBS"}
    for code in named - kinds_of_british:
        assert country_from(code).code == code
        assert country_name(code) != code
    assert not any(country_from(code).known for code in kinds_of_british)


def test_each_country_that_can_be_chosen_is_read_back_from_its_code_and_its_name() -> None:
    chosen = all_countries()
    assert len({code for code, _ in chosen}) == len(chosen) > 190
    for code, name in chosen:
        assert country_from(code).code == code
        assert country_from(name).code in (code, "")
    assert {code for code, name in chosen if not country_from(name).known} <= NAMES_OF_SEVERAL


NAMES_OF_SEVERAL: set[str] = set()
"""Countries whose own name does not lead back to them, because it is also another's."""


@given(st.text(max_size=40))
def test_whatever_is_written_is_read_or_kept(text: str) -> None:
    found = country_from(text)
    codes = {code for code, _ in all_countries()} | {str(each.alpha3).upper() for each in get_territories()}
    assert found.code == "" or found.code in codes
    assert found.as_written == " ".join(text.split())
