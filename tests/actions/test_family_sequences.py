"""No sequence of actions on a family removes one of them while another is protected, or without a second person."""

from __future__ import annotations

import random

import pytest
from tests.actions.family_sequences import FamilySequence

ROUNDS, STEPS = 60, 140


@pytest.mark.parametrize("part", range(4))
def test_no_sequence_of_actions_removes_one_of_a_family_while_another_is_protected(part: int) -> None:
    left = refused = parted = 0
    for seed in range(part * ROUNDS, (part + 1) * ROUNDS):
        sequence = FamilySequence(random.Random(f"families/{seed}"))
        sequence.run(STEPS)
        left, refused, parted = left + len(sequence.left), refused + sequence.refused, parted + sequence.parted
    assert refused > ROUNDS * STEPS / 4
    assert left > 2, "the test says nothing unless somebody gets through"
    assert parted > 0
