"""Searches against a large list of alerts: building, memory, milliseconds, queries a second. Budget: 20 ms p99.

python -m bench.screening_speed                     10,000 alerts
BENCH_ALERTS=1000000 python -m bench.screening_speed      a million, crowded; minutes
"""

from __future__ import annotations

import multiprocessing
import os
from itertools import cycle, islice
from time import perf_counter
from typing import Any

import numpy as np

from bench.claim import claim, number_asked, percentile, show
from bench.memory import gib_of
from bench.screening_questions import list_entries, query_of, questions
from casekeeper.matching.screening import AlertIndex, Query
from casekeeper.synthetic.naming.lists import ALIAS, EASY, REAL, crowded

ASKED, WARM_UP, PROCESSES = 2_000, 200, 2
TRAVELLERS, SAMPLE = 1_000_000, 20_000
"""Travellers against the list, and how many of them are screened for it (BENCH_TRAVELLERS): what was asked about a word
is kept, so a long list of travellers goes faster than a short one."""
_index: AlertIndex | None = None


def measure() -> dict[str, Any]:
    """With a noisy birth date, every answer with its explanation: half aliases, half people on no list."""
    global _index
    count, seed = number_asked("BENCH_ALERTS", 10_000), number_asked("BENCH_SEED", 1)
    _, asked = questions(min(count, REAL), seed, 0.8)
    some = [one for one in asked if one.kind in (ALIAS, EASY)]
    queries = [query_of(one, with_birth_date=True) for one in islice(cycle(some[::2]), ASKED)]
    by_name = [query_of(one, with_birth_date=False) for one in islice(cycle(some[::2]), ASKED)]
    # Others, for what was once asked about a word is kept and would flatter the rate.
    unasked = [query_of(one, with_birth_date=True) for one in islice(cycle(some[1::2]), ASKED)]
    # Entries are made before the clock starts: a list is read, not invented.
    entries = list(list_entries(crowded(count, seed)))
    warm = AlertIndex.build(entries[:1_000])
    _ask(warm, queries[:10])
    before, began = gib_of([os.getpid()]), perf_counter()
    _index = AlertIndex.build(entries)
    built = perf_counter() - began
    _ask(_index, queries[:WARM_UP])
    took, name_only = _ask(_index, queries), _ask(_index, by_name)
    held = gib_of([os.getpid()]) - before
    rate = _at_once(unasked)
    travelled = _at_once(_travellers(seed + 1_000))
    return claim(
        "a search with its explanation, p99", budget=20, measured=percentile(took, 99), unit="ms",
        population={"alerts": len(_index), "queries": len(queries)}, p50=percentile(took, 50), p95=percentile(took, 95),
        by_name_p50=percentile(name_only, 50), by_name_p99=percentile(name_only, 99), build_seconds=built,
        memory_gib=held, queries_a_second_on_two_processes=rate,
        travellers_a_second=travelled, million_travellers_minutes_extrapolated=TRAVELLERS / travelled / 60,
        pairs_a_second=pairs_a_second(_index, by_name),
    )  # fmt: skip


def _travellers(seed: int) -> list[Query]:
    """Some of a million people who are on no list, of as many different words."""
    sample = number_asked("BENCH_TRAVELLERS", SAMPLE)
    some = islice(crowded(TRAVELLERS, seed) if sample == SAMPLE else crowded(REAL + sample, seed), REAL, REAL + sample)
    return [Query(one.id, one.names, one.born) for one in list_entries(some)]


def _ask(index: AlertIndex, queries: list[Query]) -> list[float]:
    took = []
    for query in queries:
        began = perf_counter()
        index.search(query, 10)
        took.append((perf_counter() - began) * 1_000)
    return took


def _at_once(queries: list[Query]) -> float:
    """Queries a second over processes that share the index as it lies in memory; starting them is not counted."""
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        pool.map(_search, queries[: PROCESSES * 20], chunksize=20)
        began = perf_counter()
        pool.map(_search, queries, chunksize=50)
        return len(queries) / (perf_counter() - began)


def _search(query: Query) -> int:
    assert _index is not None
    return len(_index.search(query, 10))


def pairs_a_second(index: AlertIndex, queries: list[Query]) -> float:
    """Names laid beside names, with every pair of words that met: what `gathering.weigh` does for each candidate."""
    from casekeeper.matching.names.aligning import FEATURES
    from casekeeper.matching.names.comparing import space
    from casekeeper.matching.names.edges import EDGE, MOST_WORDS
    from casekeeper.matching.screening.born import WEIGHTS
    from casekeeper.matching.screening.gathering import weigh

    segment, model = index._main.segment, index.model
    names, told = segment.names, segment.lexicon.information
    chosen = np.random.default_rng(1).permutation(len(names.entry))[:5_000].astype(np.int32)
    many = len(chosen)
    edges, features = np.zeros((many, MOST_WORDS, EDGE), np.float32), np.zeros((many, FEATURES), np.float32)
    weights, of_born, pairs = np.zeros(many, np.float32), np.zeros(many, np.float32), np.zeros(many, np.int64)
    laid = 0
    seconds = 0.0
    for query in queries[:50]:
        asked = segment.lexicon.ask(*query.names)
        began = perf_counter()
        weigh(
            asked.table, asked.names[0], segment.words, names, segment.entries, np.zeros(0, np.int64), chosen, many,
            told.near, told.symbol, space(), model.start, model.weights, edges, features, weights, of_born, pairs,
            WEIGHTS,
        )  # fmt: skip
        seconds += perf_counter() - began
        laid += many
    return laid / seconds


if __name__ == "__main__":
    show(measure())
