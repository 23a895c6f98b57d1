"""Alerts: proposed on a ground, approved by a second person, sent to registers, proven to be there, withdrawn.

An alert is named by the number of the fact that proposed it, and rests on the number of the fact that is its ground.
What a register said of it, and what its holdings showed, are facts of the same record.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind

Register = Literal["border", "sis return", "sis refusal", "police", "interpol"]
REGISTERS: tuple[Register, ...] = ("border", "sis return", "sis refusal", "police", "interpol")
"""The registers an alert may stand in; on which days each is connected is a page of law."""

Ground = Literal["deportation order", "exclusion decision", "absconder declaration", "conviction"]
Warned = Literal[
    "armed", "violent", "absconded or escaped", "suicide risk", "public health threat", "terrorism related"
]
Message = Literal["create", "update", "withdraw"]
PREFIX = "CK-"


def alert_key(number: int) -> str:
    """What a register knows our alert by: CK-4711."""
    return f"{PREFIX}{number}"


def alert_number(key: str) -> int | None:
    """The alert of that key; None where it is not one of ours in form."""
    digits = key.strip().upper().removeprefix(PREFIX)
    ours = key.strip().upper().startswith(PREFIX) and digits.isascii() and digits.isdigit() and len(digits) <= 18
    return int(digits) if ours else None


class AlertProposed(Kind):
    """Somebody proposes an alert on a ground, for named registers. It goes nowhere before a second person approves."""

    kind: Literal["alert.proposed"] = "alert.proposed"
    label: ClassVar[str] = "Alert proposed"
    by_hand: ClassVar[bool] = False
    substantive: ClassVar[bool] = True

    ground: Ground = Field(title="Ground")
    ground_fact: int = Field(title="Number of the fact it rests on", gt=0)
    registers: tuple[Register, ...] = Field(title="For which registers", min_length=1)
    reasons: str = Field(title="Why an alert is needed", min_length=1)
    action: str = Field("", title="What to do on a hit")
    warnings: tuple[Warned, ...] = Field((), title="Warnings")
    threat: bool | None = Field(None, title="A threat to public policy or security")
    leave_by: date | None = Field(None, title="Last day for voluntary departure")
    suspended: bool | None = Field(None, title="Suspended or postponed, an appeal included")
    entry_ban: bool | None = Field(None, title="Accompanied by an entry ban")


class AlertNotNeeded(Kind):
    """Somebody decided that this ground needs no alert, with reasons."""

    kind: Literal["alert.not_needed"] = "alert.not_needed"
    label: ClassVar[str] = "No alert needed"
    by_hand: ClassVar[bool] = False
    substantive: ClassVar[bool] = True

    ground_fact: int = Field(title="Number of the fact that is the ground", gt=0)
    reasons: str = Field(title="Why not", min_length=1)


class AlertApproved(Kind):
    """A second person approved the alert, until a review date."""

    kind: Literal["alert.approved"] = "alert.approved"
    label: ClassVar[str] = "Alert approved"
    by_hand: ClassVar[bool] = False
    substantive: ClassVar[bool] = True

    alert: int = Field(title="Alert", gt=0)
    reasons: str = Field(title="Reasons", min_length=1)
    review_on: date | None = Field(None, title="Review date; the longest allowed unless given")


class AlertRefused(Kind):
    """A second person refused the alert. It goes nowhere."""

    kind: Literal["alert.refused"] = "alert.refused"
    label: ClassVar[str] = "Alert refused"
    by_hand: ClassVar[bool] = False
    substantive: ClassVar[bool] = True

    alert: int = Field(title="Alert", gt=0)
    reasons: str = Field(title="Reasons", min_length=1)


class AlertSent(Kind):
    """A message about the alert left for a register."""

    kind: Literal["alert.sent"] = "alert.sent"
    label: ClassVar[str] = "Alert message sent"
    by_hand: ClassVar[bool] = False

    alert: int = Field(title="Alert", gt=0)
    where: Register = Field(title="Register")
    message: Message = Field(title="What it asks the register to do")
    message_key: str = Field("", title="Key of the message")


class AlertAcknowledged(Kind):
    """The register took the message, and gave its own reference. Not yet proof that it holds the alert."""

    kind: Literal["alert.acknowledged"] = "alert.acknowledged"
    label: ClassVar[str] = "Alert acknowledged by the register"
    by_hand: ClassVar[bool] = False

    alert: int = Field(title="Alert", gt=0)
    where: Register = Field(title="Register")
    message: Message = Field("create", title="Which message")
    reference: str = Field("", title="The register's own reference")


class AlertRejected(Kind):
    """The register refused the message."""

    kind: Literal["alert.rejected"] = "alert.rejected"
    label: ClassVar[str] = "Alert rejected by the register"
    by_hand: ClassVar[bool] = False

    alert: int = Field(title="Alert", gt=0)
    where: Register = Field(title="Register")
    message: Message = Field("create", title="Which message")
    reasons: str = Field("not stated", title="Reasons the register gave")


class AlertSeen(Kind):
    """The register's holdings of the day show the alert: proof of load, or, once withdrawn, held too long."""

    kind: Literal["alert.seen"] = "alert.seen"
    label: ClassVar[str] = "Alert seen in the register"
    by_hand: ClassVar[bool] = False

    alert: int = Field(title="Alert", gt=0)
    where: Register = Field(title="Register")
    reference: str = Field("", title="The register's own reference")


class AlertLost(Kind):
    """The register's holdings of the day do not show an alert that should be there."""

    kind: Literal["alert.lost"] = "alert.lost"
    label: ClassVar[str] = "Alert lost by the register"
    by_hand: ClassVar[bool] = False

    alert: int = Field(title="Alert", gt=0)
    where: Register = Field(title="Register")


class AlertDiffers(Kind):
    """The register holds the alert with other details than ours."""

    kind: Literal["alert.differs"] = "alert.differs"
    label: ClassVar[str] = "Alert differs in the register"
    by_hand: ClassVar[bool] = False

    alert: int = Field(title="Alert", gt=0)
    where: Register = Field(title="Register")
    fields: tuple[str, ...] = Field(title="Which details", min_length=1)


class AlertSentAgain(Kind):
    """A named person has the alert sent again to these registers: lost there, rejected, or its details changed."""

    kind: Literal["alert.send_again"] = "alert.send_again"
    label: ClassVar[str] = "Alert to be sent again"
    by_hand: ClassVar[bool] = False
    substantive: ClassVar[bool] = True

    alert: int = Field(title="Alert", gt=0)
    registers: tuple[Register, ...] = Field(title="To which registers", min_length=1)
    reasons: str = Field(title="Why", min_length=1)


class AlertReviewed(Kind):
    """The alert was looked at again and is still needed, until the next review date."""

    kind: Literal["alert.reviewed"] = "alert.reviewed"
    label: ClassVar[str] = "Alert reviewed"
    by_hand: ClassVar[bool] = False
    substantive: ClassVar[bool] = True

    alert: int = Field(title="Alert", gt=0)
    review_on: date = Field(title="Next review date")
    reasons: str = Field(title="Why it is still needed", min_length=1)


class AlertWithdrawn(Kind):
    """The alert is withdrawn from every register: by a person, or because its ground fell."""

    kind: Literal["alert.withdrawn"] = "alert.withdrawn"
    label: ClassVar[str] = "Alert withdrawn"
    by_hand: ClassVar[bool] = False

    alert: int = Field(title="Alert", gt=0)
    reasons: str = Field(title="Why", min_length=1)


class AlertGone(Kind):
    """The register's holdings of the day no longer show an alert that was withdrawn."""

    kind: Literal["alert.gone"] = "alert.gone"
    label: ClassVar[str] = "Alert gone from the register"
    by_hand: ClassVar[bool] = False

    alert: int = Field(title="Alert", gt=0)
    where: Register = Field(title="Register")
