"""What the office did about an invented person after sentence: referral, triage, questions, notice, outcome.

The whole course is planned ahead; a life leaves out what has not happened yet. Late steps occur as often as
the audits found them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from casekeeper.facts.casework import BarrierCode, BarrierOpened, BarrierRecoded, CaseClosed, HoldPlaced
from casekeeper.facts.consideration import (
    Decided,
    InformationReceived,
    InformationRequested,
    LiabilityNoticeSent,
    RepresentationsReceived,
    WorkNoted,
)
from casekeeper.facts.identity import LongResidence
from casekeeper.facts.immigration import DeportationOrdered, DetentionAuthorised, ReleaseInstructed
from casekeeper.facts.referral import ReferralAcknowledged, Referred, Triaged
from casekeeper.synthetic import shape
from casekeeper.synthetic.after_decision import tell_after_decision
from casekeeper.synthetic.sentencing import Plan
from casekeeper.synthetic.told import HOME_OFFICE, PRISON, Life
from casekeeper.synthetic.weighing import tell_weighing
from casekeeper.synthetic.who import Who, tell_home_office_reference

BARRIERS: tuple[BarrierCode, ...] = ("BAR-01", "BAR-02", "BAR-03", "BAR-05", "BAR-08", "BAR-11")
DO_NOT_DEPORT_SHARE = 0.12
ORDERED_BEFORE = 80
"""Days before somebody leaves by which it was decided at the latest that they go."""
NEVER_REFERRED_SHARE = 0.015


@dataclass(frozen=True)
class Course:
    """How consideration went: the outcome and its day, None where it never came to one."""

    outcome: str | None = None
    decided_on: date | None = None


def tell_casework(
    life: Life, who: Who, plan: Plan, prison: str, *, always_in_time: bool = False, leaves_on: date | None = None
) -> Course:
    """From referral to outcome. Returns the course, future included. Who leaves on a day was ordered to in time."""
    chance = life.chance
    if chance.random() < NEVER_REFERRED_SHARE and leaves_on is None:
        return Course()
    referred_on = tell_referral(life, plan.sentenced_on, prison)
    triaged_on = life.next_working_day(referred_on, chance.randrange(1, 6) if chance.random() < 0.88 else 14)
    tell_home_office_reference(life, who, triaged_on)
    outcome = _triage(life, who, plan, triaged_on, leaves=leaves_on is not None)
    if outcome != "consider deportation":
        return _closed_at_triage(life, outcome, triaged_on)
    if who.born.year < 1973 and chance.random() < 0.9:
        enquiry = LongResidence(outcome="not resident", evidence="Landing card and revenue record (invented)")
        life.tell(enquiry, life.next_working_day(triaged_on, chance.randrange(2, 20)), by="status-review.officer")
    asked_on = tell_questions(life, triaged_on)
    if chance.random() < 0.35:
        tell_barrier(life, life.next_working_day(asked_on, chance.randrange(2, 40)))
    return tell_outcome(life, plan, referred_on, asked_on, always_in_time=always_in_time, leaves_on=leaves_on)


def tell_referral(life: Life, sentenced_on: date, prison: str) -> date:
    """The prison refers: mostly in time, some late. A receipt goes back."""
    draw = life.chance.random()
    days = life.chance.randrange(0, 5) if draw < 0.62 else life.chance.randrange(5, 14)
    if draw > 0.93:
        days = life.chance.randrange(18, 70)
    on = life.next_working_day(sentenced_on, days)
    convictions = life.chance.choices(("attached", "none", "absent with reason", "not stated"), (55, 20, 10, 15))[0]
    said = Referred(
        by=prison,
        previous_convictions=convictions,
        absent_reason="Record requested from the police, awaited" if convictions == "absent with reason" else "",
    )
    life.tell(said, on, source=PRISON, by="prison.officer")
    later = life.chance.choices((0, 1, 4), (88, 9, 3))[0]
    receipt = ReferralAcknowledged(receipt=f"R-{on:%y%m%d}-{life.chance.randrange(1000, 9999)}")
    life.tell(receipt, life.next_working_day(on, later), by="intake.officer")
    return on


def _triage(life: Life, who: Who, plan: Plan, on: date, *, leaves: bool) -> str:
    outcome, reasons = "consider deportation", "A sentence of twelve months or more; nothing shows an exception."
    if who.origin.code == "IRL" and not leaves:
        outcome, reasons = "Irish citizen, no exceptional reason", "Irish citizen; the court made no recommendation."
    elif plan.months < 12:
        reasons = "Below twelve months; considered because of earlier convictions."
        if life.chance.random() < 0.3 and not leaves:
            outcome, reasons = "below threshold", "Single short sentence, no earlier convictions."
    life.tell(Triaged(outcome=outcome, reasons=reasons, under="liability pages"), on, by="intake.officer")
    return outcome


def _closed_at_triage(life: Life, outcome: str, on: date) -> Course:
    closed_on = life.next_working_day(on, life.chance.randrange(1, 5))
    coded = "below threshold" if outcome == "below threshold" else "exempt"
    outcome_recorded = "exempt" if coded == "exempt" else "do not deport"
    reasons = "Settled at triage, with the reasons given there."
    decision = Decided(outcome=outcome_recorded, reasons=reasons, decided_by="intake.manager")
    life.tell(decision, closed_on, by="intake.manager")
    life.tell(CaseClosed(outcome=coded, reasons="No case to consider."), closed_on, by="intake.manager")
    return Course(outcome, closed_on)


def tell_questions(life: Life, triaged_on: date) -> date:
    """The form goes out, the same day or on average much later; almost half never come back."""
    chance = life.chance
    wait = 0 if chance.random() < 0.3 else int(chance.expovariate(0.7 / shape.DAYS_TO_SEND_FORM))
    asked_on = life.next_working_day(triaged_on, min(wait, 240))
    life.tell(InformationRequested(questions=chance.randrange(6, 19)), asked_on)
    notice_on = life.next_working_day(asked_on, chance.choice((0, 0, 1, 2, 3, 5, 12)))
    life.tell(LiabilityNoticeSent(proof="Signed receipt"), notice_on)
    if chance.random() < shape.FORM_RETURNED_SHARE:
        answer = InformationReceived(summary="Form returned, with an address for a partner.")
        life.tell(answer, life.next_working_day(asked_on, chance.randrange(5, 38)))
    if chance.random() < 0.4:
        said = RepresentationsReceived(
            summary="Family here; long residence.", by=chance.choice(("the person", "a solicitor"))
        )
        life.tell(said, life.next_working_day(notice_on, chance.randrange(6, 30)))
    return asked_on


def tell_from_paper(life: Life, referred_on: date) -> None:
    """What a paper file says of somebody whose conviction and sentence never reached the record."""
    life.tell(
        Triaged(outcome="consider deportation", reasons="As the paper file says."), referred_on, by="intake.officer"
    )
    said = Decided(outcome="deport", reasons="As the paper file says.", decided_by="casework.manager")
    tell_questions(life, referred_on)
    decided_on = referred_on + timedelta(days=120)
    life.tell(said, decided_on, by="casework.manager")
    tell_after_decision(life, decided_on, None)


def tell_barrier(life: Life, on: date) -> None:
    """A barrier to removal; some coded unknown at first, most of those re-coded in time."""
    chance = life.chance
    if chance.random() >= shape.UNKNOWN_BARRIER_SHARE:
        life.tell(BarrierOpened(code=chance.choice(BARRIERS), evidence="Noted on file"), on)
        return
    opened = life.tell(BarrierOpened(code="UNKNOWN", expires=on + timedelta(days=14)), on)
    if opened is not None and chance.random() < 0.85:
        recoded = BarrierRecoded(barrier=opened, code=chance.choice(BARRIERS), evidence="Letter from the consulate")
        life.tell(recoded, life.next_working_day(on, chance.randrange(2, 12)))


def tell_outcome(
    life: Life, plan: Plan, referred_on: date, asked_on: date, *, always_in_time: bool, leaves_on: date | None = None
) -> Course:
    """A named person decides: mostly well before release, some just before it, some after it."""
    chance = life.chance
    wanted = referred_on + timedelta(days=int(chance.lognormvariate(3.9, 0.55)))
    for first_day_out, share in ((plan.release_on, 0.95), (plan.early_removal_on or plan.release_on, 0.75)):
        in_time = first_day_out - timedelta(days=chance.randrange(28, 60))
        if chance.random() < share and in_time > asked_on + timedelta(days=22):
            wanted = min(wanted, in_time)
    decided_on = life.next_working_day(max(wanted, asked_on + timedelta(days=22)))
    if always_in_time or chance.random() < 0.6:
        decided_on = min(decided_on, max(asked_on, plan.release_on - timedelta(days=chance.randrange(2, 9))))
    if leaves_on is not None:
        in_time = life.next_working_day(leaves_on - timedelta(days=ORDERED_BEFORE))
        heard_on = [one.happened.end or asked_on for one in life.told if isinstance(one.said, RepresentationsReceived)]
        decided_on = max(life.next_working_day(referred_on, 5), *heard_on, min(decided_on, in_time))
    elif chance.random() < DO_NOT_DEPORT_SHARE:
        return tell_not_deporting(life, plan, decided_on)
    outcome = "deport, automatic" if plan.months >= 12 else "deport"
    tell_weighing(life, decided_on, harsh_on_a_child=False)
    said = Decided(
        outcome=outcome,
        reasons="The public interest outweighs the reasons given.",
        decided_by="casework.manager",
        exceptions_considered="Private life, family, protection: none made out on what was sent.",
    )
    life.tell(said, decided_on, by="casework.manager")
    ordered_on = life.next_working_day(decided_on, chance.randrange(3, 30))
    life.tell(DeportationOrdered(automatic=plan.months >= 12), ordered_on, by="casework.manager")
    tell_after_decision(life, decided_on, ordered_on)
    tell_authority(life, plan.release_on)
    return Course(outcome, decided_on)


def tell_not_deporting(life: Life, plan: Plan, decided_on: date) -> Course:
    """Decided not to deport: the prison is told that it may release, and the case is closed."""
    tell_weighing(life, decided_on, harsh_on_a_child=True)
    said = Decided(
        outcome="do not deport", reasons="Removal would be unduly harsh on a child.", decided_by="casework.manager"
    )
    life.tell(said, decided_on, by="casework.manager")
    instructed_on = life.next_working_day(decided_on, life.chance.randrange(1, 8))
    life.tell(ReleaseInstructed(reason="No detention is sought."), instructed_on, by="gatekeeper.officer")
    life.tell(CaseClosed(outcome="do not deport", reasons="Decided; nothing further is due."), instructed_on)
    return Course("do not deport", decided_on)


def tell_authority(life: Life, release_on: date) -> None:
    """The authority to detain: days before release as a rule, on the day or after it now and then."""
    ahead = life.chance.randrange(3, 15) if life.chance.random() < 0.9 else life.chance.randrange(-1, 1)
    life.tell(DetentionAuthorised(), release_on - timedelta(days=ahead), source=HOME_OFFICE, by="gatekeeper.officer")


def tell_last_touch(life: Life) -> None:
    """Most open cases were worked on lately or wait for somebody with a day set; one in seven lies idle."""
    chance = life.chance
    if chance.random() < shape.IDLE_SHARE:
        ago = 15 + int(chance.expovariate(1 / (shape.IDLE_DAYS - 15)))
        life.tell(WorkNoted(what="File read."), life.today - timedelta(days=ago))
    elif chance.random() < 0.35:
        placed_on = life.today - timedelta(days=chance.randrange(2, 45))
        until = placed_on + timedelta(days=chance.randrange(50, 89))
        whom = chance.choice(("the consulate", "the tribunal", "a solicitor", "the police"))
        life.tell(HoldPlaced(reason="Nothing to do before an answer comes.", until=until, waiting_on=whom), placed_on)
    else:
        on = life.today - timedelta(days=chance.randrange(1, 12))
        waiting = chance.random() < 0.5
        what = chance.choice(("Chased the travel document.", "Spoke to the prison.", "Read the representations."))
        whom = "the consulate" if waiting else ""
        said = WorkNoted(what=what, waiting_on="others" if waiting else "us", whom=whom)
        life.tell(said, on)
