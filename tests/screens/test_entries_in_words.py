"""Words for what lists say: states, topics and dates; whatever is none of these stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekeeper.screens.entries_in_words import date_in_words, state_in_words, topic_in_words


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("1970", "1970 (year only)"), ("1970-03", "March 1970"), ("1970-03-01", "1 March 1970"),
        ("2026-11-26T06:40:10", "26 November 2026"), ("1970-13", "1970-13"), ("1970-02-31", "1970-02-31"),
        ("circa 1970", "circa 1970"), ("", ""),
    ],
)  # fmt: skip
def test_a_date_is_written_as_far_as_it_is_known(said: str, words: str) -> None:
    assert date_in_words(said) == words


def test_states_and_topics_have_their_words_and_what_is_unknown_stays() -> None:
    assert [state_in_words(code) for code in ("gr", "GRC", "xk", "Atlantis", "")] == [
        "Greece (GR)", "Greece (GRC)", "Kosovo (XK)", "Atlantis", "",
    ]  # fmt: skip
    assert (topic_in_words("poi"), topic_in_words("own.word")) == ("person of interest", "own.word")


@given(said=st.text(max_size=40))
def test_whatever_a_list_says_is_shown(said: str) -> None:
    assert date_in_words(said) or not said.strip()
    assert isinstance(state_in_words(said), str)
