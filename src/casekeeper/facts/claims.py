"""Claims against removal, made through any channel: what was claimed, how it was considered, and certificates.

A claim is known ever after by the number of the fact that made it. While it is undecided nobody is removed.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind

ClaimOf = Literal[
    "protection", "human rights", "further submissions", "EU right or settlement scheme", "statelessness",
    "British citizenship", "settled before 1973 or Windrush",
]  # fmt: skip
Channel = Literal[
    "letter or email", "in detention", "in prison", "at reporting", "at the port", "on the way to departure",
    "tribunal", "court", "representative", "member of parliament", "own page", "other",
]  # fmt: skip
Limb = Literal["yes", "no", "does not apply"]
FromAbroad = Literal["effective", "not effective", "not looked at"]
_CLAIM: Any = Field(title="Number of the fact that made the claim")


class ClaimMade(Kind):
    """Words that amount to a claim, whoever received them and however they came."""

    kind: Literal["claim.made"] = "claim.made"
    label: ClassVar[str] = "Claim made"
    substantive: ClassVar[bool] = True

    claim: ClaimOf = Field(title="What is claimed")
    channel: Channel = Field("letter or email", title="How it came")
    summary: str = Field("", title="In short, in the person's own words where possible")
    reference: str = Field("", title="Reference")
    received_by: str = Field("", title="Received by")
    received_at: str = Field("", title="Time of day at which it came", pattern=r"^(\d{2}:\d{2}(:\d{2})?)?$")


class ClaimConsidered(Kind):
    """A named person decided the claim. Further submissions are asked two questions, and both answers are kept."""

    kind: Literal["claim.considered"] = "claim.considered"
    label: ClassVar[str] = "Claim considered"
    substantive: ClassVar[bool] = True

    claim: int = _CLAIM
    outcome: Literal["granted", "refused", "not a fresh claim", "no claim was made"] = Field(title="Outcome")
    already_considered: Limb = Field("does not apply", title="Further submissions: considered before?")
    realistic_prospect: Limb = Field("does not apply", title="Further submissions: a realistic prospect of success?")
    reasons: str = Field(title="Reasons", min_length=1)
    decided_by: str = Field(title="Decided by", min_length=1)
    by_unit: str = Field(title="Deciding unit", min_length=1)
    document: str = Field(title="Document reference", min_length=1)


class ClaimWithdrawn(Kind):
    """The claim was withdrawn by the person, or is treated so by a named person, after proof and a time to reply."""

    kind: Literal["claim.withdrawn"] = "claim.withdrawn"
    label: ClassVar[str] = "Claim withdrawn"
    substantive: ClassVar[bool] = True

    claim: int = _CLAIM
    how: Literal["by the person", "treated as withdrawn"] = Field(title="How")
    notices_reached: str = Field("", title="If treated so: proof that the notices reached the person")
    time_to_reply: str = Field("", title="If treated so: the time given to reply, and when it ended")
    decided_by: str = Field(title="Decided or received by", min_length=1)
    by_unit: str = Field(title="Deciding unit", min_length=1)
    document: str = Field(title="Document reference", min_length=1)


class ClaimReinstated(Kind):
    """A claim treated as withdrawn is live again."""

    kind: Literal["claim.reinstated"] = "claim.reinstated"
    label: ClassVar[str] = "Claim reinstated"
    substantive: ClassVar[bool] = True

    claim: int = _CLAIM
    reasons: str = Field(title="Why", min_length=1)


class ClaimCertified(Kind):
    """A senior person certified a refused claim, so that an appeal is brought from abroad or not at all.

    For section 94B: would an appeal from abroad be effective for this person, in each respect and from this country?
    """

    kind: Literal["claim.certified"] = "claim.certified"
    label: ClassVar[str] = "Claim certified"
    substantive: ClassVar[bool] = True

    claim: int = _CLAIM
    under: Literal["section 94", "section 94B"] = Field(title="Under")
    country: str = Field(title="Country to be removed to (three letters)", pattern=r"^[A-Z]{3}$")
    legal_help: FromAbroad = Field("not looked at", title="Legal help from there")
    live_evidence: FromAbroad = Field("not looked at", title="Giving live evidence from there")
    video_link: FromAbroad = Field("not looked at", title="Video link from there")
    cost: FromAbroad = Field("not looked at", title="What it costs the person")
    arrangements: FromAbroad = Field("not looked at", title="Arrangements at both ends")
    video_confirmed: str = Field(
        "", title="If the profile of the country does not say: who confirmed evidence by video from there, and where"
    )
    individual_check: str = Field("", title="What is particular to this person")
    reasons: str = Field(title="Reasons", min_length=1)
    certified_by: str = Field(title="Certified by", min_length=1)
    document: str = Field(title="Document reference", min_length=1)


class CertificateWithdrawn(Kind):
    """A certificate was withdrawn or quashed."""

    kind: Literal["claim.certificate_withdrawn"] = "claim.certificate_withdrawn"
    label: ClassVar[str] = "Certificate withdrawn"
    substantive: ClassVar[bool] = True

    claim: int = _CLAIM
    reasons: str = Field(title="Why", min_length=1)


class RepresentativeInstructed(Kind):
    """Somebody acts for the person; they are sent a copy of what is served."""

    kind: Literal["claim.representative_instructed"] = "claim.representative_instructed"
    label: ClassVar[str] = "Representative instructed"

    name: str = Field(title="Name of the representative", min_length=1)
    reference: str = Field("", title="Their reference")


class RepresentativeEnded(Kind):
    """Nobody acts for the person any more."""

    kind: Literal["claim.representative_ended"] = "claim.representative_ended"
    label: ClassVar[str] = "Representative no longer acts"
