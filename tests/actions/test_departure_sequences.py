"""No sequence of actions reaches a departure with an open safeguard, an unrun notice, an appeal, or no child's record.

A few hundred here; ten thousand with CASEKEEPER_SEQUENCES=10000, or `python -m bench.departure_sequences`.
"""

from __future__ import annotations

import os
import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.actions.departure_sequences import Sequence

HOW_MANY = int(os.environ.get("CASEKEEPER_SEQUENCES", "150"))


@settings(max_examples=HOW_MANY, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, 2**32), st.integers(10, 30))
def test_no_sequence_of_actions_gets_past_what_must_stop_it_or_loses_its_next_step(seed: int, steps: int) -> None:
    Sequence(random.Random(seed)).run(steps)


def test_the_sequences_do_reach_departures_and_refusals() -> None:
    """So that the test above says something: some leave by our own hand, and many are kept."""
    tried = [Sequence(random.Random(seed)) for seed in range(300)]
    for each in tried:
        each.run(30)
    assert sum(each.by_our_hand for each in tried) > 5
    assert sum(each.refused for each in tried) > 200
