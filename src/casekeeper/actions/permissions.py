"""Who may do what: one table by action, with the units that may and the lowest grade that may. The rest may not.

Recording is an action for each kind of fact ("record custody.released"); a family ("record custody") answers for
the kinds that have no line of their own. Limits on top of the table: a nationality is determined by the status
review unit alone, a barrier is cleared by the unit that decides it, a restricted record is for managers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from casekeeper.duties.duty import Unit
from casekeeper.facts import Kind
from casekeeper.facts.casework import BarrierCleared
from casekeeper.facts.identity import NationalityClaimed
from casekeeper.records.models import Person
from casekeeper.records.refused import Refused

GRADES = ("officer", "manager", "head")
INSPECTOR = "inspector"
PRISON, INTAKE, CASEWORK = Unit.PRISON.value, Unit.INTAKE.value, Unit.CASEWORK.value
GATEKEEPER, STATUS = Unit.GATEKEEPER.value, Unit.STATUS_REVIEW.value
REPORTING, TRACING, TAG_HUB = Unit.REPORTING.value, Unit.TRACING.value, Unit.TAG_HUB.value
RETURNS, LITIGATION = Unit.RETURNS.value, Unit.LITIGATION.value
APPEALS, ASYLUM, COUNTRY_DESK = Unit.APPEALS.value, Unit.ASYLUM.value, Unit.COUNTRY_DESK.value
OURS = (
    INTAKE, CASEWORK, GATEKEEPER, STATUS, REPORTING, TRACING, TAG_HUB, RETURNS, LITIGATION, APPEALS, ASYLUM,
    COUNTRY_DESK,
)  # fmt: skip
ANYBODY = (PRISON, *OURS)

LOOK = "look at a person"
OPEN = "open a record"
CORRECT = "correct a fact"
JOIN = "join records"
JUDGE = "judge whether records are one person's"
ASK_UNIT = "ask another unit"
SEE_REQUESTS = "see requests between units"
SEE_LOST = "see who is out of contact or an absconder"
SEE_STOCKS = "see stocks and flows"
HAND_OFF = "hand off a duty"
ANSWER = "answer a hand-off"
ERASE = "erase under a retention rule"
REDRIVE = "read quarantined documents again"
HOLIDAYS = "add a bank holiday"
HEALTH = "see the health of the ledger"
SEE_CASEWORK = "see the casework on a person"
SEE_REFERRALS = "see the referrals inbox"
SEE_RECONCILIATION = "see the reconciliation"
SEE_QUARANTINE = "see the quarantine"
SEE_PAIRS = "see pairs of records to judge"
SEE_LISTS = "see others' lists"
IMPORT_LIST = "import a list"
SCREEN = "screen somebody"
SEE_SCREENING = "see the screening"
SEE_ALERTS = "see the alerts"
PROPOSE_ALERT = "propose an alert"
APPROVE_ALERT = "approve or review an alert"
WITHDRAW_ALERT = "withdraw an alert"
SEND_ALERT_AGAIN = "send an alert again"
SEE_MESSAGES = "see messages to people"
GIVE_WAY_IN = "give somebody a way into their own pages"
SETTLE_MESSAGE = "settle what became of a message"
SEE_LETTERS = "see letters to the person"
ISSUE_SECOND = "issue a letter that somebody else wrote"
SEE_CENTRES = "see the reporting centres"
SEE_ESTATE = "see the removal centres"
SEE_LEAVING = "see who could leave and who is planned to"
SEE_APPEALS = "see the appeals"
SEE_ARRESTS = "see arrests and checks abroad"
SEE_DETAINED = "see who is detained"
TAKE_ARRIVALS = "take arrivals at a centre"
TELL_OF_CENTRE = "tell what a centre has"
SEE_COUNTRIES = "see countries and the notices on them"
TELL_NOTICE = "tell or end a notice on a country"
INSPECTED = (
    LOOK, HEALTH, SEE_CASEWORK, SEE_REFERRALS, SEE_RECONCILIATION, SEE_QUARANTINE, SEE_SCREENING, SEE_ALERTS,
    SEE_LISTS, SEE_PAIRS, SEE_REQUESTS, SEE_LOST, SEE_STOCKS, SEE_MESSAGES,
    SEE_LETTERS,
    SEE_CENTRES, SEE_ESTATE, SEE_LEAVING, SEE_APPEALS, SEE_ARRESTS, SEE_DETAINED,
    SEE_COUNTRIES,
)  # fmt: skip
"""What an inspector may do, in whatever unit: look, and nothing else."""

TABLE: Mapping[str, tuple[tuple[str, ...], str]] = {
    LOOK: (ANYBODY, "officer"),
    OPEN: ((PRISON, INTAKE, CASEWORK), "officer"),
    CORRECT: (ANYBODY, "officer"),
    JOIN: ((INTAKE, CASEWORK), "officer"),
    JUDGE: ((INTAKE, CASEWORK), "officer"),
    ASK_UNIT: (OURS, "officer"),
    SEE_REQUESTS: (OURS, "officer"),
    SEE_LOST: (OURS, "officer"),
    SEE_STOCKS: (OURS, "officer"),
    HAND_OFF: (ANYBODY, "officer"),
    ANSWER: (ANYBODY, "officer"),
    ERASE: ((CASEWORK,), "head"),
    REDRIVE: ((INTAKE,), "officer"),
    HOLIDAYS: ((CASEWORK,), "head"),
    HEALTH: (OURS, "officer"),
    SEE_CASEWORK: (OURS, "officer"),
    SEE_REFERRALS: (OURS, "officer"),
    SEE_RECONCILIATION: (OURS, "officer"),
    SEE_QUARANTINE: ((INTAKE, CASEWORK), "officer"),
    SEE_LISTS: (OURS, "officer"),
    IMPORT_LIST: ((INTAKE, CASEWORK), "manager"),
    SCREEN: (OURS, "officer"),
    SEE_SCREENING: (OURS, "officer"),
    SEE_ALERTS: (OURS, "officer"),
    PROPOSE_ALERT: ((CASEWORK,), "officer"),
    APPROVE_ALERT: ((CASEWORK,), "manager"),
    WITHDRAW_ALERT: ((CASEWORK,), "officer"),
    SEND_ALERT_AGAIN: ((CASEWORK,), "officer"),
    SEE_PAIRS: ((INTAKE, CASEWORK), "officer"),
    SEE_MESSAGES: ((CASEWORK, REPORTING, TRACING, TAG_HUB), "officer"),
    GIVE_WAY_IN: ((CASEWORK, REPORTING), "officer"),
    SETTLE_MESSAGE: ((CASEWORK, REPORTING), "officer"),
    SEE_LETTERS: (OURS, "officer"),
    ISSUE_SECOND: ((CASEWORK, RETURNS, ASYLUM, APPEALS, GATEKEEPER), "manager"),
    SEE_CENTRES: (OURS, "officer"),
    SEE_ESTATE: (OURS, "officer"),
    SEE_LEAVING: (OURS, "officer"),
    SEE_APPEALS: (OURS, "officer"),
    SEE_ARRESTS: (OURS, "officer"),
    SEE_DETAINED: (OURS, "officer"),
    TAKE_ARRIVALS: ((REPORTING,), "officer"),
    TELL_OF_CENTRE: ((REPORTING,), "manager"),
    SEE_COUNTRIES: (OURS, "officer"),
    TELL_NOTICE: ((COUNTRY_DESK,), "officer"),
    "record identity": ((PRISON, INTAKE, CASEWORK, STATUS), "officer"),
    "record identity.long_residence_enquired": ((CASEWORK, STATUS), "officer"),
    "record identity.record_joined": ((INTAKE, CASEWORK), "officer"),
    "record linking": ((INTAKE, CASEWORK), "officer"),
    "record custody": ((PRISON, INTAKE), "officer"),
    "record sentence": ((PRISON, INTAKE, CASEWORK), "officer"),
    "record referral.made": ((PRISON, INTAKE), "officer"),
    "record referral": ((INTAKE,), "officer"),
    "record triage": ((INTAKE, CASEWORK), "officer"),
    "record consideration": ((CASEWORK,), "officer"),
    "record consideration.information_received": ((INTAKE, CASEWORK), "officer"),
    "record consideration.representations_received": ((INTAKE, CASEWORK), "officer"),
    "record consideration.release_overridden": ((CASEWORK,), "manager"),
    "record immigration": ((CASEWORK, GATEKEEPER), "officer"),
    "record immigration.leave_granted": ((CASEWORK, STATUS), "officer"),
    "record immigration.leave_ended": ((CASEWORK, STATUS), "officer"),
    "record immigration.detention_authorised": ((GATEKEEPER,), "officer"),
    "record immigration.deportation_ordered": ((CASEWORK,), "manager"),
    "record immigration.deportation_order_revoked": ((CASEWORK,), "manager"),
    "record immigration.exclusion_revoked": ((CASEWORK,), "manager"),
    "record immigration.deportation_order_served": ((CASEWORK, REPORTING, RETURNS), "officer"),
    "record departure": ((RETURNS, CASEWORK), "officer"),
    "record departure.stopped": (OURS, "officer"),
    "record departure.considered_under_way": ((CASEWORK, ASYLUM, LITIGATION, APPEALS, STATUS, RETURNS), "officer"),
    "record departure.confirmed": ((CASEWORK, GATEKEEPER, RETURNS), "officer"),
    "record departure.undone": ((CASEWORK, GATEKEEPER, RETURNS), "officer"),
    "record departure.failure_regraded": ((CASEWORK, RETURNS), "manager"),
    "record departure.against_gate_reviewed": ((CASEWORK,), "manager"),
    "record appeal": ((APPEALS, CASEWORK), "officer"),
    "record claim": ((CASEWORK, ASYLUM, STATUS), "officer"),
    "record claim.made": (ANYBODY, "officer"),
    "record claim.representative_instructed": (OURS, "officer"),
    "record claim.representative_ended": (OURS, "officer"),
    "record claim.certified": ((CASEWORK, ASYLUM), "head"),
    "record claim.certificate_withdrawn": ((CASEWORK, ASYLUM), "manager"),
    "record court": ((LITIGATION,), "officer"),
    "record court.challenge_issued": (ANYBODY, "officer"),
    "record trafficking": ((CASEWORK,), "officer"),
    "record trafficking.referred": (ANYBODY, "officer"),
    "record family": ((CASEWORK,), "officer"),
    "record family.child_noted": (ANYBODY, "officer"),
    "record family.return_plan_agreed": ((CASEWORK,), "manager"),
    "record family.parted": ((CASEWORK,), "manager"),
    "record family.dependant_linked": (OURS, "officer"),
    "record detention": ((CASEWORK, GATEKEEPER), "officer"),
    "record detention.gatekeeper_decided": ((GATEKEEPER,), "officer"),
    "record scheme": ((CASEWORK, RETURNS, REPORTING), "officer"),
    "record scheme.asked_for": (ANYBODY, "officer"),
    "record scheme.answered": (ANYBODY, "officer"),
    "record scheme.decided": ((CASEWORK,), "officer"),
    "record service": ((REPORTING, CASEWORK, RETURNS, GATEKEEPER), "officer"),
    "record letter": ((CASEWORK, GATEKEEPER, REPORTING, RETURNS, APPEALS, ASYLUM), "officer"),
    "record letter.served": ((CASEWORK, GATEKEEPER, REPORTING, RETURNS, APPEALS, ASYLUM), "officer"),
    "record overseas": ((INTAKE, CASEWORK), "officer"),
    "record immigration.exclusion_decided": ((CASEWORK,), "manager"),
    "record document": ((RETURNS, CASEWORK), "officer"),
    "record document.held": ((PRISON, INTAKE, CASEWORK, REPORTING, RETURNS), "officer"),
    "record document.expiry_decided": ((CASEWORK, REPORTING), "officer"),
    "record hold": (OURS, "officer"),
    "record barrier.opened": (ANYBODY, "officer"),
    "record barrier.recoded": (OURS, "officer"),
    "record barrier.cleared": (OURS, "officer"),
    "record safeguard": (ANYBODY, "officer"),
    "record safeguard.harm_graded": ((CASEWORK, REPORTING), "officer"),
    "record safeguard.welfare_checked": (OURS, "officer"),
    "record safeguard.referred": (OURS, "officer"),
    "record case": (OURS, "officer"),
    "record case.conflict_resolved": ((CASEWORK, STATUS), "officer"),
    "record case.closed": ((CASEWORK,), "manager"),
    "record screening": ((INTAKE, CASEWORK, STATUS), "officer"),
    "record bail": ((CASEWORK, REPORTING), "officer"),
    "record bail.monitoring_considered": ((CASEWORK, TAG_HUB), "officer"),
    "record bail.ended": ((CASEWORK, REPORTING, GATEKEEPER), "officer"),
    "record reporting": ((CASEWORK, REPORTING), "officer"),
    "record reporting.attended": ((CASEWORK, REPORTING, TAG_HUB), "officer"),
    "record reporting.senior_reviewed": ((CASEWORK, REPORTING), "manager"),
    "record contact": ((CASEWORK, REPORTING, TRACING), "officer"),
    "record contact.detail_given": (ANYBODY, "officer"),
    "record contact.lost": ((CASEWORK,), "manager"),
    "record request": (OURS, "officer"),
    "record absconding": ((CASEWORK, REPORTING, TRACING), "officer"),
    "record absconding.declaration_proposed": ((CASEWORK,), "officer"),
    "record absconding.declaration_refused": ((CASEWORK,), "manager"),
    "record absconding.declared_in_error": ((CASEWORK,), "manager"),
}


class Permission(NamedTuple):
    """May it be done, and why or why not."""

    allowed: bool
    reason: str

    def __bool__(self) -> bool:
        return self.allowed


class Worker(Protocol):
    """What is asked about somebody who works here."""

    unit: str
    grade: str
    is_active: bool


class NotAllowed(Refused):
    """This person may not do this; the message says who may."""


def may(user: Worker | None, action: str, person: Person | None = None) -> Permission:
    """May this user do this (to this person's record)? Denied unless the table says so."""
    line = _line(action)
    if user is None or not user.is_active:
        return Permission(False, "Sign in first.")
    if line is None:
        return Permission(False, f"Nobody may {action!r}: the table of permissions does not name it.")
    if user.grade == INSPECTOR:
        return Permission(action in INSPECTED, "An inspector looks at everything and changes nothing.")
    units, grade = line
    if user.unit not in units:
        return Permission(False, f"To {action} is for {', '.join(units)}; you are in {user.unit or 'no unit'}.")
    if _rank(user) < GRADES.index(grade):
        return Permission(False, f"To {action} needs the grade of {grade}; yours is {user.grade or 'not stated'}.")
    if person is not None and person.handling != "normal" and _rank(user) < GRADES.index("manager"):
        return Permission(False, "This record is restricted: only a manager may open or change it.")
    return Permission(True, f"{user.unit}, {user.grade}: may {action}.")


def may_record(user: Worker | None, said: Kind | type[Kind], person: Person | None = None) -> Permission:
    """May this user record this fact, or any fact of this kind?"""
    found = may(user, f"record {said.key}", person)
    if not found or user is None or isinstance(said, type):
        return found
    if isinstance(said, NationalityClaimed) and said.confidence == "determined" and user.unit != STATUS:
        return Permission(False, f"Only {STATUS} determines a nationality; record what you know as a claim.")
    in_their_name = user.unit == CASEWORK and isinstance(said, BarrierCleared) and said.by_unit not in ANYBODY
    if isinstance(said, BarrierCleared) and said.by_unit != user.unit and not in_their_name:
        return Permission(False, f"{said.by_unit} decides here, and you are in {user.unit}.")
    return found


def require(found: Permission) -> None:
    """Raises NotAllowed, with the reason, where it is not allowed."""
    if not found:
        raise NotAllowed(found.reason)


def _line(action: str) -> tuple[tuple[str, ...], str] | None:
    return TABLE.get(action) or (TABLE.get(action.partition(".")[0]) if action.startswith("record ") else None)


def _rank(user: Worker) -> int:
    return GRADES.index(user.grade) if user.grade in GRADES else -1
