"""The same job on Spark, for lists beyond one machine: the same model, the same levels, the same pairs.

    pairs = run_on_spark(job, session, threshold)

The records' arrays are sent once to every worker. The driver keeps the pairs that may matter, not those looked at.
Splink's clusters and charts are better made in DuckDB, from the pairs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from casekeeper.matching.linking.comparing import FIELDS, levels_of_pairs
from casekeeper.matching.linking.comparisons import RECORD
from casekeeper.matching.linking.frequencies import COUNTED
from casekeeper.matching.linking.job import Job, counted, table
from casekeeper.matching.linking.pairs import LEAST, Pairs, highest_prior, weighed
from casekeeper.matching.linking.side import Shared, Side

if TYPE_CHECKING:
    import pandas as pd
    from pyspark.sql import SparkSession


def run_on_spark(job: Job, session: SparkSession, threshold: float) -> Pairs:
    """Block, compare and weigh on Spark; the pairs from the threshold up, heaviest first."""
    from splink import Linker, SparkAPI

    _teach(job, session)
    api = SparkAPI(  # type: ignore[no-untyped-call]
        spark_session=session, break_lineage_method="persist", register_udfs_automatically=False,
        num_partitions_on_repartition=int(session.conf.get("spark.sql.shuffle.partitions") or 8),
    )  # fmt: skip
    linker = Linker(api.register(table(job)), dict(job.model.settings), log_level=None, validate_settings=False)
    for column in COUNTED:
        linker.table_management.register_term_frequency_lookup(api.register(counted(job, column)), column)
    least = min(threshold, LEAST) + job.prior_of_splink - highest_prior(job)
    predicted = linker.inference.predict(threshold_match_weight=least, warning_mode="never").as_pyarrow_table()  # type: ignore[no-untyped-call]
    side = job.prepared.side
    lefts, rights = (predicted[f"{RECORD}_{which}"].to_numpy().astype(np.int32) for which in "lr")
    levels, _ = levels_of_pairs(side, lefts, side, rights, job.shared)
    return weighed(job, predicted, threshold, levels, blocked=0)


def _teach(job: Job, session: SparkSession) -> None:
    """Make `name_level(record, record)` and its like known to Spark."""
    from pyspark.sql.functions import pandas_udf  # type: ignore[attr-defined]

    sent = session.sparkContext.broadcast((job.prepared.side, job.shared))
    for place, field in enumerate(FIELDS):
        session.udf.register(f"{field}_level", pandas_udf(_asked(sent, place), "int"))


def _asked(sent: Any, field: int) -> Callable[..., Any]:
    def level(left, right):  # type: ignore[no-untyped-def]
        side, shared = sent.value
        return _level(side, shared, left, right, field)

    level.__annotations__ = _series()
    return level


def _series() -> dict[str, Any]:
    import pandas as pd

    return {"left": pd.Series, "right": pd.Series, "return": pd.Series}


def _level(side: Side, shared: Shared, left: pd.Series[int], right: pd.Series[int], field: int) -> pd.Series[int]:
    import pandas as pd

    lefts, rights = (one.to_numpy().astype(np.int32) for one in (left, right))
    levels, _ = levels_of_pairs(side, lefts, side, rights, shared, threads=1)
    return pd.Series(levels[:, field].astype(np.int32))
