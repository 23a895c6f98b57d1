"""What one unit asks of another about a person: asked, taken on or declined, answered, escalated, taken back.

A request is known by the number of the fact that asked it. Until the other unit takes it on, the clock is the asker's.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind

UnitName = Literal[
    "prison", "intake", "casework", "gatekeeper", "status review", "reporting", "tracing", "tag hub",
    "returns logistics", "litigation unit", "appeals unit", "asylum unit", "country desk",
]  # fmt: skip
_REQUEST: Any = Field(title="Number of the fact that asked it")


class RequestAsked(Kind):
    """One unit asks another for something about the person, with the day by which it needs the answer."""

    kind: Literal["request.asked"] = "request.asked"
    label: ClassVar[str] = "Request to another unit"
    substantive: ClassVar[bool] = True
    by_hand: ClassVar[bool] = False

    by_unit: UnitName = Field(title="Unit that asks")
    to_unit: UnitName = Field(title="Unit that is asked")
    what: str = Field(title="What is asked", min_length=1, max_length=200)
    why: str = Field(title="Why it is needed", min_length=1)
    needed_by: date | None = Field(None, title="Needed by")
    asked_by: str = Field(title="Asked by", min_length=1)


class RequestTakenOn(Kind):
    """The unit that was asked takes it on: from now on the clock is theirs."""

    kind: Literal["request.taken_on"] = "request.taken_on"
    label: ClassVar[str] = "Request taken on"
    by_hand: ClassVar[bool] = False

    request: int = _REQUEST
    taken_by: str = Field(title="Taken on by", min_length=1)
    comment: str = Field("", title="Comment")


class RequestDeclined(Kind):
    """The unit that was asked says that it does not take it on, and why; the matter is the asker's again."""

    kind: Literal["request.declined"] = "request.declined"
    label: ClassVar[str] = "Request declined"
    by_hand: ClassVar[bool] = False

    request: int = _REQUEST
    reasons: str = Field(title="Reasons", min_length=1)
    declined_by: str = Field(title="Declined by", min_length=1)


class RequestAnswered(Kind):
    """The answer."""

    kind: Literal["request.answered"] = "request.answered"
    label: ClassVar[str] = "Request answered"
    substantive: ClassVar[bool] = True
    by_hand: ClassVar[bool] = False

    request: int = _REQUEST
    answer: str = Field(title="Answer", min_length=1)
    answered_by: str = Field(title="Answered by", min_length=1)


class RequestEscalated(Kind):
    """It cannot wait, the asker says: it stands with the manager of whoever has the clock, and the head next day."""

    kind: Literal["request.escalated"] = "request.escalated"
    label: ClassVar[str] = "Request escalated"
    by_hand: ClassVar[bool] = False

    request: int = _REQUEST
    reasons: str = Field(title="Why it cannot wait", min_length=1)
    escalated_by: str = Field(title="Escalated by", min_length=1)


class RequestTakenBack(Kind):
    """The asker does not need it any more."""

    kind: Literal["request.taken_back"] = "request.taken_back"
    label: ClassVar[str] = "Request taken back"
    by_hand: ClassVar[bool] = False

    request: int = _REQUEST
    reasons: str = Field(title="Why it is not needed any more", min_length=1)
    taken_back_by: str = Field(title="Taken back by", min_length=1)
