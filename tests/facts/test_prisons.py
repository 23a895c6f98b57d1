"""Prisons by their code: named on screens, and an unknown code told from a known one."""

from __future__ import annotations

import pytest

from casekeeper.facts.prisons import PRISONS, is_known, named


@pytest.mark.parametrize(("code", "said"), [("HCI", "Huntercombe (HCI)"), ("OUT", "Outside (OUT)"), ("ZZZ", "ZZZ")])
def test_a_prison_is_named_with_its_code_and_an_unknown_one_by_the_code_alone(code: str, said: str) -> None:
    assert named(code) == said


def test_every_code_has_three_letters() -> None:
    assert all(len(code) == 3 and code.isupper() for code in PRISONS)
    assert is_known("TRN")
    assert not is_known("ZZZ")
