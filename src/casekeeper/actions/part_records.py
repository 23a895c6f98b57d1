"""Take a join of two records back. Each is from then on as if it had never been joined.

What was decided on the joined record meanwhile is named on both, and reviewed by a duty.
"""

from __future__ import annotations

from datetime import date

from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.holding import held
from casekeeper.actions.parting import join_of
from casekeeper.actions.permissions import JUDGE, Worker, may, require
from casekeeper.records.models import LinkProposal, Person
from casekeeper.records.refused import Refused


def part_records(
    removed: Person, *, reasons: str, by: str, as_at: date | None = None, user: Worker | None = None
) -> int:  # fmt: skip
    """Withdraw the join by which `removed` continues in another; the correction's number. Raises Refused."""
    if not reasons.strip():
        raise Refused("Say why the join is taken back; it stays on both records beside it.")
    with held(removed):
        join = join_of(removed)
        if join is None:
            raise Refused(f"{removed.reference} continues in no other record. It may have been parted just now.")
        retained = Person.objects.get(reference=join.said.into)
        if user is not None:
            for person in (removed, retained):
                require(may(user, JUDGE, person))
        number = correct_fact(join.number, reason=reasons.strip(), by=by, withdrawn=True, as_at=as_at)
        pair = {"left_id__in": [removed.id, retained.id], "right_id__in": [removed.id, retained.id]}
        LinkProposal.objects.filter(state="same", **pair).update(state="waiting")
    return number
