"""The referrals inbox: referrals not acknowledged, or not triaged, earliest due first."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.db.models import Q

from casekeeper.records.models import DutyRow
from casekeeper.records.queries.keyset import first_of, following
from casekeeper.records.queries.sight import ORDINARY, Sight
from casekeeper.records.queries.work import state_of

STEPS = ("acknowledge referral:", "triage:")


class Waiting(NamedTuple):
    """One step that a referral waits for."""

    id: int
    person_id: int
    reference: str
    invented: bool
    name: str
    prison: str
    key: str
    what: str
    arose: date
    due: date
    state: str
    rung: int
    because: list[str]


def inbox(
    as_at: date,
    *,
    step: str = "",
    after: tuple[date, int] | None = None,
    limit: int = 50,
    sight: Sight = ORDINARY,
) -> tuple[list[Waiting], tuple[date, int] | None]:
    """What referrals wait for. `step` is one of STEPS, or nothing for both."""
    wanted = [step] if step in STEPS else STEPS
    of_referrals = Q()
    for prefix in wanted:
        of_referrals |= Q(key__startswith=prefix)
    rows = sight.of(DutyRow.objects.filter(of_referrals, owed_by="intake", ended__isnull=True))
    rows = following(rows, "due", "id", after)
    rows = rows.select_related("person", "person__position").defer("person__position__body")
    return first_of([_waiting(row, as_at) for row in rows[: limit + 1]], lambda row: (row.due, row.id), limit=limit)


def _waiting(row: DutyRow, as_at: date) -> Waiting:
    position = row.person.position
    because = [reason["text"] for reason in row.body["because"]]
    return Waiting(
        row.id, row.person_id, row.person.reference, row.person.invented, position.name, position.prison, row.key,
        row.what, row.arose, row.due, state_of(row.due, as_at), row.rung, because,
    )  # fmt: skip
