"""What the gate of departure keeps out, and what only a person may decide, whoever records it and however.

booking                       every line of planning is met: *removable today*
collecting, boarding          every line is met: *ready to depart*
a departure that was removal  the same, on the day of it; what a feed learned is recorded all the same, and looked into
stopping a departure          by anybody of ours, once; it opens nothing again, another is planned
what came under way           considered by the unit that decides it, or casework; it opens no gate
a decision kept for people    never by a feed or a command; named in `HUMAN_ONLY`
a claim, a protection         decided by the unit that alone decides it, with its document
deciding to deport            not before every exception was weighed, nor against one that is met
certifying a claim            by the named grade, refused first; under section 94B with every check made
a family's stages, parting   see `family_gates`
going on detaining            never where removal cannot happen within a reasonable time
a deportation order           once it was decided, and by another; not while an appeal runs that stops it or a claim
                              is undecided, nor before the time for representations ended and they are answered
leaving of one's own will     with the person's own word for it, while we hold them or plan it
a way home                    see `scheme_gates`
a victim's permission ended    only on a document, see `victim_gates`
releasing                     only with an address, and conditions unless it is unconditional
taking a safeguard back       by the unit that decides it: a correction does not open the gate either
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from casekeeper.actions import detention_gates, family_gates, order_gates, scheme_gates, under_way, victim_gates
from casekeeper.actions.asking import Asking, passes
from casekeeper.actions.certifying_gates import from_abroad
from casekeeper.actions.permissions import ANYBODY, CASEWORK, GRADES, Worker
from casekeeper.facts import KINDS, History, Kind
from casekeeper.facts.appeals import AppealableDecisionServed, AppealLodged, AppealOutcome
from casekeeper.facts.challenges import ChallengeIssued
from casekeeper.facts.claims import ClaimCertified, ClaimConsidered, ClaimMade, ClaimWithdrawn
from casekeeper.facts.consideration import Decided
from casekeeper.facts.departures import (
    AttemptBooked,
    AttemptPlanned,
    ConsideredUnderWay,
    DepartureStopped,
    FailureRegraded,
    PersonBoarded,
    PersonCollected,
)
from casekeeper.facts.detention import BailHearingListed, DetentionReviewed, MedicalReportReceived, PanelHeld
from casekeeper.facts.family import DependantLinked
from casekeeper.facts.identity import LeaveEnded
from casekeeper.facts.immigration import (
    BackInCountry,
    BailGranted,
    Departed,
    DeportationOrdered,
    DetentionAuthorised,
    DetentionEnded,
)
from casekeeper.facts.overseas_checks import Arrested, OverseasCheckSent
from casekeeper.facts.schemes import SchemeAskedFor, SchemeOffered
from casekeeper.facts.trafficking import TraffickingReferred
from casekeeper.facts.travel_documents import DocumentApplied
from casekeeper.position.appeals.decisions import IN_COUNTRY
from casekeeper.position.claims.certified import is_withdrawn
from casekeeper.position.claims.made import Claim, claims_of
from casekeeper.position.departure.attempts import Attempt, attempts_of
from casekeeper.position.departure.gate import REMOVABLE, asked_anyway
from casekeeper.position.departure.known import known_of
from casekeeper.position.departure.own_will import wish_to_go
from casekeeper.position.departure.readiness import BY_OWN_WILL
from casekeeper.position.departure.safeguards import decider_of
from casekeeper.position.departure.told_under_way import TELLS
from casekeeper.position.detention.reviews import detention_of
from casekeeper.position.leaving_made import departures_made
from casekeeper.records.refused import Refused

BY_FORCE = frozenset({"removed", "early removal scheme", "transferred to a prison abroad"})
CERTIFY_GRADE = "departure_policy.certify_grade"
CHECKLIST = ("legal_help", "live_evidence", "video_link", "cost", "arrangements")

HUMAN_ONLY = frozenset({
    "consideration.decided", "consideration.exceptions_weighed", "consideration.release_overridden",
    "barrier.cleared", "barrier.recoded",
    "claim.considered", "claim.withdrawn", "claim.certified", "claim.certificate_withdrawn",
    "court.barrier_test", "trafficking.disqualified", "trafficking.leave_decided",
    "family.best_interests_recorded",
    "detention.gatekeeper_decided", "detention.reviewed", "detention.panel_answered",
    "detention.medical_report_answered",
    "departure.check_made", "departure.booked", "departure.failure_regraded", "departure.failure_reviewed",
    "departure.against_gate_reviewed", "departure.considered_under_way", "scheme.decided",
    "bail.monitoring_considered", "absconding.intervention_chosen", "reporting.visit_decided",
    "appeal.respondent_reviewed", "letter.put_forward", "letter.issued", *family_gates.HUMAN_ONLY,
})  # fmt: skip
"""Kinds that are a decision of section 5.3 of the rulebook, or rest on one: a person who has signed in records them.

A deportation order, authority to detain and an outcome of a court are decided by people elsewhere too, and a feed may
tell of them; an absconder is declared in `closed_gates`.
"""


NOT_BY_A_FEED = HUMAN_ONLY | {
    "triage.completed", "case.closed", "safeguard.harm_graded", "immigration.exclusion_decided",
    "bail.condition_set", "bail.condition_varied", "bail.condition_removed", "bail.condition_reviewed",
    "departure.attempt_planned", "departure.failed", "family.separate_decision_served", "court.challenge_decided",
    "trafficking.reasonable_grounds", "trafficking.conclusive_grounds", "appeal.outcome_acted_on",
    "consideration.unconsidered_release_resolved",
}  # fmt: skip
"""Besides those, what no feed tells: who is chosen for a departure, under which conditions, in whose family's stead."""

NOT_BY_A_PROGRAM = NOT_BY_A_FEED | {
    "immigration.deportation_ordered", "immigration.detention_authorised", "contact.lost",
    "identity.long_residence_enquired", "absconding.declaration_proposed", "absconding.declaration_refused",
    "reporting.explanation_decided",
}  # fmt: skip
"""Besides those, what a program does not record in a person's name unless that person takes each decision in it."""

NAMES: Mapping[str, tuple[str, ...]] = {
    "attempt": (AttemptPlanned.key,),
    "again_after": (AttemptPlanned.key,),
    "appeal": (AppealLodged.key,),
    "claim": (ClaimMade.key,),
    "challenge": (ChallengeIssued.key,),
    "referral": (TraffickingReferred.key,),
    "application": (DocumentApplied.key,),
    "report": (MedicalReportReceived.key,),
    "panel": (PanelHeld.key,),
    "hearing": (BailHearingListed.key,),
    "link": (DependantLinked.key,),
    "offer": (SchemeOffered.key, SchemeAskedFor.key),
    "arrest": (Arrested.key,),
    "check": (OverseasCheckSent.key,),
    "raised": tuple(TELLS),
}
"""Fields by which a fact names another by its number, and the kinds it may name."""


def names_another(said: Kind) -> dict[str, int]:
    """The numbers of other facts that this one names, by field."""
    found = {name: getattr(said, name, None) for name in NAMES if name in type(said).model_fields}
    return {name: number for name, number in found.items() if isinstance(number, int)}


def check_names(said: Kind, history: History) -> None:
    """Raises Refused where it names a fact that is not there, or is of another kind: it would be about nothing."""
    for name, number in names_another(said).items():
        there = [fact for fact in history.facts if fact.kind in NAMES[name]]
        if all(number != fact.first_number for fact in there):
            known = ", ".join(str(fact.first_number) for fact in there) or "none"
            raise Refused(f"Fact {number} is no {KINDS[NAMES[name][0]].label.lower()} of this record. There: {known}.")


def check_human(said: Kind, user: Worker | None) -> None:
    """Raises Refused where a feed, a command or a program would decide what only a person decides."""
    if user is None and said.key in HUMAN_ONLY:
        raise Refused(f"{said.label}: a person who has signed in decides this, not a feed or a command.")
    if getattr(user, "by_program", False) and said.key in NOT_BY_A_PROGRAM:
        raise Refused(
            f"{said.label}: a program prepares this, and a person decides it. Record it on screen, or use a token of "
            "somebody who takes each decision in the program: casekeeper token new NAME --acts-for USER --decides."
        )


def _book(asking: Asking, said: Any) -> None:
    attempt = _open_attempt(asking, said.attempt)
    under_way.check_not_stopped(attempt)
    for other in attempts_of(asking.history):
        if other.number != attempt.number and other.booked and not (other.failed or other.departed or other.arrived):
            text = f"The departure of fact {other.number}, {other.planned.said.how}, is booked for {other.leaves_on}"
            raise Refused(f"{text}. Record how it failed first: nobody is booked twice.")
    scheme_gates.check_booking(asking, attempt.planned.said.how)
    found = _asked(asking, attempt.planned.said.how)
    if attempt.planned.said.how in BY_FORCE:
        passes(next(each for each in found.answers if each.question == REMOVABLE), "Not to be booked yet")


def _collect(asking: Asking, said: Any) -> None:
    attempt = _open_attempt(asking, said.attempt)
    if asking.user is not None:
        under_way.check_not_stopped(attempt)
        how = attempt.planned.said.how
        _of_own_will(asking, how)
        passes(_asked(asking, how).gate, "The gate of departure is closed")


def _depart(asking: Asking, said: Any) -> None:
    """How it was is told, or taken from the attempt that is open; whoever is held does not leave by themselves."""
    if asking.user is None:
        return
    how = said.how
    attempt = next((each for each in reversed(attempts_of(asking.history)) if each.is_open), None)
    if how == "not stated" and attempt is not None:
        how = attempt.planned.said.how
    elif how == "not stated" and _is_held(asking):
        how = "removed"
    if how in BY_FORCE:
        passes(_asked(asking, how, said.to).gate, "The gate of departure is closed")
    elif attempt is not None or _is_held(asking):
        _of_own_will(asking, how)


def _of_own_will(asking: Asking, how: str) -> None:
    """No line keeps somebody here who wants to go; that they want to is theirs to say, not for whoever plans it."""
    if how in BY_OWN_WILL and wish_to_go(asking.history) is None:
        raise Refused(
            "Nothing on the record says that the person wants to go. Record that they asked to, or took an offer; or "
            "plan it as a removal."
        )


def _is_held(asking: Asking) -> bool:
    known = known_of(asking.history, asking.law)
    held = detention_of(asking.history, asking.law, known.custody.held, known.release_on, asking.on)
    return known.custody.held or (held is not None and held.episode.ended is None)


def _asked(asking: Asking, how: str, to: str = "") -> Any:
    known = known_of(asking.history, asking.law)
    return asked_anyway(asking.history, asking.law, asking.calendars, asking.on, known, how, to)


def _open_attempt(asking: Asking, number: int) -> Attempt:
    attempts = {each.number: each for each in attempts_of(asking.history)}
    attempt = attempts.get(number)
    if attempt is None or not attempt.is_open:
        still = ", ".join(str(each.number) for each in attempts.values() if each.is_open) or "none"
        raise Refused(f"Fact {number} is no open attempt of this record. Open attempts: {still}. Plan one first.")
    return attempt


def _decide_claim(asking: Asking, said: Any) -> None:
    claim = _claim(asking, said.claim)
    if not claim.is_open:
        raise Refused(f"The claim of fact {said.claim} is decided already. Correct that decision if it is wrong.")
    decider = decider_of(claim.barrier)
    if said.by_unit != decider:
        raise Refused(f"A claim of {claim.made.said.claim} is decided by {decider}, not by {said.by_unit}.")
    _in_own_name(asking.user, said.by_unit)
    if said.key == ClaimWithdrawn.key:
        _treated_as_withdrawn(said)
    elif claim.made.said.claim == "further submissions" and "does not apply" in (
        said.already_considered, said.realistic_prospect,
    ):  # fmt: skip
        raise Refused("Further submissions are asked both questions: considered before, and a realistic prospect?")


def _code_grounds(asking: Asking, said: Any) -> None:
    """An outcome says on which ground: what is not coded teaches nobody what decisions lack."""
    found = {said.protection, said.family_life, said.private_life, said.best_interests, said.ill_treatment,
             said.eu_rights, said.other_ground}  # fmt: skip
    needed = {"allowed": "allowed", "allowed in part": "allowed", "dismissed": "dismissed"}.get(said.outcome)
    if asking.user is not None and needed is not None and needed not in found:
        raise Refused(f"The appeal was {said.outcome}: say on which ground it was {needed}.")


def _serve_decision(asking: Asking, said: Any) -> None:
    """From inside the country, unless the claim is certified: a choice in a form sends nobody abroad to appeal."""
    if asking.user is None or said.stage in IN_COUNTRY or _has_left(asking.history):
        return
    certified = [fact for fact in asking.history.of(ClaimCertified) if said.claim in (None, fact.said.claim)]
    if not any(fact.said.under == said.certified and not is_withdrawn(asking.history, fact) for fact in certified):
        raise Refused(
            "The person is here, so the appeal is from inside the country, unless the claim is certified by the named "
            "grade. Choose another time limit, or have it certified first."
        )


def _has_left(history: History) -> bool:
    made, back = departures_made(history), history.latest(BackInCountry)
    return bool(made) and (back is None or back.in_order < made[-1].in_order)


def _treated_as_withdrawn(said: Any) -> None:
    if said.how == "treated as withdrawn" and not (said.notices_reached.strip() and said.time_to_reply.strip()):
        raise Refused("Give the proof that the notices reached the person, and the time they had to reply.")


def _certify(asking: Asking, said: Any) -> None:
    claim = _claim(asking, said.claim)
    if claim.considered is None or claim.considered.said.outcome != "refused":
        raise Refused("Only a claim that was refused is certified; further submissions not taken as fresh never are.")
    needed = str(asking.law[CERTIFY_GRADE].on(asking.on).value)
    grade = asking.user.grade if asking.user is not None else ""
    if grade not in GRADES or GRADES.index(grade) < GRADES.index(needed):
        raise Refused(f"A claim is certified by somebody of the grade of {needed}.")
    if said.under == "section 94B":
        from_abroad(asking, said)
        _effective(said)


def _effective(said: Any) -> None:
    """Would an appeal from abroad be effective? With one thing that is not, or not looked at, it is not certified."""
    lacking = [name.replace("_", " ") for name in CHECKLIST if getattr(said, name) != "effective"]
    if not said.individual_check.strip():
        lacking.append("what is particular to this person")
    if lacking:
        raise Refused(f"An appeal from abroad is not shown to be effective: {', '.join(lacking)}.")


def _claim(asking: Asking, number: int) -> Claim:
    claims = {each.number: each for each in claims_of(asking.history)}
    if number not in claims:
        raise Refused(f"Fact {number} is no claim of this record. Claims: {', '.join(map(str, claims)) or 'none'}.")
    return claims[number]


def _in_own_name(user: Worker | None, unit: str) -> None:
    """Our own units decide in their own name; casework records what a body outside decided."""
    if user is not None and user.unit != unit and not (user.unit == CASEWORK and unit not in ANYBODY):
        raise Refused(f"This is for {unit} to decide; you are in {user.unit or 'no unit'}.")


def _regrade(asking: Asking, said: Any) -> None:
    attempt = next((each for each in attempts_of(asking.history) if each.number == said.attempt), None)
    if attempt is None or attempt.failed is None:
        raise Refused(f"Fact {said.attempt} is no attempt of this record that failed.")
    makers = {attempt.failed.recorded_by, attempt.failed.said.graded_by}
    if said.graded_by in makers or getattr(asking.user, "username", "") in makers:
        raise Refused("Whoever graded the failure first does not grade it again. Ask somebody else.")


GATES: Mapping[str, Callable[[Asking, Any], None]] = {
    AttemptBooked.key: _book,
    PersonCollected.key: _collect,
    PersonBoarded.key: _collect,
    Departed.key: _depart,
    ClaimConsidered.key: _decide_claim,
    ClaimWithdrawn.key: _decide_claim,
    ClaimCertified.key: _certify,
    DetentionReviewed.key: detention_gates.review,
    DetentionEnded.key: detention_gates.release,
    DetentionAuthorised.key: detention_gates.authorise,
    BailGranted.key: detention_gates.grant_bail,
    AppealOutcome.key: _code_grounds,
    AppealableDecisionServed.key: _serve_decision,
    FailureRegraded.key: _regrade,
    LeaveEnded.key: victim_gates.end_leave,
    DeportationOrdered.key: order_gates.order,
    Decided.key: order_gates.decide,
    ConsideredUnderWay.key: lambda asking, said: under_way.check_considered(
        asking.history, asking.law, said.raised, asking.user
    ),
    DepartureStopped.key: lambda asking, said: under_way.check_stop(_open_attempt(asking, said.attempt)),
    **family_gates.GATES,
    **scheme_gates.GATES,
}
