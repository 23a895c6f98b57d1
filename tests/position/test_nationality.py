"""Nationality is read from claims that stand side by side, and never falls to foreign or British by default."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.making import fact

from casekeeper.facts import history_of
from casekeeper.facts.identity import NationalityClaimed
from casekeeper.position.answer import Answer, Outcome
from casekeeper.position.nationality import BRITISH, OTHER_BRITISH, SAYS_NOTHING, nationality

Claimed = tuple[str, str]
CODES = ["ALB", "POL", "JAM", "IRL", "GBR", "IMN", "GBN", "STATELESS", "UNKNOWN", "REFUSED", "OTHER", "XK"]
CLAIMS = st.lists(
    st.tuples(st.sampled_from(CODES), st.sampled_from(["stated", "recorded", "documented", "determined"])), max_size=6
)


def of(*claims: Claimed, day: str = "2026-01-05") -> Answer:
    return nationality(history_of("TEST-0001", _facts(claims, day)))


def _facts(claims: tuple[Claimed, ...], day: str = "2026-01-05") -> list[Any]:
    return [
        fact(number, day, NationalityClaimed(nationality=code, confidence=confidence))  # type: ignore[arg-type]
        for number, (code, confidence) in enumerate(claims, start=1)
    ]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([], "unclear"),
        ([("UNKNOWN", "recorded")], "unclear"),
        ([("REFUSED", "stated"), ("UNKNOWN", "recorded")], "unclear"),
        ([("OTHER", "recorded")], "unclear"),
        ([("OTHER", "determined")], "unclear"),
        ([("ALB", "stated")], "foreign"),
        ([("ALB", "stated"), ("UNKNOWN", "recorded")], "foreign"),
        ([("ALB", "stated"), ("POL", "documented")], "foreign"),
        ([("STATELESS", "recorded")], "foreign"),
        ([("GBR", "stated")], "British"),
        ([("GBR", "stated"), ("GBR", "recorded")], "British"),
        ([("IMN", "stated"), ("GBR", "recorded")], "British"),
        ([("GBR", "documented"), ("ALB", "stated")], "unclear"),
        ([("GBR", "stated"), ("ALB", "documented")], "unclear"),
        ([("GBR", "stated"), ("STATELESS", "stated")], "unclear"),
        ([("GBR", "stated"), ("IRL", "documented")], "unclear"),
        ([("GBR", "determined"), ("ALB", "documented")], "British"),
        ([("ALB", "determined"), ("GBR", "documented")], "foreign"),
        ([("ALB", "determined"), ("GBR", "determined")], "British"),
        ([("IRL", "stated")], "Irish"),
        ([("IRL", "documented"), ("ALB", "stated")], "Irish"),
        ([("IRL", "stated"), ("ALB", "documented")], "foreign"),
        ([("IRL", "stated"), ("ALB", "stated")], "unclear"),
        ([("IRL", "determined"), ("ALB", "determined")], "Irish"),
        ([("GBN", "documented")], "unclear"),
        ([("GIB", "recorded"), ("ALB", "recorded")], "unclear"),
        ([("GBO", "determined")], "foreign"),
    ],
)
def test_the_claims_give(claims: list[Claimed], expected: str) -> None:
    answer = of(*claims)
    assert answer.value == expected
    assert (answer.outcome is Outcome.CANNOT_TELL) == (expected == "unclear")
    assert bool(answer.missing) == (expected == "unclear")


def test_citizenship_once_determined_is_not_set_aside_by_a_later_determination_alone() -> None:
    british = fact(1, "2020-01-01", NationalityClaimed(nationality="GBR", confidence="determined"))
    foreign = fact(2, "2024-01-01", NationalityClaimed(nationality="ALB", confidence="determined"))
    assert nationality(history_of("TEST-0001", [british, foreign])).value == "unclear"


def test_a_later_determination_of_citizenship_decides() -> None:
    foreign = fact(1, "2020-01-01", NationalityClaimed(nationality="ALB", confidence="determined"))
    british = fact(2, "2024-01-01", NationalityClaimed(nationality="GBR", confidence="determined"))
    assert nationality(history_of("TEST-0001", [foreign, british])).value == "British"


def test_every_claim_is_a_reason_with_its_source_and_how_it_is_known() -> None:
    answer = nationality(
        history_of(
            "TEST-0001",
            [fact(1, "2026-01-05", NationalityClaimed(nationality="ALB", as_written="Albanian", confidence="stated"))],
        )
    )
    assert [(reason.text, reason.fact) for reason in answer.reasons] == [("Albanian (ALB), stated, from test", 1)]


@given(CLAIMS, st.randoms())
def test_the_order_in_which_claims_are_stored_does_not_matter(claims: list[Claimed], shuffle: random.Random) -> None:
    facts = _facts(tuple(claims))
    shuffled = list(facts)
    shuffle.shuffle(shuffled)
    assert nationality(history_of("TEST-0001", facts)) == nationality(history_of("TEST-0001", shuffled))


@given(CLAIMS)
def test_nobody_is_foreign_or_british_without_a_claim_that_says_so(claims: list[Claimed]) -> None:
    value = of(*claims).value
    codes = {code for code, _ in claims}
    if value == "British":
        assert codes & BRITISH
    elif value == "Irish":
        assert "IRL" in codes
    elif value == "foreign":
        assert codes - BRITISH - SAYS_NOTHING - {"IRL"}
    else:
        assert value == "unclear"


@given(CLAIMS)
def test_where_a_british_claim_stands_undetermined_the_person_is_never_foreign(claims: list[Claimed]) -> None:
    undetermined = [(code, "documented" if known == "determined" else known) for code, known in claims]
    if any(code in BRITISH | OTHER_BRITISH for code, _ in undetermined):
        assert of(*undetermined).value in {"British", "unclear"}


@given(CLAIMS)
def test_a_claim_that_names_no_nationality_changes_nothing(claims: list[Claimed]) -> None:
    assert of(*claims).value == of(*claims, ("UNKNOWN", "recorded")).value


def test_the_day_is_not_asked_for_because_claims_do_not_expire() -> None:
    assert of(("ALB", "stated"), day="1990-01-01").value == of(("ALB", "stated"), day=str(date(2026, 1, 1))).value
