"""Others' lists as entries to screen against: each as it stands in the newest version, with the list it stands on."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from django.db import connection

from casekeeper.matching.screening.entry import ListEntry
from casekeeper.matching.screening.follow_the_money import entry_of
from casekeeper.records.models import AlertList, ListEntryRow, ListVersion
from casekeeper.records.queries.lists import entries_of_current_versions
from casekeeper.records.screening.sources import Sourced

TOLD = ("sourceUrl", "topics", "notes", "program", "position", "summary", "createdAt", "modifiedAt")
"""What of an entity's own words is shown beside what is compared."""

_CHANGED = """
SELECT DISTINCT e.entry_id FROM list_entry e JOIN alert_list l ON l.id = e.alert_list_id
WHERE l.name = %(list)s AND ((e.since > %(before)s AND e.since <= %(after)s)
                          OR (e.until > %(before)s AND e.until <= %(after)s))
"""


class Lists:
    """One dataset for each list, by its name; the version is the number of its last import that said something."""

    def versions(self) -> Mapping[str, str]:
        newest = ListVersion.objects.order_by("alert_list__name", "-number").distinct("alert_list__name")
        return {name: str(number) for name, number in newest.values_list("alert_list__name", "number")}

    def entries(self, dataset: str) -> Iterator[Sourced]:
        for one in entries_of_current_versions([dataset]):
            yield Sourced(dataset, one.entry, str(one.version))

    def some(self, dataset: str, ids: Collection[str]) -> Mapping[str, Sourced]:
        rows = ListEntryRow.objects.filter(alert_list__name=dataset, entry_id__in=list(ids), until=None)
        told: dict[str, Sourced] = {}
        versions = _dates(dataset)
        for row in rows:
            entry = entry_of(row.payload)
            if isinstance(entry, ListEntry):
                told[row.entry_id] = Sourced(dataset, entry, str(row.since), versions | _about(row))
        return told

    def changed(self, dataset: str, before: str, after: str) -> set[str] | None:
        if not before.isdecimal() or not after.isdecimal():
            return None
        with connection.cursor() as cursor:
            cursor.execute(_CHANGED, {"list": dataset, "before": int(before), "after": int(after)})
            return {entry for (entry,) in cursor.fetchall()}


def _dates(dataset: str) -> dict[str, object]:
    found = AlertList.objects.filter(name=dataset).first()
    newest = ListVersion.objects.filter(alert_list=found).order_by("-number").first() if found is not None else None
    if found is None or newest is None:
        return {}
    return {
        "publisher": found.publisher, "kind": found.kind, "newest_version": str(newest.number),
        "published": newest.published_on.isoformat() if newest.published_on else "",
        "read": newest.read_at.date().isoformat(),
    }  # fmt: skip


def _about(row: ListEntryRow) -> dict[str, object]:
    properties = row.payload.get("properties") if isinstance(row.payload, dict) else None
    said = properties if isinstance(properties, dict) else {}
    return {"standing_since_version": str(row.since)} | {name: said[name] for name in TOLD if said.get(name)}
