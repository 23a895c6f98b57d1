"""Every claim is considered, every challenge tested, every trafficking referral followed, and nobody is removed before.

A claim that comes when a departure is planned is considered within a day; representations go to whoever decides.
"""

from __future__ import annotations

from collections.abc import Iterator

from casekeeper.duties.case import Case
from casekeeper.duties.duty import Duty, Unit
from casekeeper.duties.owed import owe
from casekeeper.facts import Fact
from casekeeper.facts.challenges import BarrierTestMade
from casekeeper.facts.claims import ClaimMade, ClaimReinstated
from casekeeper.facts.trafficking import VictimLeaveDecided
from casekeeper.position.answer import because
from casekeeper.position.claims.challenges import Challenge
from casekeeper.position.claims.made import Claim
from casekeeper.position.claims.victims import Referral
from casekeeper.position.departure.safeguards import SAFEGUARDS


def duties(case: Case) -> Iterator[Duty]:
    """For each claim, challenge and referral."""
    leaving = case.standing.departure
    if leaving is None:
        return
    for claim in leaving.claims:
        yield _consider(case, claim)
    for challenge in leaving.challenges:
        yield _test(case, challenge)
        if challenge.ended is None and challenge.test is not None:
            yield _follow(case, challenge)
    for referral in leaving.referrals:
        yield from _victim(case, referral)


def _consider(case: Case, claim: Claim) -> Duty:
    again = [f for f in case.history.of(ClaimReinstated) if f.said.claim == claim.number]
    since: Fact[ClaimMade] | Fact[ClaimReinstated] = again[-1] if again else claim.made
    planned = any(
        each.planned.on <= since.on <= each.leaves_on and (each.failed is None or each.failed.on >= since.on)
        for each in (case.standing.departure.attempts if case.standing.departure else ())
    )
    name = "consider_claim_before_departure" if planned else "consider_claim"
    what = f"Consider the claim: {claim.made.said.claim}"
    allowed = case.for_departure(name, since.on)
    due = case.after(since.on, allowed)
    return owe(
        case, key=f"consider claim:{claim.number}" + (f":{since.first_number}" if again else ""), what=what,
        by=Unit(SAFEGUARDS[claim.barrier].owner), arose=since.on, allowed=allowed, due=due,
        discharged_by="the claim considered by the unit that decides it, or withdrawn",
        reasons=(because(f"Claim of {claim.made.said.claim}, {claim.made.said.channel}, on {claim.made.on}", since),),
        done_on=claim.closed_on, ladder=case.at_once_ladder(due) if planned else None, urgent=planned,
    )  # fmt: skip


def _test(case: Case, challenge: Challenge) -> Duty:
    """Of the challenge, and again of each step of the court after which the old test says nothing."""
    since, again = challenge.since, challenge.since.number != challenge.issued.number
    tests = [
        f.on for f in case.history.of(BarrierTestMade)
        if f.said.challenge == challenge.number and (not again or f.knew_of(since))
    ]  # fmt: skip
    return owe(
        case, key=f"barrier test:{challenge.number}" + (f":{since.first_number}" if again else ""),
        what="Write the barrier test", by=Unit.LITIGATION,
        arose=since.on, allowed=case.for_departure("barrier_test", since.on),
        discharged_by="the litigation unit's written barrier test, or the end of the challenge",
        reasons=(because(f"{challenge.issued.said.challenge.capitalize()}: {since.said.label} on {since.on}", since),),
        done_on=min(tests, default=None), lapsed_on=challenge.ended_on,
    )  # fmt: skip


def _follow(case: Case, challenge: Challenge) -> Duty:
    last = challenge.last
    return owe(
        case, key=f"follow challenge:{challenge.number}", what="Ask the court where the challenge stands",
        by=Unit.LITIGATION, arose=last.on, allowed=case.for_departure("follow_challenge", last.on),
        discharged_by="a step of the challenge", reasons=(because(f"{last.said.label} on {last.on}", last),),
        waiting_on="others",
    )  # fmt: skip


def _victim(case: Case, referral: Referral) -> Iterator[Duty]:
    said = referral.referred
    first, second = referral.reasonable, referral.conclusive
    gone = referral.disqualified.on if referral.disqualified is not None else None
    yield owe(
        case, key=f"reasonable grounds:{referral.number}", what="Get the reasonable-grounds decision",
        by=Unit.CASEWORK, arose=said.on,
        allowed=case.law["trafficking_protection.reasonable_grounds"].on(said.on),
        discharged_by="the competent authority's decision",
        reasons=(because(f"Referred on {said.on} by {said.said.by}", said),),
        done_on=first.on if first is not None else None, lapsed_on=gone, waiting_on="others",
    )  # fmt: skip
    if first is not None and first.said.outcome == "positive":
        yield owe(
            case, key=f"conclusive grounds:{referral.number}", what="Get the conclusive-grounds decision",
            by=Unit.CASEWORK, arose=first.on, allowed=case.for_departure("get_conclusive_grounds", first.on),
            discharged_by="the competent authority's decision",
            reasons=(because(f"Positive reasonable-grounds decision on {first.on}", first),),
            done_on=second.on if second is not None else None, lapsed_on=gone, waiting_on="others",
        )  # fmt: skip
    if second is not None and second.said.outcome == "positive":
        decided = [f.on for f in case.history.of(VictimLeaveDecided) if f.said.referral == referral.number]
        yield owe(
            case, key=f"victim leave:{referral.number}", what="Decide on permission for a confirmed victim",
            by=Unit.CASEWORK, arose=second.on, allowed=case.for_departure("victim_leave", second.on),
            discharged_by="a decision on permission, with reasons",
            reasons=(because(f"Positive conclusive decision on {second.on}", second),),
            done_on=min(decided, default=None),
        )  # fmt: skip
