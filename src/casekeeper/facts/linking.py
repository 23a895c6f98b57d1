"""Whether two records are one person's: what was suggested, what a person judged, and what was parted again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar, Literal

from pydantic import Field

from casekeeper.facts.fact import Kind

Judgement = Literal["same", "different", "unsure"]
Suspicion = Literal["birth years", "two custodies", "many names", "two identifiers", "judged different"]
"""What speaks against a joined record being one person's, each word a suspicion of its own."""


def written(weight: float) -> Decimal:
    """A weight as it is kept: to a hundredth, exactly as it will be read again."""
    return Decimal(f"{weight:.2f}")


class LinkProposed(Kind):
    """This record and another may be one person's: a suggestion, with its weight. It joins nothing."""

    kind: Literal["linking.proposed"] = "linking.proposed"
    label: ClassVar[str] = "May be one person with another record"
    by_hand: ClassVar[bool] = False

    other: str = Field(title="Reference of the other record")
    weight: Decimal = Field(title="Match weight (log2)")
    model: str = Field("", title="Version of the model")
    flags: tuple[str, ...] = Field((), title="Flags")


class RecordsJudged(Kind):
    """A named person judged whether this record and another are one person's; withdrawable at any time."""

    kind: Literal["linking.judged"] = "linking.judged"
    label: ClassVar[str] = "Judgement on two records"
    by_hand: ClassVar[bool] = False
    substantive: ClassVar[bool] = True

    other: str = Field(title="Reference of the other record")
    judgement: Judgement = Field(title="Are they one person's?")
    reasons: str = Field(title="Reasons", min_length=1)
    weight: Decimal | None = Field(None, title="Match weight at the time (log2)")
    model: str = Field("", title="Version of the model at the time")


class RecordsParted(Kind):
    """A join of this record with another was taken back; what was decided on the joined record meanwhile."""

    kind: Literal["linking.parted"] = "linking.parted"
    label: ClassVar[str] = "Join of records taken back"
    by_hand: ClassVar[bool] = False

    other: str = Field("", title="Reference of the other record")
    role: Literal["removed", "retained"] = Field(title="Was this record removed or retained?")
    joined_on: date = Field(title="Joined on")
    reasons: str = Field("", title="Why it was taken back")
    facts: tuple[int, ...] = Field((), title="Facts recorded meanwhile")
    duties: tuple[str, ...] = Field((), title="Duties that ended meanwhile")
    messages: tuple[str, ...] = Field((), title="Messages sent meanwhile")


class DecisionsReviewed(Kind):
    """Somebody went through what was decided while two records were joined, and says what became of it."""

    kind: Literal["linking.decisions_reviewed"] = "linking.decisions_reviewed"
    label: ClassVar[str] = "Decisions taken while joined, reviewed"
    substantive: ClassVar[bool] = True

    parted: int = Field(title="Number of the fact that took the join back")
    how: str = Field(title="What was found, and what was put right", min_length=1)


class JoinedIdentityChecked(Kind):
    """Somebody looked at what made a joined record suspicious, and says why it is one person's all the same."""

    kind: Literal["linking.identity_checked"] = "linking.identity_checked"
    label: ClassVar[str] = "Joined identity checked"
    substantive: ClassVar[bool] = True

    what: Suspicion = Field(title="What was suspicious")
    how: str = Field(title="What was checked, and what was found", min_length=1)
