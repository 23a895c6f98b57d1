"""The newest dates rule; what only one feed carries is not lost when another speaks later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.making import fact

from casekeeper.facts import history_of
from casekeeper.facts.sentence import DatesCalculated
from casekeeper.position.dates_in_force import dates_in_force

START, ERSED, RELEASE, LATER = date(2026, 1, 5), date(2026, 6, 8), date(2027, 6, 1), date(2027, 7, 1)


def told(*dates: tuple[str, str, DatesCalculated]):
    facts = [replace(fact(n, on, said), source=source) for n, (on, source, said) in enumerate(dates, start=1)]
    found = dates_in_force(history_of("TEST-0001", facts))
    assert found is not None
    return found.said


def test_a_newer_list_does_not_take_away_the_early_removal_date_of_the_other_feed() -> None:
    said = told(
        ("2026-02-01", "prison-api", DatesCalculated(sentence_start=START, early_removal=ERSED, release=RELEASE)),
        ("2026-03-01", "prisoner-search", DatesCalculated(sentence_start=START, release=LATER)),
    )
    assert (said.early_removal, said.release) == (ERSED, LATER)


def test_the_same_feed_without_the_date_takes_it_away() -> None:
    said = told(
        ("2026-02-01", "prison-api", DatesCalculated(sentence_start=START, early_removal=ERSED)),
        ("2026-03-01", "prison-api", DatesCalculated(sentence_start=START)),
    )
    assert said.early_removal is None


def test_another_sentence_lends_nothing() -> None:
    said = told(
        ("2020-02-01", "prison-api", DatesCalculated(sentence_start=date(2020, 1, 6), early_removal=ERSED)),
        ("2026-03-01", "prisoner-search", DatesCalculated(sentence_start=START)),
    )
    assert said.early_removal is None
