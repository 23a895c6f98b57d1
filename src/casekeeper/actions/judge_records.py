"""A named person judges whether two records are one person's: same, different or unsure, with reasons.

"Same" joins them; taking the judgement back takes the join back. "Different" stands against any chain of "same" between
the two, until somebody withdraws it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from casekeeper.actions.holding import held
from casekeeper.actions.join_records import join_records
from casekeeper.actions.permissions import JUDGE, Worker, may, require
from casekeeper.facts.linking import Judgement, RecordsJudged, written
from casekeeper.periods import day_of
from casekeeper.records import clock
from casekeeper.records.finding import continuing
from casekeeper.records.identities.comparing import Compared, compared, current
from casekeeper.records.identities.judgements import judged_between
from casekeeper.records.identities.lines import members_of
from casekeeper.records.ledger import NewFact, append
from casekeeper.records.models import LinkProposal, Person
from casekeeper.records.projections.deriving import rederive
from casekeeper.records.queries.sight import ORDINARY
from casekeeper.records.refused import Refused


class Judged(NamedTuple):
    """The number of the judgement, and of the join where it made one."""

    judgement: int
    join: int | None = None


def judge_records(
    one: Person, other: Person, *, judgement: Judgement, reasons: str, by: str, as_at: date | None = None,
    user: Worker | None = None,
) -> Judged:  # fmt: skip
    """Record the judgement on the two lines of records. Raises Refused where it cannot stand, NotAllowed."""
    if not reasons.strip():
        raise Refused("A judgement says why. Give reasons: whoever looks at it again has only them.")
    left, right = sorted((continuing(one), continuing(other)), key=lambda person: person.id)
    if user is not None:
        for person in (left, right):
            require(may(user, JUDGE, person))
    if left.id == right.id:
        raise Refused("The two are joined already. Take the join back where they are two people's.")
    with held(left, right):
        lines = compared([left.id, right.id])
        if judgement == "same":
            _refuse_against_others(lines[left.id], lines[right.id], {one.reference, other.reference})
        proposals = _proposals(left, right)
        asked = holder_of(*sorted((one, other), key=lambda person: person.id))
        pairs = dict.fromkeys([asked, *((proposal.holder, _other(proposal)) for proposal in proposals)])
        number = _record(list(pairs), judgement, reasons, by, _weighed(proposals, lines[left.id], lines[right.id]))
        LinkProposal.objects.filter(id__in=[proposal.id for proposal in proposals]).update(state=judgement)
        join = None
        if judgement == "same":
            join = join_records(
                right, left, removed_number="", retained_number="", by=by, source="judgement", as_at=as_at,
                how="judgement", because=reasons, judgement=number,
            )  # fmt: skip
        people = {left.id, right.id, *(holder.id for holder, _ in pairs)}
        rederive(people, as_at=as_at or clock.today(), cause=f"fact {number}: judged {judgement}")
    return Judged(number, join)


def _record(
    pairs: Sequence[tuple[Person, Person]], judgement: Judgement, reasons: str, by: str,
    weighed: tuple[Decimal, str],
) -> int:  # fmt: skip
    """On every pair of records of the two lines that was asked about or suggested; the number of the first."""
    weight, version = weighed
    new = [
        NewFact(
            holder.id,
            RecordsJudged(
                other=other.reference, judgement=judgement, reasons=reasons.strip(), weight=weight, model=version
            ),
            day_of(clock.today()), source="judgement", recorded_by=by,
        )
        for holder, other in pairs
    ]  # fmt: skip
    return append(new)[0]


def holder_of(left: Person, right: Person) -> tuple[Person, Person]:
    """On which of the two a suggestion or judgement stands, and the other.

    On the newer one, which has to find its place; but where one is hidden from most readers, on that one.
    """
    if ORDINARY.sees(right) and not ORDINARY.sees(left):
        return left, right
    return right, left


def _other(proposal: LinkProposal) -> Person:
    return proposal.left if proposal.holder_id == proposal.right_id else proposal.right


def _proposals(left: Person, right: Person) -> list[LinkProposal]:
    """Those across the two lines that somebody still has to judge, or was unsure of."""
    lines = members_of([left.id, right.id])
    open_ones = LinkProposal.objects.filter(state__in=["waiting", "unsure"]).select_related("left", "right", "holder")
    return [
        *open_ones.filter(left_id__in=lines[left.id], right_id__in=lines[right.id]).order_by("id"),
        *open_ones.filter(left_id__in=lines[right.id], right_id__in=lines[left.id]).order_by("id"),
    ]


def _weighed(proposals: Sequence[LinkProposal], left: Compared, right: Compared) -> tuple[Decimal, str]:
    """The weight that whoever judged has seen: of the suggestion, or as it is now."""
    if proposals:
        return written(proposals[0].weight), proposals[0].model
    model = current()
    return written(model.score(left.record, right.record).weight), model.version


def _refuse_against_others(left: Compared, right: Compared, asked: set[str]) -> None:
    """Judged different beats any chain of "same": it would come together with somebody it was told apart from."""
    for pair, fact in judged_between(left, right).items():
        if fact.said.judgement == "different" and set(pair) != asked:
            raise Refused(
                f"Records {pair[0]} and {pair[1]} would come together, and {fact.recorded_by} judged them different "
                f"(fact {fact.number}). Withdraw that judgement first, or leave these two apart."
            )
