"""Ten thousand random sequences of actions on somebody about to be removed: none gets past what must stop it."""

from __future__ import annotations

import os
import random
from typing import Any

from bench.claim import claim, show

SEQUENCES = int(os.environ.get("BENCH_SEQUENCES", "10000"))


def measure() -> dict[str, Any]:
    """Counts departures that the oracle's own notes should have stopped; nought is the budget."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casekeeper.config.settings")
    import django

    django.setup()
    from tests.actions.departure_sequences import Sequence

    wrong = refused = tried = left = 0
    for seed in range(SEQUENCES):
        one = Sequence(random.Random(seed))
        try:
            one.run(25)
        except AssertionError:
            wrong += 1
        refused, tried, left = refused + one.refused, tried + one.tried, left + one.by_our_hand
    return claim(
        "departures past an open safeguard, or records left with no next step, in random sequences of actions",
        budget=0, measured=wrong, unit="sequences",
        population={"sequences": SEQUENCES, "tried": tried, "refused": refused, "departures": left},
    )  # fmt: skip


if __name__ == "__main__":
    show(measure())
