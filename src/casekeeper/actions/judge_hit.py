"""A person judges a hit: the same person, a different one, or unsure; with reasons, and with a way back.

Where the hit concerns a person of ours the judgement is a fact on their record; otherwise it is a row beside the hit.
"""

from __future__ import annotations

from typing import get_args

from django.db import transaction

from casekeeper.actions.correct_fact import correct_fact
from casekeeper.actions.permissions import SCREEN, Worker, may, require
from casekeeper.actions.record_fact import record_fact
from casekeeper.facts.screening import Judgement, MatchJudged
from casekeeper.records import clock
from casekeeper.records.models import Hit, HitJudgement
from casekeeper.records.refused import Refused
from casekeeper.records.screening.earlier import judgements_of
from casekeeper.records.screening.waiting import wait_for_screening

JUDGEMENTS: tuple[str, ...] = get_args(Judgement)


def judge_hit(hit: Hit, judgement: str, reasons: str, *, by: str, user: Worker | None = None) -> int:
    """The number of the judgement (of its fact, for a person of ours). One that stood before gives way to it."""
    if user is not None:
        require(may(user, SCREEN, hit.screened.person))
    if judgement not in JUDGEMENTS:
        raise Refused(f"A hit is judged {', '.join(JUDGEMENTS[:-1])} or {JUDGEMENTS[-1]}; got {judgement[:40]!r}.")
    if not reasons.strip():
        raise Refused("Say why: the reasons stand beside the judgement.")
    if hit.fact is not None and hit.screened.person is not None:
        said = MatchJudged(suggested=hit.fact, judgement=judgement, reasons=reasons.strip()[:4000])
        with transaction.atomic():
            number = record_fact(hit.screened.person, said, clock.today(), source="screening", by=by, user=user)
            # The person's data may have changed since the suggestion: it is cleared for the data of then alone.
            wait_for_screening([hit.screened.person.pk])
        return number
    with transaction.atomic():
        Hit.objects.select_for_update().get(pk=hit.pk)
        _take_back(hit, by, "judged again")
        row = HitJudgement.objects.create(
            hit=hit, judgement=judgement, reasons=reasons.strip()[:4000], by=by[:150], at=clock.now()
        )
    return row.pk


def withdraw_judgement(hit: Hit, because: str, *, by: str, user: Worker | None = None) -> None:
    """Take the standing judgement back; the hit is open again."""
    if user is not None:
        require(may(user, SCREEN, hit.screened.person))
    if not because.strip():
        raise Refused("Say why the judgement is withdrawn: it stands beside it.")
    standing = judgements_of([hit]).get(hit.pk)
    if standing is None:
        raise Refused("There is no judgement of this hit to withdraw.")
    if hit.fact is not None:
        correct_fact(standing.number, reason=because.strip(), by=by, withdrawn=True, user=user)
        return
    with transaction.atomic():
        Hit.objects.select_for_update().get(pk=hit.pk)
        _take_back(hit, by, because.strip())


def _take_back(hit: Hit, by: str, because: str) -> None:
    HitJudgement.objects.filter(hit=hit, withdrawn_at=None).update(
        withdrawn_at=clock.now(), withdrawn_by=by[:150], withdrawn_because=because[:4000]
    )
