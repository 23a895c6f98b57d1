"""How somebody can be reached, each attempt to reach them, and contact found again."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind

Means = Literal["telephone", "e-mail", "address", "other"]


class ContactDetailGiven(Kind):
    """A number or an address at which the person, or somebody close to them, can be reached."""

    kind: Literal["contact.detail_given"] = "contact.detail_given"
    label: ClassVar[str] = "Contact detail"

    means: Means = Field(title="Kind of detail")
    detail: str = Field(title="Number or address", min_length=1)
    whose: Literal["the person", "emergency contact", "supporter", "representative", "accommodation provider"] = Field(
        "the person", title="Whose it is"
    )
    language: str = Field("", title="Language to use")


class ContactDetailFailed(Kind):
    """A number or address no longer reaches anybody: a message bounced, the post came back."""

    kind: Literal["contact.detail_failed"] = "contact.detail_failed"
    label: ClassVar[str] = "Contact detail no longer works"

    detail: str = Field(title="Number or address", min_length=1)
    how: str = Field("", title="How we know")


class ContactAttempted(Kind):
    """One attempt to reach the person: how, at what hour, and what came of it."""

    kind: Literal["contact.attempted"] = "contact.attempted"
    label: ClassVar[str] = "Attempt to make contact"
    substantive: ClassVar[bool] = True

    channel: Literal["telephone", "SMS", "e-mail", "letter", "visit"] = Field(title="How")
    to: str = Field("", title="Number or address used")
    at: str = Field("", title="Time of day", pattern=r"^(\d{2}:\d{2}(:\d{2})?)?$")
    result: Literal[
        "spoke to the person", "spoke to somebody else", "left a message", "no answer", "sent", "did not go through",
    ] = Field(title="Result")  # fmt: skip
    note: str = Field("", title="What was said")


class ContactRestored(Kind):
    """In contact again."""

    kind: Literal["contact.restored"] = "contact.restored"
    label: ClassVar[str] = "Contact restored"
    substantive: ClassVar[bool] = True

    how: str = Field("", title="How")


class LostByUs(Kind):
    """It was found that we lost the person: no date given, no notice served, a move not recorded."""

    kind: Literal["contact.lost_by_us"] = "contact.lost_by_us"
    label: ClassVar[str] = "Lost by us"
    substantive: ClassVar[bool] = True

    how: str = Field(title="What we failed to do", min_length=1)
    found_by: str = Field(title="Found by", min_length=1)
