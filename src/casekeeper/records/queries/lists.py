"""Others' lists as they stand, and what a version changed: what screening is built from, and kept up to date by.

for one in entries_of_current_versions(): one.list_name, one.version, one.entry      # streams
for one in entries_changed_in(version):   one.change, one.entry_id, one.before, one.after
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import orjson
from django.db import connection

from casekeeper.law import Law
from casekeeper.matching.screening.entry import ListEntry
from casekeeper.matching.screening.follow_the_money import entry_of
from casekeeper.records.models import AlertList, ListEntryRow, ListVersion

FRESH = "matching_policy.list_fresh"
NEW, CHANGED, GONE = "new", "changed", "gone"
CHUNK = 2_000


class ListedEntry(NamedTuple):
    """An entry that stands, the list it stands on, and the version since which it says what it says."""

    list_name: str
    version: int
    entry: ListEntry


class EntryChange(NamedTuple):
    """What a version did to one entry: `new`, `changed` or `gone`; what it said before and after, where it did."""

    change: str
    entry_id: str
    before: ListEntry | None
    after: ListEntry | None


class ListState(NamedTuple):
    """A list, its newest version, and whether it was read too long ago."""

    alert_list: AlertList
    newest: ListVersion
    stale: bool


_CURRENT = """
SELECT l.name, e.since, e.payload::text FROM list_entry e JOIN alert_list l ON l.id = e.alert_list_id
WHERE e.until IS NULL {only} ORDER BY l.name, e.entry_id
"""
_CHANGED = """
SELECT coalesce(a.entry_id, b.entry_id), b.payload::text, a.payload::text
FROM (SELECT * FROM list_entry WHERE alert_list_id = %(list)s AND until = %(number)s) b
FULL JOIN (SELECT * FROM list_entry WHERE alert_list_id = %(list)s AND since = %(number)s) a USING (entry_id)
{where} ORDER BY 1 {limit}
"""
_WHERE = {NEW: "b.entry_id IS NULL", CHANGED: "a.entry_id = b.entry_id", GONE: "a.entry_id IS NULL"}


def entries_of_current_versions(names: Sequence[str] | None = None) -> Iterator[ListedEntry]:
    """Every entry that stands on any list, or on these; in chunks, so that a million do not lie in memory."""
    only = "" if names is None else "AND l.name = ANY(%s)"
    for name, since, payload in _stream(_CURRENT.format(only=only), [] if names is None else [list(names)]):
        entry = entry_of(orjson.loads(payload))
        if isinstance(entry, ListEntry):
            yield ListedEntry(name, since, entry)


def payloads_of_current_version(name: str) -> Iterator[dict[str, Any]]:
    """The entities of one list as they stand, in its own words, for export."""
    for _, _, payload in _stream(_CURRENT.format(only="AND l.name = %s"), [name]):
        entity = orjson.loads(payload)
        entity.pop("said", None)
        yield entity


def entries_changed_in(version: ListVersion) -> Iterator[EntryChange]:
    """What is new, changed and gone in this version, by entry id."""
    given = {"list": version.alert_list_id, "number": version.number}
    for entry_id, before, after in _stream(_CHANGED.format(where="", limit=""), given):
        yield EntryChange(_change(before, after), entry_id, _entry(before), _entry(after))


def changes_page(
    version: ListVersion, change: str, *, after: str = "", most: int = 50
) -> list[tuple[str, dict[str, Any] | None, dict[str, Any] | None]]:
    """One page of a version's changes of one sort: entry id, payload before, payload after. Sorted by entry id."""
    sql = _CHANGED.format(
        where=f"WHERE {_WHERE[change]} AND coalesce(a.entry_id, b.entry_id) > %(after)s", limit="LIMIT %(most)s"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, {
            "list": version.alert_list_id, "number": version.number, "after": after, "most": most,
        })  # fmt: skip
        return [(id_, _loaded(before), _loaded(now)) for id_, before, now in cursor.fetchall()]


def wordings_of(alert_list: AlertList, entry_id: str) -> list[ListEntryRow]:
    """What an entry said, from its first version to its last."""
    return list(ListEntryRow.objects.filter(alert_list=alert_list, entry_id=entry_id).order_by("since"))


def lists_there_are(law: Law, today: date) -> list[ListState]:
    """Every list with its newest version. Stale: not read again within the time the policy gives."""
    fresh = timedelta(days=law[FRESH].on(today).value)
    newest = ListVersion.objects.order_by("alert_list__name", "-number").distinct("alert_list__name")
    return [
        ListState(version.alert_list, version, today - version.read_at.date() > fresh)
        for version in newest.select_related("alert_list")
    ]


def _stream(sql: str, given: Any) -> Iterator[tuple[Any, ...]]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(sql, given)
        while rows := cursor.fetchmany(CHUNK):
            yield from rows


def _change(before: str | None, after: str | None) -> str:
    return NEW if before is None else GONE if after is None else CHANGED


def _loaded(payload: str | None) -> dict[str, Any] | None:
    return None if payload is None else orjson.loads(payload)


def _entry(payload: str | None) -> ListEntry | None:
    found = None if payload is None else entry_of(orjson.loads(payload))
    return found if isinstance(found, ListEntry) else None
