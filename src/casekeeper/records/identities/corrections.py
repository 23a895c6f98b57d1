"""Does every correction put right an earlier fact of the same person, or of a record joined with theirs?"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Iterator

from casekeeper.records.sealing.kept_row import Row


class Corrections:
    """Sees each row in order of number; says at the end which corrections point nowhere, or at somebody else.

    Keeps twelve bytes a row, so that millions of rows are no matter.
    """

    def __init__(self) -> None:
        self._numbers = array("q")
        self._people = array("i")
        self._person: dict[str, int] = {}
        self._corrections: list[tuple[int, int, int]] = []
        self._line: dict[int, int] = {}

    def see(self, row: Row) -> None:
        """The next row."""
        columns = row.columns
        person = self._person.setdefault(columns.person, len(self._person))
        self._numbers.append(columns.number)
        self._people.append(person)
        if columns.corrects is not None:
            self._corrections.append((columns.number, columns.corrects, person))
        if row.payload is not None and '"into"' in row.payload:
            self._join(person, row.payload)

    def faults(self) -> Iterator[tuple[str, int]]:
        """What is wrong, and the number of the correction."""
        for number, corrected, person in self._corrections:
            place = bisect_left(self._numbers, corrected)
            if place == len(self._numbers) or self._numbers[place] != corrected:
                yield f"fact {number} corrects fact {corrected}, which is not in the ledger", number
            elif corrected >= number:
                yield f"fact {number} corrects fact {corrected}, which is not an earlier one", number
            elif self._top(self._people[place]) != self._top(person):
                yield f"fact {number} corrects fact {corrected}, which is on another person's record", number

    def _join(self, person: int, payload: str) -> None:
        try:
            said = json.loads(payload)
        except ValueError:
            return
        instead = said.get("instead") if isinstance(said, dict) else None
        for place in (said, instead):
            into = place.get("into") if isinstance(place, dict) else None
            if isinstance(into, str):
                other = self._person.setdefault(into, len(self._person))
                self._line[self._top(person)] = self._top(other)

    def _top(self, person: int) -> int:
        while self._line.get(person, person) != person:
            person = self._line[person]
        return person
