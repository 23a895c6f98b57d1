"""The invented list: the same for the same seed, readable throughout, and with a difference of every sort."""

from __future__ import annotations

import orjson

from casekeeper.matching.screening import ListEntry
from casekeeper.matching.screening.follow_the_money import read_entries
from casekeeper.synthetic.others_list import versions


def test_both_versions_are_read_and_differ_in_every_way_by_less_than_a_cut_off_file_would() -> None:
    first, second = versions("a test")
    assert versions("a test") == (first, second)
    for version in (first, second):
        found = list(read_entries([orjson.dumps(one) for one in version]))
        assert all(isinstance(one, ListEntry) for one in found)
    before, after = ({one["id"]: one for one in version} for version in (first, second))
    gone = before.keys() - after.keys()
    assert 0 < len(gone) < len(first) / 10
    assert after.keys() - before.keys()
    assert any(before[id_] != after[id_] for id_ in before.keys() & after.keys())
    assert all("invented" in id_ for id_ in after)
