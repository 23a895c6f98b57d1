"""A referral is acknowledged within the time the policy gives, so that the sender knows it arrived.

No published target was seen; the time is our own and its page says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case, how_ended
from casekeeper.duties.duty import Duty, Unit
from casekeeper.facts import Fact
from casekeeper.facts.referral import ReferralAcknowledged, ReferralRejected, Referred, Triaged
from casekeeper.position.answer import because


def duties(case: Case) -> Iterator[Duty]:
    """One for every referral."""
    for referral in case.history.of(Referred):
        yield _acknowledge(case, referral)


def _acknowledge(case: Case, referral: Fact[Referred]) -> Duty:
    allowed = case.policy("acknowledge_referral", referral.on)
    due = case.after(referral.on, allowed)
    answers = [
        fact.on
        for kind in (ReferralAcknowledged, ReferralRejected, Triaged)
        for fact in case.history.of(kind)
        if fact.on >= referral.on
    ]
    answered_on = min(answers, default=None)
    return Duty(
        key=f"acknowledge referral:{referral.first_number}",
        what="Acknowledge the referral",
        owed_by=Unit.INTAKE,
        arose=referral.on,
        due=due,
        under=allowed.citation,
        discharged_by="a receipt to the sender, or the referral sent back with reasons",
        because=(
            because(f"Referred by {referral.said.by} on {referral.on}", referral),
            because(f"The time allowed is {allowed.in_words}", under=allowed),
        ),
        ladder=case.ladder(due),
        ended=how_ended(due, answered_on),
        ended_on=answered_on,
    )
