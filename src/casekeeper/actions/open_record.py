"""Open a record for somebody who has none, with what is known of them at the start."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from casekeeper.actions.permissions import OPEN, Worker, may, require
from casekeeper.actions.record_fact import Happening, record_facts
from casekeeper.records import clock
from casekeeper.records.ledger import open_person
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused


def open_record(
    facts: Sequence[Happening], *, source: str, by: str, message_id: str | None = None, invented: bool = False,
    handling: str = "normal", as_at: date | None = None, user: Worker | None = None,
) -> Person:  # fmt: skip
    """Open the record and record its first facts in one transaction. Raises Refused where there are none."""
    if user is not None:
        require(may(user, OPEN))
    if not facts:
        raise Refused("A record opens with at least one fact: a name, an identifier, a reception or a referral.")
    with transaction.atomic():
        person = open_person(opened_at=clock.now(), invented=invented, handling=handling)
        record_facts(person, facts, source=source, by=by, message_id=message_id, as_at=as_at, user=user)
    return person
