"""Who may go home under the Facilitated Return Scheme, and what the answer says where that is not known."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.making import derived, history, the_law

from casekeeper.facts import Kind
from casekeeper.facts.identity import NationalityClaimed
from casekeeper.facts.immigration import BackInCountry, Departed
from casekeeper.facts.schemes import SchemeAskedFor, SchemeDecided, SchemePaid
from casekeeper.facts.sentence import DatesCalculated, Sentenced
from casekeeper.position.answer import Answer, Outcome
from casekeeper.position.facilitated_return import facilitated_return

TOLD_ON = "2006-01-02"
DAY = "2026-03-02"
ALBANIAN = NationalityClaimed(nationality="ALB", confidence="documented")
FOUR_YEARS = Sentenced(sentence="ordinary", years=4)


def asked(*told: Kind | tuple[str, Kind], on: str = DAY, offer: int | None = None) -> Answer:
    dated = [each if isinstance(each, tuple) else (TOLD_ON, each) for each in told]
    return facilitated_return(history(*dated), the_law(), date.fromisoformat(on), offer)


def said(answer: Answer) -> str:
    return " ".join([*(reason.text for reason in answer.reasons), *answer.missing])


def test_a_foreign_national_on_a_fixed_term_who_was_never_paid_is_eligible() -> None:
    answer = asked(ALBANIAN, FOUR_YEARS)
    assert answer.outcome is Outcome.MET
    assert {reason.page for reason in answer.reasons} == {
        "facilitated_return.eea_nationals", "facilitated_return.excluded_sentences", "facilitated_return.one_payment",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("on", "nationality", "expected"),
    [
        ("2006-10-11", "ALB", "not met"), ("2006-10-12", "ALB", "met"),
        ("2006-10-12", "POL", "not met"), ("2021-12-31", "POL", "not met"), ("2022-01-01", "POL", "met"),
        ("2006-12-31", "ROU", "met"), ("2007-01-01", "ROU", "not met"),
        ("2013-06-30", "HRV", "met"), ("2013-07-01", "HRV", "not met"), ("2026-03-02", "GBR", "not met"),
    ],
)  # fmt: skip
def test_on_the_first_day_of_each_rule_and_on_the_day_before(on: str, nationality: str, expected: str) -> None:
    answer = asked(NationalityClaimed(nationality=nationality, confidence="determined"), FOUR_YEARS, on=on)
    assert answer.outcome.value == expected
    assert answer.reasons


def test_the_answer_names_the_next_day_on_which_a_rule_changes() -> None:
    assert asked(ALBANIAN, FOUR_YEARS, on="2021-12-31").changes_on == date(2022, 1, 1)
    assert asked(ALBANIAN, FOUR_YEARS).changes_on is None


def test_of_two_nationalities_one_in_the_eea_nothing_can_be_told_before_2022() -> None:
    both = (ALBANIAN, NationalityClaimed(nationality="GRC", confidence="documented"))
    before = asked(*both, FOUR_YEARS, on="2021-12-31")
    assert before.outcome is Outcome.CANNOT_TELL
    assert "Greece" in said(before)
    assert asked(*both, FOUR_YEARS, on="2022-01-01").outcome is Outcome.MET


@pytest.mark.parametrize(
    "sentence",
    [
        Sentenced(sentence="indeterminate"), Sentenced(sentence="ordinary", life=True),
        DatesCalculated(indeterminate=True, tariff=date(2030, 1, 1)),
    ],
)  # fmt: skip
def test_nobody_on_an_indeterminate_or_life_sentence_is_eligible(sentence: Kind) -> None:
    answer = asked(ALBANIAN, FOUR_YEARS, sentence)
    assert answer.outcome is Outcome.NOT_MET
    assert [reason.page for reason in answer.reasons] == ["facilitated_return.excluded_sentences"]


@pytest.mark.parametrize(
    ("told", "missing"),
    [
        ((ALBANIAN,), "whether it is indeterminate"),
        ((ALBANIAN, Sentenced(sentence="unknown", years=4)), "kind of the sentence of 2006-01-02"),
        ((ALBANIAN, DatesCalculated(tariff=date(2030, 1, 1))), "whether it is indeterminate"),
        ((FOUR_YEARS,), "a claim to any nationality"),
        ((FOUR_YEARS, ALBANIAN, NationalityClaimed(nationality="GBR")), "a determination of nationality"),
    ],
)
def test_what_is_not_known_is_named_and_not_filled_in(told: tuple[Kind, ...], missing: str) -> None:
    answer = asked(*told)
    assert answer.outcome is Outcome.CANNOT_TELL
    assert missing in " ".join(answer.missing)


def test_dates_of_release_by_law_show_a_fixed_term() -> None:
    assert asked(ALBANIAN, DatesCalculated(conditional_release=date(2027, 1, 4))).outcome is Outcome.MET


def test_whoever_was_paid_before_is_not_paid_a_second_time_but_the_payment_asked_about_is_not_one_before() -> None:
    paid = ("2024-03-04", SchemePaid(offer=3, pounds=750))
    request = ("2024-02-01", SchemeAskedFor(scheme="facilitated return"))
    answer = asked(ALBANIAN, FOUR_YEARS, request, paid)
    assert answer.outcome is Outcome.NOT_MET
    assert "Paid under the scheme on 2024-03-04" in said(answer)
    assert asked(ALBANIAN, FOUR_YEARS, request, paid, offer=3).outcome is Outcome.MET
    assert asked(ALBANIAN, FOUR_YEARS, request, ("2024-03-04", SchemePaid()), offer=3).outcome is Outcome.NOT_MET


LEFT: tuple[Any, ...] = (
    ("2024-02-01", SchemeAskedFor(scheme="facilitated return")),
    ("2024-02-09", SchemeDecided(offer=3, outcome="approved", reasons="x", decided_by="A. Manager")),
    ("2024-03-04", Departed(how="voluntary")),
)


def test_whoever_left_after_an_approval_may_have_been_paid_and_nobody_can_tell() -> None:
    answer = asked(ALBANIAN, FOUR_YEARS, *LEFT)
    assert answer.outcome is Outcome.CANNOT_TELL
    assert "whether the person was paid" in said(answer)


def test_a_departure_that_failed_after_all_was_no_departure_to_be_paid_for() -> None:
    back = ("2024-03-04", BackInCountry(why="removal failed"))
    assert asked(ALBANIAN, FOUR_YEARS, *LEFT, back).outcome is Outcome.MET


def test_the_answer_stands_in_the_position_of_whoever_asks_to_go() -> None:
    told = history((TOLD_ON, ALBANIAN), (TOLD_ON, FOUR_YEARS), (DAY, SchemeAskedFor(scheme="facilitated return")))
    assert derived(told, DAY).position["facilitated return"].outcome is Outcome.MET
