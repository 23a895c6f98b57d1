"""Keys find what may be the same person: other spellings, orders, scripts and swapped dates share at least one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casekeeper.matching.linking.found_by import LONGEST, link_keys


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ((["Samirad al-Farouji"], []), (["Самирад Аль-Фаруджи"], [])),
        ((["Ansel Verrucci"], ["1988-04-02"]), (["VERRUCCI Anselm"], ["1988"])),
        ((["Ansel Verrucci"], ["1988-04-02"]), (["Somebody Else"], ["1988-02-04"])),
        ((["Gennady Morozov"], []), (["Morosow, Guennadi"], [])),
    ],
)
def test_two_tellings_of_one_person_share_a_key(left, right):
    assert link_keys(*left) & link_keys(*right)


def test_nothing_told_gives_no_key():
    assert link_keys(["", "123", "?"], ["unknown", "", "refused"]) == frozenset()


@given(st.lists(st.text(max_size=80)), st.lists(st.from_regex(r"\d{4}(-\d{2}(-\d{2})?)?", fullmatch=True)))
def test_any_text_gives_keys_that_can_be_kept(names, born):
    assert all(0 < len(key) <= LONGEST and "\x00" not in key for key in link_keys(names, born))
