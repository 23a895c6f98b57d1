"""What the newest list says is said again where an older list that comes late would otherwise have the last word.

A list gives most things no day of their own, so they hold from the day of the first list that said them. An older
list read late may lie between that day and the newest list, and say something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial

from casekeeper.exchange.remembering import Remembered
from casekeeper.exchange.said import Statement
from casekeeper.facts import read_payload
from casekeeper.facts.custody import LegalStatusRecorded
from casekeeper.facts.identity import BirthDateStated, NameStated
from casekeeper.facts.sentence import DatesCalculated
from casekeeper.periods import day_of
from casekeeper.records.ledger import NewFact
from casekeeper.records.models import FactRow

THE_LATEST_COUNTS = (DatesCalculated, LegalStatusRecorded, NameStated, BirthDateStated)
"""Of the rest, what an older list says stands beside what a newer one says, and takes nothing from it."""


def said_again(
    record: Remembered, person: int, on: date, said: Sequence[Statement], by: str
) -> Iterator[tuple[NewFact, Callable[[int], None]]]:  # fmt: skip
    """The facts to add for one late document of day `on`, each with what is to remember its number."""
    kinds = {one.said.key for one in said if not one.dated and isinstance(one.said, THE_LATEST_COUNTS)}
    numbers = {number: identity for identity, number in record.said.items() if number is not None}
    if not kinds or not numbers:
        return
    for row in FactRow.objects.filter(number__in=list(numbers), kind__in=kinds).order_by("number"):
        if row.happened_from <= on and row.payload is not None:
            again = read_payload(row.kind, row.payload)
            fact = NewFact(person, again, day_of(record.day), source=record.source, recorded_by=by)
            yield fact, partial(record.said.__setitem__, numbers[row.number])
