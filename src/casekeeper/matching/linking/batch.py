"""The batch job on one machine: Splink over DuckDB blocks, counts and weighs; what values are to each other is ours.

    job, pairs = link(left, right, link_model())         for one list in itself `right` is None

In between the pairs that Splink's blocking finds are looked at once by compiled code, and those that cannot reach the
least weight are let go before Splink weighs the rest. The prior is then set by how many of the pairs look like one
person's; nothing else is learnt from the records at hand except how common names and values are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
from splink import DuckDBAPI, Linker

from casekeeper.matching.linking.comparing import FIELDS
from casekeeper.matching.linking.comparisons import RECORD
from casekeeper.matching.linking.frequencies import COUNTED
from casekeeper.matching.linking.job import Job, Progress, ready, table
from casekeeper.matching.linking.model import LinkModel
from casekeeper.matching.linking.pair_levels import PairLevels
from casekeeper.matching.linking.pairs import Pairs, no_pairs, prior_of, prior_weight
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
        blocked = linker.inference.compute_blocked_pairs_for_predict().as_pyarrow_table()  # type: ignore[no-untyped-call]
        lefts, rights = (blocked[f"join_key_{side}"].to_numpy().astype(np.int32) for side in "lr")
        say(f"comparing {len(lefts):,} pairs")
        kept = levels.look_at(lefts, rights, threshold)
        say(f"weighing {len(kept):,} pairs")
        return _weighed(job, linker, api, levels, kept, len(lefts), threshold)


def _weighed(
    job: Job, linker: Linker, api: DuckDBAPI, levels: PairLevels, kept: npt.NDArray[np.int64], blocked: int,
    threshold: float,
) -> Pairs:  # fmt: skip
    if not len(kept):
        return replace(no_pairs(), blocked=blocked)
    lefts, rights = np.divmod(kept, len(job.records))
    pairs = pa.table({"match_key": pa.array(["0"] * len(kept)), "join_key_l": lefts, "join_key_r": rights})
    linker.table_management.register_blocked_pairs_for_predict(api.register(pairs))
    for column in COUNTED:
        linker.table_management.register_term_frequency_lookup(api.register(_counted(job, column)), column)
    predicted = linker.inference.predict(warning_mode="never").as_pyarrow_table()  # type: ignore[no-untyped-call]
    of_splink = prior_weight(float(job.model.settings["probability_two_random_records_match"]))
    weight = predicted["match_weight"].to_numpy() - of_splink
    prior = prior_of(job, weight)
    chosen = np.flatnonzero(weight + prior >= threshold)
    order = chosen[
        np.lexsort(
            (predicted[f"{RECORD}_r"].to_numpy()[chosen], predicted[f"{RECORD}_l"].to_numpy()[chosen], -weight[chosen])
        )
    ]
    left, right = (predicted[f"{RECORD}_{side}"].to_numpy()[order].astype(np.int32) for side in "lr")
    adjusted = np.zeros((len(order), len(FIELDS)))
    for place, field in enumerate(FIELDS):
        if f"mw_tf_adj_{field}" in predicted.column_names:
            adjusted[:, place] = predicted[f"mw_tf_adj_{field}"].to_numpy()[order]
    return Pairs(left, right, weight[order] + prior, levels.of(left, right), adjusted, prior, blocked)


def _counted(job: Job, column: str) -> pa.Table:
    found = job.frequencies[column]
    return pa.table(
        {column: pa.array(list(found), pa.string()), f"tf_{column}": pa.array(list(found.values()), pa.float64())}
    )
