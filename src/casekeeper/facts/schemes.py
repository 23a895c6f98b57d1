"""Ways home of the person's own choice: offered, asked for, decided, taken up or turned down.

An offer or a request is known by the number of the fact that made it.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind

Scheme = Literal["voluntary departure", "facilitated return", "prisoner transfer", "early removal"]
WhyNotEarly = Literal[
    "not coded", "outstanding charges", "confiscation order or proceedings", "evidence of planned crime or return",
    "terrorism", "another reason",
]  # fmt: skip
NOT_CODED = "not coded"
_OFFER: Any = Field(title="Number of the fact that offered it or asked for it")


class SchemeOffered(Kind):
    """A way home was offered and explained. It is never a threat."""

    kind: Literal["scheme.offered"] = "scheme.offered"
    label: ClassVar[str] = "Way home offered"
    substantive: ClassVar[bool] = True

    scheme: Scheme = Field(title="Which")
    pounds: int | None = Field(None, ge=0, title="Payment offered, in pounds")
    how: str = Field("", title="How it was explained, and in which language")


class SchemeAskedFor(Kind):
    """The person asks to go home: a volunteer, with a clock of their own."""

    kind: Literal["scheme.asked_for"] = "scheme.asked_for"
    label: ClassVar[str] = "Asked to go home"
    substantive: ClassVar[bool] = True

    scheme: Scheme = Field(title="Which")
    channel: str = Field("", title="How they asked")


class SchemeAnswered(Kind):
    """The person took an offer, turned it down, or changed their mind."""

    kind: Literal["scheme.answered"] = "scheme.answered"
    label: ClassVar[str] = "Answer to an offer"
    substantive: ClassVar[bool] = True

    offer: int = _OFFER
    answer: Literal["accepted", "refused", "withdrawn"] = Field(title="Answer")


class SchemeDecided(Kind):
    """A named person decided whether the person may go under the scheme."""

    kind: Literal["scheme.decided"] = "scheme.decided"
    label: ClassVar[str] = "Scheme decided"
    substantive: ClassVar[bool] = True

    offer: int = _OFFER
    outcome: Literal["approved", "refused"] = Field(title="Outcome")
    reasons: str = Field(title="Reasons", min_length=1)
    decided_by: str = Field(title="Decided by", min_length=1)
    refused_for: WhyNotEarly = Field("not coded", title="If early removal is refused: why, by code")


class SchemePaid(Kind):
    """The person was paid under the Facilitated Return Scheme: nobody normally is a second time."""

    kind: Literal["scheme.paid"] = "scheme.paid"
    label: ClassVar[str] = "Paid under the Facilitated Return Scheme"
    substantive: ClassVar[bool] = True

    offer: int | None = Field(None, title="Number of the fact that offered it or asked for it, if it is on this record")
    pounds: int | None = Field(None, ge=0, title="Payment, in pounds")
