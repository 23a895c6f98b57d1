"""The audit of the index by full comparison: silent where nothing is missed, and loud where something is."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest

from casekeeper.matching.screening import AlertIndex, ListEntry, Query
from casekeeper.records.screening.audit import WIDE, audit
from casekeeper.synthetic.naming import TRADITIONS, birth_date, invent


@pytest.fixture(scope="module")
def entries() -> list[ListEntry]:
    chance = Random("audited")
    traditions = sorted(TRADITIONS)
    made = []
    for number in range(1_500):
        person = invent(traditions[number % len(traditions)], chance)
        made.append(ListEntry(f"e{number}", (person.primary,), born=(birth_date(chance).isoformat(),)))
    return made


def questions(entries: list[ListEntry]) -> list[Query]:
    return [Query(f"q {entry.id}", names=entry.names, born=entry.born) for entry in entries[::50]]


def test_what_the_index_finds_is_what_a_full_comparison_finds(entries: list[ListEntry]) -> None:
    asked = questions(entries)
    found = audit(AlertIndex.build(entries), asked, score=0.7)
    assert (found.queries, found.pairs) == (len(asked), len(asked) * len(entries))
    assert found.reached >= len(asked), "each is on the list, and reaches the score"
    assert found.missed == ()


def test_an_entry_the_index_passes_over_is_named_with_the_score_it_should_have(
    entries: list[ListEntry], monkeypatch: pytest.MonkeyPatch
) -> None:
    index = AlertIndex.build(entries)
    search = AlertIndex.search

    def blind(self: Any, query: Query, limit: int = 10) -> Any:
        found = search(self, query, limit)
        return [one for one in found if one.id != "e100"] if self is index else found

    monkeypatch.setattr(AlertIndex, "search", blind)
    (missed,) = audit(index, questions(entries), score=0.7).missed
    assert (missed.query, missed.entry) == ("q e100", "e100")
    assert missed.score >= 0.7


def test_namesakes_that_crowd_one_another_out_are_noticed(entries: list[ListEntry]) -> None:
    """More people of one name than the index lays side by side: those left out are told."""
    crowd = [ListEntry(f"c{number}", ("Ansel Verrucci",), born=(str(1930 + number % 60),)) for number in range(800)]
    index = AlertIndex.build([*entries, *crowd])
    asked = Query("q", names=("Ansel Verrucci",))
    found = audit(index, [asked], score=index.search(asked, limit=1)[0].score)
    assert found.reached >= len(crowd)
    assert len(found.missed) == found.reached - WIDE
