"""Exceptions weighed limb by limb: what is enough, what contradicts, what was left out, and what was told since."""

from __future__ import annotations

from typing import Any

import pytest
from tests.making import history
from tests.ready_to_depart import NOTHING_AGAINST

from casekeeper.facts.consideration import RepresentationsReceived
from casekeeper.facts.exceptions import ExceptionsWeighed
from casekeeper.facts.family import ChildNoted
from casekeeper.position.answer import Answer
from casekeeper.position.exceptions_weighed import UPPER_TIER, exceptions_weighed

LOWER_TIER = "at least 12 months"
PRIVATE_LIFE = {"private_life_lawful": "yes", "private_life_integrated": "yes", "private_life_obstacles": "yes"}
CHILD = {"child_relationship": "yes", "child_status": "yes", "child_harsh_to_go": "yes", "child_harsh_to_stay": "yes",
         "child_reasons": "Reasons."}  # fmt: skip


def weighed(**answers: Any) -> ExceptionsWeighed:
    return NOTHING_AGAINST.model_copy(update=answers)


def asked(said: ExceptionsWeighed, *more: Any, tier: str = LOWER_TIER) -> Answer:
    return exceptions_weighed(history(("2026-01-05", said), *(("2026-01-06", each) for each in more)), tier)


def test_nothing_was_weighed_is_never_enough() -> None:
    found = exceptions_weighed(history(("2026-01-05", RepresentationsReceived())), LOWER_TIER)
    assert (found.outcome, found.missing) == ("cannot tell", ("the exceptions, weighed limb by limb",))


def test_every_limb_answered_and_none_met_lets_a_decision_be_made() -> None:
    assert asked(weighed()).outcome == "met"


@pytest.mark.parametrize(
    ("answers", "name"),
    [
        (PRIVATE_LIFE, "private life"),
        (CHILD, "child"),
        ({"compelling": "yes"}, "very compelling circumstances"),
        ({"protection": "met", "protection_reasons": "x"}, "protection"),
        ({"trafficking": "met", "trafficking_reasons": "x"}, "trafficking"),
        ({"eu_conduct": "both", "eu_test": "not met: no serious threat", "eu_reasons": "x"}, "EU rights"),
    ],
)
def test_an_exception_that_is_met_contradicts_deportation(answers: dict[str, str], name: str) -> None:
    found = asked(weighed(**answers))
    assert (found.outcome, [reason.text for reason in found.reasons]) == (
        "not met", [f"The exception is met: {name}"],
    )  # fmt: skip


@pytest.mark.parametrize("limb", PRIVATE_LIFE)
def test_one_limb_against_it_is_enough_for_an_exception_not_to_be_met(limb: str) -> None:
    assert asked(weighed(**(PRIVATE_LIFE | {limb: "no"}))).outcome == "met"


def test_a_limb_that_is_not_known_is_not_taken_for_no() -> None:
    found = asked(weighed(**(PRIVATE_LIFE | {"private_life_obstacles": "not known"})))
    assert (found.outcome, found.missing) == ("cannot tell", ("private life: a limb is not known",))


def test_from_four_years_only_what_is_very_compelling_counts_and_what_is_no_article_8() -> None:
    assert asked(weighed(**PRIVATE_LIFE), tier=UPPER_TIER).outcome == "met"
    assert asked(weighed(**PRIVATE_LIFE, compelling="yes"), tier=UPPER_TIER).outcome == "not met"
    assert asked(weighed(protection="met", protection_reasons="x"), tier=UPPER_TIER).outcome == "not met"


def test_conduct_after_2020_is_not_judged_by_eu_tests_and_earlier_conduct_asks_for_one() -> None:
    assert asked(weighed(eu_conduct="all after it", eu_reasons="x")).outcome == "met"
    found = asked(weighed(eu_conduct="all by 31 December 2020", eu_reasons="x"))
    assert (found.outcome, found.missing) == ("cannot tell", ("EU rights: a limb is not known",))


def test_a_child_on_the_record_is_not_passed_over() -> None:
    told = history(("2026-01-04", ChildNoted()), ("2026-01-05", weighed()))
    found = exceptions_weighed(told, LOWER_TIER)
    assert found.missing == ("child: the record raises it, so it is weighed and not passed over",)


def test_what_arises_needs_its_reasons() -> None:
    found = asked(weighed(compelling_reasons=" "))
    assert found.missing == ("very compelling circumstances: the reasons",)


@pytest.mark.parametrize("news", [RepresentationsReceived(), ChildNoted()])
def test_what_is_told_afterwards_is_weighed_again(news: Any) -> None:
    assert asked(weighed(), news).missing == ("the exceptions, weighed again",)
