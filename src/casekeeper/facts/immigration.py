"""Records of immigration detention and status: authority to detain, bail, deportation order, no longer of interest."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import Field

from casekeeper.facts.consideration import ServiceMethod
from casekeeper.facts.fact import Kind

_AT: Any = Field("", title="Time of day, where the source gave it", pattern=r"^(\d{2}:\d{2}(:\d{2})?)?$")


class DetentionAuthorised(Kind):
    """IS91: authority to detain under immigration powers."""

    kind: Literal["immigration.detention_authorised"] = "immigration.detention_authorised"
    label: ClassVar[str] = "Authority to detain (IS91)"
    substantive: ClassVar[bool] = True

    home_office_reference: str = Field("", title="Home Office reference")
    place: str = Field("", title="Place of detention, if not the prison")


class DetentionBegan(Kind):
    """Held under immigration powers from this day, in a prison or a removal centre."""

    kind: Literal["immigration.detention_began"] = "immigration.detention_began"
    label: ClassVar[str] = "Immigration detention began"

    place: str = Field("", title="Where")
    at: str = _AT


class DetentionMoved(Kind):
    """Moved from one place of immigration detention to another; detention goes on."""

    kind: Literal["immigration.detention_moved"] = "immigration.detention_moved"
    label: ClassVar[str] = "Moved in immigration detention"

    place: str = Field(title="Where now", min_length=1)
    from_place: str = Field("", title="Where before")
    reason: str = Field("", title="Why, as the centre says it")
    at: str = _AT


class DetentionEnded(Kind):
    """Immigration detention ended, with a coded reason."""

    kind: Literal["immigration.detention_ended"] = "immigration.detention_ended"
    label: ClassVar[str] = "Immigration detention ended"

    reason: Literal[
        "bail", "removed", "leave granted", "court order", "no longer of interest", "not stated", "other"
    ] = Field(title="Why")
    place: str = Field("", title="Where it ended")
    at: str = _AT


class BailGranted(Kind):
    """Immigration bail."""

    kind: Literal["immigration.bail_granted"] = "immigration.bail_granted"
    label: ClassVar[str] = "Immigration bail"
    substantive: ClassVar[bool] = True

    granted_by: Literal["Secretary of State", "tribunal", "not stated"] = Field("not stated", title="Granted by")
    home_office_reference: str = Field("", title="Home Office reference")


class DeportationOrdered(Kind):
    """A deportation order was made."""

    kind: Literal["immigration.deportation_ordered"] = "immigration.deportation_ordered"
    label: ClassVar[str] = "Deportation order"
    substantive: ClassVar[bool] = True

    home_office_reference: str = Field("", title="Home Office reference")
    automatic: bool | None = Field(None, title="Made under the automatic duty")


class DeportationOrderServed(Kind):
    """The deportation order was served on the person. Without proof it proves nothing."""

    kind: Literal["immigration.deportation_order_served"] = "immigration.deportation_order_served"
    label: ClassVar[str] = "Deportation order served"
    substantive: ClassVar[bool] = True

    order: int | None = Field(None, title="Number of the fact that made the order; empty for the one in force")
    method: ServiceMethod = Field("by hand", title="How it was served")
    language: str = Field("English", title="Language")
    proof: str = Field("", title="Proof of service")
    received_on: date | None = Field(None, title="Proved to have been received on")
    representative: Literal["copied", "not copied", "none instructed"] = Field(
        "none instructed", title="Was the representative sent a copy?"
    )
    document: str = Field("", title="Document reference")


class DeportationOrderRevoked(Kind):
    """A deportation order was revoked or quashed."""

    kind: Literal["immigration.deportation_order_revoked"] = "immigration.deportation_order_revoked"
    label: ClassVar[str] = "Deportation order revoked"
    substantive: ClassVar[bool] = True

    reason: str = Field(title="Why", min_length=1)


class ExclusionDecided(Kind):
    """It was decided that the person, who is abroad, is not to be let in: not conducive to the public good."""

    kind: Literal["immigration.exclusion_decided"] = "immigration.exclusion_decided"
    label: ClassVar[str] = "Exclusion decided"
    substantive: ClassVar[bool] = True

    decided_by: str = Field(title="Decided by", min_length=1)
    reference: str = Field("", title="Decision reference")
    reasons: str = Field("", title="Reasons")


class ExclusionRevoked(Kind):
    """An exclusion decision was revoked or quashed."""

    kind: Literal["immigration.exclusion_revoked"] = "immigration.exclusion_revoked"
    label: ClassVar[str] = "Exclusion revoked"
    substantive: ClassVar[bool] = True

    reason: str = Field(title="Why", min_length=1)


class NoLongerOfInterest(Kind):
    """Immigration enforcement has no interest in the person."""

    kind: Literal["immigration.no_longer_of_interest"] = "immigration.no_longer_of_interest"
    label: ClassVar[str] = "No longer of interest"
    substantive: ClassVar[bool] = True

    reason: Literal["British citizen", "right to remain", "other"] = Field(title="Reason")
    comment: str = Field("", title="Comment")


class UnknownRecordKept(Kind):
    """The prison holds an immigration record whose type it did not state; kept so nothing is lost."""

    kind: Literal["immigration.unknown_record"] = "immigration.unknown_record"
    label: ClassVar[str] = "Immigration record of unknown type"

    home_office_reference: str = Field("", title="Home Office reference")


class ReleaseInstructed(Kind):
    """We told the prison that it may release: no immigration detention is sought."""

    kind: Literal["immigration.release_instructed"] = "immigration.release_instructed"
    label: ClassVar[str] = "Release instruction"
    substantive: ClassVar[bool] = True

    reason: str = Field(title="Why", min_length=1)


class Departed(Kind):
    """Left the country: removed, deported or by choice."""

    kind: Literal["departure.confirmed"] = "departure.confirmed"
    label: ClassVar[str] = "Departed"
    substantive: ClassVar[bool] = True

    how: Literal["removed", "early removal scheme", "voluntary", "transferred to a prison abroad", "not stated"] = (
        Field("not stated", title="How")
    )
    to: str = Field("", title="Country, by its name or code")
    evidence: str = Field("", title="How we know")


class BackInCountry(Kind):
    """Found here again after departure, or the removal failed after the prison had let go."""

    kind: Literal["departure.undone"] = "departure.undone"
    label: ClassVar[str] = "Back after departure"

    why: Literal["removal failed", "returned", "departure recorded in error"] = Field(title="Why")
