"""What may not be done: report in person or monitor a child, monitor on one limb, enforce before asking, declare alone.

Each gate answers with reasons. None can be stepped over; the actions ask the same functions.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casekeeper.facts import Fact, History
from casekeeper.facts.absconding import CHECKS, CheckMade, DeclarationProposed, DeclarationRefused
from casekeeper.facts.bail import MonitoringConsidered
from casekeeper.facts.contact import LostByUs
from casekeeper.facts.safeguards import SafeguardingReferred, WelfareChecked
from casekeeper.position.answer import Answer, Outcome, Reason, because
from casekeeper.position.reporting.contact_state import Contact, ContactState
from casekeeper.position.reporting.risk import AtRisk

IN_PERSON, MONITOR = "report in person", "monitor electronically"
DECLARE, VISIT = "declare absconder", "enforce by visit"


def may_report_in_person(risk: AtRisk) -> Answer:
    """Children are not normally told to report in person."""
    if risk.child is Outcome.NOT_MET:
        return Answer(IN_PERSON, Outcome.MET, changes_on=risk.changes_on)
    return _child(IN_PERSON, risk, "Under 18: not normally told to report in person")


def may_monitor(risk: AtRisk, considered: Sequence[Fact[MonitoringConsidered]]) -> Answer:
    """Immigration Act 2016, Schedule 10: no child; and only where practical and compatible with the person's rights."""
    if risk.child is not Outcome.NOT_MET:
        return _child(MONITOR, risk, "Under 18: nobody under 18 is monitored")
    if not considered:
        missing = ("whether it is practical", "whether it is compatible with the person's rights")
        return Answer(MONITOR, Outcome.CANNOT_TELL, None, (), missing, risk.changes_on)
    last = considered[-1]
    against = [
        because(f"{limb}: {reasons}", last)
        for limb, said, reasons in (
            ("Not practical", last.said.practical, last.said.practical_reasons),
            ("Not compatible with the person's rights", last.said.compatible, last.said.compatible_reasons),
        )
        if said == "no"
    ]
    if against:
        return Answer(MONITOR, Outcome.NOT_MET, None, tuple(against), (), risk.changes_on)
    why = because(f"Both limbs answered by {last.said.considered_by} on {last.on}", last)
    return Answer(MONITOR, Outcome.MET, None, (why,), (), risk.changes_on)


def may_enforce_by_visit(risk: AtRisk, welfare: Sequence[Fact[WelfareChecked]], contact: Contact) -> Answer:
    """Whether the person is safe is asked first, where they are vulnerable or may be a child."""
    since = contact.run[0].raised if contact.run else contact.since
    if not risk.may_be or any(fact.on >= since for fact in welfare):
        return Answer(VISIT, Outcome.MET, changes_on=risk.changes_on)
    missing = ("whether the person is safe",)
    return Answer(VISIT, Outcome.CANNOT_TELL, None, (_who(risk),), missing, risk.changes_on)


def may_declare(history: History, contact: Contact, risk: AtRisk) -> Answer:
    """An absconder has breached a condition, cannot be found, and every check to find them has been made.

    A second person still has to declare: see `second_person`.
    """
    if contact.state is not ContactState.OUT_OF_CONTACT:
        why = Reason(f"The person is not out of contact: {contact.state}")
        return Answer(DECLARE, Outcome.NOT_MET, None, (why,), (), risk.changes_on)
    breaches = [miss for miss in contact.run if not miss.was_excused]
    if not breaches:
        why = Reason("No breach of a condition of which the person was told can be proved; the failure may be ours")
        return Answer(DECLARE, Outcome.NOT_MET, None, (why,), (), risk.changes_on)
    since = breaches[0].raised
    ours = [fact for fact in history.of(LostByUs) if fact.on >= since]
    if ours:
        why = because(f"We lost the person: {ours[-1].said.how}", ours[-1])
        return Answer(DECLARE, Outcome.NOT_MET, None, (why,), (), risk.changes_on)
    missing = [f"check: {name}" for name in checks_missing(history, since)]
    if risk.may_be and not any(fact.on >= since for fact in history.of(SafeguardingReferred)):
        missing.insert(0, "a safeguarding referral: a child or somebody vulnerable is a missing person first")
    if proposal_open(history, since) is None:
        missing.append("a proposal by a first person")
    if missing:
        return Answer(DECLARE, Outcome.CANNOT_TELL, None, (), tuple(missing), risk.changes_on)
    whys = (Reason(f"Reports missed since {since}: {len(breaches)}"), Reason("Every check is made"))
    return Answer(DECLARE, Outcome.MET, None, whys, (), risk.changes_on)


def checks_missing(history: History, since: date) -> list[str]:
    """The checks not made since the day, or made without saying on what lawful basis, or not made without a reason."""
    made = {fact.said.check for fact in history.of(CheckMade) if fact.on >= since and fact.said.is_complete}
    return [name for name in CHECKS if name not in made]


def proposal_open(history: History, since: date) -> Fact[DeclarationProposed] | None:
    """The proposal to declare that waits for a second person."""
    proposed = [fact for fact in history.of(DeclarationProposed) if fact.on >= since]
    refused = history.latest(DeclarationRefused)
    if not proposed:
        return None
    last = proposed[-1]
    if refused is not None and (refused.on, refused.recorded_at) >= (last.on, last.recorded_at):
        return None
    return last


def second_person(
    proposal: Fact[DeclarationProposed], *, by: str, grade: str, needed: str, grades: Sequence[str]
) -> Answer:
    """May this person declare? Not whoever proposed it, and not below the grade the policy names."""
    if by in (proposal.recorded_by, proposal.said.proposed_by):
        why = because("Whoever proposed the declaration cannot make it", proposal)
        return Answer("second person", Outcome.NOT_MET, None, (why,))
    if grade not in grades or grades.index(grade) < grades.index(needed):
        return Answer("second person", Outcome.NOT_MET, None, (Reason(f"A declaration needs the grade of {needed}"),))
    return Answer("second person", Outcome.MET)


def _child(question: str, risk: AtRisk, why: str) -> Answer:
    if risk.child is Outcome.MET:
        return Answer(question, Outcome.NOT_MET, None, (Reason(why),), (), risk.changes_on)
    missing = ("whether the person is 18",)
    return Answer(question, Outcome.CANNOT_TELL, None, (Reason(why),), missing, risk.changes_on)


def _who(risk: AtRisk) -> Reason:
    if risk.vulnerable:
        return because(f"Noted as vulnerable: {risk.vulnerable[-1].said.what}", risk.vulnerable[-1])
    return Reason("A child, or possibly one")
