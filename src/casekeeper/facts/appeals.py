"""Appeals: the decision served that may be appealed, and each step from lodging to the end.

A decision is known ever after by the number of the fact that served it, an appeal by that of the fact that lodged it.
Whether an appeal is pending, and when the time for one has run out, is never told: it is derived.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import Field

from casekeeper.facts.consideration import ServiceMethod
from casekeeper.facts.fact import Kind

AppealType = Literal[
    "refusal of a protection claim", "refusal of a human-rights claim", "revocation of protection status",
    "EU Settlement Scheme", "EU right refused", "deprivation of citizenship", "age assessment", "not stated",
]  # fmt: skip
FirstStage = Literal["FT_IC", "FT_OOC_1", "FT_OOC_2", "FT_IC_FAST"]
"""Codes of the first stages, as in law/appeal_time_limits: in country; after leaving; other from abroad; fast track."""
Nation = Literal["england-and-wales", "scotland", "northern-ireland"]
Court = Literal["First-tier Tribunal", "Upper Tribunal", "Court of Appeal", "Court of Session", "Supreme Court"]
OnGround = Literal["allowed", "dismissed", "not raised"]
TribunalState = Literal[
    "appealStarted", "appealSubmitted", "pendingPayment", "awaitingRespondentEvidence", "caseBuilding",
    "caseUnderReview", "respondentReview", "submitHearingRequirements", "listing", "prepareForHearing", "finalBundling",
    "preHearing", "decision", "decided", "adjourned", "ftpaSubmitted", "ftpaDecided", "remitted", "ended",
    "appealTakenOffline", "other",
]  # fmt: skip
"""The tribunal's own codes for where an appeal stands."""
_APPEAL: Any = Field(title="Number of the fact that lodged the appeal")


class AppealableDecisionServed(Kind):
    """A decision that may be appealed was served: how, in which language, with which proof, and whether certified."""

    kind: Literal["appeal.decision_served"] = "appeal.decision_served"
    label: ClassVar[str] = "Appealable decision served"
    substantive: ClassVar[bool] = True

    decision: AppealType = Field(title="What was decided")
    claim: int | None = Field(None, title="Number of the claim it decides")
    rests_on: int | None = Field(None, title="Number of the decision it gives notice of")
    stage: FirstStage = Field("FT_IC", title="Which time limit applies")
    nation: Nation = Field("england-and-wales", title="Where")
    method: ServiceMethod = Field("by hand", title="How it was served")
    language: str = Field("English", title="Language")
    proof: str = Field("", title="Proof of service")
    received_on: date | None = Field(None, title="Proved to have been received on")
    certified: Literal["no", "section 94", "section 94B"] = Field("no", title="Certified")
    representative: Literal["copied", "not copied", "none instructed"] = Field(
        "none instructed", title="Was the representative sent a copy?"
    )
    document: str = Field("", title="Document reference")


class FurtherGroundsAskedFor(Kind):
    """A notice under section 120 was served: the person is to state every ground, now and later."""

    kind: Literal["appeal.section_120_served"] = "appeal.section_120_served"
    label: ClassVar[str] = "Section 120 notice served"
    substantive: ClassVar[bool] = True

    method: ServiceMethod = Field("by hand", title="How it was served")
    language: str = Field("English", title="Language")
    proof: str = Field("", title="Proof of service")
    document: str = Field("", title="Document reference")


class AppealLodged(Kind):
    """An appeal was lodged with the tribunal. A late one counts as pending until the tribunal rejects it."""

    kind: Literal["appeal.lodged"] = "appeal.lodged"
    label: ClassVar[str] = "Appeal lodged"
    substantive: ClassVar[bool] = True

    appeal: AppealType = Field("not stated", title="Kind of appeal")
    decision: int | None = Field(None, title="Number of the fact that served the decision")
    reference: str = Field("", title="Tribunal reference")
    time: Literal["in time", "late", "not stated"] = Field("not stated", title="In time?")
    place: Literal["in the country", "from abroad", "not stated"] = Field("not stated", title="From where")
    accelerated: bool = Field(False, title="Accelerated detained appeal")
    representative: str = Field("", title="Representative")


class AppealLatenessDecided(Kind):
    """The tribunal decided whether a late appeal may go on."""

    kind: Literal["appeal.lateness_decided"] = "appeal.lateness_decided"
    label: ClassVar[str] = "Late appeal decided on"
    substantive: ClassVar[bool] = True

    appeal: int = _APPEAL
    outcome: Literal["approved", "rejected"] = Field(title="Outcome")
    document: str = Field("", title="Document reference")


class TribunalStateTold(Kind):
    """The tribunal says where an appeal stands, in its own words."""

    kind: Literal["appeal.state_told"] = "appeal.state_told"
    label: ClassVar[str] = "Where the appeal stands at the tribunal"

    appeal: int = _APPEAL
    state: TribunalState = Field(title="State at the tribunal")
    hearing_on: date | None = Field(None, title="Hearing listed for")
    hearing_centre: str = Field("", title="Hearing centre")


class RespondentEvidenceSent(Kind):
    """We sent the tribunal the evidence our decision rests on."""

    kind: Literal["appeal.respondent_evidence_sent"] = "appeal.respondent_evidence_sent"
    label: ClassVar[str] = "Respondent's evidence sent"
    substantive: ClassVar[bool] = True

    appeal: int = _APPEAL
    document: str = Field("", title="Document reference")


class RespondentReviewed(Kind):
    """We read the appellant's case again: is the decision still defended?"""

    kind: Literal["appeal.respondent_reviewed"] = "appeal.respondent_reviewed"
    label: ClassVar[str] = "Respondent's review"
    substantive: ClassVar[bool] = True

    appeal: int = _APPEAL
    outcome: Literal["decision maintained", "decision withdrawn", "conceded in part"] = Field(title="Outcome")
    reasons: str = Field(title="Reasons", min_length=1)
    reviewed_by: str = Field(title="Reviewed by", min_length=1)


class AppealOutcome(Kind):
    """A tribunal or court decided the appeal, on each ground. It happened on the day the reasons were sent."""

    kind: Literal["appeal.outcome"] = "appeal.outcome"
    label: ClassVar[str] = "Appeal decided"
    substantive: ClassVar[bool] = True

    appeal: int = _APPEAL
    court: Court = Field("First-tier Tribunal", title="By whom")
    outcome: Literal["allowed", "dismissed", "allowed in part", "remitted"] = Field(title="Outcome")
    protection: OnGround = Field("not raised", title="On protection")
    family_life: OnGround = Field("not raised", title="On family life (Article 8)")
    private_life: OnGround = Field("not raised", title="On private life (Article 8)")
    best_interests: OnGround = Field("not raised", title="On a child's best interests")
    ill_treatment: OnGround = Field("not raised", title="On ill-treatment (Article 3)")
    eu_rights: OnGround = Field("not raised", title="On EU rights")
    other_ground: OnGround = Field("not raised", title="On another ground")
    document: str = Field("", title="Document reference")


class PermissionAskedFor(Kind):
    """One side asked for permission to appeal further."""

    kind: Literal["appeal.permission_asked"] = "appeal.permission_asked"
    label: ClassVar[str] = "Permission to appeal asked for"
    substantive: ClassVar[bool] = True

    appeal: int = _APPEAL
    by: Literal["the person", "us"] = Field("the person", title="Who asked")
    of: Court = Field("First-tier Tribunal", title="Who is asked")
    time: Literal["in time", "late", "not stated"] = Field("not stated", title="In time?")


class PermissionDecided(Kind):
    """Permission to appeal further was given, refused, or not admitted as late."""

    kind: Literal["appeal.permission_decided"] = "appeal.permission_decided"
    label: ClassVar[str] = "Permission to appeal decided"
    substantive: ClassVar[bool] = True

    appeal: int = _APPEAL
    by_court: Court = Field("First-tier Tribunal", title="By whom")
    outcome: Literal["granted", "granted in part", "refused", "not admitted"] = Field(title="Outcome")
    document: str = Field("", title="Document reference")


class AppealEnded(Kind):
    """The appeal came to its end: finally determined, withdrawn, abandoned, or struck out."""

    kind: Literal["appeal.ended"] = "appeal.ended"
    label: ClassVar[str] = "Appeal ended"
    substantive: ClassVar[bool] = True

    appeal: int = _APPEAL
    how: Literal["finally determined", "withdrawn by the person", "decision withdrawn by us", "abandoned",
                 "struck out"] = Field(title="How")  # fmt: skip
    document: str = Field("", title="Document reference")


class AppealOutcomeActedOn(Kind):
    """What we did about an outcome: carried it out, asked to appeal, or went on with the case."""

    kind: Literal["appeal.outcome_acted_on"] = "appeal.outcome_acted_on"
    label: ClassVar[str] = "Appeal outcome acted on"
    substantive: ClassVar[bool] = True

    appeal: int = _APPEAL
    done: Literal["carried out", "permission to appeal asked for", "case goes on", "decided again"] = Field(
        title="What was done"
    )
    overturned: int | None = Field(None, title="Number of the decision that was overturned")
    lesson: str = Field("", title="What the decision lacked")
    name: str = Field(title="By whom", min_length=1)
