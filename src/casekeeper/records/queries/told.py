"""Facts by their numbers, as one line each: for lists of what was decided while two records were joined."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from casekeeper.facts import kind_named
from casekeeper.records.models import FactRow


class Told(NamedTuple):
    """One fact: on which record, what, when, by whom; `decision` where it counts as work on the case."""

    number: int
    reference: str
    label: str
    on: date
    by: str
    source: str
    decision: bool


def told_in(numbers: Sequence[int]) -> list[Told]:
    """These facts in order of number; those that are no longer there are left out."""
    rows = FactRow.objects.filter(number__in=list(numbers)).select_related("person").order_by("number")
    return [
        Told(
            row.number, row.person.reference, kind_named(row.kind).label, row.happened_from, row.recorded_by,
            row.source, kind_named(row.kind).substantive,
        )
        for row in rows
    ]  # fmt: skip
