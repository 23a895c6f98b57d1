"""What is said of a whole family group is written on the record of everybody who stands in it, and corrected there too.

Whoever records it need not be let see everybody: nothing that is written names anybody.
"""

from __future__ import annotations

from collections.abc import Sequence

from casekeeper.facts import Fact, Kind
from casekeeper.facts.correction import Correction
from casekeeper.facts.family_groups import is_of_the_whole
from casekeeper.position.family_group import standing_groups
from casekeeper.records import rulebook
from casekeeper.records.family_told import family_of, history_told
from casekeeper.records.ledger import NewFact
from casekeeper.records.models import FactRow, Person


def others_standing(person: Person) -> list[int]:
    """The records of everybody else who stands in a group with this person."""
    law, history = rulebook.current_law(), history_told(person)
    ours = {each.group for each in standing_groups(history, law)}
    there = [
        who for who, told in (history.family or {}).items()
        if ours & {each.group for each in standing_groups(told, law)}
    ]  # fmt: skip
    return sorted(Person.objects.filter(reference__in=there).values_list("id", flat=True))


def on_the_others(person: Person, new: Sequence[NewFact]) -> list[NewFact]:
    """The same facts for everybody else in the group, of those that are said of the whole of it."""
    whole = [fact for fact in new if is_of_the_whole(fact.said)]
    if not whole:
        return []
    return [
        NewFact(other, fact.said, fact.happened, fact.source, fact.recorded_by, fact.message_id)
        for other in others_standing(person) for fact in whole
    ]  # fmt: skip


def corrected_with(person: Person, original: Fact[Kind], new: NewFact) -> list[NewFact]:
    """The same correction of what was written on the others' records together with this."""
    if not is_of_the_whole(original.said) or not isinstance(new.said, Correction):
        return []
    first = FactRow.objects.get(number=original.first_number)
    together = FactRow.objects.filter(
        kind=first.kind, recorded_at=first.recorded_at, person_id__in=family_of([person.id]), payload=first.payload
    )
    return [
        NewFact(row.person_id, new.said, new.happened, new.source, new.recorded_by, corrects=row.number)
        for row in together.exclude(number=first.number).order_by("number")
    ]
