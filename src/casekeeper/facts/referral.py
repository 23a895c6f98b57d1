"""A prison, court or police force refers somebody to us; we acknowledge, or reject with reasons; triage follows."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind


class Referred(Kind):
    """Referred to us as somebody who is, or may be, a foreign national."""

    kind: Literal["referral.made"] = "referral.made"
    label: ClassVar[str] = "Referred"

    by: str = Field(title="Who referred (prison code, court or force)")
    through: Literal["prison list", "prison form", "court", "police", "probation", "other"] = Field(
        "prison form", title="How it came"
    )
    previous_convictions: Literal["attached", "none", "absent with reason", "not stated"] = Field(
        "not stated", title="Previous convictions"
    )
    absent_reason: str = Field("", title="Why previous convictions are absent")
    keyed_by: str = Field("", title="Who keyed it, if it came on paper")


class ReferralAcknowledged(Kind):
    """A receipt went back to the sender."""

    kind: Literal["referral.acknowledged"] = "referral.acknowledged"
    label: ClassVar[str] = "Referral acknowledged"
    substantive: ClassVar[bool] = True

    receipt: str = Field("", title="Receipt reference")


class ReferralRejected(Kind):
    """A referral was sent back with reasons. The person stays on record."""

    kind: Literal["referral.rejected"] = "referral.rejected"
    label: ClassVar[str] = "Referral sent back"
    substantive: ClassVar[bool] = True

    reasons: str = Field(title="Reasons, and what would make it acceptable", min_length=1)


class Triaged(Kind):
    """What a person in the triage team found: is there a case to consider, and under which power?"""

    kind: Literal["triage.completed"] = "triage.completed"
    label: ClassVar[str] = "Triage"
    substantive: ClassVar[bool] = True

    outcome: Literal[
        "consider deportation", "below threshold", "British citizen", "Irish citizen, no exceptional reason",
        "exempt from deportation", "referred in error", "needs nationality resolved",
    ] = Field(title="Outcome")  # fmt: skip
    reasons: str = Field(title="Reasons", min_length=1)
    under: str = Field("", title="Rule version used")
