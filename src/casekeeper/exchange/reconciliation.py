"""The daily comparison of the prison's whole list with our records, in both directions.

Somebody with us in custody whom the list no longer shows gets a fact that says so, unless what we know already
explains it: hospital, a release, a merge, departure, being out between prisons. A list that was cut off, or that
would make a large part of those in custody vanish, concludes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from casekeeper.exchange.lists import WholeList, last_list
from casekeeper.facts import history_of
from casekeeper.facts.custody import NotOnList
from casekeeper.periods import day_of
from casekeeper.position.custody import Custody, custody_now
from casekeeper.position.whereabouts import Whereabouts
from casekeeper.records import clock
from casekeeper.records.ledger import NewFact, append, facts_of
from casekeeper.records.models import Person, PositionRow, SourceRecord
from casekeeper.records.projections.deriving import lock, rederive
from casekeeper.records.queries.reconciliation import PRISON_LIST, waiting_for_a_record

CHUNK = 500
MOST_THAT_MAY_VANISH = 0.25
FEW = 10
HELD_IN_PRISON = frozenset({Custody.IN_PRISON})


@dataclass(frozen=True, slots=True)
class Missing:
    """A record in custody with us that the list does not show."""

    reference: str
    number: str
    prison: str
    since: date | None


@dataclass(slots=True)
class Reconciled:
    """What the comparison found. `refused` says why nothing was concluded, if so."""

    list_name: str = ""
    on_list: int = 0
    not_on_list: list[Missing] = field(default_factory=list)
    waiting_without_record: int = 0
    refused: str = ""

    def as_json(self) -> dict[str, Any]:
        return {
            "list": self.list_name,
            "on_list": self.on_list,
            "not_on_list": [one.reference for one in self.not_on_list],
            "waiting_without_record": self.waiting_without_record,
            "refused": self.refused or None,
        }


def reconcile(*, even_if_many: bool = False) -> Reconciled:
    """Compare the last whole list with our records, and record who is missing from it."""
    whole, refused = last_list()
    found = Reconciled(whole.name if whole else "", refused=refused)
    if whole is None:
        return found
    list_name = whole.name
    found.on_list = SourceRecord.objects.filter(source=PRISON_LIST, last_list=list_name).count()
    found.waiting_without_record = waiting_for_a_record().count()
    absent = _absent(whole)
    held = _held_count()
    if absent and not found.on_list and not even_if_many:
        found.refused = (
            f"There is nobody on this list, and {len(absent)} people with us in custody. Ask for it again; if the "
            "prison is truly empty, run: casekeeper reconcile --even-if-many."
        )
        return found
    if len(absent) > FEW and len(absent) > held * MOST_THAT_MAY_VANISH and not even_if_many:
        found.refused = (
            f"{len(absent)} of {held} people in custody are not on this list, more than a quarter. Check that it is "
            "the whole list; if it is, run: casekeeper reconcile --even-if-many."
        )
        return found
    for start in range(0, len(absent), CHUNK):
        found.not_on_list += _record(absent[start : start + CHUNK], list_name, whole.day)
    return found


def _held_count() -> int:
    return PositionRow.objects.filter(is_open=True, whereabouts=Whereabouts.IN_CUSTODY.value).count()


def _absent(whole: WholeList) -> Sequence[int]:
    """Ids of what we remember of the list about people still with us whom it no longer shows, nor anything newer."""
    rows = (
        SourceRecord.objects.filter(source=PRISON_LIST, on_list=True, person__isnull=False)
        .exclude(last_list=whole.name)
        .exclude(document__day__gt=whole.day.isoformat())
        .exclude(first_seen_at__gt=whole.read_at)
        .exclude(key__in=list(whole.numbers_not_read))
        .order_by("id")
    )  # fmt: skip
    unseen = list(rows.values_list("id", "person_id"))
    found: list[int] = []
    for start in range(0, len(unseen), CHUNK):
        chunk = unseen[start : start + CHUNK]
        sought = _sought(whole.name, [person for _, person in chunk if person is not None])
        found += [row for row, person in chunk if person in sought]
    return found


def _sought(list_name: str, people: Sequence[int]) -> set[int]:
    """Those of them who are held on our record, and whom the list does not show under another number either.

    Asked of a chunk at a time: right after a list was read the database's statistics are those of before it, and
    one question over everybody may take it minutes.
    """
    held = PositionRow.objects.filter(
        person_id__in=people, continues_in__isnull=True, is_open=True,
        whereabouts__in=(Whereabouts.IN_CUSTODY.value, Whereabouts.IN_DETENTION.value),
    )  # fmt: skip
    shown = SourceRecord.objects.filter(source=PRISON_LIST, last_list=list_name, person_id__in=people)
    return set(held.values_list("person_id", flat=True)) - set(shown.values_list("person_id", flat=True))


def _record(row_ids: Sequence[int], list_name: str, on: date) -> list[Missing]:
    with transaction.atomic():
        rows = list(SourceRecord.objects.filter(id__in=row_ids).order_by("id"))
        by_person = {row.person_id: row for row in rows if row.person_id is not None}
        lock(Person.objects.filter(id__in=list(by_person)))
        references = dict(Person.objects.filter(id__in=list(by_person)).values_list("id", "reference"))
        missing: dict[int, Missing] = {}
        for person, facts in facts_of(list(by_person)).items():
            past, _ = history_of(references[person], facts).as_at(on)
            now = custody_now(past)
            if now.state in HELD_IN_PRISON:
                missing[person] = Missing(references[person], by_person[person].key, now.prison, now.since)
        new = [
            NewFact(
                person, NotOnList(list_of=list_name, last_prison=one.prison), day_of(on), source=PRISON_LIST,
                recorded_by="reconciliation",
            )
            for person, one in missing.items()
        ]  # fmt: skip
        for (person, _), number in zip(missing.items(), append(new), strict=True):
            row = by_person[person]
            row.on_list = False
            row.document = (row.document or {}) | {"absence": number, "absence_on": on.isoformat()}
        SourceRecord.objects.bulk_update([by_person[person] for person in missing], ["on_list", "document"])
        if missing:
            rederive(list(missing), as_at=clock.today(), cause=f"reconciled with {list_name}")
        return list(missing.values())
