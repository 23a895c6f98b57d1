"""The levels of pairs, for Splink to ask for: looked up where they were compared before, worked out where not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
from duckdb.func import PythonUDFType

from casekeeper.matching.linking.comparing import FIELDS, levels_of_pairs
from casekeeper.matching.linking.job import Job
from casekeeper.matching.linking.pairs import LEAST, most_they_can_weigh


class PairLevels:
    """The levels of pairs, looked up for those already compared, and worked out for others."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._pairs = np.zeros(0, np.int64)
        self.levels = np.zeros((0, len(FIELDS)), np.int8)
        self._shared = job.shared

    def teach(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Make `name_level(record, record)` and its like known to DuckDB."""
        for field in range(len(FIELDS)):
            connection.create_function(
                f"{FIELDS[field]}_level",
                self._asked(field),
                ["integer", "integer"],
                "tinyint",
                type=PythonUDFType.ARROW,
            )

    def _asked(self, field: int) -> Callable[[Any, Any], Any]:
        def level(left: Any, right: Any) -> Any:
            return pa.array(self.of(left.to_numpy(), right.to_numpy())[:, field])

        return level

    def of(self, lefts: npt.NDArray[np.int32], rights: npt.NDArray[np.int32]) -> npt.NDArray[np.int8]:
        """The levels of these pairs."""
        if len(self._pairs):
            wanted = self._numbers(lefts, rights)
            place = np.searchsorted(self._pairs, wanted).clip(0, len(self._pairs) - 1)
            if (self._pairs[place] == wanted).all():
                found: npt.NDArray[np.int8] = self.levels[place]
                return found
        return self._compare(lefts, rights)

    def _compare(self, lefts: npt.NDArray[np.int32], rights: npt.NDArray[np.int32]) -> npt.NDArray[np.int8]:
        side = self._job.prepared.side
        return levels_of_pairs(side, lefts, side, rights, self._shared)[0]

    def _numbers(self, lefts: npt.NDArray[np.int32], rights: npt.NDArray[np.int32]) -> npt.NDArray[np.int64]:
        return lefts.astype(np.int64) * len(self._job.records) + rights

    def look_at(
        self, lefts: npt.NDArray[np.int32], rights: npt.NDArray[np.int32], threshold: float
    ) -> npt.NDArray[np.int64]:
        """Compare all of these pairs and keep those that can reach the threshold; their numbers, in order."""
        levels = self._compare(lefts, rights)
        kept = most_they_can_weigh(self._job, levels) >= min(threshold, LEAST)
        numbers, levels = self._numbers(lefts[kept], rights[kept]), levels[kept]
        order = np.argsort(numbers)
        self._pairs, self.levels = numbers[order], levels[order]
        return self._pairs
