"""Online scoring: one arriving record against records held, in this process, with the weights the batch job gives.

    scoring = Scoring(job, prior)                   a job of the records held, and its prior
    scoring.against(record, places)                 weights against some of them, by their numbers
    scoring.candidates(record)                      whom the blocking keys would have it compared with
    scoring(left, right)                            two records, unfolded part by part

One model file and one set of frequencies serve both, and the levels come from the same compiled code.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from casekeeper.matching.linking.comparing import FIELDS, levels_of_pairs
from casekeeper.matching.linking.comparisons import LEAST_FREQUENCY
from casekeeper.matching.linking.frequencies import COUNTED, keys_counted
from casekeeper.matching.linking.job import Job
from casekeeper.matching.linking.keys import blocks, keys_of
from casekeeper.matching.linking.levels import COUNTED_BY
from casekeeper.matching.linking.record import LinkRecord, PairScore
from casekeeper.matching.linking.side import Side
from casekeeper.matching.linking.unfolding import Texts, unfold


class Scoring:
    """A model bound to the records held and their frequencies. The same two records always get the same score."""

    def __init__(self, job: Job, prior: float) -> None:
        self._job = job
        self.prior = prior
        self._weights = job.model.weight_table()
        self._shared = job.shared
        self._texts = Texts(job.prepared.lexicon.keys, job.records)
        self._index: tuple[npt.NDArray[np.int64], npt.NDArray[np.int32]] | None = None

    def __call__(self, left: LinkRecord, right: LinkRecord) -> PairScore:
        """The weight of two records, unfolded; neither need be among those held."""
        arriving = self._job.prepared.arriving(left, right)
        zero, one = np.zeros(1, np.int32), np.ones(1, np.int32)
        levels, _ = levels_of_pairs(arriving.side, zero, arriving.side, one, self._shared, threads=1)
        adjusted = self._adjusted(left, right, levels[0])
        texts = Texts(arriving.keys, (left, right))
        told = self._weights[np.arange(len(FIELDS)), levels[0]] + adjusted
        return unfold(
            self._job.model,
            self._shared,
            (arriving.side, 0, texts),
            (arriving.side, 1, texts),
            levels[0],
            told,
            self.prior,
        )

    def against(self, record: LinkRecord, places: Sequence[int] | npt.NDArray[np.int32]) -> npt.NDArray[np.float64]:
        """The weights of one record against those held at these places."""
        chosen = np.asarray(places, np.int32)
        _, told = self._told(self._job.prepared.arriving(record).side, record, chosen)
        weights: npt.NDArray[np.float64] = told.sum(axis=1) + self.prior
        return weights

    def scores(self, record: LinkRecord, places: Sequence[int] | npt.NDArray[np.int32]) -> list[PairScore]:
        """The same, unfolded part by part."""
        chosen = np.asarray(places, np.int32)
        arriving = self._job.prepared.arriving(record)
        levels, told = self._told(arriving.side, record, chosen)
        mine = (arriving.side, 0, Texts(arriving.keys, (record,)))
        return [
            unfold(
                self._job.model,
                self._shared,
                mine,
                (self._job.prepared.side, int(place), self._texts),
                level,
                parts,
                self.prior,
            )
            for place, level, parts in zip(chosen, levels, told, strict=True)
        ]

    def _told(
        self, arriving: Side, record: LinkRecord, chosen: npt.NDArray[np.int32]
    ) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float64]]:
        zeros = np.zeros(len(chosen), np.int32)
        levels, _ = levels_of_pairs(arriving, zeros, self._job.prepared.side, chosen, self._shared, threads=1)
        told = np.stack([self._weights[field][levels[:, field]] for field in range(len(FIELDS))], axis=1)
        for row, place in enumerate(chosen.tolist()):
            told[row] += self._adjusted(record, self._job.records[place], levels[row])
        return levels, told

    def _adjusted(self, left: LinkRecord, right: LinkRecord, levels: npt.NDArray[np.int8]) -> npt.NDArray[np.float64]:
        """What a value more or less common than usual adds or takes away, by field."""
        found = np.zeros(len(FIELDS))
        one, two = (dict(zip(COUNTED, keys_counted(record), strict=True)) for record in (left, right))
        for (field, level), counted in COUNTED_BY.items():
            if levels[FIELDS.index(field)] == level:
                known = self._job.frequencies[counted]
                shares = [known[key] for key in (one[counted], two[counted]) if key is not None and key in known]
                if shares:
                    usual = self._job.model.u_probability(field, level)
                    found[FIELDS.index(field)] = math.log2(usual) - math.log2(max(*shares, LEAST_FREQUENCY))
        return found

    def candidates(self, record: LinkRecord) -> npt.NDArray[np.int32]:
        """The places of the records held that share a blocking key with this one, in order."""
        keys, records = self._index or self._make_index()
        arriving = self._job.prepared.arriving(record)
        asked = keys_of(arriving.side, arriving.keys, self._job.prepared.of_address_word)
        start, end = np.searchsorted(keys, asked.keys, "left"), np.searchsorted(keys, asked.keys, "right")
        found = [records[one:two] for one, two in zip(start.tolist(), end.tolist(), strict=True)]
        return np.unique(np.concatenate(found)) if found else np.zeros(0, np.int32)

    def _make_index(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int32]]:
        """The keys of blocks small enough, with their records; those of one record too, for the next may share it."""
        prepared = self._job.prepared
        found = keys_of(prepared.side, prepared.lexicon.keys, prepared.of_address_word)
        held = np.repeat(np.arange(len(prepared), dtype=np.int32), np.diff(found.at))
        order = np.argsort(found.keys, kind="stable")
        keys, records = found.keys[order], held[order]
        small = blocks(found, 0, self._job.budget).largest
        start, end = np.searchsorted(keys, keys, "left"), np.searchsorted(keys, keys, "right")
        chosen = end - start <= max(small, 1)
        self._index = keys[chosen], records[chosen]
        return self._index
