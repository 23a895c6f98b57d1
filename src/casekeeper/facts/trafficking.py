"""Possible victims of trafficking or modern slavery: referral, the two decisions, recovery, and disqualification.

From referral nobody is removed until a negative decision, the end of recovery after a conclusive one, or a lawful
disqualification of this one person. The decisions are the competent authority's.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind

_REFERRAL: Any = Field(title="Number of the fact that referred them")


class TraffickingReferred(Kind):
    """A first responder referred the person, or anybody tells us that one did."""

    kind: Literal["trafficking.referred"] = "trafficking.referred"
    label: ClassVar[str] = "Trafficking referral"
    substantive: ClassVar[bool] = True

    by: str = Field(title="Who referred", min_length=1)
    reference: str = Field("", title="Reference")
    indicators: str = Field("", title="What was seen or said")
    received_at: str = Field("", title="Time of day at which it came", pattern=r"^(\d{2}:\d{2}(:\d{2})?)?$")


class ReasonableGroundsDecided(Kind):
    """First decision: are there reasonable grounds to believe that the person is a victim?"""

    kind: Literal["trafficking.reasonable_grounds"] = "trafficking.reasonable_grounds"
    label: ClassVar[str] = "Reasonable-grounds decision"
    substantive: ClassVar[bool] = True

    referral: int = _REFERRAL
    outcome: Literal["positive", "negative"] = Field(title="Outcome")
    recovery_until: date | None = Field(None, title="Recovery period ends on, if longer than the least")
    document: str = Field(title="Document reference", min_length=1)


class ConclusiveGroundsDecided(Kind):
    """Second decision: is the person a victim?"""

    kind: Literal["trafficking.conclusive_grounds"] = "trafficking.conclusive_grounds"
    label: ClassVar[str] = "Conclusive-grounds decision"
    substantive: ClassVar[bool] = True

    referral: int = _REFERRAL
    outcome: Literal["positive", "negative"] = Field(title="Outcome")
    document: str = Field(title="Document reference", min_length=1)


class ProtectionDisqualified(Kind):
    """The competent authority took the protection away from this one person, with individual reasons."""

    kind: Literal["trafficking.disqualified"] = "trafficking.disqualified"
    label: ClassVar[str] = "Trafficking protection withdrawn"
    substantive: ClassVar[bool] = True

    referral: int = _REFERRAL
    ground: Literal["public order", "bad faith"] = Field(title="Ground")
    individual_assessment: str = Field(title="What was weighed about this person", min_length=1)
    reasons: str = Field(title="Reasons", min_length=1)
    decided_by: str = Field(title="Decided by", min_length=1)
    document: str = Field(title="Document reference", min_length=1)


class VictimLeaveDecided(Kind):
    """After a positive conclusive decision: was temporary permission given?"""

    kind: Literal["trafficking.leave_decided"] = "trafficking.leave_decided"
    label: ClassVar[str] = "Permission for a confirmed victim"
    substantive: ClassVar[bool] = True

    referral: int = _REFERRAL
    outcome: Literal["granted", "refused"] = Field(title="Outcome")
    reasons: str = Field(title="Reasons", min_length=1)
    decided_by: str = Field(title="Decided by", min_length=1)
