"""A new version of somebody else's list comes in: what is new, changed, gone and unchanged, in one transaction.

imported = import_list("invented", reading, about=About(...), by="...")
entries_changed_in(imported.version)            # what to screen our people against: only the difference

The same file again changes nothing but the day the list was last read. A version that loses more than the policy's
share of the entries is refused: that is usually a file cut off. Wordings travel by COPY, so memory does not grow.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from django.db import connection, transaction

from casekeeper.actions.permissions import IMPORT_LIST, Worker, may, require
from casekeeper.records import clock
from casekeeper.records.models import AlertList, ListVersion
from casekeeper.records.refused import Refused
from casekeeper.records.rulebook import current_law
from casekeeper.records.screening.changes import note
from casekeeper.records.screening.sources import ALL, OWN

MAY_LOSE = "matching_policy.list_may_lose"


class Wording(NamedTuple):
    """What one entry says: its id within the list, the digest it is compared by, and the entity as JSON."""

    entry_id: str
    digest: str
    payload: str


@dataclass
class Reading:
    """A list being read. The counts are complete once `wordings` is exhausted."""

    wordings: Iterable[Wording]
    digest: str
    unreadable: int = 0
    skipped: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class About:
    """Whose list it is and what was read."""

    source: str
    format: str
    publisher: str = ""
    kind: str = ""
    published_on: date | None = None
    invented: bool = False


class Imported(NamedTuple):
    """What an import did. `version` is None where it was only tried; `same` where the file had been read before."""

    version: ListVersion | None
    same: bool
    entries: int
    new: int
    changed: int
    gone: int
    unchanged: int
    unreadable: int
    skipped: dict[str, int]

    def __str__(self) -> str:
        skipped = sum(self.skipped.values())
        return (
            f"{self.entries:,} entries: {self.new:,} new, {self.changed:,} changed, {self.gone:,} gone, "
            f"{self.unchanged:,} unchanged; {self.unreadable:,} lines could not be read, {skipped:,} are not people"
        )


class LosesTooMuch(Refused):
    """The version leaves out more entries than the policy allows without a person saying so."""


def import_list(
    name: str, reading: Reading, *, about: About, by: str, accept_loss: bool = False, only_try: bool = False,
    user: Worker | None = None,
) -> Imported:  # fmt: skip
    """Import a version. With `only_try` the difference is worked out and nothing is kept. Raises Refused."""
    if user is not None:
        require(may(user, IMPORT_LIST))
    if not name.strip() or len(name) > 50:
        raise Refused(f"Expected a name of 1 to 50 characters for the list; got {len(name)}.")
    if "/" in name or name.strip().lower() in (OWN, ALL):
        raise Refused(f"A list may not be called {name!r}: {OWN} and {ALL} mean something else, and no name has a /.")
    with transaction.atomic():
        alert_list = _held_list(name, about)
        last = alert_list.versions.order_by("-number").first()
        if last is not None and last.digest == reading.digest:
            last.read_at = clock.now()
            last.save(update_fields=["read_at"])
            done = _the_same(last)
        else:
            done = _compare_and_keep(alert_list, last, reading, about, by, accept_loss)
        if only_try:
            transaction.set_rollback(True)
            return done._replace(version=None)
        return done


def _held_list(name: str, about: About) -> AlertList:
    """The list, locked: two imports of one list follow one another."""
    AlertList.objects.get_or_create(
        name=name, defaults={"publisher": about.publisher, "kind": about.kind, "invented": about.invented}
    )
    held = AlertList.objects.select_for_update().get(name=name)
    if about.publisher or about.kind:
        held.publisher, held.kind = about.publisher or held.publisher, about.kind or held.kind
        held.save()
    return held


def _the_same(last: ListVersion) -> Imported:
    return Imported(last, True, last.entries, 0, 0, 0, last.entries, last.unreadable, last.skipped)


def _compare_and_keep(
    alert_list: AlertList, last: ListVersion | None, reading: Reading, about: About, by: str, accept_loss: bool
) -> Imported:
    number = last.number + 1 if last is not None else 1
    with connection.cursor() as cursor, _incoming(cursor) as copy_in:
        entries = copy_in(reading.wordings)
        if not entries:
            raise Refused(
                f"Expected a list with at least one person; none of {about.source} could be read as one "
                f"({reading.unreadable} lines unreadable). Nothing was changed."
            )
        given = {"list": alert_list.id, "number": number}
        cursor.execute(_COUNTS, given)
        standing, new, changed, gone = cursor.fetchone()
        _refuse_loss(alert_list, standing, gone, accept_loss)
        cursor.execute(_END, given)
        cursor.execute(_BEGIN, given)
    now = clock.now()
    version = ListVersion.objects.create(
        alert_list=alert_list, number=number, published_on=about.published_on, imported_at=now, read_at=now,
        imported_by=by[:120], source=about.source[:200], format=about.format, digest=reading.digest, entries=entries,
        new=new, changed=changed, gone=gone, unchanged=entries - new - changed, unreadable=reading.unreadable,
        skipped=dict(reading.skipped), loss_accepted=accept_loss,
    )  # fmt: skip
    note(alert_list.name)
    return Imported(version, False, entries, new, changed, gone, version.unchanged, reading.unreadable, version.skipped)


def _refuse_loss(alert_list: AlertList, standing: int, gone: int, accepted: bool) -> None:
    share = current_law()[MAY_LOSE].on(clock.today()).value
    if not accepted and gone * 100 > standing * share:
        raise LosesTooMuch(
            f"This version of {alert_list.name} leaves out {gone:,} of {standing:,} entries; at most {share} in 100 "
            "may go without a person's word, because a file that was cut off looks like this. Nothing was changed. "
            "If the loss is meant, import it again and accept the loss (--accept-loss)."
        )


@contextlib.contextmanager
def _incoming(cursor: Any) -> Iterator[Callable[[Iterable[Wording]], int]]:
    """A table of this transaction's own that the wordings are copied into; and what copies them."""
    cursor.execute("CREATE TEMPORARY TABLE incoming_entry (entry_id text PRIMARY KEY, digest text, payload jsonb)")

    def copy_in(wordings: Iterable[Wording]) -> int:
        entries = 0
        with cursor.copy("COPY incoming_entry (entry_id, digest, payload) FROM STDIN") as copy:
            for wording in wordings:
                copy.write_row(wording)
                entries += 1
        cursor.execute("ANALYZE incoming_entry")
        return entries

    yield copy_in
    cursor.execute("DROP TABLE incoming_entry")


_STANDING = "list_entry e WHERE e.alert_list_id = %(list)s AND e.until IS NULL"
_COUNTS = f"""
WITH standing AS (SELECT entry_id, digest FROM {_STANDING})
SELECT count(s.entry_id), count(*) FILTER (WHERE s.entry_id IS NULL),
       count(*) FILTER (WHERE s.digest <> i.digest), count(*) FILTER (WHERE i.entry_id IS NULL)
FROM standing s FULL JOIN incoming_entry i USING (entry_id)
"""
_END = f"""
UPDATE list_entry SET until = %(number)s WHERE id IN (
  SELECT e.id FROM {_STANDING}
  AND NOT EXISTS (SELECT 1 FROM incoming_entry i WHERE i.entry_id = e.entry_id AND i.digest = e.digest))
"""
_BEGIN = f"""
INSERT INTO list_entry (alert_list_id, entry_id, since, digest, payload)
SELECT %(list)s, i.entry_id, %(number)s, i.digest, i.payload FROM incoming_entry i
WHERE NOT EXISTS (SELECT 1 FROM {_STANDING} AND e.entry_id = i.entry_id)
"""
