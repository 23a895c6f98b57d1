"""Two records turn out to be one person's: the prison merged two numbers, or a court's defendant is the prisoner."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from casekeeper.actions.join_records import join_records
from casekeeper.exchange.looking_up import Known
from casekeeper.exchange.said import Merged
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused


@dataclass(frozen=True, slots=True)
class Join:
    """The record that ends, the one it continues in, and the prison number of each as the source told it."""

    removed: int
    retained: int
    removed_number: str
    retained_number: str
    on: date
    message_id: str | None = None

    def with_numbers(self, opened: Mapping[int, int]) -> Join:
        """The same once records just opened have their real number."""
        removed, retained = (opened.get(one, one) for one in (self.removed, self.retained))
        return replace(self, removed=removed, retained=retained)


def join_of_merge(known: Known, merged: Merged, on: date, message_id: str | None) -> Join | None:
    """The join a merge of numbers asks for; None unless each number leads to a record of its own."""
    removed, retained = f"prison_number:{merged.removed}", f"prison_number:{merged.retained}"
    found = known.each([removed, retained])
    if len(set(found.values())) < 2:
        return None
    return Join(found[removed], found[retained], merged.removed, merged.retained, on, message_id)


def join_if_possible(join: Join, *, source: str, by: str) -> None:
    """Join, unless they are joined already, or the other way round: what was told first stands."""
    if join.removed == join.retained:
        return
    removed, retained = (Person.objects.get(id=one) for one in (join.removed, join.retained))
    try:
        with transaction.atomic():
            join_records(
                removed, retained, removed_number=join.removed_number, retained_number=join.retained_number, by=by,
                source=source, on=join.on, message_id=join.message_id,
            )  # fmt: skip
    except Refused:
        return
