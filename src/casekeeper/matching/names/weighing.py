"""From what two names share and leave over to one weight: log2 of how much likelier they are one person's than not.

A straight sum over the features of `aligning`, so that every line of an explanation adds up. The numbers come from
`casekeeper name-model train` on invented people of many naming traditions, and lie in `model.json` beside this file.
"""

# mypy: disable-error-code="no-untyped-def, untyped-decorator"
from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from casekeeper.matching.compiled import kernel


class NameModel(NamedTuple):
    """What each feature weighs, the weight two names start from, and which training made it so."""

    version: str
    start: float
    weights: npt.NDArray[np.float32]


@cache
def name_model() -> NameModel:
    """The model that the package carries."""
    said = json.loads(resources.files(__package__).joinpath("model.json").read_text(encoding="utf-8"))
    return NameModel(said["version"], said["start"], np.array(said["weights"], np.float32))


@kernel
def weight_of(features, start, weights):
    """The weight of these features, in log2 units."""
    told = start
    for place in range(len(weights)):
        told += weights[place] * features[place]
    return told
