"""Close a record with a coded outcome and reasons. A later referral, reception or sentence opens it again."""

from __future__ import annotations

from datetime import date
from typing import Any

from casekeeper.actions.permissions import Worker
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts import read_payload
from casekeeper.facts.casework import CaseClosed
from casekeeper.records import clock
from casekeeper.records.models import Person


def close_record(
    person: Person, *, outcome: str, reasons: str, by: str, on: date | None = None, source: str = "casework",
    as_at: date | None = None, user: Worker | None = None,
) -> int:  # fmt: skip
    """Record that the case is closed; the number of the fact. Raises FactRefused for an outcome that is not coded."""
    said: Any = read_payload(CaseClosed.key, {"outcome": outcome, "reasons": reasons})
    return record_fact(person, said, on or clock.today(), source=source, by=by, as_at=as_at, user=user)
