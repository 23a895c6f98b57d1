"""Records as arrays, as compiled code compares them: one side of a linking job, or one arriving record."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from casekeeper.matching.linking.name_terms import NameWeighing
from casekeeper.matching.linking.namesakes import Names
from casekeeper.matching.linking.tokens import Held
from casekeeper.matching.names.table import Words

LONGEST_NUMBER = 24


class Written(NamedTuple):
    """Numbers and codes that may be mistyped: entry e is value `codes[e]` with its letters; entries as in `Held`.

    `kind` is the scheme of the number, `good` whether its check letter or form speaks for it.
    """

    at: npt.NDArray[np.int32]
    codes: npt.NDArray[np.int32]
    letters: npt.NDArray[np.uint8]
    length: npt.NDArray[np.uint8]
    kind: npt.NDArray[np.int16]
    good: npt.NDArray[np.bool_]


class Side(NamedTuple):
    """Each record's values by field. Names of record r are `name_at[r]` to `name_at[r + 1]`, each a run of words.

    `names` says how many go by each name.
    """

    words: Words
    name_at: npt.NDArray[np.int32]
    word_at: npt.NDArray[np.int64]
    word: npt.NDArray[np.int32]
    born: Held
    nationality: Held
    sex: npt.NDArray[np.int8]
    number: Written
    postcode: Written
    address: Held
    sentence: Held
    names: Names


class Shared(NamedTuple):
    """What both sides are compared by: how rare words are, and what the model says of names."""

    near: npt.NDArray[np.float32]
    symbol: npt.NDArray[np.float32]
    of_address_word: npt.NDArray[np.float32]
    group: npt.NDArray[np.int8]
    name: NameWeighing
