"""Which form to offer beside a duty: the kinds of fact that would discharge it, by the name its key begins with."""

from __future__ import annotations

from collections.abc import Mapping

STEPS: Mapping[str, tuple[str, ...]] = {
    "acknowledge referral": ("referral.acknowledged", "referral.rejected"),
    "refer": ("referral.made",),
    "triage": ("triage.completed",),
    "ask for information": ("consideration.information_requested",),
    "liability notice": ("consideration.liability_notice_sent",),
    "decide consideration": ("consideration.exceptions_weighed", "consideration.decided"),
    "release at once": ("immigration.detention_ended", "detention.release_arranged"),
    "authorise or release": ("immigration.detention_authorised", "immigration.release_instructed"),
    "resolve nationality": ("identity.nationality_claimed",),
    "re-code barrier": ("barrier.recoded", "barrier.cleared"),
    "resolve conflict": ("case.conflict_resolved",),
    "unconsidered release": ("consideration.unconsidered_release_resolved",),
    "enquire into residence": ("identity.long_residence_enquired",),
    "review decisions": ("linking.decisions_reviewed",),
    "check joined identity": ("linking.identity_checked",),
    "judge link": (),
    "judge again": (),
    "confirm departure": ("departure.confirmed", "custody.received"),
    "decide possible match": (),
    "find person": ("custody.released", "custody.moved_to_hospital", "custody.transferred"),
    "propose alert": ("alert.proposed", "alert.not_needed"),
    "approve alert": ("alert.approved", "alert.refused"),
    "send alert": ("alert.sent",),
    "mend alert": ("alert.send_again",),
    "chase alert": ("alert.send_again",),
    "prove alert": ("alert.send_again",),
    "restore alert": ("alert.send_again",),
    "put right alert": ("alert.send_again",),
    "review alert": ("alert.reviewed", "alert.withdrawn"),
    "withdraw alert": ("alert.withdrawn",),
    "record bail conditions": ("bail.condition_set", "bail.ended"),
    "serve bail notice": ("bail.notice_served",),
    "decide frequency": ("reporting.frequency_set",),
    "review frequency": ("reporting.frequency_set",),
    "grade harm": ("safeguard.harm_graded",),
    "review monitoring": ("bail.monitoring_considered",),
    "record both limbs": ("bail.monitoring_considered",),
    "take off tag": ("bail.condition_removed",),
    "try to make contact": ("contact.attempted", "reporting.attended"),
    "ask whether safe": ("safeguard.welfare_checked",),
    "write after missed report": ("reporting.warning_sent",),
    "tell of missed report": ("reporting.miss_told",),
    "decide on visit": ("reporting.visit_decided",),
    "decide explanation": ("reporting.explanation_decided", "reporting.absence_excused"),
    "review second miss": ("reporting.senior_reviewed",),
    "decide at ceiling": ("reporting.senior_reviewed",),
    "review pattern of misses": ("reporting.pattern_reviewed",),
    "settle arrival": (),
    "find a way to reach": ("contact.detail_given",),
    "review condition": ("bail.condition_reviewed",),
    "review harm": ("safeguard.harm_graded",),
    "act on expiring document": ("document.expiry_decided", "document.held"),
    "look into silence": ("contact.attempted", "contact.restored"),
    "make mandatory checks": ("absconding.check_made",),
    "decide on declaration": ("absconding.declaration_proposed", "absconding.declaration_refused"),
    "refer to safeguarding": ("safeguard.referred",),
    "circulate absconder": ("absconding.circulated",),
    "begin tracing": ("absconding.trace_step",),
    "trace absconder": ("absconding.trace_step", "absconding.located"),
    "check every source": ("absconding.trace_step",),
    "choose intervention": ("absconding.intervention_chosen",),
    "handle return": ("absconding.return_handled",),
    "end reporting": ("bail.ended", "bail.condition_removed"),
    "look into answers": ("reporting.answers_looked_into",),
    "answer change asked": ("reporting.change_answered",),
    "get request taken on": (),
    "answer request": (),
    "section 120": ("appeal.section_120_served",),
    "offer voluntary departure": ("scheme.offered",),
    "serve order": ("immigration.deportation_order_served",),
    "record best interests": ("family.best_interests_recorded",),
    "separate decision": ("family.separate_decision_served",),
    "apply for document": ("document.applied", "document.held"),
    "chase information": ("consideration.information_chased", "consideration.information_received"),
    "decide on the papers": (
        "consideration.exceptions_weighed",
        "consideration.decided",
        "consideration.information_received",
    ),
    "chase document": ("document.chased", "document.interview", "document.agreed", "document.refused", "document.held"),
    "respondent evidence": ("appeal.respondent_evidence_sent",),
    "respondent review": ("appeal.respondent_reviewed",),
    "act on outcome": ("appeal.outcome_acted_on", "appeal.permission_asked"),
    "link overturned decision": ("appeal.outcome_acted_on",),
    "follow appeal": ("appeal.state_told", "appeal.outcome", "appeal.ended"),
    "consider claim": ("claim.considered", "claim.withdrawn"),
    "barrier test": ("court.barrier_test",),
    "follow challenge": ("court.challenge_decided",),
    "reasonable grounds": ("trafficking.reasonable_grounds",),
    "conclusive grounds": ("trafficking.conclusive_grounds",),
    "victim leave": ("trafficking.leave_decided",),
    "answer safeguard": (
        "consideration.decided",
        "departure.check_made",
        "identity.birth_date_stated",
        "sentence.appeal_recorded",
        "identity.long_residence_enquired",
        "appeal.decision_served",
        "immigration.leave_granted",
        "case.work_noted",
    ),
    "move barrier on": ("barrier.cleared", "case.work_noted"),
    "serve on contact": ("service.handed_over",),
    "serve letter": (),
    "serve letter again": (),
    "decide scheme": ("scheme.decided",),
    "plan voluntary departure": ("departure.attempt_planned",),
    "use early removal window": ("departure.attempt_planned",),
    "prepare departure": ("departure.check_made", "departure.booked", "departure.notice_served", "departure.collected"),
    "consider under way": ("departure.considered_under_way", "departure.stopped"),
    "tell outcome": ("departure.boarded", "departure.failed", "departure.confirmed"),
    "not aboard": ("departure.failed", "departure.boarded", "departure.confirmed"),
    "confirm arrival": ("departure.arrived", "departure.confirmed", "departure.failed"),
    "review failure": ("departure.failure_reviewed",),
    "grade failure again": ("departure.failure_regraded",),
    "return to custody": ("custody.received",),
    "plan departure": ("departure.attempt_planned", "barrier.opened"),
    "departure against gate": ("departure.against_gate_reviewed",),
    "gatekeeper": ("detention.gatekeeper_decided",),
    "detention review": ("detention.reviewed",),
    "review changed facts": ("detention.reviewed",),
    "detention panel": ("detention.panel_held",),
    "answer panel": ("detention.panel_answered",),
    "release": ("detention.release_arranged", "immigration.detention_ended"),
    "answer medical report": ("detention.medical_report_answered",),
    "bail summary": ("detention.bail_summary_sent",),
    "check abroad": ("overseas.check_sent", "overseas.check_not_sent"),
    "reply from abroad": ("overseas.check_replied", "overseas.check_reminded"),
    "review record": ("case.work_noted", "hold.placed"),
}

DECIDED_ON = {"decide possible match": "possible_match", "settle arrival": "arrival_of_fact"}
"""Duties decided on a page of their own: the name of its address, which takes the number after the colon of the key."""

WRITTEN_ON = {"ask for information": "information_request", "serve letter": "letters", "serve letter again": "letters"}
"""Duties for which a page of the person's own puts together what is sent: the name of its address."""


def page_for(key: str) -> tuple[str, int] | None:
    """The page on which the duty is decided, and the number it takes."""
    kind, _, number = key.partition(":")
    return (DECIDED_ON[kind], int(number)) if kind in DECIDED_ON and number.isdecimal() else None


def written_on(key: str) -> str:
    """The page on which what the duty sends is put together; empty where there is none."""
    return WRITTEN_ON.get(key.partition(":")[0], "")


def steps_for(key: str) -> tuple[str, ...]:
    """The kinds to offer; any record can at least have work noted."""
    return STEPS.get(key.partition(":")[0], ("case.work_noted",))
