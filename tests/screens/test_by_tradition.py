"""Who is found less often stands on a screen, and is what the model in use was measured by."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest

from casekeeper.config.measuring_names import measure
from casekeeper.matching.names.by_tradition import measured
from casekeeper.matching.names.weighing import name_model
from casekeeper.synthetic.naming.traditions import TRADITIONS


def test_what_is_shown_was_measured_with_the_model_in_use_over_every_tradition() -> None:
    assert measured().model == name_model().version
    assert {one.tradition for one in measured().traditions} == TRADITIONS.keys()
    found = [one.found for one in measured().traditions]
    assert found == sorted(found)
    assert measured().apart_beyond_chance <= measured().apart


@pytest.mark.slow
def test_measuring_asks_every_question_and_counts_alike_each_time() -> None:
    asked: list[int] = []
    once, again = measure(200, asked.append), measure(200, lambda _: None)
    assert once == again
    assert len(asked) > 200
    assert all(one.low <= one.found <= one.high and one.found <= one.among_ten for one in once.traditions)


@pytest.mark.database
@pytest.mark.django_db
def test_the_page_names_each_tradition_with_its_share_and_says_that_all_are_invented(signed_in: Any) -> None:
    answer = signed_in("intake").get("/screening/traditions")
    said = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))
    assert answer.status_code == 200
    for one in measured().traditions:
        assert f"{one.in_words} {one.aliases:,}" in said
    assert "Everybody here is invented" in said
    assert "Matching policy, error between naming traditions" in said
