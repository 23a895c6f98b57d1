"""Training the linking model on records of which it is known who is who.

    model = train(records, first_right, person_of, version="2026-11")

Splink counts how often each level of the birth date and of nationality is met among records of one person (m) and of
two (u). What two names tell is then fitted beside that: a straight sum of what the words that met and those left over
tell, so that the weights of all fields together say how far a pair that blocking found is one person's. Nationality is
fitted with the names, because names already tell it, and is held weak. For fields the training records do not have, the
chances are the assumed ones below; a department that has judged enough pairs of its own trains them too.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

import duckdb
import numpy as np
import numpy.typing as npt
import pyarrow as pa
from splink import DuckDBAPI, Linker

from casekeeper.matching.linking.batch import blocked_pairs
from casekeeper.matching.linking.comparing import FIELDS, levels_of_pairs
from casekeeper.matching.linking.comparisons import settings
from casekeeper.matching.linking.fitting_names import Labelled, fitted, pairs_told, weighing
from casekeeper.matching.linking.job import Job, table
from casekeeper.matching.linking.levels import SAID
from casekeeper.matching.linking.model import LinkModel, level_number
from casekeeper.matching.linking.pair_levels import PairLevels
from casekeeper.matching.linking.pairs import prior_weight, sum_of

Chances = Sequence[tuple[float, float]]
TRAINED = ("birth_date", "nationality")
STEPS = tuple(float(step) for step in np.arange(-9.0, 33.1, 0.75))
RANDOM_PAIRS = 2_000_000
SEED = 20
_FLOOR = 1e-6


def _from_weights(m: Sequence[float], weights: Sequence[float]) -> Chances:
    return [(share, min(share / 2**weight, 0.9999)) for share, weight in zip(m, weights, strict=True)]


ASSUMED: Mapping[str, Chances] = {
    "number": _from_weights((0.05, 0.05, 0.02, 0.88), (-4, 10, 8, 14)),
    "postcode": _from_weights((0.2, 0.1, 0.1, 0.6), (-2, 1, 5, 8)),
    "address": _from_weights((0.1, 0.1, 0.1, 0.2, 0.2, 0.3), (-2.5, 0, 2, 4, 7, 10)),
    "sentence": _from_weights((0.2, 0.8), (-2, 9)),
    "sex": _from_weights((0.02, 0.98), (-3, 0.9)),
}
"""By level from 1: as a source of middling quality would have them."""


def train(
    job: Job, person_of: Sequence[int], *, version: str, threshold: float = 2.0,
    more: Sequence[tuple[Job, Sequence[int]]] = (),
) -> LinkModel:  # fmt: skip
    """A model from the records of a job and the number of each one's person. The job's own model only blocks.

    `more` are further lists: birth dates and nationality are counted on the first, names are fitted on all.
    """
    with duckdb.connect() as connection:
        api = DuckDBAPI(connection)
        PairLevels(job).teach(connection)
        records = table(job).append_column("person", pa.array(person_of, pa.int32()))
        counted = _counted(Linker(api.register(records), _part(job.model.settings), log_level=None))
    lists = [_labelled(one, np.asarray(people), counted) for one, people in ((job, person_of), *more)]
    pairs = Labelled(*(np.concatenate(column) for column in zip(*lists, strict=True)))
    start, weights, nationality = fitted(pairs)
    name = weighing(start, weights, STEPS)
    told = pairs_told(pairs, start, weights)
    chances = {
        **ASSUMED,
        "name": _of_names(told[pairs.same]),
        "birth_date": counted["birth_date"],
        "nationality": _from_weights([m for m, _ in counted["nationality"]], nationality),
    }
    share = _share_expected(job, np.asarray(person_of))
    return LinkModel(version, settings(chances, STEPS), name, round(share, 4), threshold)


def _labelled(job: Job, person: npt.NDArray[np.int_], counted: Mapping[str, Chances]) -> Labelled:
    lefts, rights = blocked_pairs(job)
    side = job.prepared.side
    levels, seen = levels_of_pairs(side, lefts, side, rights, job.shared, with_features=True)
    prior = prior_weight(_share_expected(job, person) * job.longer / job.comparisons)
    return Labelled(levels, seen, _weights(counted, levels) + prior, person[lefts] == person[rights])


def _part(whole: Mapping[str, Any]) -> dict[str, Any]:
    """The settings with the comparisons that Splink trains alone."""
    chosen = [one for one in whole["comparisons"] if one["output_column_name"] in TRAINED]
    return {**whole, "comparisons": chosen}


def _counted(linker: Linker) -> dict[str, Chances]:
    """Splink's m and u of each trained comparison by level from 1."""
    linker.training.estimate_u_using_random_sampling(max_pairs=RANDOM_PAIRS, seed=SEED)
    linker.training.estimate_m_from_label_column("person")
    found: dict[str, Chances] = {}
    for comparison in linker.misc.save_model_to_json()["comparisons"]:
        field = comparison["output_column_name"]
        by_level = {level_number(level): level for level in comparison["comparison_levels"] if "m_probability" in level}
        found[field] = [
            (_chance(by_level.get(number), "m"), _chance(by_level.get(number), "u"))
            for number in range(1, len(SAID[field]))
        ]
    return found


def _chance(level: Mapping[str, Any] | None, of: str) -> float:
    value = (level or {}).get(f"{of}_probability")
    return max(float(value), _FLOOR) if isinstance(value, int | float) else _FLOOR


def _share_expected(job: Job, person: npt.NDArray[np.int_]) -> float:
    """How many pairs of one person there are for each record of the longer side."""
    left, right = (np.bincount(part, minlength=int(person.max()) + 1) for part in _sides(job, person))
    pairs = float(left @ right) if job.first_right else float((left * (left - 1) // 2).sum())
    return pairs / job.longer


def _sides(job: Job, person: npt.NDArray[np.int_]) -> tuple[npt.NDArray[np.int_], npt.NDArray[np.int_]]:
    return (person[: job.first_right], person[job.first_right :]) if job.first_right else (person, person)


def _weights(counted: Mapping[str, Chances], levels: npt.NDArray[np.int8]) -> npt.NDArray[np.float64]:
    """What the birth date weighs."""
    weights = np.zeros((len(FIELDS), 64))
    for number, (m, u) in enumerate(counted["birth_date"], start=1):
        weights[FIELDS.index("birth_date"), number] = math.log2(m / u)
    return sum_of(weights, levels)


def _of_names(told: npt.NDArray[np.float64]) -> Chances:
    """m and u of the levels of the name, which lie three quarters apart: each weighs what lies in its middle."""
    edges = np.array([STEPS[0] - 3.0, *STEPS, STEPS[-1] + 3.0])
    middle = (edges[:-1] + edges[1:]) / 2
    counts = np.histogram(told.clip(edges[0], edges[-1] - 1e-6), edges)[0] + 0.5
    return _from_weights((counts / counts.sum()).tolist(), middle.tolist())
