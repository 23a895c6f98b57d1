"""The tribunal's codes, and what each means here. A code that is none of these is quarantined, never guessed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from casekeeper.facts.appeals import AppealType, TribunalState

APPEAL_TYPES: Mapping[str, AppealType] = {
    "revocationOfProtection": "revocation of protection status", "protection": "refusal of a protection claim",
    "refusalOfEu": "EU right refused", "refusalOfHumanRights": "refusal of a human-rights claim",
    "deprivation": "deprivation of citizenship", "euSettlementScheme": "EU Settlement Scheme",
    "ageAssessment": "age assessment",
}  # fmt: skip
STATES: Mapping[str, TribunalState] = {state: state for state in get_args(TribunalState) if state != "other"}
NOT_LODGED = frozenset({"appealStarted", "appealStartedByAdmin"})
"""Being filled in; nothing is pending yet."""
OTHER_STATES = frozenset(
    {"migrated", "awaitingReasonsForAppeal", "reasonsForAppealSubmitted", "awaitingClarifyingQuestionsAnswers",
     "clarifyingQuestionsAnswersSubmitted", "awaitingCmaRequirements", "cmaRequirementsSubmitted",
     "cmaAdjustmentsAgreed", "cmaListed"}
)  # fmt: skip
"""States of people who represent themselves, and of cases carried over: real, and with no state of their own here."""
Outcome = Literal["allowed", "dismissed"]
OUTCOMES: Mapping[str, Outcome] = {"allowed": "allowed", "dismissed": "dismissed"}
PERMISSION: Mapping[str, Literal["granted", "granted in part", "refused", "not admitted"]] = {
    "granted": "granted", "partiallyGranted": "granted in part", "refused": "refused", "notAdmitted": "not admitted",
}  # fmt: skip
LATENESS: Mapping[str, Literal["approved", "rejected"]] = {"approved": "approved", "rejected": "rejected"}
IN_TIME = "inTime"
GROUNDS: Mapping[str, Literal["protection", "eu_rights", "other_ground"]] = {
    "protectionRefugeeConvention": "protection", "protectionHumanitarianProtection": "protection",
    "revocationRefugeeConvention": "protection", "revocationHumanitarianProtection": "protection",
    "refusalEu": "eu_rights", "euSettlementScheme": "eu_rights", "protectionHumanRights": "other_ground",
    "refusalHumanRights": "other_ground", "humanRights": "other_ground", "deprivation": "other_ground",
}  # fmt: skip
"""A ground of human rights does not say under which article."""
Ended = Literal["withdrawn by the person", "abandoned", "struck out", "finally determined"]
ENDED: Mapping[str, Ended] = {
    "withdrawn": "withdrawn by the person", "abandoned": "abandoned", "struckout": "struck out",
    "determined": "finally determined",
}  # fmt: skip
"""By the letters of the outcome. A withdrawal because we withdrew our decision says so, and is not among these."""
FACILITIES: Mapping[str, Literal["immigration removal centre", "prison", "other"]] = {
    "immigrationRemovalCentre": "immigration removal centre", "prison": "prison", "other": "other",
}  # fmt: skip
