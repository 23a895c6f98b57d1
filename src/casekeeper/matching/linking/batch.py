"""The batch job on one machine: Splink over DuckDB blocks, counts and weighs; what values are to each other is ours.

    job, pairs = link(left, right, link_model())         for one list in itself `right` is None

In between the pairs that Splink's blocking finds are looked at once by compiled code, and those that cannot reach the
least weight are let go before Splink weighs the rest. The prior is then set by how many of the pairs look like one
person's; nothing else is learnt from the records at hand except how common names and values are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
from splink import DuckDBAPI, Linker

from casekeeper.matching.linking.comparisons import RECORD
from casekeeper.matching.linking.frequencies import COUNTED
from casekeeper.matching.linking.job import Job, Progress, counted, ready, table
from casekeeper.matching.linking.model import LinkModel
from casekeeper.matching.linking.pair_levels import PairLevels
from casekeeper.matching.linking.pairs import Pairs, no_pairs, weighed
from casekeeper.matching.linking.record import LinkRecord


def link(
    left: Sequence[LinkRecord], right: Sequence[LinkRecord] | None, model: LinkModel, *, threshold: float | None = None,
    say: Progress | None = None,
) -> tuple[Job, Pairs]:  # fmt: skip
    """Pairs of a record of the left and one of the right, from the threshold (the model's where none is given) up.

    Where `right` is None, pairs within the left.
    """
    job = ready(left, right, model, say)
    if right is not None and not (left and right):
        return job, no_pairs()
    return job, run(job, model.threshold if threshold is None else threshold, say)


def run(job: Job, threshold: float, say: Progress | None = None) -> Pairs:
    """Block, compare, weigh; the pairs from the threshold up, heaviest first."""
    say = say or (lambda _: None)
    if len(job.records) < 2:
        return no_pairs()
    say("finding who is to be compared")
    with duckdb.connect() as connection:
        api = DuckDBAPI(connection)
        levels = PairLevels(job)
        levels.teach(connection)
        linker = Linker(api.register(table(job)), dict(job.model.settings), log_level=None, validate_settings=False)
        lefts, rights = _blocked(linker)
        say(f"comparing {len(lefts):,} pairs")
        kept = levels.look_at(lefts, rights, threshold)
        say(f"weighing {len(kept):,} pairs")
        if not len(kept):
            return replace(no_pairs(), blocked=len(lefts))
        predicted = _predicted(job, linker, api, kept)
        found = levels.of(*(predicted[f"{RECORD}_{side}"].to_numpy().astype(np.int32) for side in "lr"))
    return weighed(job, predicted, threshold, found, blocked=len(lefts))


def _predicted(job: Job, linker: Linker, api: DuckDBAPI, kept: npt.NDArray[np.int64]) -> Any:
    """Splink's weights of the pairs that were kept."""
    lefts, rights = np.divmod(kept, len(job.records))
    pairs = pa.table({"match_key": pa.array(["0"] * len(kept)), "join_key_l": lefts, "join_key_r": rights})
    linker.table_management.register_blocked_pairs_for_predict(api.register(pairs))
    for column in COUNTED:
        linker.table_management.register_term_frequency_lookup(api.register(counted(job, column)), column)
    return linker.inference.predict(warning_mode="never").as_pyarrow_table()  # type: ignore[no-untyped-call]


def blocked_pairs(job: Job) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    """The numbers of the records of every pair that blocking finds."""
    with duckdb.connect() as connection:
        linker = Linker(
            DuckDBAPI(connection).register(table(job)), dict(job.model.settings), log_level=None,
            validate_settings=False,
        )  # fmt: skip
        return _blocked(linker)


def _blocked(linker: Linker) -> tuple[npt.NDArray[np.int32], npt.NDArray[np.int32]]:
    found = linker.inference.compute_blocked_pairs_for_predict().as_pyarrow_table()  # type: ignore[no-untyped-call]
    return found["join_key_l"].to_numpy().astype(np.int32), found["join_key_r"].to_numpy().astype(np.int32)
