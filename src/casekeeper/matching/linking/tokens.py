"""Values that several records share, each once and by number: words of an address, reference numbers, dates."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt


class Held(NamedTuple):
    """What each record holds of one field: values of record r are `codes[at[r]:at[r + 1]]`, in rising order."""

    at: npt.NDArray[np.int32]
    codes: npt.NDArray[np.int32]

    def of(self, record: int) -> npt.NDArray[np.int32]:
        """The codes that one record holds."""
        return self.codes[self.at[record] : self.at[record + 1]]


@dataclass(slots=True)
class Values:
    """The values of one field by number; a new one gets the next."""

    number_of: dict[str, int] = field(default_factory=dict)
    base: dict[str, int] | None = None

    def beyond(self) -> Values:
        """These values and room for more, which are numbered on from the last and not kept here."""
        return Values({}, self.number_of)

    def number(self, value: str) -> int:
        """The number of this value."""
        if self.base is not None:
            if (known := self.base.get(value)) is not None:
                return known
            return len(self.base) + self.number_of.setdefault(value, len(self.number_of))
        return self.number_of.setdefault(value, len(self.number_of))

    def numbers(self, values: Iterable[str]) -> list[int]:
        """The numbers of these values, each once, in rising order."""
        return sorted({self.number(value) for value in values})


def held(rows: Sequence[Sequence[int]]) -> Held:
    """The rows as one array with where each begins."""
    at = np.zeros(len(rows) + 1, np.int32)
    np.cumsum([len(row) for row in rows], out=at[1:])
    return Held(at, np.fromiter((code for row in rows for code in row), np.int32, int(at[-1])))
