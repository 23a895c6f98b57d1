"""The linking model: one file, read by the batch job, on Spark and by online scoring alike.

    model = link_model()                    the one the package carries
    model.settings                          Splink's own settings, which its charts open
    model.name                              how two names are weighed, and from which weight to which each level runs

Splink's part holds for each level how often it is met among records of one person (m) and of two (u). The prior is
for a list of the usual size; a job sets its own.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt

from casekeeper.matching.linking.comparing import FIELDS
from casekeeper.matching.linking.name_terms import BESIDE, SEEN_NAMES, SEEN_OF, NameWeighing

MOST_LEVELS = 128


@dataclass(frozen=True, slots=True)
class LinkModel:
    """A trained model. `threshold` is the weight from which pairs are given, `prior` how many of the records of the
    longer side are expected to meet one on the other.
    """

    version: str
    settings: Mapping[str, Any]
    name: NameWeighing
    share_expected: float
    threshold: float

    def weight_table(self) -> npt.NDArray[np.float64]:
        """Weights in log2 units by field and level, before any count of how common a value is."""
        table = np.zeros((len(FIELDS), MOST_LEVELS))
        for comparison in self.settings["comparisons"]:
            field = FIELDS.index(comparison["output_column_name"])
            for level in comparison["comparison_levels"]:
                if not level.get("is_null_level"):
                    weight = math.log2(level["m_probability"]) - math.log2(level["u_probability"])
                    table[field, level_number(level)] = weight
        return table

    def u_probability(self, field: str, level: int) -> float:
        """How often two people's records stand at this level."""
        comparison = next(one for one in self.settings["comparisons"] if one["output_column_name"] == field)
        return next(
            float(one["u_probability"]) for one in comparison["comparison_levels"] if level_number(one) == level
        )


def level_number(level: Mapping[str, Any]) -> int:
    """The number of a level, which stands at the end of its condition; 1 for what is left over."""
    condition = str(level["sql_condition"])
    return 1 if condition.upper() == "ELSE" else int(condition.rpartition("=")[2])


def read_model(said: Mapping[str, Any]) -> LinkModel:
    """A model as its file says it."""
    return LinkModel(said["version"], said["splink"], _name(said["name"]), said["share_expected"], said["threshold"])


def _name(said: Mapping[str, Any]) -> NameWeighing:
    """The weights of names as the file says them: a line for each term, and beside which birth dates it differs."""
    terms = said["terms"]
    weights = np.array([[term["weight"]] * BESIDE for term in terms], np.float32).T.copy()
    for place, term in enumerate(terms):
        for group, more in enumerate(term.get("beside", ())):
            weights[group, place] += np.float32(more)
    feature = [SEEN_OF[term["of"]] for term in terms]
    knot = [term["beyond"] for term in terms]
    return NameWeighing(
        np.array(said["start"], np.float32), weights, np.array(feature, np.int16), np.array(knot, np.float32),
        np.array(said["steps"], np.float32),
    )  # fmt: skip


def written(model: LinkModel) -> dict[str, Any]:
    """A model as it is put in its file."""
    return {
        "version": model.version,
        "threshold": model.threshold,
        "share_expected": model.share_expected,
        "name": {
            "start": [round(float(one), 4) for one in model.name.start],
            "steps": [round(float(one), 3) for one in model.name.steps],
            "terms": [_term(model.name, place) for place in range(len(model.name.knot))],
        },
        "splink": dict(model.settings),
    }


def _term(name: NameWeighing, place: int) -> dict[str, Any]:
    weights = name.weights[:, place].astype(float)
    said = {"of": SEEN_NAMES[name.feature[place]], "beyond": round(float(name.knot[place]), 3)}
    if np.ptp(weights) == 0:
        return {**said, "weight": round(float(weights[0]), 4)}
    usual = round(float(weights.mean()), 4)
    return {**said, "weight": usual, "beside": [round(float(one - usual), 4) for one in weights]}


@cache
def link_model() -> LinkModel:
    """The model that the package carries."""
    return read_model(json.loads(resources.files(__package__).joinpath("model.json").read_text(encoding="utf-8")))
