"""Properties that hold for liability and leave against a sentence, whatever the history."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.duties.histories import said
from tests.making import fact, history, the_law

from casekeeper.facts import history_of
from casekeeper.facts.identity import BirthDateStated, NationalityClaimed
from casekeeper.facts.sentence import Sentenced
from casekeeper.periods import earliest, latest
from casekeeper.position.age import born, under, years_old
from casekeeper.position.answer import Answer, Outcome
from casekeeper.position.leave_conflict import leave_conflict
from casekeeper.position.liability import AUTOMATIC, liability
from casekeeper.position.nationality import nationality
from casekeeper.position.sentence import longest_sentence

DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1))
FACTS = st.lists(st.tuples(DAYS, said()), max_size=8)


def answer(facts: list[Any], as_at: date = date(2030, 1, 1)) -> Answer:
    told, law = history_of("TEST-0001", facts), the_law()
    return liability(told, law, as_at, nationality(told), longest_sentence(told, law))


def numbered(pairs: Any) -> list[Any]:
    return [fact(number, day, each) for number, (day, each) in enumerate(pairs, start=1)]


@given(FACTS, st.randoms())
def test_the_order_of_rows_does_not_matter(pairs: Any, shuffle: random.Random) -> None:
    facts = numbered(pairs)
    shuffled = list(facts)
    shuffle.shuffle(shuffled)
    assert answer(facts) == answer(shuffled)
    law = the_law()
    assert leave_conflict(history_of("T", facts), law) == leave_conflict(history_of("T", shuffled), law)


@given(FACTS)
def test_what_cannot_be_told_names_what_is_missing_and_nothing_else_does(pairs: Any) -> None:
    found = answer(numbered(pairs))
    assert bool(found.missing) == (found.outcome is Outcome.CANNOT_TELL)
    assert found.value["answer"] in {"liable on its face", "not liable", "cannot tell"}
    assert (found.value["power"] is None) or found.outcome is not Outcome.NOT_MET


@given(FACTS)
def test_nobody_who_may_be_british_is_liable_on_the_face_of_the_record(pairs: Any) -> None:
    facts = numbered(pairs)
    if nationality(history_of("T", facts)).value in {"British", "unclear"}:
        assert answer(facts).outcome is not Outcome.MET


@given(FACTS)
def test_every_reason_that_cites_a_page_cites_one_that_exists(pairs: Any) -> None:
    assert {reason.page for reason in answer(numbered(pairs)).reasons} - {None} <= set(the_law())


@given(st.integers(0, 48), st.integers(0, 48))
def test_a_longer_sentence_never_takes_the_automatic_duty_away(months: int, more: int) -> None:
    def power(length: int) -> str | None:
        told = numbered(
            [
                (date(2026, 1, 5), NationalityClaimed(nationality="ALB")),
                (date(2026, 1, 5), BirthDateStated(born="1991-03-14")),
                (date(2026, 1, 5), Sentenced(months=length)),
            ]
        )
        return answer(told).value["power"]  # type: ignore[no-any-return]

    if power(months) == AUTOMATIC:
        assert power(months + more) == AUTOMATIC


@pytest.mark.parametrize(
    ("birth", "day", "years"),
    [
        (date(2008, 2, 29), date(2026, 2, 28), 17), (date(2008, 2, 29), date(2026, 3, 1), 18),
        (date(2008, 2, 29), date(2028, 2, 29), 20), (date(2008, 1, 6), date(2026, 1, 5), 17),
        (date(2008, 1, 5), date(2026, 1, 5), 18),
    ],
)  # fmt: skip
def test_years_old_on_a_day(birth: date, day: date, years: int) -> None:
    assert years_old(birth, day) == years


@given(
    st.lists(
        st.sampled_from(["2007", "2008", "2008-03", "2008-03-14", "unknown", "not asked", "1991-01-01"]), max_size=3
    ),
    st.dates(date(2024, 1, 1), date(2028, 1, 1)),
)
def test_an_age_is_certain_only_where_every_possible_birthday_agrees(stated: list[str], day: date) -> None:
    when = born(history(*[(day, BirthDateStated(born=each)) for each in stated]))
    days = [each for text in stated for each in (earliest(text), latest(text)) if each is not None]
    answers = {years_old(each, day) < 18 for each in days}
    expected = (
        Outcome.CANNOT_TELL if len(answers) != 1 else Outcome.MET if answers == {True} else Outcome.NOT_MET
    )  # fmt: skip
    assert under(18, when, day) is expected
