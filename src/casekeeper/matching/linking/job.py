"""The records of a linking job made ready: as arrays, with their frequencies, and as the table that Splink sees."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from casekeeper.matching.linking.comparisons import RECORD
from casekeeper.matching.linking.frequencies import COUNTED, frequencies, keys_counted
from casekeeper.matching.linking.keys import blocks, keys_of
from casekeeper.matching.linking.model import LinkModel
from casekeeper.matching.linking.name_terms import GROUP
from casekeeper.matching.linking.preparing import Prepared, prepare
from casekeeper.matching.linking.record import LinkRecord
from casekeeper.matching.linking.side import Shared

PAIRS_AT_LEAST, PAIRS_A_RECORD = 3_000_000, 8
"""How many pairs may be looked at: so many for each record, and never fewer than the first number."""
Progress = Callable[[str], None]
Frequencies = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Job:
    """Records made ready, with their frequencies. `first_right` is 0 where one list is compared in itself."""

    records: Sequence[LinkRecord]
    first_right: int
    prepared: Prepared
    frequencies: Frequencies
    model: LinkModel

    @property
    def shared(self) -> Shared:
        """What compiled code needs beside the records."""
        told = self.prepared.lexicon.information
        return Shared(told.near, told.symbol, self.prepared.of_address_word, GROUP, self.model.name)

    @property
    def comparisons(self) -> int:
        """How many pairs of records there are."""
        count, left = len(self.records), self.first_right
        return left * (count - left) if left else count * (count - 1) // 2

    @property
    def budget(self) -> int:
        """How many pairs, counted with repetition, the blocking keys may make."""
        return max(PAIRS_AT_LEAST, PAIRS_A_RECORD * len(self.records))

    @property
    def prior_of_splink(self) -> float:
        """The log2 odds that the model's settings start from; the job's own take their place."""
        chance = float(self.model.settings["probability_two_random_records_match"])
        return math.log2(chance / (1 - chance))

    @property
    def longer(self) -> int:
        """The number of records on the longer side."""
        return max(self.first_right, len(self.records) - self.first_right)


def ready(
    left: Sequence[LinkRecord], right: Sequence[LinkRecord] | None, model: LinkModel, say: Progress | None = None
) -> Job:
    """A job of these records; `right` is None where one list is compared in itself."""
    records = [*left, *(right or ())]
    if say is not None:
        say(f"reading the names and values of {len(records):,} records")
    return Job(records, len(left) if right else 0, prepare(records), frequencies(records), model)


def table(job: Job) -> pa.Table:
    """The records as Splink sees them: number, side, blocking keys, and the values whose frequency counts."""
    count = len(job.records)
    found = keys_of(job.prepared.side, job.prepared.lexicon.keys, job.prepared.of_address_word)
    kept = blocks(found, job.first_right, job.budget).of_record
    on_right = np.arange(count) >= job.first_right if job.first_right else np.zeros(count, np.bool_)
    counted = list(zip(*(keys_counted(record) for record in job.records), strict=True))
    return pa.table({
        RECORD: pa.array(np.arange(count, dtype=np.int32)),
        "side": pa.array(on_right.astype(np.int8)),
        "other_side": pa.array((on_right if job.first_right else ~on_right).astype(np.int8)),
        "keys": pa.ListArray.from_arrays(pa.array(kept.at), pa.array(kept.codes)),
        **{name: pa.array(values, pa.string()) for name, values in zip(COUNTED, counted, strict=True)},
    })  # fmt: skip


def counted(job: Job, column: str) -> pa.Table:
    """The frequencies of one counted column, as Splink looks them up."""
    found = job.frequencies[column]
    values, shares = pa.array(list(found), pa.string()), pa.array(list(found.values()), pa.float64())
    return pa.table({column: values, f"tf_{column}": shares})
