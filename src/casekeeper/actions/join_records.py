"""Two records are one person's: the one continues in the other. Nothing is moved, and the join can be withdrawn.

The join is a fact on the record that ends; its own facts are from then on read with those of the record it
continues in. To take it back, correct that fact as withdrawn.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from casekeeper.actions.holding import held
from casekeeper.actions.permissions import JOIN, Worker, may, require
from casekeeper.facts.identity import RecordJoined
from casekeeper.periods import day_of
from casekeeper.records import clock
from casekeeper.records.finding import continuing
from casekeeper.records.ledger import NewFact, append
from casekeeper.records.models import Person
from casekeeper.records.projections.deriving import rederive
from casekeeper.records.refused import Refused

How = Literal["source", "identifier", "judgement"]


def join_records(
    removed: Person, retained: Person, *, removed_number: str, retained_number: str, by: str, source: str,
    on: date | None = None, message_id: str | None = None, as_at: date | None = None, user: Worker | None = None,
    how: How = "source", because: str = "", judgement: int | None = None,
) -> int:  # fmt: skip
    """Record that `removed` continues in `retained`; the number of the fact. Raises Refused for a circle.

    `how` tells whether a source said so, an identifier did, or a person judged; `because` is the number or the reasons.
    """
    if user is not None:
        for person in (removed, retained):
            require(may(user, JOIN, person))
    with held(removed, retained):
        if continuing(removed).id != removed.id:
            raise Refused(f"{removed.reference} already continues in another record. Withdraw that join first.")
        if continuing(retained).id == removed.id:
            raise Refused(f"{retained.reference} continues in {removed.reference}: joining them would make a circle.")
        said = RecordJoined(
            into=retained.reference, removed_number=removed_number, retained_number=retained_number, how=how,
            because=because, judgement=judgement,
        )  # fmt: skip
        today = clock.today()
        (number,) = append([NewFact(removed.id, said, day_of(on or today), source, by, message_id)])
        cause = f"fact {number}: {removed.reference} continues in {retained.reference}"
        rederive([removed.id, retained.id], as_at=as_at or today, cause=cause)
    return number
