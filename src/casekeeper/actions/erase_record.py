"""Erase what a closed record says, under a retention rule and two names. The chain of seals still verifies."""

from __future__ import annotations

from casekeeper.actions.permissions import ERASE, Worker, may, require
from casekeeper.records.models import Erasure, Person
from casekeeper.records.sealing.erasing import erase


def erase_record(
    person: Person, *, rule: str, asked_by: str, authorised_by: str, user: Worker | None = None
) -> Erasure:  # fmt: skip
    """Erase; works through a connection of its own, so call it outside any transaction. Raises Refused."""
    if user is not None:
        require(may(user, ERASE, person))
    return erase(person, rule=rule, asked_by=asked_by, authorised_by=authorised_by)
