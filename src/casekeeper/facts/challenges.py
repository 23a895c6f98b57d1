"""Challenges in court outside the appeal: judicial review, orders that forbid removal, and the written barrier test.

A challenge is known ever after by the number of the fact that brought it to us.
"""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind

_CHALLENGE: Any = Field(title="Number of the fact that told of the challenge")


class ChallengeIssued(Kind):
    """A sealed claim, or an order of a court. An order forbids removal until it is discharged."""

    kind: Literal["court.challenge_issued"] = "court.challenge_issued"
    label: ClassVar[str] = "Court challenge or order"
    substantive: ClassVar[bool] = True

    challenge: Literal["judicial review", "injunction or interim order", "European Court measure"] = Field(title="What")
    court: str = Field("", title="Court")
    reference: str = Field("", title="Court reference")
    told_by: str = Field("", title="Who told us")
    received_at: str = Field("", title="Time of day at which it came", pattern=r"^(\d{2}:\d{2}(:\d{2})?)?$")


class BarrierTestMade(Kind):
    """The litigation unit's written answer: may removal go on in spite of the challenge?"""

    kind: Literal["court.barrier_test"] = "court.barrier_test"
    label: ClassVar[str] = "Barrier test"
    substantive: ClassVar[bool] = True

    challenge: int = _CHALLENGE
    outcome: Literal["stops removal", "does not stop removal"] = Field(title="Outcome")
    exception: Literal["none", "recent review or appeal", "special arrangements", "other"] = Field(
        "none", title="Exception relied on"
    )
    reasons: str = Field(title="Reasons", min_length=1)
    author: str = Field(title="Written by", min_length=1)
    at: str = Field("", title="Time of day", pattern=r"^(\d{2}:\d{2}(:\d{2})?)?$")
    document: str = Field(title="Document reference", min_length=1)


class ChallengeDecided(Kind):
    """The court's outcome, or the end of its order."""

    kind: Literal["court.challenge_decided"] = "court.challenge_decided"
    label: ClassVar[str] = "Court challenge decided"
    substantive: ClassVar[bool] = True

    challenge: int = _CHALLENGE
    outcome: Literal["permission refused", "permission granted", "dismissed", "allowed", "withdrawn", "settled",
                     "order discharged"] = Field(title="Outcome")  # fmt: skip
    document: str = Field(title="Document reference", min_length=1)
