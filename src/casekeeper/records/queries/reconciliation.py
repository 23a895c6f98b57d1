"""The prison's list against our records: who is with us and not on it, who never was, and what waits for a record."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from django.db.models import QuerySet

from casekeeper.position.whereabouts import Whereabouts
from casekeeper.records.models import DutyRow, PositionRow, SourceRecord
from casekeeper.records.queries.sight import ORDINARY, Sight

PRISON_LIST = "prisoner-search"
"""The source under which each person on a prison's list is remembered."""
LISTS = "prison-lists"
"""The source under which each whole list is remembered, by its name."""
FIND = "find person:"
MOST = 1_000


class NewestList(NamedTuple):
    """The whole list that came last, and how many are on it with a record here and without one."""

    name: str
    day: date
    read_at: datetime
    whole: bool
    people: int
    not_ours: int


class Differences(NamedTuple):
    """What stands different now. `lost` are the duties to find out where somebody is, until a fact explains it."""

    lost: list[DutyRow]
    never_listed: list[PositionRow]
    without_record: list[SourceRecord]


def differences(*, sight: Sight = ORDINARY, most: int = MOST) -> Differences:
    """The differences that stand, the most urgent first; not more than `most` of each."""
    lost = sight.of(DutyRow.objects.filter(key__startswith=FIND, ended__isnull=True))
    lost = lost.select_related("person", "person__position").defer("person__position__body").order_by("due", "id")
    waiting = waiting_for_a_record().order_by("first_seen_at", "id")
    return Differences(list(lost[:most]), list(_held_and_never_listed(sight)[:most]), list(waiting[:most]))


def waiting_for_a_record() -> QuerySet[SourceRecord]:
    """What came about somebody not known here, kept until a record opens that it belongs to; each subject once."""
    return SourceRecord.objects.filter(waiting=True).exclude(key__contains="#")


def newest_list() -> NewestList | None:
    """The newest list that was given as whole; None where none ever was."""
    row = SourceRecord.objects.filter(source=LISTS).order_by("-first_seen_at", "-id").first()
    if row is None or row.document is None:
        return None
    on_it = SourceRecord.objects.filter(source=PRISON_LIST, last_list=row.key)
    day = date.fromisoformat(row.document["day"])
    return NewestList(
        row.key, day, row.last_seen_at, row.document["whole"], on_it.count(), on_it.filter(person__isnull=True).count()
    )


def _held_and_never_listed(sight: Sight) -> QuerySet[PositionRow]:
    """In custody on our record, while no prison's list has ever shown the person."""
    on_a_list = SourceRecord.objects.filter(source=PRISON_LIST, person__isnull=False).values("person_id")
    held = PositionRow.objects.filter(whereabouts=Whereabouts.IN_CUSTODY.value, is_open=True)
    held = sight.of(held.exclude(person_id__in=on_a_list))
    return held.select_related("person").defer("body").order_by("person_id")
