"""Arrests of people who may be foreign, and the check of convictions abroad that belongs to each.

A check is known by the number of the fact that sent it. Convictions abroad themselves are `sentence.convicted`.
"""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind

_ARREST: Any = Field(title="Number of the fact of the arrest")
_CHECK: Any = Field(title="Number of the fact that sent the check")


class Arrested(Kind):
    """The police arrested the person."""

    kind: Literal["overseas.arrested"] = "overseas.arrested"
    label: ClassVar[str] = "Arrested"

    force: str = Field(title="Police force", min_length=1)
    offence: str = Field("", title="Offence suspected")
    reference: str = Field("", title="Custody reference")


class OverseasCheckSent(Kind):
    """Another country was asked for convictions there."""

    kind: Literal["overseas.check_sent"] = "overseas.check_sent"
    label: ClassVar[str] = "Check abroad sent"
    substantive: ClassVar[bool] = True

    arrest: int | None = Field(None, title="Number of the fact of the arrest")
    country: str = Field(title="Country asked (three letters)", pattern=r"^[A-Z]{3}$")
    channel: Literal["UK-CRIS", "Interpol", "agreement with the country", "other"] = Field(title="Channel")
    reply_due: date | None = Field(None, title="Reply due")
    reference: str = Field("", title="Reference")


class OverseasCheckNotSent(Kind):
    """No check was sent, and why."""

    kind: Literal["overseas.check_not_sent"] = "overseas.check_not_sent"
    label: ClassVar[str] = "Check abroad not sent"
    substantive: ClassVar[bool] = True

    arrest: int = _ARREST
    why: Literal["not a foreign national", "identity not known", "asylum: the country must not be told",
                 "country does not answer", "already answered", "released before it could be sent",
                 "other"] = Field(title="Why")  # fmt: skip
    detail: str = Field("", title="Detail")
    decided_by: str = Field(title="Decided by", min_length=1)


class OverseasCheckReminded(Kind):
    """The other country was reminded."""

    kind: Literal["overseas.check_reminded"] = "overseas.check_reminded"
    label: ClassVar[str] = "Check abroad chased"
    substantive: ClassVar[bool] = True

    check: int = _CHECK


class OverseasCheckReplied(Kind):
    """The other country replied."""

    kind: Literal["overseas.check_replied"] = "overseas.check_replied"
    label: ClassVar[str] = "Check abroad answered"
    substantive: ClassVar[bool] = True

    check: int = _CHECK
    reply: Literal["convictions", "no convictions", "cannot be identified", "refused", "closed with no reply"] = Field(
        title="Reply"
    )
    convictions: int | None = Field(None, ge=0, title="How many convictions")
    summary: str = Field("", title="Summary")
