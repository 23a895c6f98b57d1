"""Ten thousand random sequences of actions on somebody about to be removed: none gets past what must stop it.

A sequence that fails is named by its seed, with the command that runs it alone and shows what was recorded in it:

    python -m bench.departure_sequences --seed 4711
"""

from __future__ import annotations

import os
import random
import sys
import traceback
from typing import Any, NamedTuple

from bench.claim import claim, number_asked, show

STEPS = 25
SHOWN = 20
"""Of so many failing seeds the command is printed; all of them are counted."""


class Failed(NamedTuple):
    """A sequence that went wrong: its seed, what was wrong in one line, and how to run it again."""

    seed: int
    why: str
    again: str


def measure(seeds: range | None = None) -> dict[str, Any]:
    """Counts sequences with a departure that the oracle's own notes should have stopped, or with a record left with no
    next step, or that broke off; nought is the budget."""
    sequence_of = _sequences()
    seeds = range(number_asked("BENCH_SEQUENCES", 10_000)) if seeds is None else seeds
    failed: list[Failed] = []
    refused = tried = left = 0
    for seed in seeds:
        one = sequence_of(random.Random(seed))
        try:
            one.run(STEPS)
        except Exception as error:  # whatever it was, the seed is what finds it again
            failed.append(Failed(seed, _in_short(error), command(seed)))
        refused, tried, left = refused + one.refused, tried + one.tried, left + one.by_our_hand
    for each in failed[:SHOWN]:
        print(f"Sequence {each.seed} failed ({each.why}). Run it again: {each.again}", file=sys.stderr)
    return claim(
        "departures past an open safeguard, or records left with no next step, in random sequences of actions",
        budget=0, measured=len(failed), unit="sequences",
        population={"sequences": len(seeds), "tried": tried, "refused": refused, "departures": left},
        failed=[each._asdict() for each in failed[:SHOWN]], seeds=[each.seed for each in failed],
    )  # fmt: skip


def command(seed: int) -> str:
    """What runs this sequence alone."""
    return f"python -m bench.departure_sequences --seed {seed}"


def run_again(seed: int) -> bool:
    """Run one sequence, say each fact it recorded, and what went wrong; True where nothing did."""
    one = _sequences()(random.Random(seed))
    wrong = ""
    try:
        one.run(STEPS)
    except Exception:
        wrong = traceback.format_exc()
    for fact in one.facts:
        print(f"{fact.number:>4} {fact.on} {fact.said!r}")
    print(wrong or f"Sequence {seed}: nothing went wrong in {one.tried} tries, {one.refused} of them refused.")
    return not wrong


def _in_short(error: Exception) -> str:
    said = str(error).strip().splitlines()
    return f"{type(error).__name__}: {said[0][:200]}" if said else type(error).__name__


def _sequences() -> Any:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "casekeeper.config.settings")
    import django

    django.setup()
    from tests.actions.departure_sequences import Sequence

    return Sequence


if __name__ == "__main__":
    match sys.argv[1:]:
        case []:
            show(measure())
        case ["--seed", number] if number.isdecimal():
            sys.exit(0 if run_again(int(number)) else 1)
        case _:
            sys.exit(f"Usage: {command(4711)}, or no argument for {number_asked('BENCH_SEQUENCES', 10_000)} of them.")
