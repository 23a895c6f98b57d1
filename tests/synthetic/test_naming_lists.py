"""Invented lists of alerts and the questions asked of them."""

from __future__ import annotations

from itertools import islice

import pytest

from casekeeper.matching.screening.follow_the_money import BadLine, entry_of, query_of
from casekeeper.synthetic.naming.lists import (
    ALIAS,
    EASY,
    HARD,
    SCRIPT,
    AlertList,
    alert_list,
    as_ftm,
    as_query,
    crowded,
)
from casekeeper.synthetic.naming.slips import OPERATORS


@pytest.fixture(scope="module")
def made() -> AlertList:
    return alert_list(120, 7, innocents=40)


def test_the_same_seed_makes_the_same_list(made: AlertList) -> None:
    assert alert_list(120, 7, innocents=40) == made
    assert alert_list(120, 8, innocents=40) != made


def test_every_question_about_somebody_has_its_entry_and_an_innocent_has_none(made: AlertList) -> None:
    listed = {entry.id: entry for entry in made.entries}
    for one in made.asked:
        if one.kind in (EASY, HARD):
            assert one.entry == ""
        else:
            assert one.tradition == listed[one.entry].tradition
            assert one.name.lower() != listed[one.entry].name.lower()


def test_every_kind_of_question_is_asked(made: AlertList) -> None:
    assert {one.kind for one in made.asked} == {ALIAS, SCRIPT, EASY, HARD, *OPERATORS}
    assert len({one.id for one in made.asked}) == len(made.asked)


def test_entries_and_questions_are_read_as_the_screener_reads_them(made: AlertList) -> None:
    for entry in made.entries:
        read = entry_of(as_ftm(entry))
        assert not isinstance(read, BadLine)
        assert (read.id, read.names, read.born) == (entry.id, (entry.name,), (entry.born.isoformat(),))
    for one in made.asked:
        query = query_of(as_query(one, with_birth_date=True))
        assert not isinstance(query, BadLine)
        assert query.names == (one.name,)
        assert bool(query.born) == bool(one.born)


def test_a_crowd_begins_with_the_list_and_has_as_many_as_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("casekeeper.synthetic.naming.lists.REAL", 50)
    crowd = list(islice(crowded(300, 7), 400))
    assert len(crowd) == 300
    assert tuple(crowd[:50]) == alert_list(50, 7, innocents=0).entries
    assert len({entry.id for entry in crowd}) == 300
    words = {word for entry in crowd for word in entry.name.split()}
    assert len(words) < sum(len(entry.name.split()) for entry in crowd)
