"""What changed between the rows kept about a person and a new derivation, in the words of the trail of duties.

raised: a duty that was not there. moved: its due day changed. handed: another unit owes it. ended: it was met,
late or lapsed. reopened: what had ended it was corrected away. withdrawn: what had raised it was corrected away.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from casekeeper.records.projections.projecting import DutyColumns, Projection, Row, rung_reached
from casekeeper.records.projections.stored import Stored, StoredDuty


class Change(NamedTuple):
    """One line of the trail."""

    person_id: int
    key: str
    change: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None

    @property
    def was_open(self) -> bool:
        return self.before is not None and self.before["ended"] is None


class DutyWrite(NamedTuple):
    """A duty's row to write: its columns, and where on its ladder it stands as far as it was recorded."""

    person_id: int
    key: str
    columns: DutyColumns
    rung: int
    next_rung_on: date | None


class Difference(NamedTuple):
    """What to write about one person so that what is kept equals what was derived."""

    position: bool
    duties: list[DutyWrite]
    gone: list[str]
    identifiers_new: frozenset[tuple[str, str]]
    identifiers_gone: frozenset[tuple[str, str]]
    changes: list[Change]
    keys_new: frozenset[str] = frozenset()
    keys_gone: frozenset[str] = frozenset()
    rows_new: frozenset[Row] = frozenset()
    rows_gone: frozenset[Row] = frozenset()

    @property
    def anything(self) -> bool:
        rows = self.duties or self.gone or self.identifiers_new or self.identifiers_gone
        lists = self.keys_new or self.keys_gone or self.rows_new or self.rows_gone
        return bool(self.position or rows or lists)


def difference(person_id: int, kept: Stored, now: Projection) -> Difference:
    """What differs, row by row. Stamps are not compared: they say how a row was made, not what it says."""
    writes: list[DutyWrite] = []
    changes: list[Change] = []
    for key, duty in now.duties.items():
        before = kept.duties.get(key)
        if before is not None and before.columns == duty:
            continue
        writes.append(DutyWrite(person_id, key, duty, *_standing(before, duty)))
        changes += _changes(person_id, key, before, duty)
    gone = [key for key in kept.duties if key not in now.duties]
    changes += [Change(person_id, key, "withdrawn", _said(kept.duties[key].columns), None) for key in gone]
    return Difference(
        position=kept.position != now.position,
        duties=writes,
        gone=gone,
        identifiers_new=now.identifiers - kept.identifiers,
        identifiers_gone=kept.identifiers - now.identifiers,
        changes=changes,
        keys_new=now.link_keys - kept.link_keys,
        keys_gone=kept.link_keys - now.link_keys,
        rows_new=now.rows - kept.rows,
        rows_gone=kept.rows - now.rows,
    )


def _standing(before: StoredDuty | None, now: DutyColumns) -> tuple[int, date | None]:
    """Rung and next step. What was recorded stays so while neither the steps nor the end change."""
    if now.ended is not None:
        return rung_reached(now, now.ended_on or now.due), None
    if before is not None and before.columns.ended is None and before.columns.steps == now.steps:
        return before.rung, before.next_rung_on
    return 0, min(now.steps)


def _changes(person_id: int, key: str, before: StoredDuty | None, now: DutyColumns) -> Iterator[Change]:
    if before is None:
        yield Change(person_id, key, "raised", None, _said(now))
        return
    was = before.columns
    said = (_said(was), _said(now))
    if was.due != now.due:
        yield Change(person_id, key, "moved", *said)
    if was.owed_by != now.owed_by:
        yield Change(person_id, key, "handed", *said)
    if was.ended is None and now.ended is not None:
        yield Change(person_id, key, "ended", *said)
    elif was.ended is not None and now.ended is None:
        yield Change(person_id, key, "reopened", *said)
    elif was.ended != now.ended:
        yield Change(person_id, key, "ended", *said)


def _said(duty: DutyColumns) -> dict[str, Any]:
    return {
        "what": duty.what,
        "due": duty.due.isoformat(),
        "owed_by": duty.owed_by,
        "ended": duty.ended,
        "ended_on": None if duty.ended_on is None else duty.ended_on.isoformat(),
    }
