"""Considering deportation: information asked and given, notice of liability, representations, the outcome."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind

ServiceMethod = Literal["post in the UK", "post abroad", "email", "fax", "courier", "by hand", "to file"]


class InformationRequested(Kind):
    """The short form asking only what is not known already went out."""

    kind: Literal["consideration.information_requested"] = "consideration.information_requested"
    label: ClassVar[str] = "Information asked for"
    substantive: ClassVar[bool] = True

    of: str = Field("the person", title="Whom we asked")
    method: ServiceMethod = Field("by hand", title="How it was sent")
    questions: int | None = Field(None, ge=0, title="How many questions")
    language: str = Field("English", title="Language")
    proof: str = Field("", title="Proof of service")
    document: str = Field("", title="Document reference")


class InformationChased(Kind):
    """Somebody asked after a request for information that had not been answered."""

    kind: Literal["consideration.information_chased"] = "consideration.information_chased"
    label: ClassVar[str] = "Information chased"

    how: str = Field(title="How, and whom", min_length=1)
    answer: str = Field("", title="What they said")


class InformationReceived(Kind):
    """An answer to our request came in."""

    kind: Literal["consideration.information_received"] = "consideration.information_received"
    label: ClassVar[str] = "Information received"
    substantive: ClassVar[bool] = True

    summary: str = Field("", title="Summary")


class LiabilityNoticeSent(Kind):
    """Notice that the person is liable to deportation, with reasons and an invitation to make representations."""

    kind: Literal["consideration.liability_notice_sent"] = "consideration.liability_notice_sent"
    label: ClassVar[str] = "Liability notice sent"
    substantive: ClassVar[bool] = True

    method: ServiceMethod = Field("by hand", title="How it was served")
    language: str = Field("English", title="Language")
    proof: str = Field("", title="Proof of service")
    document: str = Field("", title="Document reference")


class RepresentationsReceived(Kind):
    """The person, or somebody for them, gave reasons against deportation."""

    kind: Literal["consideration.representations_received"] = "consideration.representations_received"
    label: ClassVar[str] = "Representations received"
    substantive: ClassVar[bool] = True

    summary: str = Field("", title="Summary")
    by: str = Field("the person", title="Who made them")
    received_at: str = Field("", title="Time of day at which it came", pattern=r"^(\d{2}:\d{2}(:\d{2})?)?$")


class Decided(Kind):
    """The outcome of consideration: a named person's decision, with reasons."""

    kind: Literal["consideration.decided"] = "consideration.decided"
    label: ClassVar[str] = "Consideration outcome"
    substantive: ClassVar[bool] = True

    outcome: Literal["deport", "deport, automatic", "do not deport", "administrative removal", "exempt",
                     "British citizen"] = Field(title="Outcome")  # fmt: skip
    reasons: str = Field(title="Reasons", min_length=1)
    decided_by: str = Field(title="Decided by", min_length=1)
    exceptions_considered: str = Field("", title="Exceptions considered")
    ground: Literal["own conduct", "as family of somebody deported"] = Field(
        "own conduct", title="On what ground: their own conduct, or as family"
    )


class ReleaseOverridden(Kind):
    """A named person takes responsibility for a release going ahead with no outcome, and says why."""

    kind: Literal["consideration.release_overridden"] = "consideration.release_overridden"
    label: ClassVar[str] = "Release without outcome authorised"
    substantive: ClassVar[bool] = True

    name: str = Field(title="Who authorises it", min_length=1)
    reason: str = Field(title="Why", min_length=1)


class UnconsideredReleaseResolved(Kind):
    """A release that was not considered has been dealt with: what was done, and by whom."""

    kind: Literal["consideration.unconsidered_release_resolved"] = "consideration.unconsidered_release_resolved"
    label: ClassVar[str] = "Unconsidered release resolved"
    substantive: ClassVar[bool] = True

    how: str = Field(title="What was done", min_length=1)
    cause: Literal["not referred", "referred late", "released early by a court", "notice missed", "record error",
                   "nationality not known", "other"] = Field(title="Cause")  # fmt: skip
    name: str = Field(title="Resolved by", min_length=1)


class WorkNoted(Kind):
    """Somebody did something on the case that no other kind records."""

    kind: Literal["case.work_noted"] = "case.work_noted"
    label: ClassVar[str] = "Work noted"
    substantive: ClassVar[bool] = True

    what: str = Field(title="What was done", min_length=1)
    waiting_on: Literal["us", "others"] = Field("us", title="Who has to act next")
    whom: str = Field("", title="If others, who")
