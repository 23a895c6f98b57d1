"""The tribunal's codes for where an appeal stands, in words."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "appealStarted": "started, not submitted",
    "appealSubmitted": "submitted",
    "pendingPayment": "waits for payment",
    "awaitingRespondentEvidence": "waits for our evidence",
    "caseBuilding": "the person builds the case",
    "caseUnderReview": "the tribunal reads the person's case",
    "respondentReview": "waits for our review",
    "submitHearingRequirements": "the person says what the hearing needs",
    "listing": "to be listed",
    "prepareForHearing": "listed, being prepared",
    "finalBundling": "the bundle is put together",
    "preHearing": "ready for the hearing",
    "decision": "heard, being decided",
    "decided": "decided",
    "adjourned": "put off",
    "ftpaSubmitted": "permission to go further asked for",
    "ftpaDecided": "permission to go further decided",
    "remitted": "sent back to be decided again",
    "ended": "ended",
    "appealTakenOffline": "goes on by paper",
    "other": "another state",
}
"""Each code of `facts/appeals.py`; a test holds the two together."""
