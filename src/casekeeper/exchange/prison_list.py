"""How a prison number stands on the prison's list, where no record is open for it."""

from __future__ import annotations

from casekeeper.facts.identifiers import canonical
from casekeeper.records.models import SourceRecord
from casekeeper.records.queries.reconciliation import PRISON_LIST


def standing_of(number: str) -> str | None:
    """A sentence about the number, or None where it never came to us."""
    form = canonical("prison_number", number).text
    row = SourceRecord.objects.filter(source=PRISON_LIST, key=form).first()
    waiting = SourceRecord.objects.filter(subject=f"prison_number:{form}", waiting=True).count()
    told = "1 document about the number waits" if waiting == 1 else f"{waiting} documents about the number wait"
    events = f" {told} for a record to open." if waiting else ""
    if row is not None and row.person_id is None:
        return f"On the prison's list as British; no record opened. Last seen {row.last_seen_at:%d %B %Y}.{events}"
    if row is not None and row.person is not None:
        return f"On the prison's list; the record is {row.person.reference}."
    if waiting:
        return f"Not on any prison list we were given.{events}"
    return None
