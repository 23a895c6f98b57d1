"""Who is meant by the numbers that removal centres and movement orders give, for a reader who may not see everybody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from casekeeper.records.models import IdentifierRow, Person
from casekeeper.records.queries.sight import Sight


class Whose(NamedTuple):
    """The record a CID number leads to. `records`: how many it leads to, where it is not one."""

    reference: str = ""
    name: str = ""
    records: int = 0


def whose(cids: Iterable[int], sight: Sight) -> dict[int, Whose]:
    """By CID number. A number that leads to a record the reader may not see is left out altogether."""
    written = {f"{cid:09d}": cid for cid in cids}
    leads: dict[int, set[int]] = {cid: set() for cid in written.values()}
    rows = IdentifierRow.objects.filter(scheme="cid_person", canonical__in=list(written))
    for canonical, person, continues_in in rows.values_list(
        "canonical", "person_id", "person__position__continues_in_id"
    ):
        leads[written[canonical]].add(continues_in or person)
    everybody = {person for people in leads.values() for person in people}
    seen = {
        person.pk: person for person in sight.people().filter(pk__in=everybody).select_related("position")
    }  # fmt: skip
    found: dict[int, Whose] = {}
    for cid, people in leads.items():
        if people - seen.keys():
            continue
        found[cid] = _one(seen[next(iter(people))]) if len(people) == 1 else Whose(records=len(people))
    return found


def _one(person: Person) -> Whose:
    return Whose(person.reference, person.position.name, 1)
