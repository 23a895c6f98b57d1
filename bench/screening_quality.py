"""How well people are found on an invented list of alerts, at how many false alarms, by tradition; beside peers.

python -m bench.screening_quality                    5,000 entries, asked by name alone and with a noisy birth date
BENCH_ALERTS=1000000 python -m bench.screening_quality      on a crowded list; no peers
BENCH_PEERS=/path/to/python                          beside others (bench/screening_peers.py); only up to 5,000 entries
BENCH_SEED=2 BENCH_SHARE=0.3                         other invented people; fewer questions
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from time import perf_counter
from typing import Any

from bench.claim import claim, number_asked, show
from bench.screening_peers import peers
from bench.screening_questions import answers, list_entries, questions
from casekeeper.matching.screening import AlertIndex
from casekeeper.synthetic.naming.lists import ALIAS, EASY, REAL, SCRIPT, Asked, crowded
from casekeeper.synthetic.naming.measures import (
    Answers,
    Rate,
    by_tradition,
    false_alarms,
    gap,
    of_kind,
    rate,
    summary,
    threshold,
)

CLOSELY_LOOKED_AT = 240
"""So many candidates are laid beside a question; who is not among them was lost before any score."""
OURS, WITH_BIRTH_DATE = "casekeeper", "with birth date"


def measure() -> dict[str, Any]:
    """Print the tables to the terminal and return the claim."""
    count, seed = number_asked("BENCH_ALERTS", REAL), number_asked("BENCH_SEED", 1)
    made, asked = questions(min(count, REAL), seed, float(os.environ.get("BENCH_SHARE") or 1))
    began = perf_counter()
    index = AlertIndex.build(list_entries(made.entries if count <= REAL else crowded(count, seed)))
    _say(f"{len(index):,} entries, {len(asked):,} questions; built in {perf_counter() - began:.1f} s.")
    by_name = answers(index, asked)
    all_answers: dict[str, Answers] = {
        OURS: by_name, WITH_BIRTH_DATE: answers(index, asked, with_birth_date=True),
    }  # fmt: skip
    if count <= REAL:
        all_answers |= peers(made.entries, asked, by_name)
    summaries = {name: summary(one, asked) for name, one in all_answers.items()}
    _say(table(summaries))
    _say(tradition_table(all_answers, asked))
    candidates = _candidates(index, asked)
    for kind, one in candidates.items():
        _say(f"Candidates before any score, {kind}: {one}")
    ours = summaries[OURS]
    apart = gap(by_tradition(by_name, asked, threshold(by_name, asked, EASY, 0.01)))
    return claim(
        "aliases not found among ten", budget=0.18, measured=1 - ours["alias, first 10"].found, unit="share",
        population={"alerts": len(index), "questions": len(asked)}, worst_tradition=apart.worst,
        best_tradition=apart.best, traditions_apart=apart.apart, found={name: one.found for name, one in ours.items()},
        with_birth_date={name: one.found for name, one in summaries[WITH_BIRTH_DATE].items()},
        candidates={kind: one.found for kind, one in candidates.items()},
    )  # fmt: skip


def _candidates(index: AlertIndex, asked: list[Asked]) -> dict[str, Rate]:
    found = {}
    for kind in (ALIAS, SCRIPT):
        some = of_kind(asked, kind)[:1_000]
        found[kind] = rate(answers(index, some, limit=CLOSELY_LOOKED_AT), some, top=CLOSELY_LOOKED_AT)
    return found


def table(summaries: Mapping[str, Mapping[str, Rate]]) -> str:
    """Figures down, screeners across; the intervals of the first alone."""
    names = list(summaries)
    rows = [["found", "of", f"{names[0]} (95%)", *names[1:]]]
    for what, first in summaries[names[0]].items():
        others = [f"{summaries[name][what].found:.3f}" for name in names[1:]]
        rows.append([what, f"{first.of:,}", str(first), *others])
    return _lines(rows)


def tradition_table(all_answers: Mapping[str, Answers], asked: list[Asked]) -> str:
    """Aliases found at one easy false alarm in a hundred, by tradition, our worst first; and of whom the alarms are."""
    cuts = {name: threshold(one, asked, EASY, 0.01) for name, one in all_answers.items()}
    rates = {name: by_tradition(one, asked, cuts[name]) for name, one in all_answers.items()}
    first = next(iter(all_answers))
    alarms = false_alarms(all_answers[first], asked, EASY, cuts[first])
    rows = [["tradition", "of", f"{first} (95%)", *list(all_answers)[1:], f"easy false alarms of {first}"]]
    for name, one in rates[first].items():
        others = [f"{rates[other][name].found:.3f}" for other in list(all_answers)[1:]]
        rows.append([name, f"{one.of:,}", str(one), *others, f"{alarms.get(name, 0):.3f}"])
    apart = [f"{gap(rates[name]).apart:.3f}" for name in all_answers]
    return _lines([*rows, ["best to worst", "", *apart, ""]])


def _lines(rows: list[list[str]]) -> str:
    head, *body = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join(["", head, "|---" * len(rows[0]) + "|", *body])


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    show(measure())
