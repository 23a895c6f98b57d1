"""The longest single sentence, and the release date among the dates a prison gives."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.making import fact, history, the_law

from casekeeper.facts import history_of
from casekeeper.facts.sentence import DatesCalculated, Sentenced
from casekeeper.law.reading import page_from
from casekeeper.periods.limits import months_after
from casekeeper.position.answer import Outcome
from casekeeper.position.sentence import SUSPENDED, lasts, longest_sentence, sentence_dates

DAY = date(2026, 1, 5)
SENTENCES = st.lists(
    st.builds(
        Sentenced,
        sentence=st.sampled_from(["ordinary", "extended", "suspended", "fine", "community", "recall"]),
        years=st.integers(0, 20),
        months=st.integers(0, 30),
        weeks=st.integers(0, 60),
        days=st.integers(0, 400),
        life=st.sampled_from([False, False, False, True]),
    ),
    max_size=5,
)


def dates(**given_dates: Any) -> dict[str, Any]:
    return sentence_dates(history((DAY, DatesCalculated(**given_dates)))).value


@pytest.mark.parametrize(
    ("given_dates", "release", "which"),
    [
        ({"conditional_release": date(2027, 7, 6)}, date(2027, 7, 6), "conditional release date"),
        ({"conditional_release": date(2027, 7, 6), "automatic_release": date(2027, 9, 1)}, date(2027, 9, 1),
         "automatic release date"),
        ({"conditional_release": date(2027, 7, 6), "mid_term": date(2027, 8, 1)}, date(2027, 8, 1), "mid term date"),
        ({"conditional_release": date(2027, 7, 6), "post_recall_release": date(2028, 8, 1)}, date(2028, 8, 1),
         "post recall release date"),
        ({"conditional_release": date(2027, 7, 6), "actual_parole": date(2027, 3, 1)}, date(2027, 3, 1),
         "actual parole date"),
        ({"conditional_release": date(2027, 7, 6), "home_detention_curfew": date(2027, 2, 1)}, date(2027, 2, 1),
         "home detention curfew date"),
        ({"conditional_release": date(2027, 7, 6), "actual_parole": date(2027, 3, 1),
          "confirmed_release": date(2027, 4, 2)}, date(2027, 4, 2), "confirmed release date"),
        ({"release": date(2027, 7, 6)}, date(2027, 7, 6), "date the prison gives"),
        ({"home_detention_curfew_eligibility": date(2027, 2, 1), "sentence_expiry": date(2029, 1, 1)}, None, ""),
    ],
)  # fmt: skip
def test_the_release_date_is(given_dates: dict[str, date], release: date | None, which: str) -> None:
    found = dates(**given_dates)
    assert (found["release"], found["release_is"]) == (release, which)


def test_dates_that_are_not_known_are_left_out_and_never_filled_in() -> None:
    assert dates(tariff=date(2030, 1, 1)) == {"tariff": date(2030, 1, 1), "release": None, "release_is": ""}


def test_without_dates_from_the_prison_nothing_can_be_told() -> None:
    answer = sentence_dates(history())
    assert (answer.outcome, answer.value, answer.missing) == (
        Outcome.CANNOT_TELL, None, ("sentence dates from the prison",),
    )  # fmt: skip


def test_an_indeterminate_sentence_has_no_release_date_rather_than_a_missing_one() -> None:
    answer = sentence_dates(history((DAY, DatesCalculated(indeterminate=True, tariff=date(2030, 1, 1)))))
    assert (answer.outcome, answer.missing) == (Outcome.NOT_MET, ())
    assert "Parole Board" in answer.reasons[0].text


def test_the_newest_calculation_replaces_the_older_one_whole() -> None:
    older = (DAY, DatesCalculated(conditional_release=date(2027, 7, 6), tariff=date(2030, 1, 1)))
    newer = (DAY + timedelta(days=30), DatesCalculated(conditional_release=date(2027, 9, 6)))
    found = sentence_dates(history(older, newer)).value
    assert (found["release"], "tariff" in found) == (date(2027, 9, 6), False)


def test_a_release_date_of_the_prison_that_differs_is_shown_beside_ours() -> None:
    answer = sentence_dates(
        history((DAY, DatesCalculated(conditional_release=date(2027, 7, 6), release=date(2027, 7, 3))))
    )
    assert answer.value["release"] == date(2027, 7, 6)
    assert "The prison itself gives 2027-07-03" in answer.reasons[1].text


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 800), st.dates(date(1970, 1, 1), date(2100, 1, 1)))
def test_a_sentence_lasts_so_many_months_if_it_ends_no_sooner(target: int, months: int, days: int, on: date) -> None:
    ends = months_after(on, months) + timedelta(days=days)
    if days:
        assert lasts(target, on, months, days) == (ends >= months_after(on, target))
    else:
        assert lasts(target, on, months, days) == (months >= target)


def test_a_sentence_of_a_month_passed_on_31_january_is_not_28_days_longer_than_it_says() -> None:
    assert lasts(1, date(2026, 1, 31), 1, 0)
    assert not lasts(1, date(2026, 1, 31), 0, 27)
    assert lasts(1, date(2026, 1, 31), 0, 28)


@given(SENTENCES, st.randoms())
def test_the_order_in_which_sentences_are_stored_does_not_matter(said: list[Sentenced], shuffle: random.Random) -> None:
    facts = [fact(number, DAY, each) for number, each in enumerate(said, start=1)]
    shuffled = list(facts)
    shuffle.shuffle(shuffled)
    law = the_law()
    assert longest_sentence(history_of("T", facts), law) == longest_sentence(history_of("T", shuffled), law)


@given(SENTENCES)
def test_no_sentence_is_longer_than_the_longest_and_none_are_added_up(said: list[Sentenced]) -> None:
    found = longest_sentence(history(*[(DAY, each) for each in said]), the_law()).value
    counted = [each for each in said if each.sentence in {"ordinary", "extended", "recall"}]
    lengths = [(12 * each.years + each.months, 7 * each.weeks + each.days) for each in counted]
    if found is None:
        assert not any(months or days for months, days in lengths)
        assert not any(each.life for each in counted)
    elif not found["life"]:
        assert (found["months"], found["days"]) in lengths
        ends = months_after(DAY, found["months"]) + timedelta(days=found["days"])
        assert all(months_after(DAY, months) + timedelta(days=days) <= ends for months, days in lengths)


def test_a_suspended_sentence_counts_from_the_day_a_page_says_so() -> None:
    began = page_from(
        SUSPENDED,
        "provision: P\ntext: T.\nunit: switch\ngoverning_day: day of sentence\n"
        "values:\n  2008-08-01: {value: null, source: S}\n  2026-06-01: {value: true, source: S}\n",
    )
    law = the_law().with_pages(began)
    suspended = Sentenced(sentence="suspended", years=2)
    assert longest_sentence(history(("2026-05-31", suspended)), law).value is None
    assert longest_sentence(history(("2026-06-01", suspended)), law).value["months"] == 24


def test_a_sentence_without_a_length_is_named_as_missing() -> None:
    answer = longest_sentence(history((DAY, Sentenced()), (DAY, Sentenced(months=3))), the_law())
    assert (answer.outcome, answer.value["months"]) == (Outcome.CANNOT_TELL, 3)
    assert answer.missing == ("kind or length of the sentence of 2026-01-05",)
