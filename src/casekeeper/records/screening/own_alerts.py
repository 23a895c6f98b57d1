"""Our own alerts in force as entries to screen against: the person's names and aliases, dates, claims and numbers.

Its version is the number of the last change, noted whenever a fact is recorded of somebody who has or had an alert.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import islice

from casekeeper.facts import history_of
from casekeeper.matching.screening.entry import ListEntry
from casekeeper.matching.screening.of_history import query_of_history
from casekeeper.records.ledger import facts_of
from casekeeper.records.models import FactRow, PositionRow
from casekeeper.records.queries.alerts_in_force import AlertInForce, alerts_in_force
from casekeeper.records.screening import changes
from casekeeper.records.screening.sources import OWN, Sourced

CHUNK = 1000
PREFIX = "CK-"


class OwnAlerts:
    """The one dataset of ours."""

    def versions(self) -> Mapping[str, str]:
        return {OWN: str(changes.latest(OWN))}

    def entries(self, dataset: str) -> Iterator[Sourced]:
        yield from _sourced(alerts_in_force())

    def some(self, dataset: str, ids: Collection[str]) -> Mapping[str, Sourced]:
        numbers = [int(key.removeprefix(PREFIX)) for key in ids if key.removeprefix(PREFIX).isdecimal()]
        people = set(FactRow.objects.filter(number__in=numbers).values_list("person_id", flat=True))
        found = _sourced(alerts_in_force(sorted(with_continuing(people)))) if people else ()
        return {one.entry.id: one for one in found if one.entry.id in ids}

    def changed(self, dataset: str, before: str, after: str) -> set[str] | None:
        return changes.entries_after(OWN, int(before)) if before.isdecimal() else None


def with_continuing(person_ids: Iterable[int]) -> set[int]:
    """The records these continue in: whoever's record was joined is the person it was joined into."""
    found, waiting = set[int](), set(person_ids)
    while waiting:
        rows = PositionRow.objects.filter(person_id__in=waiting, continues_in__isnull=False)
        onwards = dict(rows.values_list("person_id", "continues_in_id"))
        found |= waiting - onwards.keys()
        waiting = {number for number in onwards.values() if number is not None} - found
    return found


def _sourced(alerts: Iterable[AlertInForce]) -> Iterator[Sourced]:
    waiting = iter(alerts)
    while chunk := list(islice(waiting, CHUNK)):
        facts = facts_of([one.person_id for one in chunk])
        for one in chunk:
            asked = query_of_history(history_of(one.reference, facts[one.person_id]))
            if asked.names or asked.documents:
                entry = ListEntry(
                    one.key, asked.names, (), asked.born, asked.nationalities, asked.sex, asked.documents
                )  # fmt: skip
                yield Sourced(OWN, entry, "", {"source": "Our own alert", "record": one.reference}, one.person_id)
